import { defineConfig } from '@playwright/test'
import { chromiumFlags, findChromium } from './tests/support/browser.ts'
import type { Store } from './tests/e2e/support/museum.ts'

export default defineConfig<object, { store: Store }>({
  testDir: 'tests/e2e',
  testMatch: '**/*.e2e.ts',
  timeout: 120_000,
  expect: { timeout: 30_000 },
  fullyParallel: false,
  workers: 1,
  forbidOnly: true,
  reporter: 'line',
  projects: [
    { name: 'SQLite', use: { store: 'sqlite' } },
    { name: 'Neo4j', use: { store: 'neo4j' }, testMatch: '**/visit.e2e.ts' },
  ],
  use: {
    viewport: { width: 960, height: 600 },
    launchOptions: { executablePath: findChromium() ?? '/usr/bin/chromium', args: [...chromiumFlags] },
    screenshot: 'off',
    trace: 'off',
  },
})

import { defineConfig } from '@playwright/test'
import { chromiumFlags, findChromium } from './tests/support/browser.ts'

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.e2e.ts',
  timeout: 120_000,
  expect: { timeout: 30_000 },
  fullyParallel: false,
  workers: 1,
  forbidOnly: true,
  reporter: 'line',
  use: {
    viewport: { width: 960, height: 600 },
    launchOptions: { executablePath: findChromium() ?? '/usr/bin/chromium', args: [...chromiumFlags] },
    screenshot: 'off',
    trace: 'off',
  },
})

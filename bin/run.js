#!/usr/bin/env node
// Runs a tool from node_modules/.bin, or a script of ours, under a suitable Node: `node bin/run.js vite build`.
import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { runNode } from './node24.js'

const [tool, ...args] = process.argv.slice(2)
const packages = {
  vite: 'vite',
  vitest: 'vitest',
  playwright: '@playwright/test',
  tsc7: 'tsc7',
  eslint: 'eslint',
  depcruise: 'dependency-cruiser',
  prettier: 'prettier',
}
const name = packages[tool]
const script = tool?.endsWith('.ts') ?? false
if (name === undefined && !script) {
  console.error(`run: one of ${Object.keys(packages).join(', ')}, not "${tool}"`)
  process.exit(2)
}
process.exitCode = await runNode([script ? tool : binOf(name, tool === 'tsc7' ? 'tsc' : tool), ...args])

function binOf(packageName, bin) {
  const require = createRequire(import.meta.url)
  const manifest = join(
    dirname(require.resolve('../package.json')),
    'node_modules',
    packageName,
    'package.json',
  )
  const { bin: bins } = JSON.parse(readFileSync(manifest, 'utf8'))
  return join(dirname(manifest), typeof bins === 'string' ? bins : bins[bin])
}

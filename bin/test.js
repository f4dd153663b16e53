#!/usr/bin/env node
// `npm test` and `npm run verify`, under a suitable Node.
import { fileURLToPath } from 'node:url'
import { runNode } from './node24.js'

try {
  process.exitCode = await runNode([
    fileURLToPath(new URL('../tests/support/run-all.ts', import.meta.url)),
    ...process.argv.slice(2),
  ])
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

#!/usr/bin/env node
// The command line's door: plain JavaScript, so that an old Node can open it and go on under a newer one.
import { fileURLToPath } from 'node:url'
import { runNode, runsTypeScript } from './node24.js'

const main = fileURLToPath(new URL('../server/cli/main.ts', import.meta.url))
try {
  if (runsTypeScript()) {
    const { runCli } = await import(main)
    process.exitCode = await runCli(process.argv.slice(2))
  } else process.exitCode = await runNode([main, ...process.argv.slice(2)])
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

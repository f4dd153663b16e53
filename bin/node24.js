// Finds a Node that runs TypeScript directly and loads our native modules: this one, or Node 24 from the npm registry.
import { execFileSync, spawn } from 'node:child_process'
import { constants } from 'node:os'

/** 22.18 is the first whose type stripping is on without a flag. */
export function runsTypeScript(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number)
  return major > 22 || (major === 22 && minor >= 18)
}

/** Path of a suitable node binary. Fetching it takes some seconds once; said on standard error. */
export function suitableNode() {
  if (runsTypeScript()) return process.execPath
  if (process.env.MOUSEION_NODE) return process.env.MOUSEION_NODE
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`
  console.error(
    `Node ${process.versions.node} is older than 22.18: going on under Node 24 (package ${name}).`,
  )
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  try {
    const found = execFileSync(
      npm,
      ['exec', '--yes', `--package=${name}@24`, '--', 'node', '-p', 'process.execPath'],
      {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
        shell: process.platform === 'win32',
      },
    )
    return found.trim().split('\n').at(-1)
  } catch (cause) {
    throw new Error(
      `Mouseion needs Node 22.18 or newer, and ${name}@24 could not be fetched. Install Node 24 and try again.`,
      { cause },
    )
  }
}

/** Runs `node ...args` to its end, passing signals on; resolves to its exit code. The child sees MOUSEION_PARENT_PID and ends when we do. */
export function runNode(args, { env = {}, stdio = 'inherit' } = {}) {
  const node = suitableNode()
  const child = spawn(node, args, {
    stdio,
    env: { ...process.env, MOUSEION_NODE: node, MOUSEION_PARENT_PID: String(process.pid), ...env },
  })
  const pass = (signal) => child.kill(signal)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, pass)
  // npm does not always pass signals on: when it is gone, so are we.
  const starter = process.ppid
  if (process.env.npm_lifecycle_event)
    setInterval(() => process.ppid === starter || pass('SIGTERM'), 500).unref()
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', (code, signal) => resolve(code ?? 128 + (constants.signals[signal] ?? 1)))
  })
}

/** Builds the page where it is missing or older than its sources. */
import { spawn } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..', '..')
const built = join(root, 'dist', 'client', 'index.html')
const sources = [
  'client',
  'core',
  'models',
  'tools/first-frame-chunk.ts',
  'tools/precompress.ts',
  'tools/preload-rooms.ts',
  'tools/shaders',
  'vite.config.ts',
  'package-lock.json',
]

export async function buildPage(say: (line: string) => void): Promise<void> {
  if (existsSync(built) && newest(sources.map((name) => join(root, name))) <= statSync(built).mtimeMs) return
  say("Building the museum's page; this takes about a minute, once ...")
  const code = await run([
    join(root, 'node_modules', 'vite', 'bin', 'vite.js'),
    'build',
    '--logLevel',
    'warn',
  ])
  if (code !== 0) throw new Error('the page could not be built; the lines above say why')
}

function newest(paths: readonly string[]): number {
  const times = paths.filter(existsSync).flatMap((path) => {
    const info = statSync(path)
    if (!info.isDirectory()) return [info.mtimeMs]
    return readdirSync(path, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(ts|tsx|css|html|json|svg)$/.test(name) && !name.startsWith('published'))
      .map((name) => statSync(join(path, name)).mtimeMs)
  })
  return Math.max(...times)
}

function run(args: readonly string[]): Promise<number> {
  // Whoever asks: a test's own setting would build the page for developers.
  const env = { ...process.env, NODE_ENV: 'production' }
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', (code) => resolve(code ?? 1))
  })
}

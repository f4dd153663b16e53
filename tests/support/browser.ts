/** Finds a Chromium for the tests, or fetches one: Playwright's own download, else the Debian package. */
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from '@playwright/test'

/** One set for WebGL2, WebGPU, ONNX Runtime and WebXR without a GPU. */
export const chromiumFlags: readonly string[] = [
  '--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
  '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist',
  '--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader', '--enable-features=Vulkan', '--use-vulkan=swiftshader',
] // prettier-ignore

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

export function findChromium(): string | undefined {
  const named = process.env['MOUSEION_CHROMIUM']
  if (named !== undefined) return named
  const bundled = chromium.executablePath()
  return [bundled, ...installed].find((path) => path !== '' && existsSync(path))
}

/** Returns the browser's path; throws, saying what was tried, where none can be had. */
export function ensureChromium(say: (line: string) => void = console.error): string {
  const found = findChromium()
  if (found !== undefined) return found
  say('No Chromium here: fetching one for the tests.')
  const cli = join(import.meta.dirname, '..', '..', 'node_modules', '@playwright', 'test', 'cli.js')
  spawnSync(process.execPath, [cli, 'install', 'chromium'], { stdio: 'ignore', timeout: 300_000 })
  const downloaded = findChromium()
  if (downloaded !== undefined) return downloaded
  if (process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    say("Playwright's download did not work: installing Debian's package.")
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    execFileSync('apt-get', ['update', '-qq'], { stdio: 'ignore', env })
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
      stdio: 'ignore',
      env,
    })
  }
  const packaged = findChromium()
  if (packaged === undefined)
    throw new Error('The end-to-end tests need Chromium: install it, or set MOUSEION_CHROMIUM to its path.')
  return packaged
}

/**
 * Script time per frame of a museum of 2,000 generated artifacts, beside a floor measured in the same browser and run: a
 * bare Babylon scene of 2,000 thin instances in 20 draws. `node bench/frame.ts [--json] [--frames N]`.
 *
 * Draw calls return at once while it is measured, so that what counts is the script and not the software that stands in
 * for a graphics card; frames per second would say nothing here.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from '@playwright/test'
import type { Browser, Page } from '@playwright/test'
import { build } from 'vite'
import { readConfig } from '../server/config.ts'
import { openMuseum } from '../server/open-museum.ts'
import { buildPage } from '../server/ops/build-page.ts'
import { chromiumFlags, ensureChromium } from '../tests/support/browser.ts'
import { countWebGl, settled } from '../tests/support/webgl-counter.ts'

interface Row {
  readonly scene: string
  readonly scriptMs: number
  readonly draws: number
  readonly triangles: number
  readonly textureMB: number
  /** Script time over the bare scene's; 1 would be nothing but drawing. */
  readonly ratio: number
}

const artifacts = 2_000
const isolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
}
const standpoints = { entrance: '', 'room 20': '?at=generated-975' }

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, frames: { type: 'string', default: '60' } },
})
const rows = await measure(Number(values.frames))
if (values.json) console.log(JSON.stringify({ bench: 'frame', artifacts, rows }, null, 2))
else console.table(rows)

async function measure(frames: number): Promise<Row[]> {
  await buildPage(console.error)
  const dataDir = mkdtempSync(join(tmpdir(), 'mouseion-frame-'))
  const config = readConfig({ dataDir, port: 0, seed: false, neo4j: undefined, logLevel: 'warn' })
  const museum = await openMuseum(config, artifacts)
  const browser = await chromium.launch({ executablePath: ensureChromium(), args: [...chromiumFlags] })
  try {
    const bare = await measureBare(browser, frames)
    const rows = [{ scene: 'bare: 2,000 instances in 20 draws', ...bare, ratio: 1 }]
    for (const [name, query] of Object.entries(standpoints)) {
      const page = await openPage(browser)
      await page.goto(`${museum.url}/gallery/generated${query}`)
      await page.waitForSelector('[data-testid="rooms"][data-ready="true"]', { timeout: 120_000 })
      const row = await watch(page, frames)
      rows.push({ scene: `gallery: ${name}`, ...row, ratio: row.scriptMs / bare.scriptMs })
      await page.close()
    }
    return rows.map((row) => ({ ...row, scriptMs: round(row.scriptMs), ratio: round(row.ratio) }))
  } finally {
    await browser.close()
    await museum.close()
    rmSync(dataDir, { recursive: true })
  }
}

async function openPage(browser: Browser): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 640, height: 360 }, reducedMotion: 'reduce' })
  await countWebGl(page)
  return page
}

async function measureBare(browser: Browser, frames: number) {
  const script = await bareScript()
  const page = await openPage(browser)
  await page.route('http://bare.localhost/**', (route) =>
    route.fulfill(
      new URL(route.request().url()).pathname === '/bare.js'
        ? { contentType: 'text/javascript', headers: isolation, body: script }
        : {
            contentType: 'text/html',
            headers: isolation,
            body: '<body><script type="module" src="/bare.js"></script>',
          },
    ),
  )
  await page.goto('http://bare.localhost/')
  await page.waitForSelector('body[data-ready="true"]', { timeout: 60_000 })
  const row = await watch(page, frames)
  await page.close()
  return row
}

/** One file, built as the museum's own page is. */
async function bareScript(): Promise<string> {
  const input = join(import.meta.dirname, '..', 'tests', 'support', 'pages', 'bare-instances.ts')
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, target: 'es2023', rolldownOptions: { input, output: { codeSplitting: false } } },
  })
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((one) =>
    'output' in one ? one.output : [],
  )
  const chunk = outputs.find((one) => one.type === 'chunk')
  if (chunk === undefined) throw new Error('the bare scene was not built')
  return chunk.code
}

/** Medians over the frames of a scene at rest. */
async function watch(page: Page, frames: number): Promise<Omit<Row, 'scene' | 'ratio'>> {
  await settled(page, 2_500)
  await page.evaluate(() => {
    globalThis.webgl.swallow = true
    globalThis.webgl.frames.length = 0
  })
  await page.waitForFunction((wanted) => globalThis.webgl.frames.length >= wanted, frames + 20, {
    timeout: 120_000,
  })
  const { counted, bytes } = await page.evaluate(() => ({
    counted: globalThis.webgl.frames,
    bytes: globalThis.webgl.textureBytes(),
  }))
  // The first ones still pay for what was compiled for them.
  const used = counted.slice(20)
  return {
    scriptMs: median(used.map((frame) => frame.scriptMs)),
    draws: median(used.map((frame) => frame.draws)),
    triangles: Math.round(median(used.map((frame) => frame.triangles))),
    textureMB: round(bytes / 2 ** 20),
  }
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1]!
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}

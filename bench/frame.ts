/**
 * Script time per frame of a museum of 2,000 generated artifacts, beside a floor measured in the same browser and run: a
 * bare Babylon scene of 2,000 thin instances in 20 draws, the two by turns, as the machine is busier now than then. Also how long
 * the making of a twin holds the page up. `node bench/frame.ts [--json] [--frames N]`.
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
  /** The longest that one step of making a twin kept the page from everything else. */
  readonly twinStepMs: number
  /** The same without the calls in which the page waited for the graphics card, here for the software in its place. */
  readonly twinScriptMs: number
  /** The call in which the page's thread waited longest for the graphics card while a twin was made. */
  readonly longestWait: string
  /** Script time over the bare scene's, the median of the turns; 1 would be nothing but drawing. */
  readonly ratio: number
}

const artifacts = 2_000
/** Frames of a turn, after those that still pay for the pause. */
const [turnFrames, warmFrames] = [20, 5]
const isolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
}
const standpoints = [
  { name: 'entrance', query: '', phone: false },
  { name: 'room 20', query: '?at=generated-975', phone: false },
  { name: 'entrance, phone', query: '', phone: true },
] as const

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
    const floor = await openBare(browser)
    const rows: Row[] = []
    for (const { name, query, phone } of standpoints) {
      const page = await openPage(browser, phone)
      await page.goto(`${museum.url}/gallery/generated${query}`)
      await page.waitForSelector('[data-testid="rooms"][data-complete="true"]', { timeout: 600_000 })
      await settled(page, 2_500)
      const [bare, ours] = await byTurns(floor, page, frames)
      const ratios = ours.map(({ scriptMs }, turn) => scriptMs / bare[turn]!.scriptMs)
      rows.push({ scene: 'bare: 2,000 instances in 20 draws', ...(await figures(floor, bare)), ratio: 1 })
      rows.push({ scene: `gallery: ${name}`, ...(await figures(page, ours)), ratio: median(ratios) })
      await page.close()
    }
    return rows.map((row) => ({
      ...row,
      scriptMs: round(row.scriptMs),
      twinStepMs: round(row.twinStepMs),
      twinScriptMs: round(row.twinScriptMs),
      ratio: round(row.ratio),
    }))
  } finally {
    await browser.close()
    await museum.close()
    rmSync(dataDir, { recursive: true })
  }
}

/** A phone has a finger and a small screen: that is what the page goes by. */
async function openPage(browser: Browser, phone = false): Promise<Page> {
  const size = phone ? { width: 360, height: 640 } : { width: 640, height: 360 }
  const page = await browser.newPage({
    viewport: size,
    screen: phone ? size : { width: 1920, height: 1080 },
    isMobile: phone,
    hasTouch: phone,
    reducedMotion: 'reduce',
  })
  await countWebGl(page)
  // From the start: a twin's steps would wait for the software that draws.
  await page.addInitScript(() => void (globalThis.webgl.swallow = true))
  return page
}

async function openBare(browser: Browser): Promise<Page> {
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
  await settled(page, 2_500)
  await page.evaluate(() => globalThis.webgl.hold())
  return page
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

type Frame = Pick<Row, 'scriptMs' | 'draws' | 'triangles'>

/** Medians of some frames of each scene at rest, then of the other's, until each has drawn `frames`; none draws in the other's turn. */
async function byTurns(floor: Page, page: Page, frames: number): Promise<[Frame[], Frame[]]> {
  const [bare, ours]: [Frame[], Frame[]] = [[], []]
  await page.evaluate(() => globalThis.webgl.hold())
  for (let turn = 0; turn < frames / turnFrames; turn++) {
    bare.push(await watch(floor))
    ours.push(await watch(page))
  }
  return [bare, ours]
}

async function watch(page: Page): Promise<Frame> {
  await page.bringToFront()
  await page.evaluate(() => {
    globalThis.webgl.frames.length = 0
    globalThis.webgl.goOn()
  })
  // What nobody touches is drawn now and then only.
  const hand = await page.evaluate(() =>
    Number(setInterval(() => document.dispatchEvent(new Event('input')), 200)),
  )
  await page.waitForFunction((wanted) => globalThis.webgl.frames.length >= wanted, warmFrames + turnFrames, {
    timeout: 120_000,
  })
  const counted = await page.evaluate((timer) => {
    clearInterval(timer)
    globalThis.webgl.hold()
    return globalThis.webgl.frames
  }, hand)
  return middle(counted.slice(warmFrames))
}

function middle(frames: readonly Frame[]): Frame {
  return {
    scriptMs: median(frames.map((frame) => frame.scriptMs)),
    draws: median(frames.map((frame) => frame.draws)),
    triangles: Math.round(median(frames.map((frame) => frame.triangles))),
  }
}

async function figures(page: Page, turns: readonly Frame[]): Promise<Omit<Row, 'scene' | 'ratio'>> {
  const { bytes, steps } = await page.evaluate(() => ({
    bytes: globalThis.webgl.textureBytes(),
    steps: performance.getEntriesByName('twin step').map(({ startTime, duration }) => ({
      ms: duration,
      waits: globalThis.webgl.waits.filter(
        ({ startMs }) => startMs >= startTime && startMs < startTime + duration,
      ),
    })),
  }))
  const [longest] = steps.flatMap(({ waits }) => waits).toSorted((a, b) => b.ms - a.ms)
  return {
    ...middle(turns),
    textureMB: round(bytes / 2 ** 20),
    twinStepMs: Math.max(0, ...steps.map(({ ms }) => ms)),
    twinScriptMs: Math.max(
      0,
      ...steps.map(({ ms, waits }) => waits.reduce((left, wait) => left - wait.ms, ms)),
    ),
    longestWait: longest ? `${longest.call} ${longest.ms.toFixed(0)} ms` : '',
  }
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1]!
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}

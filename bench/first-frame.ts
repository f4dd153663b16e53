/**
 * From a page's address to its first draw on the canvas, beside a floor measured by turns in the same run: a page of one mesh,
 * one PBR material and one light, built as the museum's page is and served by the same server. Each visit has an empty cache.
 * `node bench/first-frame.ts [--json] [--visits N] [--generated N]`: the last measures a museum of so many generated artifacts.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from '@playwright/test'
import type { Browser } from '@playwright/test'
import { build } from 'vite'
import { readConfig } from '../server/config.ts'
import { openMuseum } from '../server/open-museum.ts'
import { buildPage } from '../server/ops/build-page.ts'
import { chromiumFlags, ensureChromium } from '../tests/support/browser.ts'
import { countWebGl } from '../tests/support/webgl-counter.ts'
import { leftOutShaders } from '../tools/shaders/left-out.ts'
import { precompress } from '../tools/precompress.ts'

interface Visit {
  readonly firstDrawMs: number
  readonly scripts: number
  readonly kiB: number
}

const root = join(import.meta.dirname, '..')
const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    visits: { type: 'string', default: '9' },
    generated: { type: 'string' },
  },
})
const figures = await measure(
  Number(values.visits),
  values.generated === undefined ? undefined : Number(values.generated),
)
if (values.json) console.log(JSON.stringify({ bench: 'first-frame', ...figures }, null, 2))
else console.table([figures])

async function measure(visits: number, generated: number | undefined) {
  await buildPage(console.error)
  const folder = mkdtempSync(join(tmpdir(), 'mouseion-first-frame-'))
  const bareDir = join(folder, 'bare')
  await buildBare(bareDir)
  const open = (name: string, clientDir?: string) =>
    openMuseum(
      readConfig({
        dataDir: join(folder, name),
        port: 0,
        neo4j: undefined,
        logLevel: 'error',
        ...(generated === undefined ? {} : { seed: false }),
        ...(clientDir === undefined ? {} : { clientDir }),
      }),
      generated,
    )
  const [museum, floor] = [await open('museum'), await open('floor', bareDir)]
  const browser = await chromium.launch({ executablePath: ensureChromium(), args: [...chromiumFlags] })
  try {
    const { items } = (await (await fetch(`${museum.url}/api/v1/exhibits`)).json()) as {
      items: { slug: string }[]
    }
    const rooms = `${museum.url}/gallery/${items[0]!.slug}`
    // The browser's own first pages are slower than any other.
    await visit(browser, floor.url)
    await visit(browser, rooms)
    const [bare, ours]: [Visit[], Visit[]] = [[], []]
    for (let i = 0; i < visits; i++) {
      bare.push(await visit(browser, floor.url))
      ours.push(await visit(browser, rooms))
    }
    const ratios = ours.map(({ firstDrawMs }, i) => firstDrawMs / bare[i]!.firstDrawMs)
    const middle = (all: readonly Visit[], of: keyof Visit) => Math.round(median(all.map((one) => one[of])))
    return {
      visits,
      roomsMs: middle(ours, 'firstDrawMs'),
      bareMs: middle(bare, 'firstDrawMs'),
      roomsKiB: middle(ours, 'kiB'),
      bareKiB: middle(bare, 'kiB'),
      roomsScripts: middle(ours, 'scripts'),
      bareScripts: middle(bare, 'scripts'),
      /** The median of the pairs; 1 would be nothing but Babylon. */
      ratio: Math.round(median(ratios) * 100) / 100,
    }
  } finally {
    await browser.close()
    await museum.close()
    await floor.close()
    rmSync(folder, { recursive: true })
  }
}

/** A context of its own has a cache of its own. */
async function visit(browser: Browser, url: string): Promise<Visit> {
  const page = await browser.newPage({ viewport: { width: 640, height: 360 }, reducedMotion: 'reduce' })
  await countWebGl(page)
  await page.goto(url)
  const drawn = await page.waitForFunction(() => globalThis.webgl.firstDrawMs, undefined, {
    timeout: 120_000,
  })
  const firstDrawMs = (await drawn.jsonValue())!
  const loaded = await page.evaluate(
    (until) =>
      performance
        .getEntriesByType('resource')
        .map((entry) => entry as PerformanceResourceTiming)
        .filter((entry) => entry.responseEnd <= until && /\.m?js$/.test(new URL(entry.name).pathname))
        .map((entry) => entry.encodedBodySize),
    firstDrawMs,
  )
  await page.close()
  return { firstDrawMs, scripts: loaded.length, kiB: loaded.reduce((sum, bytes) => sum + bytes, 0) / 1024 }
}

async function buildBare(outDir: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'error',
    root: resolve(root, 'tests/support/pages/bare'),
    plugins: [leftOutShaders(), precompress(outDir)],
    build: { outDir, emptyOutDir: true, target: 'es2023' },
  })
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1]!
}

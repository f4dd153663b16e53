import { expect, test } from '@playwright/test'
import type { Page } from '@playwright/test'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ExhibitView } from '../../core/api/views.ts'
import { readConfig } from '../../server/config.ts'
import type { Museum } from '../../server/main.ts'
import { openMuseum } from '../../server/open-museum.ts'
import { buildPage } from '../../server/ops/build-page.ts'
import { countWebGl, settled } from '../support/webgl-counter.ts'

const budget = { draws: 150, triangles: 400_000, firstFrameKiB: 320, readKiB: 160 }
/** So long nothing new arrives where everything has. A twin takes less, by far. */
const quietMs = 900
const assets = join(import.meta.dirname, '..', '..', 'dist', 'client')
const folder = mkdtempSync(join(tmpdir(), 'mouseion-budgets-'))

test.use({ viewport: { width: 480, height: 300 }, contextOptions: { reducedMotion: 'reduce' } })
test.setTimeout(1_200_000)

let shipped: Museum
test.beforeAll(async () => {
  await buildPage(() => undefined)
  shipped = await openMuseum(readConfig({ dataDir: folder, port: 0, neo4j: undefined, logLevel: 'warn' }))
})
test.afterAll(async () => {
  await shipped.close()
  rmSync(folder, { recursive: true })
})

test('draws the first frame with at most 320 KiB of JavaScript', async ({ page }) => {
  await countWebGl(page)
  const slug = (await exhibits(shipped))[0]!
  await page.goto(`${shipped.url}/gallery/${slug}`)
  const first = await page.waitForFunction(() => globalThis.webgl.firstDrawMs, undefined, { timeout: 60_000 })
  const { kiB, shares, count } = await scriptsLoaded(page, (await first.jsonValue())!)
  expect(count).toBeGreaterThan(5)
  expect(kiB, shares).toBeLessThanOrEqual(budget.firstFrameKiB)
})

test('is read with at most 160 KiB of JavaScript, none of which draws rooms', async ({ page }) => {
  await page.goto(`${shipped.url}/?lang=en`)
  await expect(page.getByRole('link', { name: 'Sound and Masks', exact: true })).toBeVisible()
  const { kiB, shares, count } = await scriptsLoaded(page, await page.evaluate(() => performance.now()))
  expect(count).toBeGreaterThan(5)
  expect(kiB, shares).toBeLessThanOrEqual(budget.readKiB)
})

test('keeps within 150 draws and 400,000 triangles in every shipped exhibit', async ({ page }) => {
  await countOnly(page)
  const found: Standpoint[] = []
  for (const slug of await exhibits(shipped)) {
    const view = await viewOf(shipped, slug)
    found.push(...(await doorways(page, shipped, view, 1)), ...(await stops(page, view, 1)))
  }
  expect(found.length).toBeGreaterThan(50)
  expect(found.filter(isOver)).toEqual([])
})

/** Nothing is drawn: a software renderer would take minutes for what is only counted here. */
async function countOnly(page: Page): Promise<void> {
  await countWebGl(page)
  await page.addInitScript(() => void (globalThis.webgl.swallow = true))
}

interface Standpoint {
  readonly exhibit: string
  readonly at: string
  /** The most in any frame: on the way there, while things load, and all around where one turns. */
  readonly draws: number
  readonly triangles: number
}

const isOver = ({ draws, triangles }: Standpoint) => draws > budget.draws || triangles > budget.triangles

/** Turning once around in the doorway of every `step`-th room; in the first room, where the visit starts. */
async function doorways(page: Page, museum: Museum, view: ExhibitView, step: number): Promise<Standpoint[]> {
  const found: Standpoint[] = []
  for (const { slug } of view.document.rooms.filter((_, i) => i % step === 0)) {
    await page.goto(`${museum.url}/gallery/${view.slug}?at=${slug}`)
    await page.waitForSelector('[data-testid="rooms"][data-ready="true"]', { timeout: 120_000 })
    await settled(page, quietMs)
    await page.locator('canvas').focus()
    await page.keyboard.down('ArrowLeft')
    // A whole turn at the walker's 1.3 radians a second, and a little more.
    await page.waitForFunction((until) => performance.now() > until, await later(page, 5_200))
    await page.keyboard.up('ArrowLeft')
    found.push(await most(page, { exhibit: view.slug, at: slug }))
  }
  return found
}

/** The viewpoint of every `step`-th stop, chosen in the list beside the rooms. */
async function stops(page: Page, view: ExhibitView, step: number): Promise<Standpoint[]> {
  const found: Standpoint[] = []
  const slugs = view.document.rooms.flatMap((room) => room.stops.map(({ artifact }) => artifact))
  for (const [i, at] of slugs.entries()) {
    if (i % step !== 0) continue
    await page.evaluate(() => {
      globalThis.webgl.frames.length = 0
      globalThis.webgl.lastUploadMs = performance.now()
    })
    await page
      .locator('.stops button')
      .nth(i)
      .evaluate((button: HTMLButtonElement) => button.click())
    await settled(page, quietMs)
    found.push(await most(page, { exhibit: view.slug, at }))
  }
  return found
}

const later = (page: Page, ms: number) => page.evaluate((more) => performance.now() + more, ms)

async function most(
  page: Page,
  where: { readonly exhibit: string; readonly at: string },
): Promise<Standpoint> {
  await page.waitForFunction(() => globalThis.webgl.frames.length > 10, undefined, { timeout: 90_000 })
  const frames = await page.evaluate(() => globalThis.webgl.frames)
  return {
    ...where,
    draws: Math.max(...frames.map(({ draws }) => draws)),
    triangles: Math.round(Math.max(...frames.map(({ triangles }) => triangles))),
  }
}

async function exhibits(museum: Museum): Promise<string[]> {
  const { items } = (await (await fetch(`${museum.url}/api/v1/exhibits`)).json()) as {
    items: { slug: string }[]
  }
  return items.map(({ slug }) => slug)
}

const viewOf = async (museum: Museum, slug: string): Promise<ExhibitView> =>
  (await (await fetch(`${museum.url}/api/v1/exhibits/${slug}`)).json()) as ExhibitView

/** What a page had fetched of JavaScript at a time of its own clock, as it comes over the wire. */
async function scriptsLoaded(page: Page, untilMs: number) {
  const paths = await page.evaluate(
    (until) =>
      performance
        .getEntriesByType('resource')
        .filter((entry) => (entry as PerformanceResourceTiming).responseEnd <= until)
        .map((entry) => new URL(entry.name).pathname),
    untilMs,
  )
  const scripts = [...new Set(paths)].filter((path) => /\.m?js$/.test(path))
  const largest = scripts
    .map((path) => [path, statSync(join(assets, `${path}.br`)).size] as const)
    .toSorted((a, b) => b[1] - a[1])
  return {
    count: scripts.length,
    kiB: largest.reduce((sum, [, bytes]) => sum + bytes, 0) / 1024,
    shares: largest.map(([path, bytes]) => `${(bytes / 1024).toFixed(1)} ${path}`).join('\n'),
  }
}

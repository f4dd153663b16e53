import type { Page } from '@playwright/test'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { createClient } from '../../core/api/client.ts'
import type { ExhibitView } from '../../core/api/views.ts'
import { shippedExhibits } from '../support/shipped-exhibits.ts'
import { countWebGl, settled } from '../support/webgl-counter.ts'
import { expect, test } from './support/museum.ts'

const budget = { draws: 150, triangles: 400_000, firstFrameKiB: 320, readKiB: 160 }
/** So long nothing new arrives where everything has. A twin takes less, by far. */
const quietMs = 900
const assets = join(import.meta.dirname, '..', '..', 'dist', 'client')
const exhibits = shippedExhibits().map(([slug]) => slug)

// As shipped: other files' curators change what they find. Each exhibit can be walked beside another.
test.use({
  own: 'budgets',
  viewport: { width: 480, height: 300 },
  contextOptions: { reducedMotion: 'reduce' },
})
test.describe.configure({ mode: 'parallel' })
test.setTimeout(1_200_000)

test('draws the first frame with at most 320 KiB of JavaScript', async ({ page }) => {
  await countWebGl(page)
  await page.goto(`/gallery/${exhibits[0]!}`)
  const first = await page.waitForFunction(() => globalThis.webgl.firstDrawMs, undefined, { timeout: 60_000 })
  const { kiB, shares, count } = await scriptsLoaded(page, (await first.jsonValue())!)
  expect(count).toBeGreaterThan(5)
  expect(kiB, shares).toBeLessThanOrEqual(budget.firstFrameKiB)
})

test('is read with at most 160 KiB of JavaScript, none of which draws rooms', async ({ page }) => {
  await page.goto('/?lang=en')
  await expect(page.getByRole('link', { name: 'Sound and Masks', exact: true })).toBeVisible()
  const { kiB, shares, count } = await scriptsLoaded(page, await page.evaluate(() => performance.now()))
  expect(count).toBeGreaterThan(5)
  expect(kiB, shares).toBeLessThanOrEqual(budget.readKiB)
})

for (const slug of exhibits)
  test(`keeps within 150 draws and 400,000 triangles in ${slug}`, async ({ page, museum }) => {
    await countOnly(page)
    const view = await createClient({ baseUrl: museum.url }).getExhibit({ params: { slug } })
    const found = [...(await doorways(page, view)), ...(await stops(page, view))]
    expect(found).toHaveLength(view.document.rooms.reduce((sum, { stops }) => sum + 1 + stops.length, 0))
    expect(found.filter(isOver)).toEqual([])
  })

test('draws now and then only, where nothing moves and all is there', async ({ page }) => {
  await countOnly(page)
  await page.goto(`/gallery/${exhibits[0]!}`)
  await page.waitForSelector('[data-testid="rooms"][data-complete="true"]', { timeout: 300_000 })
  const restMs = 3_000
  await settled(page, restMs + 500)
  await page.evaluate(() => void (globalThis.webgl.frames.length = 0))
  await page.waitForFunction((until) => performance.now() > until, await later(page, restMs))
  const atRest = await page.evaluate(() => globalThis.webgl.frames.length)
  expect(atRest).toBeGreaterThan(0)
  expect(atRest).toBeLessThan(6)
  await page.locator('canvas').press('ArrowLeft')
  await page.waitForFunction((before) => globalThis.webgl.frames.length > before + 4, atRest)
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

/** Turning once around in the doorway of every room; in the first room, where the visit starts. */
async function doorways(page: Page, view: ExhibitView): Promise<Standpoint[]> {
  const found: Standpoint[] = []
  for (const { slug } of view.document.rooms) {
    await page.goto(`/gallery/${view.slug}?at=${slug}`)
    await page.waitForSelector('[data-testid="rooms"][data-ready="true"]', { timeout: 120_000 })
    await settled(page, quietMs)
    await turnAround(page)
    found.push(await most(page, { exhibit: view.slug, at: slug }))
  }
  return found
}

/** A whole turn and a little more, dragged by steps of about two degrees, each of which is drawn. */
async function turnAround(page: Page): Promise<void> {
  const drawn = await page.locator('canvas').evaluate(async (canvas) => {
    const [stepPx, steps] = [14, 175]
    const drag = (type: string, offset: number) =>
      canvas.dispatchEvent(new PointerEvent(type, { pointerId: 1, clientX: offset, clientY: 0 }))
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    const before = globalThis.webgl.frames.length
    drag('pointerdown', 0)
    for (let i = 1; i <= steps; i++) {
      drag('pointermove', i * stepPx)
      await frame()
    }
    drag('pointerup', steps * stepPx)
    return globalThis.webgl.frames.length - before
  })
  expect(drawn).toBeGreaterThan(150)
}

/** The viewpoint of every stop, chosen in the list beside the rooms. */
async function stops(page: Page, view: ExhibitView): Promise<Standpoint[]> {
  const found: Standpoint[] = []
  const slugs = view.document.rooms.flatMap((room) => room.stops.map(({ artifact }) => artifact))
  for (const [i, at] of slugs.entries()) {
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

/** What the textures of a museum of 2,000 things take while one walks through it, as asked of the graphics card. */
import { expect, test } from '@playwright/test'
import type { Page } from '@playwright/test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ExhibitView } from '../../core/api/views.ts'
import { textureBudget } from '../../core/exhibit/view/index.ts'
import { readConfig } from '../../server/config.ts'
import type { Museum } from '../../server/main.ts'
import { openMuseum } from '../../server/open-museum.ts'
import { buildPage } from '../../server/ops/build-page.ts'
import { countWebGl } from '../support/webgl-counter.ts'

test.setTimeout(1_200_000)

/** In, on, and back: rooms that were left behind must be let go. */
const walk = [0, 1, 2, 3, 20, 21, 3]
const folder = mkdtempSync(join(tmpdir(), 'mouseion-texture-memory-'))

let generated: Museum
test.beforeAll(async () => {
  await buildPage(() => undefined)
  const config = readConfig({ dataDir: folder, port: 0, seed: false, neo4j: undefined, logLevel: 'warn' })
  generated = await openMuseum(config, 2_000)
})
test.afterAll(async () => {
  await generated.close()
  rmSync(folder, { recursive: true })
})

test('takes at most 192 MB at a desk', async ({ browser }) => {
  const page = await browser.newPage({
    viewport: { width: 480, height: 300 },
    screen: { width: 1920, height: 1080 },
    reducedMotion: 'reduce',
  })
  const bytes = await mostOnWalk(page)
  expect(bytes).toBeGreaterThan(textureBudget.phone)
  expect(bytes).toBeLessThanOrEqual(textureBudget.desk)
})

test('takes at most 96 MB on a phone', async ({ browser }) => {
  const size = { width: 360, height: 640 }
  const page = await browser.newPage({
    viewport: size,
    screen: size,
    isMobile: true,
    hasTouch: true,
    reducedMotion: 'reduce',
  })
  const bytes = await mostOnWalk(page)
  expect(bytes).toBeGreaterThan(0)
  expect(bytes).toBeLessThanOrEqual(textureBudget.phone)
})

/** The most at any moment of the walk, while things come and go too. */
async function mostOnWalk(page: Page): Promise<number> {
  await countWebGl(page)
  // Nothing is drawn: a software renderer would take minutes for what is only counted here.
  await page.addInitScript(() => void (globalThis.webgl.swallow = true))
  await page.goto(`${generated.url}/gallery/generated`)
  await complete(page)
  const view = (await (await fetch(`${generated.url}/api/v1/exhibits/generated`)).json()) as ExhibitView
  const firstStops = view.document.rooms.map((_, room) =>
    view.document.rooms.slice(0, room).reduce((sum, { stops }) => sum + stops.length, 0),
  )
  for (const room of walk) {
    await page
      .locator('.stops button')
      .nth(firstStops[room]! + 25)
      .evaluate((button: HTMLButtonElement) => button.click())
    await complete(page)
    const now = await page.evaluate(() => globalThis.webgl.textureBytes())
    test.info().annotations.push({ type: `room ${room + 1}`, description: `${Math.round(now / 1e6)} MB` })
  }
  const most = await page.evaluate(() => globalThis.webgl.mostTextureBytes)
  test.info().annotations.push({ type: 'most', description: `${Math.round(most / 1e6)} MB` })
  await page.close()
  return most
}

/** All that can be seen from here is drawn, lit and printed; after a walk was asked for it has begun by then. */
async function complete(page: Page): Promise<void> {
  await page.evaluate(() => void (globalThis.webgl.lastUploadMs = performance.now()))
  await page.waitForFunction(
    () =>
      performance.now() - globalThis.webgl.lastUploadMs > 1_500 &&
      document.querySelector('[data-testid="rooms"][data-complete="true"]') !== null,
    undefined,
    { timeout: 600_000, polling: 200 },
  )
}

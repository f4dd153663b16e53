/** Pictures of the shipped rooms from each of their doorways, of the page as it is built, drawn by a headless Chromium. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright'
import type { ExhibitView } from '../../core/api/views.ts'
import { layOut, thresholdsOf } from '../../core/exhibit/layout/index.ts'
import type { UiLanguage } from '../../core/heritage/text.ts'
import { readConfig } from '../../server/config.ts'
import { openMuseum } from '../../server/open-museum.ts'
import { buildPage } from '../../server/ops/build-page.ts'
import { countWebGl } from '../../tests/support/webgl-counter.ts'

/** Where a picture is taken from. */
export interface Place {
  readonly exhibit: string
  /** What the page's `at` takes. */
  readonly at: string
  /** English by default. */
  readonly language?: UiLanguage
}

export interface Doorway extends Place {
  /** Exhibit, room, and which of its doorways. */
  readonly name: string
}

export interface RoomStudio {
  readonly doorways: readonly Doorway[]
  /** PNG of the canvas. */
  picture(place: Place): Promise<Buffer>
  close(): Promise<void>
}

const patienceMs = 400_000

export async function openRoomStudio(
  browser: Browser,
  { width, height }: { readonly width: number; readonly height: number },
): Promise<RoomStudio> {
  await buildPage(console.error)
  const dataDir = mkdtempSync(join(tmpdir(), 'mouseion-rooms-'))
  const museum = await openMuseum(readConfig({ dataDir, port: 0, neo4j: undefined, logLevel: 'warn' }))
  const doorways = await doorwaysOf(museum.url)
  return {
    doorways,
    picture: async ({ exhibit, at, language = 'en' }) => {
      // The picture alone is wanted: a style of ours, which the page's own policy would refuse, lays it over the text.
      const page = await browser.newPage({
        viewport: { width, height },
        reducedMotion: 'reduce',
        bypassCSP: true,
      })
      await countWebGl(page)
      // Only the last frame is to be looked at: the others would cost a software renderer minutes.
      await page.addInitScript(() => void (globalThis.webgl.swallow = true))
      await page.addInitScript(countTimeInFrames)
      await page.goto(`${museum.url}/gallery/${exhibit}?lang=${language}&at=${encodeURIComponent(at)}`)
      await page.addStyleTag({
        content:
          '.rooms .view { position: fixed !important; inset: 0; z-index: 9; block-size: auto } .hud { display: none }',
      })
      await page.waitForSelector('[data-testid="rooms"][data-complete="true"]', { timeout: patienceMs })
      await page.evaluate(() => void (globalThis.webgl.swallow = false))
      const picture = await stillPicture(page)
      await page.close()
      return picture
    },
    close: async () => {
      await museum.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** Sixty frames are a second, however long they take: slow frames would cost the canvas pixels. Runs in the page. */
function countTimeInFrames(): void {
  let frames = 0
  const count = () => {
    frames++
    requestAnimationFrame(count)
  }
  requestAnimationFrame(count)
  performance.now = () => (frames * 1000) / 60
}

/** The same picture twice in a row: no shader is still being compiled, no texture on its way. */
async function stillPicture(page: Page): Promise<Buffer> {
  let last: Buffer | undefined
  for (;;) {
    await page.evaluate(() => void (globalThis.webgl.frames.length = 0))
    await page.waitForFunction(() => globalThis.webgl.frames.length > 2, undefined, { timeout: patienceMs })
    const picture = await page.screenshot({ timeout: patienceMs })
    if (last?.equals(picture) === true) return picture
    last = picture
  }
}

async function doorwaysOf(url: string): Promise<Doorway[]> {
  const { items } = (await (await fetch(`${url}/api/v1/exhibits`)).json()) as { items: { slug: string }[] }
  const found: Doorway[] = []
  for (const { slug: exhibit } of items) {
    const view = (await (await fetch(`${url}/api/v1/exhibits/${exhibit}`)).json()) as ExhibitView
    const layout = layOut(view)
    for (const room of layout.rooms)
      for (const i of thresholdsOf(layout, room.slug).keys())
        found.push({
          name: `${exhibit} / ${room.slug} / ${i === 0 ? 'way in' : `doorway ${i + 1}`}`,
          exhibit,
          at: `${room.slug}~${i + 1}`,
        })
  }
  return found
}

import type { Page } from '@playwright/test'
import pixelmatch from 'pixelmatch'
import sharp from 'sharp'
import { countWebGl, settled } from '../support/webgl-counter.ts'
import { expect, test } from './support/museum.ts'

test.use({ viewport: { width: 480, height: 300 }, contextOptions: { reducedMotion: 'reduce' } })
test.setTimeout(600_000)

test('a lost graphics context comes back with its rooms, their light and their textures', async ({
  page,
}) => {
  await countWebGl(page)
  await page.goto('/gallery/vessels-hold-the-rites?lang=en')
  await page.waitForSelector('[data-testid="rooms"][data-ready="true"]', { timeout: 300_000 })
  await settled(page, 4_000)
  const before = await picture(page)
  await page.evaluate(() => {
    const gl = document.querySelector('canvas')!.getContext('webgl2')!
    const extension = gl.getExtension('WEBGL_lose_context')!
    extension.loseContext()
    // It may come back only after the page was told that it is gone.
    setTimeout(() => extension.restoreContext(), 500)
  })
  await page.waitForFunction(() => document.querySelector('canvas')!.getContext('webgl2')!.isContextLost())
  await page.waitForFunction(() => !document.querySelector('canvas')!.getContext('webgl2')!.isContextLost())
  await page.evaluate(() => {
    globalThis.webgl.frames.length = 0
    globalThis.webgl.lastUploadMs = performance.now()
  })
  await settled(page, 4_000)
  await page.waitForFunction(() => globalThis.webgl.frames.length > 2, undefined, { timeout: 120_000 })
  const after = await picture(page)
  const differing = pixelmatch(before.data, after.data, undefined, before.width, before.height, {
    threshold: 0.15,
  })
  expect(differing / (before.width * before.height)).toBeLessThan(0.02)
  // A black canvas would be like another black canvas.
  expect(before.brightest).toBeGreaterThan(150)
})

async function picture(page: Page) {
  const png = await page.locator('canvas').screenshot({ timeout: 120_000 })
  const { data, info } = await sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  const brightest = data.reduce((most, value, i) => (i % 4 === 3 ? most : Math.max(most, value)), 0)
  return { data, width: info.width, height: info.height, brightest }
}

import type { Page } from '@playwright/test'
import pixelmatch from 'pixelmatch'
import sharp from 'sharp'
import { expect, test } from './support/museum.ts'

test.use({ viewport: { width: 480, height: 300 }, contextOptions: { reducedMotion: 'reduce' } })
test.setTimeout(600_000)

test('a lost graphics context comes back with its rooms, their light and their textures', async ({
  page,
}) => {
  await page.goto('/gallery/vessels-hold-the-rites?lang=en')
  await complete(page, true)
  const before = await picture(page)
  await page.evaluate(() => {
    const gl = document.querySelector('canvas')!.getContext('webgl2')!
    const extension = gl.getExtension('WEBGL_lose_context')!
    extension.loseContext()
    // It may come back only after the page was told that it is gone.
    setTimeout(() => extension.restoreContext(), 500)
  })
  await complete(page, false)
  await complete(page, true)
  const after = await picture(page)
  const differing = pixelmatch(before.data, after.data, undefined, before.width, before.height, {
    threshold: 0.15,
  })
  expect(differing / (before.width * before.height)).toBeLessThan(0.02)
  // A black canvas would be like another black canvas.
  expect(before.brightest).toBeGreaterThan(150)
})

/** All that can be seen is with the graphics card, or is not any more. */
async function complete(page: Page, whole: boolean) {
  const rooms = `[data-testid="rooms"][data-complete="${whole}"]`
  await page.waitForSelector(rooms, { state: 'attached', timeout: 300_000 })
}

async function picture(page: Page) {
  const png = await page.locator('canvas').screenshot({ timeout: 120_000 })
  const { data, info } = await sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  const brightest = data.reduce((most, value, i) => (i % 4 === 3 ? most : Math.max(most, value)), 0)
  return { data, width: info.width, height: info.height, brightest }
}

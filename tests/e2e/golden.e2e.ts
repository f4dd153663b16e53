/** How twins and rooms look, beside pictures that were looked at. `npm run contact-sheet -- --golden` makes new ones. */
import { expect, test } from '@playwright/test'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pixelmatch from 'pixelmatch'
import sharp from 'sharp'
import { goldenFolder, goldenPictures } from '../../tools/pictures/golden.ts'

/** Of a picture's pixels, so many may differ: texture filtering rounds differently from one build of the renderer to the next. */
const mostDiffering = 0.03
const tolerance = 0.16

test.setTimeout(1_800_000)

test('twins and rooms look as they did', async ({ browser }) => {
  test.skip(!existsSync(goldenFolder), 'no golden pictures are here')
  const page = await browser.newPage()
  const renderer = await page.evaluate(() => {
    const gl = document.createElement('canvas').getContext('webgl2')
    const info = gl?.getExtension('WEBGL_debug_renderer_info')
    return gl && info ? String(gl.getParameter(info.UNMASKED_RENDERER_WEBGL)) : 'none'
  })
  await page.close()
  test.skip(!renderer.includes('SwiftShader'), `the golden pictures are SwiftShader's; this is ${renderer}`)
  const differing: Record<string, number> = {}
  const drawn: string[] = []
  for await (const { name, picture } of goldenPictures(browser)) {
    drawn.push(`${name}.webp`)
    const golden = join(goldenFolder, `${name}.webp`)
    if (!existsSync(golden)) continue
    const share = await difference(readFileSync(golden), picture)
    if (share > mostDiffering) differing[name] = Number(share.toFixed(3))
  }
  expect(drawn.toSorted()).toEqual(readdirSync(goldenFolder).toSorted())
  expect(differing).toEqual({})
})

async function difference(a: Buffer, b: Buffer): Promise<number> {
  const [before, now] = await Promise.all(
    [a, b].map((picture) => sharp(picture).ensureAlpha().raw().toBuffer({ resolveWithObject: true })),
  )
  const { width, height } = before!.info
  expect([now!.info.width, now!.info.height]).toEqual([width, height])
  return (
    pixelmatch(before!.data, now!.data, undefined, width, height, { threshold: tolerance }) / (width * height)
  )
}

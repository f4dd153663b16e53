/** How twins and rooms look, beside pictures that were looked at. `npm run contact-sheet -- --golden` makes new ones. */
import { expect, test, type Browser } from '@playwright/test'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pixelmatch from 'pixelmatch'
import sharp from 'sharp'
import { accentWall } from '../../core/exhibit/finish/index.ts'
import { goldenFolder, goldenPictures, goldenPrefix, type GoldenKind } from '../../tools/pictures/golden.ts'

/**
 * Of a picture's pixels, so many may differ by more than `threshold` (of pixelmatch's perceived distance, 0 to 1): texture
 * filtering rounds differently from one build of the renderer to the next. A twin fills about a third of its picture; in a
 * room textures fill all of it.
 */
const tolerance: Readonly<Record<GoldenKind, { readonly share: number; readonly threshold: number }>> = {
  twins: { share: 0.002, threshold: 0.1 },
  rooms: { share: 0.03, threshold: 0.04 },
}

test.setTimeout(1_800_000)

for (const kind of ['twins', 'rooms'] as const)
  test(`${kind} look as they did`, async ({ browser }) => {
    const golden = goldenFiles(kind)
    test.skip(golden.length === 0, `no golden pictures of ${kind} are here`)
    const renderer = await rendererOf(browser)
    test.skip(!renderer.includes('SwiftShader'), `the golden pictures are SwiftShader's; this is ${renderer}`)
    const differing: Record<string, number> = {}
    const drawn: string[] = []
    for await (const { name, picture } of goldenPictures(browser, kind)) {
      const file = `${name}.webp`
      drawn.push(file)
      if (!golden.includes(file)) continue
      const share = await difference(readFileSync(join(goldenFolder, file)), picture, tolerance[kind].threshold) // prettier-ignore
      if (share > tolerance[kind].share) differing[name] = Number(share.toFixed(4))
    }
    expect(drawn.toSorted()).toEqual(golden)
    expect(differing).toEqual({})
  })

test('a wall in another colour is noticed', async () => {
  const file = goldenFiles('rooms').find((name) => name.includes('far-roads'))
  test.skip(file === undefined, 'no golden pictures of rooms are here')
  const golden = readFileSync(join(goldenFolder, file!))
  expect(await difference(golden, await inCeladon(golden), tolerance.rooms.threshold)).toBeGreaterThan(2 * tolerance.rooms.share) // prettier-ignore
})

/** A picture with what is ochre in it, the painted wall above all, as celadon would show in the same light. */
async function inCeladon(picture: Buffer): Promise<Buffer> {
  const { data, info } = await sharp(picture).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  for (let i = 0; i < data.length; i += 3) {
    const [red, green, blue] = [data[i]!, data[i + 1]!, data[i + 2]!]
    if (red - blue < 55 || red < green) continue
    for (const c of [0, 1, 2] as const)
      data[i + c] = Math.min(255, data[i + c]! * (accentWall.celadon[c] / accentWall.ochre[c]) ** (1 / 2.2))
  }
  return sharp(data, { raw: info }).png().toBuffer()
}

function goldenFiles(kind: GoldenKind): string[] {
  if (!existsSync(goldenFolder)) return []
  return readdirSync(goldenFolder)
    .filter((file) => file.startsWith(goldenPrefix[kind]))
    .toSorted()
}

async function rendererOf(browser: Browser): Promise<string> {
  const page = await browser.newPage()
  const renderer = await page.evaluate(() => {
    const gl = document.createElement('canvas').getContext('webgl2')
    const info = gl?.getExtension('WEBGL_debug_renderer_info')
    return gl && info ? String(gl.getParameter(info.UNMASKED_RENDERER_WEBGL)) : 'none'
  })
  await page.close()
  return renderer
}

/** Share of the pixels that differ by more than `threshold`. */
async function difference(a: Buffer, b: Buffer, threshold: number): Promise<number> {
  const [before, now] = await Promise.all(
    [a, b].map((picture) => sharp(picture).ensureAlpha().raw().toBuffer({ resolveWithObject: true })),
  )
  const { width, height } = before!.info
  expect([now!.info.width, now!.info.height]).toEqual([width, height])
  return pixelmatch(before!.data, now!.data, undefined, width, height, { threshold }) / (width * height)
}

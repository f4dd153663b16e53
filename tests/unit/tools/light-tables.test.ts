import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { lightTables, unpackRgbd } from '../../../tools/light-tables.ts'

const babylons = createRequire(import.meta.url).resolve('@babylonjs/core/Misc/brdfTextureTools.js')

describe('unpackRgbd', () => {
  it('undoes gamma and divisor, and stops at 1', async () => {
    const pixels = Buffer.from([
      [255, 128, 0, 255],
      [128, 64, 32, 51],
    ].flat()) // prettier-ignore
    const packed = await sharp(pixels, { raw: { width: 2, height: 1, channels: 4 } })
      .png()
      .toBuffer()
    const { data, info } = await sharp(await unpackRgbd(packed))
      .raw()
      .toBuffer({ resolveWithObject: true })
    expect(info.channels).toBe(3)
    // (128 / 255) ^ 2.2 = 0.2195; over 51 / 255 it is beyond 1.
    expect([...data]).toEqual([255, 56, 0, 255, 61, 13])
  })
})

describe('lightTables', () => {
  it("makes files of Babylon's tables, which need no unpacking then", async () => {
    const files: Buffer[] = []
    const { transform } = lightTables() as unknown as {
      transform: { handler(this: unknown, code: string): Promise<string> }
    }
    const emitFile = ({ source }: { source: Buffer }) => `file${files.push(source)}`
    const code = await transform.handler.call({ emitFile }, readFileSync(babylons, 'utf8'))
    expect(code).not.toContain('data:image')
    expect(code).not.toContain('ExpandRGBDTexture(texture)')
    expect(code).not.toContain('isRGBD = true')
    expect(code).toContain('import.meta.ROLLUP_FILE_URL_file1')
    const { width, height, hasAlpha } = await sharp(files[0]).metadata()
    expect({ width, height, hasAlpha }).toEqual({ width: 256, height: 256, hasAlpha: false })
  })
})

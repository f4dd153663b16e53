/**
 * Babylon carries its lighting tables as pictures written into the code, which no compression shrinks, packed with a divisor (RGBD)
 * that it undoes on the graphics card with a program of its own before anything is drawn. In a build they are files, unpacked beforehand.
 */
import sharp from 'sharp'
import type { Plugin } from 'vite'

const unpacking = 'RGBDTextureTools.ExpandRGBDTexture(texture);'
const packed = 'texture.isRGBD = true;'

export function lightTables(): Plugin {
  return {
    name: 'mouseion-light-tables',
    apply: 'build',
    transform: {
      filter: { id: /@babylonjs\/core\/Misc\/brdfTextureTools\.js$/ },
      async handler(code) {
        if (!code.includes(unpacking) || !code.includes(packed))
          throw new Error(
            'Babylon unpacks its lighting tables in another way than tools/light-tables.ts knows',
          )
        let changed = code.replaceAll(unpacking, '').replaceAll(packed, '')
        for (const [quoted, base64] of code.matchAll(/"data:image\/png;base64,([^"]+)"/g)) {
          const source = await unpackRgbd(Buffer.from(base64!, 'base64'))
          const file = this.emitFile({ type: 'asset', name: 'light-table.png', source })
          changed = changed.replace(quoted, `import.meta.ROLLUP_FILE_URL_${file}`)
        }
        return changed
      },
    },
  }
}

/** A PNG of linear values in 0 to 1 from one of gamma 2.2 that its alpha divides, as Babylon's shader reads it. */
export async function unpackRgbd(png: Buffer): Promise<Buffer> {
  const { data, info } = await sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  const { width, height } = info
  const linear = Buffer.alloc(width * height * 3)
  for (let i = 0; i < width * height; i++)
    for (let k = 0; k < 3; k++) {
      const value = (data[i * 4 + k]! / 255) ** 2.2 / (data[i * 4 + 3]! / 255)
      linear[i * 3 + k] = Math.round(Math.min(1, value) * 255)
    }
  return sharp(linear, { raw: { width, height, channels: 3 } })
    .png({ compressionLevel: 9, adaptiveFiltering: true })
    .toBuffer()
}

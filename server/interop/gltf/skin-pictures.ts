import sharp from 'sharp'
import type { Skin } from '../../../core/twin/mesh.ts'
import { paintSkin } from '../../../core/twin/texture/paint.ts'

/** A skin's three textures as JPEG files, the first row at v = 1 as pictures have it. */
export interface SkinPictures {
  readonly albedo: Uint8Array<ArrayBuffer>
  readonly normal: Uint8Array<ArrayBuffer>
  readonly orm: Uint8Array<ArrayBuffer>
}

/**
 * JPEG and not WebP: every program that opens glTF reads it without an extension. Sides are powers of two, as old GPUs want
 * them for textures that repeat. `size` is the side of a square with as many pixels.
 */
export async function paintPictures(skin: Skin, size: number): Promise<SkinPictures> {
  const { width, height, ...layers } = paintSkin(skin, size)
  const encode = async (rgba: Uint8Array, quality: number): Promise<Uint8Array<ArrayBuffer>> =>
    bytesOf(
      await sharp(rgba, { raw: { width, height, channels: 4 } })
        .removeAlpha()
        .flip()
        .resize(powerOfTwo(width), powerOfTwo(height), { fit: 'fill' })
        .jpeg({ quality, chromaSubsampling: '4:4:4' })
        .toBuffer(),
    )
  const [albedo, normal, orm] = await Promise.all([
    encode(layers.albedo, 88),
    encode(layers.normal, 92),
    encode(layers.orm, 86),
  ])
  return { albedo, normal, orm }
}

const powerOfTwo = (pixels: number): number => 2 ** Math.round(Math.log2(pixels))
const bytesOf = (buffer: Buffer): Uint8Array<ArrayBuffer> => new Uint8Array(buffer)

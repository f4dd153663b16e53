import sharp from 'sharp'
import { pictureTypeOf } from '../interop/gltf/scan/pictures.ts'

/** A picture that can't be taken for a scan's still. */
export class PictureRefusedError extends Error {
  readonly code = 'picture-refused'
}

const mostSidePx = 4_096

/** Re-encodes what a browser drew: a square WebP of at most 900 pixels. Errors: PictureRefusedError. */
export async function encodeStill(bytes: Uint8Array): Promise<Uint8Array> {
  try {
    if (pictureTypeOf(bytes) === undefined) throw new PictureRefusedError('A still is PNG, JPEG or WebP.')
    const picture = sharp(bytes, { limitInputPixels: mostSidePx * mostSidePx })
    return await picture.resize(900, 900, { fit: 'cover' }).webp({ quality: 84 }).toBuffer()
  } catch (cause) {
    if (cause instanceof PictureRefusedError) throw cause
    throw new PictureRefusedError('The still can’t be read as a picture.', { cause })
  }
}

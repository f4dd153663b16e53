import sharp from 'sharp'
import type { Document, Texture } from '@gltf-transform/core'
import { compressTexture, listTextureSlots } from '@gltf-transform/functions'
import { scanLimits } from './limits.ts'
import { refuse } from './refusal.ts'

/** Only what glTF knows, told by the first bytes: sharp must never be led to another decoder. */
export function pictureTypeOf(bytes: Uint8Array): string | undefined {
  const starts = (at: number, ...values: number[]) => values.every((value, i) => bytes[at + i] === value)
  if (starts(0, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png'
  if (starts(0, 0xff, 0xd8, 0xff)) return 'image/jpeg'
  if (starts(0, 0x52, 0x49, 0x46, 0x46) && starts(8, 0x57, 0x45, 0x42, 0x50)) return 'image/webp'
  return undefined
}

/** Reads the pictures' headers, not their pixels. Throws ScanRefusedError. */
export async function checkPictures(document: Document): Promise<void> {
  let pixels = 0
  for (const [index, texture] of document.getRoot().listTextures().entries()) {
    const bytes = texture.getImage()
    const type = bytes === null ? undefined : pictureTypeOf(bytes)
    if (bytes === null || type === undefined) return refuse('picture', { index, why: 'type' })
    const { width, height } = await sharp(bytes, { limitInputPixels: false })
      .metadata()
      .catch(() => refuse('picture', { index, why: 'unreadable' }))
    pixels += width * height
    if (Math.max(width, height) > scanLimits.pictureSidePx || pixels > scanLimits.pixels)
      refuse('picture', { index, why: 'size', width, height })
    texture.setMimeType(type)
  }
}

/** One after another, so that only one picture is unpacked at a time. Throws ScanRefusedError. */
export async function shrinkPictures(document: Document, sidePx: number): Promise<void> {
  for (const [index, texture] of document.getRoot().listTextures().entries()) {
    try {
      await compressTexture(texture, {
        encoder: sharp,
        targetFormat: 'webp',
        resize: [sidePx, sidePx],
        quality: isNormalMap(texture) ? 92 : 84,
        limitInputPixels: false,
      })
    } catch {
      refuse('picture', { index, why: 'unreadable' })
    }
    texture.setURI('')
  }
}

const isNormalMap = (texture: Texture): boolean =>
  listTextureSlots(texture).some((slot) => slot.toLowerCase().includes('normal'))

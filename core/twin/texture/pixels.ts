import type { LevelOfDetail } from '../mesh.ts'

/** One material's textures, RGBA rows from v = 0 upwards. Size is the same for the three. */
export interface SkinPixels {
  readonly width: number
  readonly height: number
  /** sRGB. */
  readonly albedo: Uint8Array
  /** Tangent space, +x along u, +y along v. */
  readonly normal: Uint8Array
  /** Red occlusion, green roughness, blue metalness (the glTF packing). */
  readonly orm: Uint8Array
}

/** Texture size (pixels of area, as the side of a square) per level of detail. */
export const textureSize: Readonly<Record<LevelOfDetail, number>> = { near: 1024, room: 512, far: 128 }

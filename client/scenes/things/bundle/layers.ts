/** Skins as layers of two texture arrays, all of one size. Pure: rows from v = 0 upwards, four bytes a texel. */
import type { SkinPixels } from '../../../../core/twin/texture/pixels.ts'
import type { SurfaceSpec } from '../../../../core/twin/surface.ts'

export interface LayerPixels {
  /** sRGB colour and, in alpha, occlusion. */
  readonly colour: Uint8Array
  /** The normal's x and y, roughness, metalness. */
  readonly relief: Uint8Array
}

/** Resampled to a square. A clear coat is told by a smoother surface: at the size it is seen that is what shows of it. */
export function packLayer(pixels: SkinPixels, spec: SurfaceSpec, size: number): LayerPixels {
  const colour = new Uint8Array(size * size * 4)
  const relief = new Uint8Array(size * size * 4)
  const coat = spec.clearCoat * 0.7
  const smooth = spec.clearCoatRoughness * 255
  const albedo = boxed(pixels.albedo, pixels, size)
  const normal = boxed(pixels.normal, pixels, size)
  const orm = boxed(pixels.orm, pixels, size)
  for (let i = 0; i < size * size * 4; i += 4) {
    colour[i] = albedo[i]!
    colour[i + 1] = albedo[i + 1]!
    colour[i + 2] = albedo[i + 2]!
    colour[i + 3] = orm[i]!
    relief[i] = normal[i]!
    relief[i + 1] = normal[i + 1]!
    relief[i + 2] = Math.round(orm[i + 1]! * (1 - coat) + smooth * coat)
    relief[i + 3] = orm[i + 2]!
  }
  return { colour, relief }
}

/** The mean of the source texels under each texel, or the nearest one where the source is coarser. */
function boxed(data: Uint8Array, { width, height }: SkinPixels, size: number): Uint8Array {
  if (width === size && height === size) return data
  const out = new Uint8Array(size * size * 4)
  for (let y = 0; y < size; y++) {
    const [y0, y1] = span(y, height, size)
    for (let x = 0; x < size; x++) {
      const [x0, x1] = span(x, width, size)
      const sum = [0, 0, 0, 0]
      for (let sy = y0; sy < y1; sy++)
        for (let sx = x0; sx < x1; sx++)
          for (let c = 0; c < 4; c++) sum[c]! += data[(sy * width + sx) * 4 + c]!
      const count = (y1 - y0) * (x1 - x0)
      for (let c = 0; c < 4; c++) out[(y * size + x) * 4 + c] = Math.round(sum[c]! / count)
    }
  }
  return out
}

function span(at: number, from: number, size: number): [number, number] {
  const first = Math.min(from - 1, Math.floor((at * from) / size))
  return [first, Math.max(first + 1, Math.min(from, Math.floor(((at + 1) * from) / size)))]
}

/** A skin as a layer of two texture arrays, of one size with every other, with all its smaller levels. Pure. */
import type { Skin } from '../mesh.ts'
import { surfaces, type SurfaceSpec } from '../surface.ts'
import { layerLevels, type LayerLevel, type LayerPixels } from './layer-levels.ts'
import { paintSkin } from './paint.ts'
import type { SkinPixels } from './pixels.ts'

export function paintLayer(skin: Skin, size: number): LayerPixels {
  // A tile is painted at a quarter of the area that is asked for.
  const pixels = paintSkin(skin, skin.layout === 'tile' ? size * 2 : size)
  return packLayer(pixels, surfaces[skin.surface], size)
}

/** Resampled to a square. A clear coat is told by a smoother surface: at the size it is seen that is what shows of it. */
export function packLayer(pixels: SkinPixels, spec: SurfaceSpec, size: number): LayerPixels {
  const levels = layerLevels(size)
  const colour = new Uint8Array(levels.at(-1)!.to)
  const relief = new Uint8Array(levels.at(-1)!.to)
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
  for (const data of [colour, relief]) fillBelow(data, levels)
  return { colour, relief }
}

/** Every level but the first, each the mean of the one above it. */
function fillBelow(data: Uint8Array, levels: readonly LayerLevel[]): void {
  for (const [i, { side, from }] of levels.entries()) {
    const above = levels[i - 1]
    if (!above) continue
    const source = { width: above.side, height: above.side }
    data.set(boxed(data.subarray(above.from, above.to), source, side), from)
  }
}

interface Extent {
  readonly width: number
  readonly height: number
}

/** The mean of the source texels under each texel, or the nearest one where the source is coarser. */
function boxed(data: Uint8Array, { width, height }: Extent, size: number): Uint8Array {
  if (width === size && height === size) return data
  const out = new Uint8Array(size * size * 4)
  for (let y = 0; y < size; y++) {
    const [y0, y1] = span(y, height, size)
    for (let x = 0; x < size; x++) {
      const [x0, x1] = span(x, width, size)
      const count = (y1 - y0) * (x1 - x0)
      for (let c = 0; c < 4; c++) {
        let sum = 0
        for (let sy = y0; sy < y1; sy++)
          for (let sx = x0; sx < x1; sx++) sum += data[(sy * width + sx) * 4 + c]!
        out[(y * size + x) * 4 + c] = Math.round(sum / count)
      }
    }
  }
  return out
}

function span(at: number, from: number, size: number): [number, number] {
  const first = Math.min(from - 1, Math.floor((at * from) / size))
  return [first, Math.max(first + 1, Math.min(from, Math.floor(((at + 1) * from) / size)))]
}

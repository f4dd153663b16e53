import { skinKey, type Skin } from '../mesh.ts'
import { surfaces } from '../surface.ts'
import { compose, pixelSize, type Layers } from './compose.ts'

/** Whether the motif stands out of (or is pressed into) the surface, rather than being painted on it. */
export function isRelief({ surface, motif, accent }: Skin): boolean {
  if (motif === 'plain' || motif === 'landscape' || motif === 'blade-lozenges') return false
  const { family } = surfaces[surface]
  if (family === 'metal' || family === 'stone' || family === 'organic' || family === 'glass') return true
  if (family === 'wood' || family === 'earthenware')
    return accent === undefined && surface !== 'terracotta' && surface !== 'white-slip'
  return false
}

/** Impressed motifs go in, cast and carved ones stand out. */
export function reliefSign({ motif }: Skin): 1 | -1 {
  return motif === 'wedges' || motif === 'three-scripts' ? -1 : 1
}

/** Height of the design, -1 to 1, over the plain surface; blurred a little so that edges have a slope. */
export function reliefField(skin: Skin, layers: Layers, radius: number): Float32Array {
  const { a, b, width, height } = layers
  const out = new Float32Array(a.length)
  const sign = reliefSign(skin)
  for (let i = 0; i < out.length; i++) out[i] = sign * Math.min(1, a[i]! * 0.62 + b[i]! * 0.5)
  return blur(
    blur(out, width, height, radius, skin.layout !== 'face'),
    width,
    height,
    radius,
    skin.layout !== 'face',
  )
}

/** Box blur in both directions; wraps across where the skin does. */
export function blur(
  source: Float32Array,
  width: number,
  height: number,
  radius: number,
  wraps: boolean,
): Float32Array {
  if (radius < 1) return source
  const across = new Float32Array(source.length)
  const out = new Float32Array(source.length)
  const n = radius * 2 + 1
  for (let y = 0; y < height; y++) {
    const row = y * width
    const at = (x: number) =>
      source[row + (wraps ? (x + width) % width : Math.max(0, Math.min(width - 1, x)))]!
    let sum = 0
    for (let x = -radius; x <= radius; x++) sum += at(x)
    for (let x = 0; x < width; x++) {
      across[row + x] = sum / n
      sum += at(x + radius + 1) - at(x - radius)
    }
  }
  for (let x = 0; x < width; x++) {
    const at = (y: number) => across[Math.max(0, Math.min(height - 1, y)) * width + x]!
    let sum = 0
    for (let y = -radius; y <= radius; y++) sum += at(y)
    for (let y = 0; y < height; y++) {
      out[y * width + x] = sum / n
      sum += at(y + radius + 1) - at(y - radius)
    }
  }
  return out
}

const fields = new Map<string, { field: Float32Array; width: number; height: number }>()

/** Relief at u, v (0 to 1) of a skin, -1 to 1. Rasters are kept for the last few skins. */
export function reliefOf(skin: Skin): (u: number, v: number) => number {
  const key = skinKey(skin)
  let entry = fields.get(key)
  if (!entry) {
    const [width, height] = pixelSize(skin, 448)
    entry = {
      field: reliefField(skin, compose(skin, width, height), skin.motif === 'wedges' ? 1 : 3),
      width,
      height,
    }
    if (fields.size >= 6) fields.delete(fields.keys().next().value!)
    fields.set(key, entry)
  }
  const { field, width, height } = entry
  return (u, v) => {
    const x = u * width - 0.5
    const y = Math.max(0, Math.min(height - 1.001, v * height - 0.5))
    const x0 = Math.floor(x)
    const y0 = Math.floor(y)
    const fx = x - x0
    const fy = y - y0
    const xa = ((x0 % width) + width) % width
    const xb = (xa + 1) % width
    const y1 = Math.min(height - 1, y0 + 1)
    const low = field[y0 * width + xa]! * (1 - fx) + field[y0 * width + xb]! * fx
    const high = field[y1 * width + xa]! * (1 - fx) + field[y1 * width + xb]! * fx
    return low * (1 - fy) + high * fy
  }
}

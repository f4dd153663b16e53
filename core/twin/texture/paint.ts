import { skinKey, type Skin } from '../mesh.ts'
import { hashText } from '../noise.ts'
import { surfaces } from '../surface.ts'
import { agedPainter } from './age.ts'
import { compose, pixelSize } from './compose.ts'
import { paintKnowledge } from './known.ts'
import { painters } from './painters.ts'
import type { SkinPixels } from './pixels.ts'
import { blur, isRelief, reliefField } from './relief.ts'

/** What a painter answers for one pixel; reused from pixel to pixel. Colour in sRGB 0 to 255, height in texels. */
export interface Texel {
  r: number
  g: number
  b: number
  roughness: number
  metallic: number
  height: number
}

/** Where a painter is: texture position, the motif's layers and the relief, with its mean around (for hollows and edges). */
export interface Place {
  u: number
  v: number
  a: number
  b: number
  relief: number
  /** Positive on ridges, negative in hollows. */
  ridge: number
}

/** Paints a skin's textures: pure, the same bytes for the same skin and size. */
export function paintSkin(skin: Skin, size: number): SkinPixels {
  if (skin.known) return paintKnowledge(skin.known)
  const [width, height] = pixelSize(skin, size)
  const layers = compose(skin, width, height)
  const relieved = isRelief(skin)
  const scale = Math.max(width, height) / 1024
  const radius = Math.max(1, Math.round(1.6 * scale))
  const relief = relieved ? reliefField(skin, layers, radius) : new Float32Array(width * height)
  const around = relieved
    ? blur(relief, width, height, Math.max(2, Math.round(9 * scale)), skin.layout !== 'face')
    : relief
  const spec = surfaces[skin.surface]
  const seed = hashText(skinKey(plainOf(skin))) % 1000
  const paint = skin.age ? agedPainter(skin, skin.age, seed) : painters[spec.family](skin, seed)
  const albedo = new Uint8Array(width * height * 4)
  const orm = new Uint8Array(width * height * 4)
  const heights = new Float32Array(width * height)
  const texel: Texel = { r: 0, g: 0, b: 0, roughness: 0, metallic: 0, height: 0 }
  const place: Place = { u: 0, v: 0, a: 0, b: 0, relief: 0, ridge: 0 }
  const reliefTexels = 12 * scale * (skin.motif === 'wedges' ? 1.5 : 1)
  for (let y = 0, i = 0; y < height; y++) {
    place.v = (y + 0.5) / height
    for (let x = 0; x < width; x++, i++) {
      place.u = (x + 0.5) / width
      place.a = layers.a[i]!
      place.b = layers.b[i]!
      place.relief = relief[i]!
      place.ridge = relief[i]! - around[i]!
      texel.roughness = spec.roughness
      texel.metallic = spec.metallic
      texel.height = 0
      paint(place, texel)
      const k = i * 4
      albedo[k] = byte(texel.r)
      albedo[k + 1] = byte(texel.g)
      albedo[k + 2] = byte(texel.b)
      albedo[k + 3] = 255
      orm[k] = byte(255 * (1 - Math.min(0.5, Math.max(0, -place.ridge * 1.3))))
      orm[k + 1] = byte(255 * Math.max(0.05, Math.min(1, texel.roughness)))
      orm[k + 2] = byte(255 * texel.metallic)
      orm[k + 3] = 255
      heights[i] = texel.height * scale + relief[i]! * reliefTexels
    }
  }
  return { width, height, albedo, orm, normal: normals(heights, width, height, skin.layout) }
}

/** What grain and patches depend on: not on the motif, nor on age, through which they stay where they were. */
function plainOf({ surface, accent, layout, aspect }: Skin): Skin {
  return { surface, accent, layout, aspect, motif: 'plain' }
}

function byte(x: number): number {
  return x < 0 ? 0 : x > 255 ? 255 : Math.round(x)
}

function normals(heights: Float32Array, width: number, height: number, layout: Skin['layout']): Uint8Array {
  const out = new Uint8Array(width * height * 4)
  const wrapU = layout !== 'face'
  const wrapV = layout === 'tile'
  for (let y = 0; y < height; y++) {
    const up = wrapV ? (y + 1) % height : Math.min(height - 1, y + 1)
    const down = wrapV ? (y + height - 1) % height : Math.max(0, y - 1)
    for (let x = 0; x < width; x++) {
      const right = wrapU ? (x + 1) % width : Math.min(width - 1, x + 1)
      const left = wrapU ? (x + width - 1) % width : Math.max(0, x - 1)
      const dx = (heights[y * width + right]! - heights[y * width + left]!) * 0.5
      const dy = (heights[up * width + x]! - heights[down * width + x]!) * 0.5
      const length = Math.sqrt(dx * dx + dy * dy + 1)
      const k = (y * width + x) * 4
      out[k] = byte(127.5 - (dx / length) * 127.5)
      out[k + 1] = byte(127.5 - (dy / length) * 127.5)
      out[k + 2] = byte(127.5 + 127.5 / length)
      out[k + 3] = 255
    }
  }
  return out
}

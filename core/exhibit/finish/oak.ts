import { fbm2, hash3, noise2 } from '../../twin/noise.ts'
import { normalsOf, type FinishPixels } from './pixels.ts'

const tileM = 2.4
const boards = 16
/** sRGB; its mean is the floor's albedo. */
const base = [163, 140, 113] as const

/** Oiled oak: boards of 15 cm along v with staggered ends, or one wide plank for furniture. Wear where feet go. */
export function paintOak({
  size = 1024,
  planks,
}: {
  readonly size?: number
  readonly planks: boolean
}): FinishPixels {
  const heights = new Float32Array(size * size)
  const colour = new Uint8Array(size * size * 4)
  const orm = new Uint8Array(size * size * 4)
  const count = planks ? boards : 2
  const wide = size / count
  const seam = size / tileM / 1000
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      const board = Math.floor(x / wide)
      const inBoard = x - board * wide
      const v = y / size
      const cut = hash3(board, 7, 19)
      const half = planks ? ((v + cut) % 1 < 0.46 ? 0 : 1) : 0
      const endAt = planks
        ? Math.min(...[0, 0.46].map((e) => Math.abs(((((v + cut) % 1) - e + 1.5) % 1) - 0.5) * size))
        : size
      const id = board * 2 + half
      const tone = planks ? 0.86 + 0.26 * hash3(id, 3, 29) : 1
      const [ox, oy] = [hash3(id, 1, 31) * 64, hash3(id, 2, 37) * 64]
      const u = x / size
      const sway = fbm2(u * 6 + ox, v * 3 + oy, 64, 64, 2, 43) * 0.5
      const rings = Math.sin(
        (u * count * 5 + sway * 5 + fbm2(u * 24 + ox, v * 5 + oy, 64, 64, 2, 47)) * 6.2832,
      )
      const fibre =
        noise2(u * 420 + ox, v * 9 + oy, 4096, 64, 53) * 0.6 +
        noise2(u * 190 + oy, v * 5 + ox, 4096, 64, 59) * 0.4
      const pores = Math.max(0, noise2(u * 300 + oy, v * 22 + ox, 4096, 4096, 61) - 0.42)
      const edge = Math.min(inBoard, wide - inBoard)
      const gap = planks ? Math.max(0, 1 - Math.min(edge / (seam * 1.1), endAt / (seam * 1.1))) : 0
      const soft = planks ? Math.max(0, 1 - Math.min(edge, endAt) / (seam * 7)) * 0.06 : 0
      const worn = fbm2(u * 3, v * 3, 3, 3, 3, 67) * 0.035
      const shade = tone * (1 + rings * 0.035 + fibre * 0.055 - pores * 0.32 + worn) * (1 - gap * 0.62 - soft)
      const i = y * size + x
      const hue = (hash3(id, 5, 71) - 0.5) * 0.05
      colour[i * 4] = clamp(base[0] * shade * (1 + hue))
      colour[i * 4 + 1] = clamp(base[1] * shade)
      colour[i * 4 + 2] = clamp(base[2] * shade * (1 - hue))
      colour[i * 4 + 3] = 255
      heights[i] = -gap * 0.0012 - pores * 0.0004 + rings * 0.00003 + fibre * 0.00004 + soft * -0.004
      orm[i * 4] = 255
      orm[i * 4 + 1] = clamp(
        255 * (0.3 + gap * 0.4 + pores * 0.3 + fibre * 0.05 - worn * 1.6 + (tone - 1) * -0.12),
      )
      orm[i * 4 + 3] = 255
    }
  return { size, tileM, colour, normal: normalsOf(heights, size, tileM, 1), orm }
}

const clamp = (x: number) => Math.round(Math.min(255, Math.max(0, x)))

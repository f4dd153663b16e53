import { fbm2, hash3 } from '../../twin/noise.ts'
import { normalsOf, type FinishPixels } from './pixels.ts'

const tileM = 2.4

/** Lime plaster, trowelled in short crossing strokes: a quiet cloudiness, hardly any relief. */
export function paintPlaster(size = 512): FinishPixels {
  const heights = new Float32Array(size * size)
  const colour = new Uint8Array(size * size * 4)
  const orm = new Uint8Array(size * size * 4)
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      const [u, v] = [x / size, y / size]
      const bend = fbm2(u * 4, v * 4, 4, 4, 2, 5) * 0.05
      const strokes =
        fbm2((u + bend) * 9, (v - bend) * 26, 9, 26, 3, 11) +
        fbm2((u - bend) * 22, (v + bend) * 8, 22, 8, 3, 23)
      const cloud = fbm2(u * 5, v * 5, 5, 5, 3, 41)
      const grain = hash3(x, y, 3) - 0.5
      const i = y * size + x
      heights[i] = strokes * 0.0011 + grain * 0.00012
      const tone = 248 + cloud * 4.5 + strokes * 2.2 + grain * 2.4
      for (let c = 0; c < 3; c++) colour[i * 4 + c] = Math.min(255, tone - (c === 2 ? cloud * 1.2 : 0))
      colour[i * 4 + 3] = 255
      orm[i * 4] = 255
      orm[i * 4 + 1] = Math.round(255 * Math.min(1, 0.88 + strokes * 0.05))
      orm[i * 4 + 3] = 255
    }
  return { size, tileM, colour, normal: normalsOf(heights, size, tileM, 0.35), orm }
}

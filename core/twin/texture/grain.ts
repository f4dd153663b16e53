import { cells2, fbm2, hash3 } from '../noise.ts'

/** Periodic noise on a small raster, made once per kind and read many times. */
export interface Grain {
  /** Value in about [-1, 1] at u, v of the texture, repeating `times` across and up. */
  at(u: number, v: number, times: number, timesV?: number): number
}

const side = 256
const made = new Map<string, Float32Array>()

export type GrainKind = 'cloud' | 'fine' | 'speck' | 'cell' | 'crack' | 'fibre'

/** Cloud: broad patches; fine: sandy; speck: single pixels; cell: pebbles; crack: a net of lines; fibre: stretched along u. */
export function grain(kind: GrainKind, seed: number): Grain {
  const key = `${kind}${seed}`
  let tile = made.get(key)
  if (!tile) made.set(key, (tile = make(kind, seed)))
  const data = tile
  return {
    at(u, v, times, timesV = times) {
      const x = (u * times - Math.floor(u * times)) * side
      const y = (v * timesV - Math.floor(v * timesV)) * side
      const x0 = x | 0
      const y0 = y | 0
      const fx = x - x0
      const fy = y - y0
      const x1 = (x0 + 1) & (side - 1)
      const y1 = (y0 + 1) & (side - 1)
      const low =
        data[(y0 & (side - 1)) * side + (x0 & (side - 1))]! * (1 - fx) +
        data[(y0 & (side - 1)) * side + x1]! * fx
      const high = data[y1 * side + (x0 & (side - 1))]! * (1 - fx) + data[y1 * side + x1]! * fx
      return low * (1 - fy) + high * fy
    },
  }
}

function make(kind: GrainKind, seed: number): Float32Array {
  const data = new Float32Array(side * side)
  const out = { near: 0, next: 0, id: 0 }
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) {
      const [u, v] = [x / side, y / side]
      data[y * side + x] = value(kind, u, v, seed, out, x, y)
    }
  return data
}

function value(
  kind: GrainKind,
  u: number,
  v: number,
  seed: number,
  out: { near: number; next: number; id: number },
  x: number,
  y: number,
): number {
  if (kind === 'cloud') return fbm2(u * 5, v * 5, 5, 5, 5, seed) * 1.5
  if (kind === 'fine') return fbm2(u * 48, v * 48, 48, 48, 3, seed)
  if (kind === 'speck') return hash3(x, y, seed) * 2 - 1
  if (kind === 'fibre') return fbm2(u * 4, v * 70, 4, 70, 3, seed) * 1.3
  const bend = fbm2(u * 6, v * 6, 6, 6, 2, seed + 3) * 0.5
  cells2(u * 11 + bend, v * 11 + bend, 11, 11, seed, out)
  return kind === 'cell' ? 1 - out.near * 2 : 1 - 2 * Math.min(1, (out.next - out.near) / 0.055)
}

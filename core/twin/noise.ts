/** Deterministic noise: the same numbers on every machine, so that a twin is the same everywhere. */

/** A hash of three integers to [0, 1). */
export function hash3(x: number, y: number, seed: number): number {
  let h = Math.imul(x | 0, 0x27d4eb2d) ^ Math.imul(y | 0, 0x165667b1) ^ Math.imul(seed | 0, 0x9e3779b1)
  h = Math.imul(h ^ (h >>> 15), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return ((h ^ (h >>> 16)) >>> 0) / 4294967296
}

/** A 32-bit FNV-1a hash of text. */
export function hashText(text: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  return h >>> 0
}

function fade(t: number): number {
  return t * t * t * (t * (t * 6 - 15) + 10)
}

/** Value noise in [-1, 1], repeating every `px`, `py` cells. */
export function noise2(x: number, y: number, px: number, py: number, seed: number): number {
  const x0 = Math.floor(x)
  const y0 = Math.floor(y)
  const fx = fade(x - x0)
  const fy = fade(y - y0)
  const xa = ((x0 % px) + px) % px
  const xb = (xa + 1) % px
  const ya = ((y0 % py) + py) % py
  const yb = (ya + 1) % py
  const a = hash3(xa, ya, seed)
  const b = hash3(xb, ya, seed)
  const c = hash3(xa, yb, seed)
  const d = hash3(xb, yb, seed)
  return (a + (b - a) * fx + (c - a) * fy + (a - b - c + d) * fx * fy) * 2 - 1
}

/** Sum of `octaves` of value noise, each twice as fine and half as strong; about [-1, 1], repeating with `px`, `py`. */
export function fbm2(x: number, y: number, px: number, py: number, octaves: number, seed: number): number {
  let sum = 0
  let weight = 0.5
  let scale = 1
  for (let o = 0; o < octaves; o++) {
    sum += weight * noise2(x * scale, y * scale, px * scale, py * scale, seed + o * 101)
    weight *= 0.5
    scale *= 2
  }
  return sum / (1 - Math.pow(0.5, octaves))
}

/**
 * Distances to the nearest and second nearest of scattered points (one per cell), in cells, repeating with `px`, `py`.
 * Writes into `out`, which is reused.
 */
export function cells2(
  x: number,
  y: number,
  px: number,
  py: number,
  seed: number,
  out: { near: number; next: number; id: number },
): void {
  const x0 = Math.floor(x)
  const y0 = Math.floor(y)
  out.near = 9
  out.next = 9
  for (let j = -1; j <= 1; j++) {
    for (let i = -1; i <= 1; i++) {
      const cx = (((x0 + i) % px) + px) % px
      const cy = (((y0 + j) % py) + py) % py
      const dx = x0 + i + hash3(cx, cy, seed) - x
      const dy = y0 + j + hash3(cx, cy, seed + 7) - y
      const d = Math.sqrt(dx * dx + dy * dy)
      if (d < out.near) {
        out.next = out.near
        out.near = d
        out.id = hash3(cx, cy, seed + 13)
      } else if (d < out.next) out.next = d
    }
  }
}

/** How far a thing reaches from its upright axis, by height and direction; cores, moulds and coils follow it. */
import { clamp, Draft, mix, type Vec3 } from '../geometry/draft.ts'
import { sweep, type RingPoint } from '../geometry/sweep.ts'
import type { Skin } from '../mesh.ts'
import { boxOf, pointOf, solidOf, type Solid } from '../solid/solid.ts'

const columns = 48
const rows = 40

export interface Outline {
  readonly lowM: number
  readonly highM: number
  /** Metres from the axis at a height (metres) in a direction (0 is +z, a quarter turn +x). */
  readonly reach: (yM: number, angle: number) => number
  /** Mean over all directions. */
  readonly mean: (yM: number) => number
}

export function outlineOf(solid: Solid): Outline {
  const { min, max } = boxOf(solid)
  const grid = new Float64Array(rows * columns)
  const tall = Math.max(max[1] - min[1], 1e-9)
  const mark = (x: number, y: number, z: number) => {
    const row = clamp(Math.floor(((y - min[1]) / tall) * rows), 0, rows - 1)
    const column = Math.floor((Math.atan2(x, z) / (2 * Math.PI) + 1) * columns) % columns
    const i = row * columns + column
    grid[i] = Math.max(grid[i]!, Math.hypot(x, z))
  }
  for (let t = 0; t < solid.corners.length; t += 3) {
    const [a, b, c] = [0, 1, 2].map((k) => pointOf(solid, solid.corners[t + k]!)) as [Vec3, Vec3, Vec3]
    const longest = Math.max(...[[a, b], [b, c], [c, a]].map(([p, q]) => Math.hypot(p![0] - q![0], p![1] - q![1], p![2] - q![2]))) // prettier-ignore
    const steps = clamp(Math.ceil((longest / tall) * rows * 1.5), 1, 24)
    for (let i = 0; i <= steps; i++)
      for (let j = 0; j <= steps - i; j++) {
        const [u, v] = [i / steps, j / steps]
        const at = (k: 0 | 1 | 2) => a[k] * (1 - u - v) + b[k] * u + c[k] * v
        mark(at(0), at(1), at(2))
      }
  }
  fillGaps(grid)
  const means = Array.from({ length: rows }, (_, r) => grid.slice(r * columns, (r + 1) * columns).reduce((sum, x) => sum + x, 0) / columns) // prettier-ignore
  const rowAt = (yM: number) => clamp(((yM - min[1]) / tall) * rows - 0.5, 0, rows - 1)
  return {
    lowM: min[1],
    highM: max[1],
    reach: (yM, angle) => {
      const y = rowAt(yM)
      const x = ((((angle / (2 * Math.PI)) % 1) + 1) % 1) * columns - 0.5
      const [r0, c0] = [Math.floor(y), Math.floor(x)]
      const at = (r: number, c: number) => grid[Math.min(rows - 1, r) * columns + ((c + columns) % columns)]!
      const along = (r: number) => mix(at(r, c0), at(r, c0 + 1), x - c0)
      return mix(along(r0), along(r0 + 1), y - r0)
    },
    mean: (yM) => {
      const y = rowAt(yM)
      return mix(means[Math.floor(y)]!, means[Math.min(rows - 1, Math.floor(y) + 1)]!, y - Math.floor(y))
    },
  }
}

/** Directions without a point take the next one's reach; empty heights that below. */
function fillGaps(grid: Float64Array): void {
  for (let r = 0; r < rows; r++) {
    const row = grid.subarray(r * columns, (r + 1) * columns)
    const known = [...row.keys()].filter((c) => row[c]! > 0)
    if (known.length === 0) {
      if (r > 0) row.set(grid.subarray((r - 1) * columns, r * columns))
      continue
    }
    const before = Float64Array.from(row)
    for (let c = 0; c < columns; c++) {
      if (before[c]! > 0) continue
      const near = known.reduce((best, k) => (apart(k, c) < apart(best, c) ? k : best))
      row[c] = before[near]!
    }
  }
}

const apart = (a: number, b: number) => Math.min(Math.abs(a - b), columns - Math.abs(a - b))

export interface Loft {
  readonly from: number
  readonly to: number
  readonly rows: number
  readonly reach: (yM: number, angle: number) => number
  readonly skin: Skin
  readonly tileM: number
}

/** A solid about the axis between two heights. */
export function loft({ from, to, rows: n, reach, skin, tileM }: Loft): Solid {
  const draft = new Draft()
  const rings = Array.from({ length: n + 1 }, (_, j) => {
    const y = mix(from, to, j / n)
    return Array.from({ length: columns }, (_, i): RingPoint => {
      const angle = (i / columns) * 2 * Math.PI
      const r = Math.max(reach(y, angle), 1e-5)
      return { p: [Math.sin(angle) * r, y, Math.cos(angle) * r] }
    })
  })
  sweep(draft, { rings, skin: () => skin, uv: (j, i) => [(i / columns) * 4, (mix(from, to, j / n) - from) / tileM], capTileM: tileM }) // prettier-ignore
  return solidOf(draft)
}

export interface Sector extends Loft {
  /** Directions between which it lies. */
  readonly start: number
  readonly end: number
  readonly inner: (yM: number, angle: number) => number
}

/** A piece of a shell about the axis: one section of a mould. */
export function sector({ from, to, rows: n, reach, inner, start, end, skin, tileM }: Sector): Solid {
  const draft = new Draft()
  const steps = Math.max(4, Math.round(((end - start) / (2 * Math.PI)) * columns))
  const rings = Array.from({ length: n + 1 }, (_, j) => {
    const y = mix(from, to, j / n)
    const point = (k: number, r: number): RingPoint => {
      const angle = mix(start, end, k / steps)
      return { p: [Math.sin(angle) * r, y, Math.cos(angle) * r] }
    }
    const angleAt = (k: number) => mix(start, end, k / steps)
    return [
      ...Array.from({ length: steps + 1 }, (_, k) => point(k, Math.max(reach(y, angleAt(k)), 1e-4))),
      ...Array.from({ length: steps + 1 }, (_, k) => point(steps - k, Math.max(inner(y, angleAt(steps - k)), 5e-5))), // prettier-ignore
    ]
  })
  sweep(draft, {
    rings,
    skin: () => skin,
    uv: (j, i) => [i / 10, (mix(from, to, j / n) - from) / tileM],
    capTileM: tileM,
  })
  return solidOf(draft)
}

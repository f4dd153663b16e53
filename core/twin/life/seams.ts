/** Mended breaks: a thread of adhesive, plaster or gold along each join, and metal staples across it. */
import { add, cross, normalise, subtract, type Vec3 } from '../geometry/draft.ts'
import { Draft } from '../geometry/draft.ts'
import { tube } from '../geometry/tube.ts'
import type { Skin } from '../mesh.ts'
import type { BreakSurface } from '../solid/fracture.ts'
import { emptySolid, pointOf, solidOf, vertexNormals, type Solid } from '../solid/solid.ts'

export interface SeamPoint {
  readonly p: Vec3
  readonly normal: Vec3
}

/** Closed lines in which a break meets the surface. */
export function linesOf(solid: Solid, along: BreakSurface): SeamPoint[][] {
  const count = solid.open.length
  const values = Array.from({ length: count }, (_, v) => along.at(pointOf(solid, v)) || -1e-12)
  const normals = vertexNormals(solid)
  const points = new Map<number, SeamPoint>()
  const next = new Map<number, number>()
  const crossing = (a: number, b: number): number => {
    const [low, high] = a < b ? [a, b] : [b, a]
    const key = low * count + high
    if (!points.has(key)) {
      const t = values[low]! / (values[low]! - values[high]!)
      const between = (array: ArrayLike<number>): Vec3 => [0, 1, 2].map((k) => array[low * 3 + k]! * (1 - t) + array[high * 3 + k]! * t) as unknown as Vec3 // prettier-ignore
      points.set(key, { p: between(solid.positions), normal: normalise(between(normals)) })
    }
    return key
  }
  for (let t = 0; t < solid.corners.length; t += 3) {
    const ids = [solid.corners[t]!, solid.corners[t + 1]!, solid.corners[t + 2]!]
    const above = ids.map((v) => values[v]! > 0)
    if (above.every(Boolean) || !above.some(Boolean)) continue
    let [from, to] = [0, 0]
    for (let k = 0; k < 3; k++) {
      const [a, b] = [k, (k + 1) % 3]
      if (above[a] === above[b]) continue
      if (above[a]) from = crossing(ids[a]!, ids[b]!)
      else to = crossing(ids[a]!, ids[b]!)
    }
    next.set(from, to)
  }
  const seen = new Set<number>()
  const lines: SeamPoint[][] = []
  for (const first of next.keys()) {
    const line: SeamPoint[] = []
    for (let key: number | undefined = first; key !== undefined && !seen.has(key); key = next.get(key)) {
      seen.add(key)
      line.push(points.get(key)!)
    }
    if (line.length > 5) lines.push(line)
  }
  return lines
}

export interface Seams {
  readonly radiusM: number
  readonly skin: Skin
  /** Most points on a line, and sides of its thread. */
  readonly detail: number
  readonly sides: number
}

/** A thread along each line, half sunk in the surface. */
export function threads(
  lines: readonly (readonly SeamPoint[])[],
  { radiusM, skin, detail, sides }: Seams,
): Solid {
  const draft = new Draft()
  for (const line of lines) {
    const path = spaced(line, Math.max(radiusM * 2.2, lengthOf(line) / detail))
    if (path.length < 6) continue
    tube(draft, {
      path: path.map(({ p, normal }) => add(p, normal, -radiusM * 0.25)),
      radii: () => [radiusM, radiusM],
      segments: sides,
      skin,
      tileM: radiusM * 24,
      loop: true,
    })
  }
  return draft.vertexCount === 0 ? emptySolid() : solidOf(draft, 80)
}

/** Staples across the longest line, their feet in the surface. */
export function staples(lines: readonly (readonly SeamPoint[])[], sizeM: number, skin: Skin): Solid {
  const longest = lines.reduce(
    (best, line) => (lengthOf(line) > lengthOf(best) ? line : best),
    lines[0] ?? [],
  )
  const draft = new Draft()
  const [reach, thick] = [sizeM * 0.035, sizeM * 0.005]
  const at = spaced(longest, Math.max(sizeM * 0.11, lengthOf(longest) / 14))
  at.forEach(({ p, normal }, i) => {
    const tangent = subtract(at[(i + 1) % at.length]!.p, at[(i + at.length - 1) % at.length]!.p)
    const over = normalise(cross(tangent, normal))
    const foot = (k: number, rise: number): Vec3 => add(add(p, over, reach * k), normal, thick * rise)
    tube(draft, {
      path: [foot(-1, -1.6), foot(-0.96, 0.5), foot(0, 0.9), foot(0.96, 0.5), foot(1, -1.6)],
      radii: () => [thick, thick * 0.7],
      segments: 6,
      skin,
      tileM: sizeM * 0.3,
      squareness: 3,
    })
  })
  return draft.vertexCount === 0 ? emptySolid() : solidOf(draft)
}

function lengthOf(line: readonly SeamPoint[]): number {
  return line.reduce(
    (sum, { p }, i) => sum + Math.hypot(...subtract(p, line[(i + line.length - 1) % line.length]!.p)),
    0,
  )
}

/** Points of a closed line about `step` apart. */
function spaced(line: readonly SeamPoint[], step: number): SeamPoint[] {
  const out: SeamPoint[] = []
  let since = step
  line.forEach((point, i) => {
    if (i > 0) since += Math.hypot(...subtract(point.p, line[i - 1]!.p))
    if (since < step) return
    since = 0
    out.push(point)
  })
  const [first, last] = [out[0], out.at(-1)]
  if (out.length > 3 && Math.hypot(...subtract(last!.p, first!.p)) < step * 0.5) out.pop()
  return out
}

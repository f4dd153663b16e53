/** Closes the loops that a cut leaves: triangles on their own vertices alone, so that the whole stays closed whatever their shape. */
import type { Vec2 } from '../geometry/draft.ts'

export interface Loop {
  /** Vertices in the direction of the cap's own edges. */
  readonly ids: readonly number[]
  readonly flat: readonly Vec2[]
}

/** Triangles (three vertices each) that fill the loops. Those that run counter-clockwise are rims, the others holes in the smallest rim around them. */
export function fillLoops(loops: readonly Loop[]): number[] {
  const areas = loops.map(({ flat }) => signedArea(flat))
  const rims = loops.map((_, i) => i).filter((i) => areas[i]! >= 0)
  const holesOf = new Map<number, number[]>()
  const out: number[] = []
  loops.forEach((loop, i) => {
    if (areas[i]! >= 0) return
    const around = rims
      .filter((r) => areas[r]! > -areas[i]! && contains(loops[r]!.flat, loop.flat[0]!))
      .sort((a, b) => areas[a]! - areas[b]!)[0]
    if (around === undefined) clipEars([...loop.ids], [...loop.flat], out)
    else holesOf.set(around, [...(holesOf.get(around) ?? []), i])
  })
  for (const rim of rims) {
    const ids = [...loops[rim]!.ids]
    const flat = [...loops[rim]!.flat]
    const holes = (holesOf.get(rim) ?? []).map((i) => loops[i]!)
    // From right to left, so that each bridge finds the rim that the earlier ones have made.
    for (const hole of holes.sort((a, b) => rightmost(b) - rightmost(a))) bridge(ids, flat, hole)
    clipEars(ids, flat, out)
  }
  return out
}

function bridge(ids: number[], flat: Vec2[], hole: Loop): void {
  const from = hole.flat.reduce((best, q, i) => (q[0] > hole.flat[best]![0] ? i : best), 0)
  const q = hole.flat[from]!
  let near = 0
  let least = Infinity
  for (let i = 0; i < flat.length; i++) {
    const d = (flat[i]![0] - q[0]) ** 2 + (flat[i]![1] - q[1]) ** 2
    if (d < least) [least, near] = [d, i]
  }
  const turn = <T>(list: readonly T[]): T[] => [...list.slice(from), ...list.slice(0, from), list[from]!]
  ids.splice(near + 1, 0, ...turn(hole.ids), ids[near]!)
  flat.splice(near + 1, 0, ...turn(hole.flat), flat[near]!)
}

/** Ear clipping (Meisters 1975) that always ends with n - 2 triangles: where no ear is left, the flattest corner goes. */
function clipEars(ids: number[], flat: Vec2[], out: number[]): void {
  let start = 0
  while (ids.length > 3) {
    const n = ids.length
    let ear = -1
    for (let k = 0; k < n && ear < 0; k++) {
      const i = (start + k) % n
      if (isEar(flat, i)) ear = i
    }
    if (ear < 0) ear = flattest(flat)
    out.push(ids[(ear + n - 1) % n]!, ids[ear]!, ids[(ear + 1) % n]!)
    ids.splice(ear, 1)
    flat.splice(ear, 1)
    start = (ear + 1) % ids.length
  }
  if (ids.length === 3) out.push(ids[0]!, ids[1]!, ids[2]!)
}

function isEar(flat: readonly Vec2[], i: number): boolean {
  const n = flat.length
  const [a, b, c] = [flat[(i + n - 1) % n]!, flat[i]!, flat[(i + 1) % n]!]
  if (turn(a, b, c) <= 0) return false
  for (let k = 0; k < n - 3; k++) {
    const p = flat[(i + 2 + k) % n]!
    if (p === a || p === b || p === c) continue
    if (turn(a, b, p) >= 0 && turn(b, c, p) >= 0 && turn(c, a, p) >= 0) return false
  }
  return true
}

function flattest(flat: readonly Vec2[]): number {
  const n = flat.length
  let best = 0
  let least = Infinity
  for (let i = 0; i < n; i++) {
    const area = Math.abs(turn(flat[(i + n - 1) % n]!, flat[i]!, flat[(i + 1) % n]!))
    if (area < least) [least, best] = [area, i]
  }
  return best
}

const turn = (a: Vec2, b: Vec2, c: Vec2) => (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
const rightmost = ({ flat }: Loop) => Math.max(...flat.map((q) => q[0]))

function signedArea(flat: readonly Vec2[]): number {
  return flat.reduce((sum, a, i) => {
    const b = flat[(i + 1) % flat.length]!
    return sum + (a[0] * b[1] - b[0] * a[1]) / 2
  }, 0)
}

function contains(flat: readonly Vec2[], [x, y]: Vec2): boolean {
  let inside = false
  flat.forEach((a, i) => {
    const b = flat[(i + 1) % flat.length]!
    if (a[1] > y !== b[1] > y && x < ((b[0] - a[0]) * (y - a[1])) / (b[1] - a[1]) + a[0]) inside = !inside
  })
  return inside
}

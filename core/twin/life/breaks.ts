/** Where a thing breaks: chips and larger pieces at the recorded place, the same for the same object in every state. */
import type { Condition, ConditionPlace } from '../../heritage/life.ts'
import { normalise, type Vec3 } from '../geometry/draft.ts'
import { hash3 } from '../noise.ts'
import { ballBreak, planeBreak, type BreakSurface, type Roughness } from '../solid/fracture.ts'
import { boxOf, pointOf, type Solid } from '../solid/solid.ts'

type Loss = NonNullable<Condition['loss']>
type Repair = NonNullable<Condition['repair']>

const towards: Readonly<Record<Exclude<ConditionPlace, 'all'>, Vec3>> = {
  top: [0.22, 1, 0.3],
  inside: [0.22, 1, 0.3],
  bottom: [-0.3, -1, 0.35],
  left: [-1, 0.12, 0.2],
  right: [1, 0.12, 0.2],
  front: [0.15, 0.1, 1],
  back: [0.1, 0.1, -1],
  corner: [1, 1, 0.1],
}

/** Breaks whose far side is gone. More and larger ones with the amount; past a half a whole piece is missing. */
export function lossBreaks(solid: Solid, { amount, at = 'all' }: Loss, seed: number): BreakSurface[] {
  if (amount <= 0) return []
  const size = sizeOf(solid)
  const rough = roughness(size, seed)
  const whole = amount > 0.5 && at !== 'all' ? [pieceOff(solid, towards[at], { share: (amount - 0.35) * 0.42, rough })] : [] // prettier-ignore
  const chips = at === 'all' ? 1 + Math.round(amount * 4) : amount > 0.5 ? 1 : 1 + Math.round(amount * 2)
  const radius = size * (0.045 + (at === 'all' ? 0.1 : 0.16) * Math.min(amount, 0.6))
  return [
    ...whole,
    ...Array.from({ length: chips }, (_, i) => {
      const direction = at === 'all' ? scattered(seed + i) : varied(towards[at], seed + i)
      return bite(solid, direction, radius * (i === 0 ? 1 : 0.45 + 0.4 * hash3(i, seed, 3)), rough)
    }),
  ]
}

/** Lines along which fragments were joined: through the whole object, or around a piece at one place. */
export function seamBreaks(solid: Solid, { amount, at = 'all' }: Repair, seed: number): BreakSurface[] {
  if (amount <= 0) return []
  const size = sizeOf(solid)
  const rough = { ...roughness(size, seed + 40), depthM: size * 0.045, grainM: size * 0.24 }
  const count = 1 + Math.round(amount * 3)
  if (at !== 'all')
    return Array.from({ length: count }, (_, i) =>
      bite(solid, varied(towards[at], seed + i * 3), size * (0.15 + 0.16 * amount), rough),
    )
  const { min, max } = boxOf(solid)
  return Array.from({ length: count }, (_, i) => {
    const normal = normalise(scattered(seed + 17 * i + 5))
    const through = min.map((low, k) => low + (max[k]! - low) * (0.3 + 0.4 * hash3(i, k, seed + 9)))
    return planeBreak(normal, normal[0] * through[0]! + normal[1] * through[1]! + normal[2] * through[2]!, { ...rough, seed: seed + i }) // prettier-ignore
  })
}

export function sizeOf(solid: Solid): number {
  const { min, max } = boxOf(solid)
  const sides = [max[0] - min[0], max[1] - min[1], max[2] - min[2]].sort((a, b) => b - a)
  // A thing that is long and thin loses pieces in proportion to its breadth.
  return Math.min(sides[0]!, sides[1]! * 2.2)
}

function roughness(size: number, seed: number): Roughness {
  return { depthM: size * 0.014, grainM: size * 0.07, seed }
}

/** A ball about the point of the surface that lies farthest in a direction. */
function bite(solid: Solid, direction: Vec3, radius: number, rough: Roughness): BreakSurface {
  const { min, max } = boxOf(solid)
  const middle: Vec3 = [(min[0] + max[0]) / 2, (min[1] + max[1]) / 2, (min[2] + max[2]) / 2]
  const half = [0, 1, 2].map((k) => Math.max((max[k]! - min[k]!) / 2, 1e-6))
  let anchor: Vec3 = max
  let farthest = -Infinity
  for (let v = 0; v < solid.open.length; v++) {
    const p = pointOf(solid, v)
    const far = p.reduce((sum, x, k) => sum + ((x - middle[k]!) / half[k]!) * direction[k]!, 0)
    if (far > farthest) [farthest, anchor] = [far, p]
  }
  const inward = normalise([middle[0] - anchor[0], middle[1] - anchor[1], middle[2] - anchor[2]])
  const centre: Vec3 = [anchor[0] - inward[0] * radius * 0.3, anchor[1] - inward[1] * radius * 0.3, anchor[2] - inward[2] * radius * 0.3] // prettier-ignore
  return ballBreak(centre, radius, inward, rough)
}

interface Piece {
  /** Of the extent in that direction. */
  readonly share: number
  readonly rough: Roughness
}

function pieceOff(solid: Solid, direction: Vec3, { share, rough }: Piece): BreakSurface {
  const n = normalise(direction)
  let [low, high] = [Infinity, -Infinity]
  for (let v = 0; v < solid.open.length; v++) {
    const p = pointOf(solid, v)
    const d = p[0] * n[0] + p[1] * n[1] + p[2] * n[2]
    low = Math.min(low, d)
    high = Math.max(high, d)
  }
  return planeBreak(n, high - (high - low) * share, { ...rough, depthM: rough.depthM * 2.5, grainM: rough.grainM * 2.5 }) // prettier-ignore
}

/** Any direction but straight down, rather to the front, where it is seen. */
function scattered(seed: number): Vec3 {
  const angle = hash3(seed, 1, 77) * 2 * Math.PI
  return [Math.cos(angle), hash3(seed, 2, 77) * 1.7 - 0.5, Math.sin(angle) * 0.8 + 0.3]
}

function varied(direction: Vec3, seed: number): Vec3 {
  return direction.map((x, k) => x + (hash3(seed, k, 31) - 0.5) * 0.9 * (Math.abs(x) > 0.9 ? 0 : 1)) as unknown as Vec3 // prettier-ignore
}

import type { TwinFacts } from './facts.ts'
import { Draft, type Vec3 } from './geometry/draft.ts'
import { finish } from './geometry/finish.ts'
import { box } from './geometry/slab.ts'
import { smoothPath, tube } from './geometry/tube.ts'
import type { Skin, TwinMesh } from './mesh.ts'

/** How an object is shown: on its own foot, hung on a wall (its back at -z), or held by a mount on a plinth. */
export type Placement = 'ground' | 'wall' | 'mount'

export function placementOf(facts: TwinFacts): Placement {
  const { widthM, heightM, depthM } = facts.dimensions
  const flat = depthM < heightM * 0.45
  switch (facts.form) {
    case 'textile':
    case 'painting':
    case 'scroll':
      return flat ? 'wall' : 'ground'
    case 'blade':
    case 'jewel':
    case 'disc':
    case 'tablet':
    case 'mask':
      return flat || facts.form === 'mask' ? 'mount' : 'ground'
    case 'lute':
      return 'mount'
    case 'codex':
      return flat && facts.params?.['binding'] !== 'screenfold' && widthM < heightM * 2 ? 'mount' : 'ground'
    default:
      return 'ground'
  }
}

export interface Mount {
  readonly mesh: TwinMesh
  /** How high the object's foot stands over the plinth. */
  readonly liftM: number
}

/** A dark metal mount: a plate, a stem behind the object, and two claws under it. Undefined where none is needed. */
export function buildMount(facts: TwinFacts): Mount | undefined {
  if (placementOf(facts) !== 'mount') return undefined
  const { widthM: w, heightM: h, depthM: d } = facts.dimensions
  const lift = Math.max(h * 0.1, Math.min(0.012, h * 0.5))
  const bar = Math.max(Math.min(w, h) * 0.016, Math.min(0.0012, Math.min(w, h) * 0.04))
  const plate: Vec3 = [
    w * (facts.form === 'blade' || facts.form === 'lute' ? 1.1 : 0.5),
    bar * 2.4,
    Math.min(Math.max(d * 1.6, h * 0.2), Math.max(w, h) * 0.42),
  ]
  const skin: Skin = { surface: 'basalt', accent: undefined, motif: 'plain', layout: 'tile', aspect: 1 }
  const draft = new Draft()
  const tileM = Math.max(h, w) * 0.5
  box(draft, { size: plate, bevelM: bar * 0.4, skin, tileM, fine: false })
  const back = -d / 2 - bar
  const rod = (points: readonly Vec3[]) =>
    tube(draft, {
      path: smoothPath(points, 5),
      radii: () => [bar, bar],
      segments: 12,
      skin,
      tileM,
      rounded: true,
    })
  const reach = Math.min(w * 0.22, h * 0.2)
  const seat = lift + underside(facts, reach)
  rod([[0, bar, back - bar], [0, lift * 0.8, back - bar], [0, Math.max(seat, lift + h * 0.4), back - bar * 0.6]]) // prettier-ignore
  const holder = facts.form === 'mask' ? -d * 0.1 : d / 2 + bar * 0.9
  for (const s of [-1, 1]) {
    rod([[0, seat - lift * 0.25, back - bar], [s * reach * 0.8, seat - lift * 0.2, back], [s * reach, seat - bar * 1.05, back + d * 0.25], [s * reach, seat - bar * 1.05, holder], [s * reach, seat + Math.min(w, h) * 0.022, holder + bar * 0.3]]) // prettier-ignore
  }
  const size = bounds(draft)
  return { mesh: recentre(finish(draft, size.dimensions, 40), size), liftM: lift }
}

/** Height over the object's lowest point of what the claws reach under, `reach` from its middle. */
function underside({ form, params, dimensions: { widthM, heightM } }: TwinFacts, reach: number): number {
  const brooch = params?.['kind'] === 'brooch'
  if (params?.['kind'] === 'goats') return heightM * 0.07
  if (form !== 'disc' && !brooch) return 0
  const R = widthM / 2
  return R - Math.sqrt(R * R - reach * reach) + (brooch ? heightM - widthM : 0)
}

interface Bounds {
  readonly dimensions: TwinFacts['dimensions']
  readonly centreX: number
  readonly centreZ: number
}

function bounds(draft: Draft): Bounds {
  const low = [Infinity, Infinity, Infinity]
  const high = [-Infinity, -Infinity, -Infinity]
  draft.positions.forEach((value, i) => {
    low[i % 3] = Math.min(low[i % 3]!, value)
    high[i % 3] = Math.max(high[i % 3]!, value)
  })
  return {
    dimensions: { widthM: high[0]! - low[0]!, heightM: high[1]! - low[1]!, depthM: high[2]! - low[2]! },
    centreX: (high[0]! + low[0]!) / 2,
    centreZ: (high[2]! + low[2]!) / 2,
  }
}

/** The finished mount is centred; put it back where the object needs it. */
function recentre(mesh: TwinMesh, { centreX, centreZ }: Bounds): TwinMesh {
  for (const part of mesh.parts) {
    for (let i = 0; i < part.positions.length; i += 3) {
      part.positions[i]! += centreX
      part.positions[i + 2]! += centreZ
    }
  }
  const [x0, y0, z0] = mesh.min
  const [x1, y1, z1] = mesh.max
  return { parts: mesh.parts, min: [x0 + centreX, y0, z0 + centreZ], max: [x1 + centreX, y1, z1 + centreZ] }
}

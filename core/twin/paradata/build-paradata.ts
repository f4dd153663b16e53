/** What of a twin is measured, inferred from its type, or drawn by us: as a view of the object (London Charter 2009, principle 4). */
import { buildTwin } from '../build.ts'
import type { TwinFacts } from '../facts.ts'
import { normalise, type Vec3 } from '../geometry/draft.ts'
import type { Knowledge, LevelOfDetail, Skin, TwinMesh } from '../mesh.ts'
import { compose, pixelSize, type Layers } from '../texture/compose.ts'
import { boxOf, pointOf, toMesh, weld, type Box, type Solid } from '../solid/solid.ts'
import type { Axis } from './measured.ts'

/** Share of an extent, at both of its ends, that its measure fixes. */
const fixed = 0.045
/** How strongly a design covers a point for the point to count as design. */
const covered = 0.3

/** The twin in three skins, one for each kind of knowledge, whose patterns tell them apart without colour. */
export function buildParadata(facts: TwinFacts, lod: LevelOfDetail, measured: readonly Axis[]): TwinMesh {
  const solid = weld(buildTwin(facts, lod))
  const known = knowledgeOf(solid, measured)
  const kinds = ['measured', 'inferred', 'invented'] as const
  const skins = kinds.map((kind): Skin => ({ surface: 'limestone', accent: undefined, motif: 'plain', layout: 'tile', aspect: 1, known: kind })) // prettier-ignore
  const { widthM, heightM, depthM } = facts.dimensions
  return toMesh({
    ...solid,
    skins,
    triangleSkins: known.map((kind) => kinds.indexOf(kind)),
    uvs: projected(solid, Math.max(widthM, heightM, depthM) * 0.2),
  })
}

/** One kind of knowledge for each triangle. */
export function knowledgeOf(solid: Solid, measured: readonly Axis[]): Knowledge[] {
  const box = boxOf(solid)
  const designs = solid.skins.map(designOf)
  return solid.triangleSkins.map((slot, t) => {
    const [u, v] = middle(solid.uvs, t * 3, 2)
    if (designs[slot]!(u!, v!) > covered) return 'invented'
    const ids = [0, 1, 2].map((k) => solid.corners[t * 3 + k]!)
    const points = ids.map((id) => pointOf(solid, id))
    const centre = [0, 1, 2].map((k) => points.reduce((sum, p) => sum + p[k]! / 3, 0)) as unknown as Vec3
    return measured.some((axis) => atExtreme(centre, axis, box)) ? 'measured' : 'inferred'
  })
}

const axes: Readonly<Record<Axis, 0 | 1 | 2>> = { width: 0, height: 1, depth: 2 }

function atExtreme(p: Vec3, axis: Axis, { min, max }: Box): boolean {
  const k = axes[axis]
  const share = (p[k] - min[k]) / Math.max(max[k] - min[k], 1e-9)
  return share < fixed || share > 1 - fixed
}

function designOf(skin: Skin): (u: number, v: number) => number {
  if (skin.motif === 'plain') return () => 0
  const [width, height] = pixelSize(skin, 256)
  const layers: Layers = compose(skin, width, height)
  return (u, v) => {
    const x = Math.floor((u - Math.floor(u)) * width) % width
    const y = Math.min(height - 1, Math.max(0, Math.floor(v * height)))
    const i = y * width + x
    return Math.max(layers.a[i]!, layers.b[i]!)
  }
}

/** Laid on along the main direction of each face, so that patterns are of one size everywhere. */
function projected(solid: Solid, tileM: number): number[] {
  const uvs: number[] = []
  for (let t = 0; t < solid.corners.length; t += 3) {
    const n = normalise([0, 1, 2].map((k) => [0, 1, 2].reduce((sum, c) => sum + solid.normals[(t + c) * 3 + k]!, 0)) as unknown as Vec3) // prettier-ignore
    const [x, y, z] = n.map(Math.abs) as [number, number, number]
    for (let c = t; c < t + 3; c++) {
      const p = pointOf(solid, solid.corners[c]!)
      if (y >= x && y >= z) uvs.push(p[0] / tileM, p[2] / tileM)
      else if (x >= z) uvs.push(p[2] / tileM, p[1] / tileM)
      else uvs.push(p[0] / tileM, p[1] / tileM)
    }
  }
  return uvs
}

function middle(values: readonly number[], corner: number, size: number): number[] {
  return Array.from({ length: size }, (_, k) => (values[corner * size + k]! + values[(corner + 1) * size + k]! + values[(corner + 2) * size + k]!) / 3) // prettier-ignore
}

/** What a maker works on: the finished twin taken apart, and what follows from its shape. */
import { buildTwin } from '../build.ts'
import type { SurfaceName, TwinFacts } from '../facts.ts'
import { clamp, type Vec3 } from '../geometry/draft.ts'
import type { LevelOfDetail, Skin } from '../mesh.ts'
import { fbm2, hashText } from '../noise.ts'
import {
  boxOf,
  emptySolid,
  moved,
  pointOf,
  together,
  vertexNormals,
  weld,
  type Solid,
} from '../solid/solid.ts'
import { outlineOf, type Outline } from './outline.ts'

export interface Workpiece {
  readonly facts: TwinFacts
  readonly lod: LevelOfDetail
  readonly seed: number
  /** Longest side, metres. */
  readonly size: number
  readonly w: number
  readonly h: number
  readonly d: number
  /** The finished twin. */
  readonly finished: Solid
  /** Its largest closed piece, and the handles, strings and fittings that are joined to it. */
  readonly body: Solid
  readonly fittings: Solid
  readonly outline: Outline
  /** Of the body alone. */
  readonly bodyOutline: Outline
  /** The twin with so many tenths of its design. */
  readonly designed: (tenths: number) => Solid
}

const built = new Map<string, Solid>()

export function workpiece(facts: TwinFacts, lod: LevelOfDetail): Workpiece {
  const { widthM: w, heightM: h, depthM: d } = facts.dimensions
  const make = (tenths: number | undefined) => {
    const key = JSON.stringify([facts, lod, tenths])
    let solid = built.get(key)
    if (!solid) {
      solid = weld(buildTwin(facts, lod, tenths))
      if (built.size >= 6) built.delete(built.keys().next().value!)
      built.set(key, solid)
    }
    return solid
  }
  const finished = make(undefined)
  let pieces: readonly [Solid, Solid] | undefined
  const parts = () => (pieces ??= bodyAndFittings(finished))
  let outline: Outline | undefined
  let bodyOutline: Outline | undefined
  return {
    facts, lod, w, h, d, finished,
    seed: hashText(JSON.stringify(facts.dimensions)) % 997,
    size: Math.max(w, h, d),
    get body() { return parts()[0] },
    get fittings() { return parts()[1] },
    get outline() { return (outline ??= outlineOf(finished)) },
    get bodyOutline() { return (bodyOutline ??= outlineOf(parts()[0])) },
    designed: (tenths) => make(clamp(Math.round(tenths), 0, 10)),
  } // prettier-ignore
}

export function plainSkin(surface: SurfaceName): Skin {
  return { surface, accent: undefined, motif: 'plain', layout: 'tile', aspect: 1 }
}

/** The object in another material: its design stays only where it is modelled in it. */
export function inMaterial(solid: Solid, surface: SurfaceName, design = false): Solid {
  return {
    ...solid,
    skins: solid.skins.map((skin): Skin => (design ? { ...skin, surface, accent: undefined } : { ...skin, surface, accent: undefined, motif: 'plain' })), // prettier-ignore
  }
}

export interface Unevenness {
  readonly depthM: number
  readonly grainM: number
  readonly seed: number
}

/** Raises and lowers a surface along its normals. */
export function uneven(solid: Solid, { depthM, grainM, seed }: Unevenness): Solid {
  if (depthM === 0) return solid
  return swollen(solid, ([x, y, z]) => depthM * fbm2(x / grainM + y * 0.62 / grainM + 80, z / grainM - y * 0.79 / grainM + 80, 512, 512, 2, seed)) // prettier-ignore
}

/** Moves every vertex outwards along its normal by a length in metres that depends on where it is. */
export function swollen(solid: Solid, by: (p: Vec3, normal: Vec3) => number): Solid {
  const normals = vertexNormals(solid)
  return moved(solid, (p, v) => {
    const n: Vec3 = [normals[v * 3]!, normals[v * 3 + 1]!, normals[v * 3 + 2]!]
    const k = by(p, n)
    return [p[0] + n[0] * k, p[1] + n[1] * k, p[2] + n[2] * k]
  })
}

/** Larger or smaller about the middle of its foot. */
export function scaled(solid: Solid, k: number): Solid {
  return moved(solid, ([x, y, z]) => [x * k, y * k, z * k], false)
}

export function shifted(solid: Solid, by: Vec3): Solid {
  return moved(solid, ([x, y, z]) => [x + by[0], y + by[1], z + by[2]], false)
}

/** Gives the triangles whose middle passes a test another skin. */
export function partly(solid: Solid, skin: (old: Skin) => Skin, test: (p: Vec3) => boolean): Solid {
  const skins = [...solid.skins, ...solid.skins.map(skin)]
  const triangleSkins = solid.triangleSkins.map((slot, t) => {
    const [a, b, c] = [0, 1, 2].map((k) => pointOf(solid, solid.corners[t * 3 + k]!)) as [Vec3, Vec3, Vec3]
    const middle: Vec3 = [(a[0] + b[0] + c[0]) / 3, (a[1] + b[1] + c[1]) / 3, (a[2] + b[2] + c[2]) / 3]
    return test(middle) ? slot + solid.skins.length : slot
  })
  return { ...solid, skins, triangleSkins }
}

function bodyAndFittings(solid: Solid): readonly [Solid, Solid] {
  const pieces = piecesOf(solid)
  if (pieces.length < 2) return [solid, emptySolid()]
  const largest = pieces.reduce((best, piece) => (extent(piece) > extent(best) ? piece : best))
  return [largest, together(...pieces.filter((piece) => piece !== largest))]
}

function extent(solid: Solid): number {
  const { min, max } = boxOf(solid)
  return Math.hypot(max[0] - min[0], max[1] - min[1], max[2] - min[2])
}

/** The closed pieces that a solid consists of. */
export function piecesOf(solid: Solid): Solid[] {
  const parent = solid.open.map((_, v) => v)
  const root = (v: number): number => {
    let r = v
    while (parent[r] !== r) r = parent[r] = parent[parent[r]!]!
    return r
  }
  for (let t = 0; t < solid.corners.length; t += 3)
    for (let k = 1; k < 3; k++) parent[root(solid.corners[t + k]!)] = root(solid.corners[t]!)
  const pieces = new Map<number, { piece: Solid; ids: Map<number, number> }>()
  for (let t = 0; t < solid.corners.length; t += 3) {
    const r = root(solid.corners[t]!)
    let entry = pieces.get(r)
    if (!entry)
      pieces.set(r, (entry = { piece: { ...emptySolid(), skins: [...solid.skins] }, ids: new Map() }))
    const { piece, ids } = entry
    for (let c = t; c < t + 3; c++) {
      const v = solid.corners[c]!
      let id = ids.get(v)
      if (id === undefined) {
        ids.set(v, (id = piece.open.length))
        piece.positions.push(...pointOf(solid, v))
        piece.open.push(solid.open[v]!)
        piece.soil.push(solid.soil[v]!)
      }
      piece.corners.push(id)
      piece.uvs.push(solid.uvs[c * 2]!, solid.uvs[c * 2 + 1]!)
      piece.normals.push(solid.normals[c * 3]!, solid.normals[c * 3 + 1]!, solid.normals[c * 3 + 2]!)
    }
    piece.triangleSkins.push(solid.triangleSkins[t / 3]!)
  }
  return [...pieces.values()].map(({ piece }) => piece)
}

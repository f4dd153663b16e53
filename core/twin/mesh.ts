import type { MotifName, SurfaceName } from './facts.ts'

/**
 * How a part's texture lies on it: `tile` repeats, `wrap` goes once around a vessel from foot (v = 0) to rim (v = 1),
 * `jar` does the same with the landmarks of `jarZones`, `face` covers a flat front once.
 */
export type Layout = 'tile' | 'wrap' | 'jar' | 'face'

/** Everything a texture depends on; parts with equal skins share one material. */
export interface Skin {
  readonly surface: SurfaceName
  readonly accent: SurfaceName | undefined
  readonly motif: MotifName
  readonly layout: Layout
  /** Width of the textured area divided by its height, rounded so that skins can be shared. */
  readonly aspect: number
  /** How it looked at another time; the recorded surface where it is left out. */
  readonly age?: SkinAge
  /** How many tenths of the design are there yet, from the top down; all where it is left out. */
  readonly done?: number
  /** A view of what is known in place of the material. */
  readonly known?: Knowledge
}

/** In tenths, so that skins can be shared: 0 as new, 10 as far as it goes. */
export interface SkinAge {
  /** `undefined` is the patina of the recorded surface. */
  readonly patina?: number | undefined
  readonly soil: number
}

/** Where a part of a twin comes from: the record's measures, what is usual for its type, or our own drawing (London Charter). */
export type Knowledge = 'measured' | 'inferred' | 'invented'

/** Heights (v) on a `jar`: the foot ends, the shoulder begins, the neck begins, the lip begins. */
export const jarZones = { foot: 0.06, shoulder: 0.62, neck: 0.78, lip: 0.95 } as const

export function skinKey({ surface, accent, motif, layout, aspect, age, done, known }: Skin): string {
  const plain = [surface, accent ?? '-', motif, layout, aspect].join('|')
  const then = age ? `|${age.patina ?? '-'}/${age.soil}` : ''
  const begun = done === undefined ? '' : `|${done}/10`
  return `${plain}${then}${begun}${known ? `|${known}` : ''}`
}

/**
 * One material's share of a twin. Right-handed, Y up, metres; the twin stands on y = 0, centred on x = z = 0, its front
 * towards +z. Triangles wind counter-clockwise seen from outside.
 */
export interface TwinPart {
  readonly surface: SurfaceName
  readonly motif: MotifName
  readonly skin: Skin
  /** xyz per vertex. */
  readonly positions: Float32Array
  /** Unit xyz per vertex. */
  readonly normals: Float32Array
  /** uv per vertex, 0 to 1 over the skin's area; on a `tile` skin whole numbers repeat. */
  readonly uvs: Float32Array
  /** Ambient occlusion per vertex, 0 (dark) to 1 (open). */
  readonly occlusion: Float32Array
  readonly indices: Uint32Array
  /** How far each vertex is covered with soil, 0 to 1; none where it is left out. */
  readonly soil?: Float32Array
}

export interface TwinMesh {
  readonly parts: readonly TwinPart[]
  readonly min: readonly [number, number, number]
  readonly max: readonly [number, number, number]
}

export type LevelOfDetail = 'near' | 'room' | 'far'

/** Most triangles a twin may have at each level. */
export const triangleBudget: Readonly<Record<LevelOfDetail, number>> = { near: 40_000, room: 4_000, far: 600 }

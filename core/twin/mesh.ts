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
}

/** Heights (v) on a `jar`: the foot ends, the shoulder begins, the neck begins, the lip begins. */
export const jarZones = { foot: 0.06, shoulder: 0.62, neck: 0.78, lip: 0.95 } as const

export function skinKey(skin: Skin): string {
  return [skin.surface, skin.accent ?? '-', skin.motif, skin.layout, skin.aspect].join('|')
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
}

export interface TwinMesh {
  readonly parts: readonly TwinPart[]
  readonly min: readonly [number, number, number]
  readonly max: readonly [number, number, number]
}

export type LevelOfDetail = 'near' | 'room' | 'far'

/** Most triangles a twin may have at each level. */
export const triangleBudget: Readonly<Record<LevelOfDetail, number>> = { near: 40_000, room: 4_000, far: 600 }

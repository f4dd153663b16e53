import type { MotifName, SurfaceName } from './facts.ts'

/**
 * One material's share of a twin. Right-handed, Y up, metres; the twin stands on y = 0, centred on x = z = 0, its front
 * towards +z. Triangles wind counter-clockwise seen from outside.
 */
export interface TwinPart {
  readonly surface: SurfaceName
  readonly motif: MotifName
  /** xyz per vertex. */
  readonly positions: Float32Array
  /** Unit xyz per vertex. */
  readonly normals: Float32Array
  /** uv per vertex; one unit is about `uvScaleM` metres of surface where the motif repeats. */
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

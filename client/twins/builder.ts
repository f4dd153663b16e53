import { buildTwin } from '../../core/twin/build.ts'
import type { TwinFacts } from '../../core/twin/facts.ts'
import type { LevelOfDetail, Skin, TwinMesh } from '../../core/twin/mesh.ts'
import { paintSkin } from '../../core/twin/texture/paint.ts'
import type { SkinPixels } from '../../core/twin/texture/pixels.ts'

/** Makes what a twin is drawn from: in a worker in the browser, in place in tests. */
export interface TwinBuilder {
  mesh(facts: TwinFacts, lod: LevelOfDetail): Promise<TwinMesh>
  /** `size` is the side of a square with as many pixels. */
  pixels(skin: Skin, size: number): Promise<SkinPixels>
  dispose(): void
}

/** Builds on the calling thread. */
export function directBuilder(): TwinBuilder {
  return {
    mesh: async (facts, lod) => buildTwin(facts, lod),
    pixels: async (skin, size) => paintSkin(skin, size),
    dispose: () => undefined,
  }
}

import type { TwinFacts } from '../../core/twin/facts.ts'
import type { LevelOfDetail, Skin, TwinMesh } from '../../core/twin/mesh.ts'
import type { SkinPixels } from '../../core/twin/texture/pixels.ts'

/** Makes what a twin is drawn from: in a worker in the browser, in place in tests. */
export interface TwinBuilder {
  mesh(facts: TwinFacts, lod: LevelOfDetail): Promise<TwinMesh>
  /** `size` is the side of a square with as many pixels. */
  pixels(skin: Skin, size: number): Promise<SkinPixels>
  dispose(): void
}

/** Builds on the calling thread. The forms are loaded when first asked for: where there is a worker, never. */
export function directBuilder(): TwinBuilder {
  return {
    mesh: async (facts, lod) => (await import('../../core/twin/build.ts')).buildTwin(facts, lod),
    pixels: async (skin, size) => (await import('../../core/twin/texture/paint.ts')).paintSkin(skin, size),
    dispose: () => undefined,
  }
}

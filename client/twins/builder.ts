import type { TwinFacts } from '../../core/twin/facts.ts'
import type { LevelOfDetail, Skin, TwinMesh } from '../../core/twin/mesh.ts'
import type { LayerPixels } from '../../core/twin/texture/layer-levels.ts'
import type { SkinPixels } from '../../core/twin/texture/pixels.ts'
import type { TwinView } from '../../core/twin/view.ts'

/** Makes what a twin is drawn from: in a worker in the browser, in place in tests. */
export interface TwinBuilder {
  /** As it is, or at another time, in the making, by what is known. */
  mesh(facts: TwinFacts, lod: LevelOfDetail, view?: TwinView): Promise<TwinMesh>
  /** `size` is the side of a square with as many pixels. */
  pixels(skin: Skin, size: number): Promise<SkinPixels>
  /** The same as one layer of many, `size` pixels wide and high. */
  layer(skin: Skin, size: number): Promise<LayerPixels>
  dispose(): void
}

/** Builds on the calling thread. The forms are loaded when first asked for: where there is a worker, never. */
export function directBuilder(): TwinBuilder {
  return {
    mesh: async (facts, lod, view) =>
      view
        ? (await import('../../core/twin/view.ts')).buildView(facts, lod, view)
        : (await import('../../core/twin/build.ts')).buildTwin(facts, lod),
    pixels: async (skin, size) => (await import('../../core/twin/texture/paint.ts')).paintSkin(skin, size),
    layer: async (skin, size) => (await import('../../core/twin/texture/layer.ts')).paintLayer(skin, size),
    dispose: () => undefined,
  }
}

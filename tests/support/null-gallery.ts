/** A gallery on the null engine: nothing is drawn, everything is counted. */
import type { NullEngine } from '@babylonjs/core/Engines/nullEngine.js'
import '../../client/scenes/babylon.ts'
import type { GalleryEvent } from '../../client/scenes/gallery/events.ts'
import { Gallery } from '../../client/scenes/gallery/gallery.ts'
import type { LightMaker } from '../../client/scenes/light/light-maker.ts'
import type { TwinBuilder } from '../../client/twins/index.ts'
import type { ExhibitView } from '../../core/api/views.ts'
import { layOut } from '../../core/exhibit/layout/index.ts'
import { floatsOfMirrored, packCharts, roomSurfaces } from '../../core/exhibit/light/index.ts'
import type { TwinMesh } from '../../core/twin/mesh.ts'
import { layerLevels } from '../../core/twin/texture/layer-levels.ts'
import { createNullEngine } from './null-engine.ts'

/** A tetrahedron of two parts in place of every twin: what is counted here does not depend on forms. */
export const stand: TwinBuilder = {
  mesh: async (facts): Promise<TwinMesh> => {
    const { widthM: w, heightM: h, depthM: d } = facts.dimensions
    const skin = {
      surface: facts.surface,
      accent: undefined,
      motif: 'plain',
      layout: 'tile',
      aspect: 1,
    } as const
    const part = {
      surface: facts.surface, motif: 'plain', skin,
      positions: Float32Array.of(-w / 2, 0, d / 2, w / 2, 0, d / 2, 0, h, 0, 0, 0, -d / 2),
      normals: Float32Array.of(0, 0, 1, 0, 0, 1, 0, 1, 0, 0, 0, -1), uvs: new Float32Array(8), occlusion: new Float32Array(4).fill(1),
      indices: Uint32Array.of(0, 1, 2, 1, 3, 2, 3, 0, 2, 0, 3, 1),
    } as const // prettier-ignore
    return { parts: [part, part], min: [-w / 2, 0, -d / 2], max: [w / 2, h, d / 2] }
  },
  pixels: async () => ({
    width: 2,
    height: 2,
    albedo: new Uint8Array(16),
    normal: new Uint8Array(16),
    orm: new Uint8Array(16),
  }),
  layer: async (_skin, size) => {
    const bytes = layerLevels(size).at(-1)!.to
    return { colour: new Uint8Array(bytes), relief: new Uint8Array(bytes) }
  },
  dispose: () => undefined,
}

/** Bakes nothing: flat light of the right shape. */
export const dusk: LightMaker = {
  bake: async (layout, room) => {
    const { width, height } = packCharts(roomSurfaces(layout, layout.rooms[room]!).surfaces)
    const face = () => new Float32Array(4 * 4 * 4).fill(0.3)
    return {
      room,
      width,
      height,
      texels: new Uint16Array(width * height * 4),
      environment: Array.from({ length: 6 }, face),
      environmentSize: 4,
      mirrored: new Float32Array(floatsOfMirrored),
    }
  },
  paint: async () => ({
    size: 2,
    tileM: 2.4,
    colour: new Uint8Array(16),
    normal: new Uint8Array(16),
    orm: new Uint8Array(16),
  }),
  dispose: () => undefined,
}

export interface NullGallery {
  readonly engine: NullEngine
  readonly gallery: Gallery
  readonly events: GalleryEvent[]
}

export function openNullGallery(
  view: ExhibitView,
  builder: TwinBuilder = stand,
  maker: LightMaker = dusk,
): NullGallery {
  const engine = createNullEngine()
  const events: GalleryEvent[] = []
  const crossFade = async (change: () => void) => change()
  const gallery = new Gallery(
    {
      view,
      layout: layOut(view),
      language: 'en',
      reducedMotion: true,
      onEvent: (event) => events.push(event),
    },
    { engine, maker, builder, crossFade, texts: false },
  )
  return { engine, gallery, events }
}

/** One frame, after what was promised by then. */
async function frame(gallery: Gallery): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 0))
  gallery.advance(16, new Set(), { aheadM: 0, rightM: 0 })
  gallery.scene.render()
}

const patienceMs = 50_000

/** As many frames as it takes, and one more that draws what came: modules come when a busy disk gives them. Throws when it never comes. */
export async function until(gallery: Gallery, happened: () => boolean): Promise<void> {
  const began = performance.now()
  while (!happened()) {
    if (performance.now() - began > patienceMs)
      throw new Error(`not so after ${patienceMs} ms: ${String(happened)}`)
    await frame(gallery)
  }
  await frame(gallery)
}

/** Until everything that can be seen from here is drawn at its level, and lit. */
export async function settle(gallery: Gallery): Promise<void> {
  // What can be seen from where the eye is now is asked for in a frame.
  await frame(gallery)
  await until(gallery, () => gallery.things.settled && gallery.rooms.settled)
}

import { NullEngine } from '@babylonjs/core/Engines/nullEngine.js'
import { InternalTexture, InternalTextureSource } from '@babylonjs/core/Materials/Textures/internalTexture.js'
import { afterEach, describe, expect, it } from 'vitest'
import '../../client/scenes/babylon.ts'
import type { GalleryEvent } from '../../client/scenes/gallery/events.ts'
import { Gallery } from '../../client/scenes/gallery/gallery.ts'
import type { LightMaker } from '../../client/scenes/light/light-maker.ts'
import type { TwinBuilder } from '../../client/twins/index.ts'
import type { ExhibitView } from '../../core/api/views.ts'
import { roomSurfaces, packCharts } from '../../core/exhibit/light/index.ts'
import type { TwinMesh } from '../../core/twin/mesh.ts'
import { buildExhibitView, buildTwin, sampleExhibit } from '../support/sample-exhibit.ts'

/** A tetrahedron of two parts in place of every twin: what is counted here does not depend on forms. */
const stand: TwinBuilder = {
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
  dispose: () => undefined,
}

/** Bakes nothing: flat light of the right shape. */
const dusk: LightMaker = {
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

let engine: NullEngine
function open(view: ExhibitView): { gallery: Gallery; events: GalleryEvent[] } {
  engine = new NullEngine()
  // The null engine has no cube maps made from memory.
  engine.createRawCubeTexture = () => {
    const texture = new InternalTexture(engine, InternalTextureSource.CubeRaw)
    texture.isReady = true
    engine.getLoadedTexturesCache().push(texture)
    return texture
  }
  // Nor arrays of textures.
  engine.createRawTexture2DArray = () => {
    const texture = new InternalTexture(engine, InternalTextureSource.Raw2DArray)
    texture.isReady = true
    engine.getLoadedTexturesCache().push(texture)
    return texture
  }
  const events: GalleryEvent[] = []
  const crossFade = async (change: () => void) => change()
  const gallery = new Gallery(
    { view, language: 'en', reducedMotion: true, onEvent: (event) => events.push(event) },
    { engine, maker: dusk, builder: stand, crossFade, texts: false },
  )
  return { gallery, events }
}

/** Lets promises and timers settle, a frame between each. */
async function settle(gallery: Gallery, turns = 12): Promise<void> {
  for (let i = 0; i < turns; i++) {
    await new Promise((resolve) => setTimeout(resolve, 0))
    gallery.advance(16, new Set(), { aheadM: 0, rightM: 0 })
    gallery.scene.render()
  }
}

/** As many frames as it takes; modules that come later come when the disk gives them. */
async function until(gallery: Gallery, happened: () => boolean): Promise<void> {
  for (let frames = 0; frames < 5_000 && !happened(); frames++) await settle(gallery, 1)
}

afterEach(() => engine.dispose())

describe('Gallery', () => {
  it('shows the rooms that can be seen, lights them and says that it is ready', async () => {
    const { gallery, events } = open(sampleExhibit())
    await until(gallery, () => events.some(({ type }) => type === 'ready') && gallery.stats().litRooms === 2)
    expect(events.map(({ type }) => type)).toEqual(expect.arrayContaining(['room', 'lit', 'ready']))
    expect(gallery.stats()).toMatchObject({ room: 0, rooms: 2, things: 10, inspecting: undefined })
    expect(gallery.stats().litRooms).toBe(2)
    gallery.dispose()
  })

  it('walks to a thing, says that the visitor is before it, and inspects and turns it', async () => {
    const { gallery, events } = open(sampleExhibit())
    await settle(gallery)
    expect(await gallery.walkTo('bottle')).toBe(true)
    await settle(gallery, 4)
    expect(gallery.stats().room).toBe(1)
    expect(events).toContainEqual({ type: 'approach', slug: 'bottle' })
    expect(await gallery.inspect('bottle')).toBe(true)
    gallery.setTurn(90)
    expect(gallery.stats().inspecting).toEqual({ slug: 'bottle', degrees: 90, level: 'near' })
    await gallery.leaveInspection()
    expect(gallery.stats().inspecting).toBeUndefined()
    expect(events.map(({ type }) => type)).toEqual(expect.arrayContaining(['inspect', 'turn', 'leave']))
    expect(await gallery.walkTo('not-here')).toBe(false)
    gallery.dispose()
  })

  it('leaves nothing behind', async () => {
    const { gallery } = open(sampleExhibit())
    await settle(gallery)
    await gallery.inspect('amphora')
    const { scene } = gallery
    gallery.dispose()
    await new Promise((resolve) => setTimeout(resolve, 5))
    expect([
      scene.meshes.length,
      scene.materials.length,
      scene.lights.length,
      scene.cameras.length,
      scene.textures.length,
    ]).toEqual([0, 0, 0, 0, 0])
    expect(scene.isDisposed).toBe(true)
    expect(engine.scenes).toHaveLength(0)
  })

  it('keeps 2,000 things within 150 draws and 400,000 triangles from every room', async () => {
    const forms = [
      'bowl',
      'bottle',
      'amphora',
      'cup',
      'ding',
      'bell',
      'mask',
      'figurine',
      'disc',
      'head',
    ] as const
    const surfaces = ['clay', 'bronze', 'celadon', 'limestone', 'jade'] as const
    const rooms = Array.from({ length: 40 }, (_, r) => ({
      stops: Array.from({ length: 50 }, (_, i) => ({
        slug: `thing-${r}-${i}`,
        twin: buildTwin(
          forms[(r + i) % forms.length]!,
          [0.2 + (i % 5) * 0.05, 0.25, 0.2],
          surfaces[i % surfaces.length],
        ),
      })),
    }))
    const { gallery } = open(buildExhibitView(rooms))
    await settle(gallery)
    for (const index of [0, 17, 39]) {
      const { centre, depthM } = gallery.layout.rooms[index]!
      gallery.walker.camera.position.set(centre.xM, 1.6, centre.zM + depthM / 2 - 1)
      gallery.walker.lookAt({ xM: centre.xM, yM: 1.4, zM: centre.zM })
      gallery.look()
      await settle(gallery, 6)
      const active = gallery.scene.getActiveMeshes()
      expect(active.length).toBeGreaterThan(6)
      expect(active.length).toBeLessThanOrEqual(60)
      expect(
        gallery.things.meshes
          .filter((mesh) => mesh.isVisible && mesh.visibility > 0)
          .reduce((sum, mesh) => sum + mesh.subMeshes[0]!.indexCount / 3, 0),
      ).toBeLessThanOrEqual(400_000)
    }
    gallery.dispose()
  })
})

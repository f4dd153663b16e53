import type { NullEngine } from '@babylonjs/core/Engines/nullEngine.js'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { ExhibitView } from '../../core/api/views.ts'
import { dusk, openNullGallery, settle, stand, until, type NullGallery } from '../support/null-gallery.ts'
import { buildExhibitView, buildTwin, sampleExhibit } from '../support/sample-exhibit.ts'

let engine: NullEngine
function open(view: ExhibitView): NullGallery {
  const opened = openNullGallery(view)
  engine = opened.engine
  return opened
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

  it('says when all that can be seen is there, and that it no longer is when the eye has moved on', async () => {
    const { gallery, events } = open(sampleExhibit())
    const said = () => events.flatMap((event) => (event.type === 'complete' ? [event.complete] : []))
    await until(gallery, () => said().length > 0)
    expect(said()).toEqual([true])
    expect(gallery.things.settled && gallery.rooms.settled).toBe(true)
    await gallery.walkTo('bottle')
    await until(gallery, () => said().length > 2)
    expect(said()).toEqual([true, false, true])
    gallery.dispose()
  })

  it('is complete without the reflections that the graphics card refuses', async () => {
    const bake: typeof dusk.bake = async (layout, room) => ({
      ...(await dusk.bake(layout, room)),
      get environment(): never {
        throw new Error('out of memory')
      },
    })
    const { engine: own, gallery, events } = openNullGallery(sampleExhibit(), stand, { ...dusk, bake })
    engine = own
    await until(gallery, () => events.some(({ type }) => type === 'complete'))
    expect(events.filter(({ type }) => type === 'lit')).toEqual([])
    gallery.dispose()
  })

  it('walks to a thing, says that the visitor is before it, and inspects and turns it', async () => {
    const { gallery, events } = open(sampleExhibit())
    await settle(gallery)
    expect(await gallery.walkTo('bottle')).toBe(true)
    await until(gallery, () => events.some(({ type }) => type === 'approach'))
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
    const left = () => [
      scene.meshes.length,
      scene.materials.length,
      scene.lights.length,
      scene.cameras.length,
      scene.textures.length,
    ]
    // What was being made is let go when it is done.
    await vi.waitFor(() => expect(left()).toEqual([0, 0, 0, 0, 0]), { timeout: 20_000 })
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
      await settle(gallery)
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

/** Which frames look at materials that are kept still. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { RoomLightPlugin } from '../../client/scenes/room/light-plugin.ts'
import { LayersPlugin } from '../../client/scenes/things/bundle/plugin.ts'
import { allChanged, stir, stirOver } from '../../client/scenes/still-materials.ts'
import { openNullGallery, settle, type NullGallery } from '../support/null-gallery.ts'
import { buildExhibitView, buildTwin } from '../support/sample-exhibit.ts'

/** Enough things to be drawn together, some before each wall. */
const crowd = buildExhibitView(
  [0, 1].map((room) => ({
    stops: Array.from({ length: 40 }, (_, i) => ({
      slug: `thing-${room}-${i}`,
      twin: buildTwin(i % 3 === 0 ? 'painting' : 'bowl', [0.3, 0.3, 0.1]),
    })),
  })),
)

let opened: NullGallery
beforeEach(async () => {
  opened = openNullGallery(crowd)
  await settle(opened.gallery)
})
afterEach(() => {
  opened.gallery.dispose()
  opened.engine.dispose()
  vi.restoreAllMocks()
})

/** How often rooms' and things' materials are looked at in a frame. */
function looksIn(): { rooms: number; things: number } {
  const rooms = vi.spyOn(RoomLightPlugin.prototype, 'isReadyForSubMesh')
  const things = vi.spyOn(LayersPlugin.prototype, 'isReadyForSubMesh')
  opened.gallery.scene.render()
  const looks = { rooms: rooms.mock.calls.length, things: things.mock.calls.length }
  vi.restoreAllMocks()
  return looks
}

describe('materials that are kept still', () => {
  it('are not looked at while nothing changes', () => {
    expect(looksIn()).toEqual({ rooms: 0, things: 0 })
  })

  it('are looked at once after a change', () => {
    allChanged(opened.gallery.scene)
    const { rooms, things } = looksIn()
    expect(rooms).toBeGreaterThanOrEqual(2)
    expect(things).toBeGreaterThanOrEqual(1)
    expect(looksIn()).toEqual({ rooms: 0, things: 0 })
  })

  it('are looked at in every frame while a headset draws or a thing is looked at closely, and not after both', async () => {
    const { gallery } = opened
    const expectLooks = () => {
      looksIn()
      const { rooms, things } = looksIn()
      expect(rooms).toBeGreaterThanOrEqual(2)
      expect(things).toBeGreaterThanOrEqual(1)
    }
    stir(gallery.scene, 'headset')
    expectLooks()
    expect(await gallery.inspect('thing-0-1')).toBe(true)
    stirOver(gallery.scene, 'headset')
    expectLooks()
    await gallery.leaveInspection()
    looksIn()
    expect(looksIn()).toEqual({ rooms: 0, things: 0 })
  })

  it('are shared only by things that the same lamps light', () => {
    const bySkin = new Map<unknown, Set<string>>()
    for (const mesh of opened.gallery.scene.meshes.filter(({ name }) => name.startsWith('things '))) {
      const lamps = bySkin.get(mesh.material) ?? new Set<string>()
      bySkin.set(mesh.material, lamps.add(mesh.lightSources.map(({ name }) => name).join()))
    }
    expect(bySkin.size).toBeGreaterThanOrEqual(2)
    expect([...bySkin.values()].map(({ size }) => size)).toEqual([...bySkin].map(() => 1))
  })
})

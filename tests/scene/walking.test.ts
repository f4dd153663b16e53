/** What a walk through all rooms leaves behind: nothing. */
import type { NullEngine } from '@babylonjs/core/Engines/nullEngine.js'
import { describe, expect, it } from 'vitest'
import type { Gallery } from '../../client/scenes/gallery/gallery.ts'
import type { SurfaceName } from '../../core/twin/facts.ts'
import { openNullGallery, settle } from '../support/null-gallery.ts'
import { buildExhibitView, buildTwin } from '../support/sample-exhibit.ts'

const forms = ['bowl', 'bottle', 'mask', 'painting', 'disc'] as const
const surfaces: readonly SurfaceName[] = ['clay', 'bronze', 'celadon', 'glass', 'silk']

const exhibit = (rooms: number, each: number) =>
  buildExhibitView(
    Array.from({ length: rooms }, (_, r) => ({
      stops: Array.from({ length: each }, (_, i) => ({
        slug: `thing-${r}-${i}`,
        twin: buildTwin(
          forms[(r + i) % forms.length]!,
          [0.2 + (i % 5) * 0.05, 0.25, 0.1],
          surfaces[(i * 3 + r) % surfaces.length],
        ),
      })),
    })),
  )

/** Counts the buffers that are alive from now on. */
function countBuffers(engine: NullEngine): () => number {
  let alive = 0
  const made = <Name extends 'createVertexBuffer' | 'createDynamicVertexBuffer' | 'createIndexBuffer'>(
    name: Name,
  ) => {
    const original = engine[name].bind(engine) as (...given: unknown[]) => unknown
    engine[name] = ((...given: unknown[]) => {
      alive++
      return original(...given)
    }) as NullEngine[Name]
  }
  made('createVertexBuffer')
  made('createDynamicVertexBuffer')
  made('createIndexBuffer')
  const release = engine._releaseBuffer.bind(engine)
  engine._releaseBuffer = (buffer) => {
    const gone = release(buffer)
    if (gone) alive--
    return gone
  }
  return () => alive
}

async function visit(gallery: Gallery, index: number): Promise<void> {
  const { centre, depthM } = gallery.layout.rooms[index]!
  gallery.walker.camera.position.set(centre.xM, 1.6, centre.zM + depthM / 2 - 1)
  gallery.walker.lookAt({ xM: centre.xM, yM: 1.4, zM: centre.zM })
  gallery.look()
  await settle(gallery)
}

describe.each([
  { name: 'drawn together', rooms: 5, each: 14 },
  { name: 'each drawn by itself', rooms: 5, each: 6 },
])('a walk among things $name', ({ rooms, each }) => {
  it('takes back what it brought, after all rooms twice', async () => {
    const { engine, gallery } = openNullGallery(exhibit(rooms, each))
    const { scene } = gallery
    const buffers = countBuffers(engine)
    const around = Array.from({ length: rooms }, (_, i) => i)
    const walk = [...around, ...around.toReversed().slice(1)]
    const count = () => ({
      meshes: scene.meshes.length,
      materials: scene.materials.length,
      textures: scene.textures.length,
      geometries: scene.geometries.length,
      nodes: scene.transformNodes.length,
    })
    for (const index of walk) await visit(gallery, index)
    const [start, startBuffers] = [count(), buffers()]
    let most = 0
    for (const index of [...walk, ...walk]) {
      await visit(gallery, index)
      most = Math.max(most, scene.meshes.length)
    }
    expect(count()).toEqual(start)
    expect(buffers()).toBe(startBuffers)
    expect(start.meshes).toBeGreaterThan(10)
    // Three rooms at a time, not the whole museum.
    expect(most).toBeLessThan(start.meshes * 3)
    gallery.dispose()
    engine.dispose()
  }, 120_000)
})

import type { NullEngine } from '@babylonjs/core/Engines/nullEngine.js'
import { Scene } from '@babylonjs/core/scene.js'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createMounted } from '../../client/scenes/things/mounted.ts'
import {
  createTwin,
  directBuilder,
  factsKey,
  sharedMaterials,
  type TwinBuilder,
} from '../../client/twins/index.ts'
import { createNullEngine } from '../support/null-engine.ts'
import { sampleTwins } from '../support/sample-twins.ts'

let engine: NullEngine
let scene: Scene
let built: string[]
let builder: TwinBuilder

beforeEach(() => {
  engine = createNullEngine()
  scene = new Scene(engine)
  scene.useRightHandedSystem = true
  built = []
  const direct = directBuilder()
  builder = {
    mesh: (facts, lod) => {
      built.push(`${facts.form} ${lod}`)
      return direct.mesh(facts, lod)
    },
    pixels: (skin, size) => {
      built.push(`${skin.surface} ${skin.motif} ${size}`)
      return direct.pixels(skin, size)
    },
    layer: (skin, size) => direct.layer(skin, size),
    dispose: () => direct.dispose(),
  }
})

afterEach(() => {
  scene.dispose()
  engine.dispose()
})

const counts = () => [
  scene.meshes.length,
  scene.materials.length,
  scene.textures.length,
  scene.transformNodes.length,
]

describe('twins in a scene', () => {
  it('leave nothing behind once they are disposed of', async () => {
    // The first material brings the scene's own lookup texture with it.
    const warm = await createTwin(scene, sampleTwins.seal, 'far', { builder, textureSize: 32 })
    warm.dispose()
    await Promise.resolve()
    const before = counts()
    const twin = await createTwin(scene, sampleTwins.ewer, 'far', { builder, textureSize: 32 })
    expect(scene.meshes).toHaveLength(twin.meshes.length)
    expect(scene.textures).toHaveLength(before[2]! + twin.meshes.length * 3)
    twin.dispose()
    twin.dispose()
    await Promise.resolve()
    expect(counts()).toEqual(before)
    expect(sharedMaterials(scene)).toBe(0)
  })

  it('stay out of sight until their mount is there', async () => {
    const mountPainted = Promise.withResolvers<void>()
    const asked = Promise.withResolvers<void>()
    const plain = builder
    builder = {
      ...plain,
      pixels: async (skin, size) => {
        if (skin.surface === 'basalt') {
          asked.resolve()
          await mountPainted.promise
        }
        return plain.pixels(skin, size)
      },
    }
    const mounting = createMounted(scene, sampleTwins.blade, {
      lod: 'far',
      builder,
      hung: false,
      textureSize: 32,
    })
    await asked.promise
    const seen = () => scene.meshes.filter((mesh) => mesh.isEnabled()).length
    expect(scene.meshes.length).toBeGreaterThan(0)
    expect(seen()).toBe(0)
    mountPainted.resolve()
    const { meshes } = await mounting
    expect(seen()).toBe(meshes.length)
  })

  it('share materials by skin, and keep them until the last user goes', async () => {
    const first = await createTwin(scene, sampleTwins.bell, 'far', { builder, textureSize: 32 })
    const shared = scene.materials.length
    const bigger = { ...sampleTwins.bell, dimensions: { widthM: 0.33, heightM: 0.57, depthM: 0.25 } }
    const second = await createTwin(scene, bigger, 'far', { builder, textureSize: 32 })
    expect(scene.materials).toHaveLength(shared)
    expect(second.meshes.map((mesh) => mesh.material)).toEqual(first.meshes.map((mesh) => mesh.material))
    first.dispose()
    expect(scene.materials).toHaveLength(shared)
    second.dispose()
    await Promise.resolve()
    expect(scene.materials).toHaveLength(0)
  })

  it('are built once for the same facts, and again for another level', async () => {
    const options = { builder, textureSize: 32 }
    const twins = await Promise.all([1, 2, 3].map(() => createTwin(scene, sampleTwins.cup, 'far', options)))
    expect(built.filter((entry) => entry === 'cup far')).toHaveLength(1)
    expect(new Set(twins.map((twin) => twin.triangles)).size).toBe(1)
    const room = await createTwin(scene, sampleTwins.cup, 'room', options)
    expect(built.filter((entry) => entry === 'cup room')).toHaveLength(1)
    expect(room.triangles).toBeGreaterThan(twins[0]!.triangles)
  })

  it('stand at their recorded size under their root', async () => {
    const twin = await createTwin(scene, sampleTwins.ding, 'far', { builder, textureSize: 32 })
    twin.root.position.set(2, 1, 0)
    const { min, max } = twin.root.getHierarchyBoundingVectors()
    const { widthM, heightM, depthM } = sampleTwins.ding.dimensions
    expect(max.x - min.x).toBeCloseTo(widthM, 3)
    expect(max.y - min.y).toBeCloseTo(heightM, 3)
    expect(max.z - min.z).toBeCloseTo(depthM, 3)
    expect(min.y).toBeCloseTo(1, 4)
  })

  it('pass the builder’s failure on, leave nothing, and try again next time', async () => {
    let broken = true
    const failing: TwinBuilder = {
      ...builder,
      pixels: (skin, size) => (broken ? Promise.reject(new Error('no paint')) : builder.pixels(skin, size)),
    }
    const options = { builder: failing, textureSize: 32 }
    await expect(createTwin(scene, sampleTwins.seal, 'far', options)).rejects.toThrow('no paint')
    expect(counts()).toEqual([0, 0, 0, 0])
    broken = false
    const twin = await createTwin(scene, sampleTwins.seal, 'far', options)
    expect(twin.meshes.length).toBeGreaterThan(0)
  })
})

describe('the cache key', () => {
  it('ignores what does not change the shape, such as what is inferred and the order of parameters', () => {
    const facts = sampleTwins.ding
    const one = { ...facts, params: { legs: 4, handles: 2 }, inferred: ['depth'] }
    const two = { ...facts, params: { handles: 2, legs: 4 } }
    expect(factsKey(one, 'near')).toBe(factsKey(two, 'near'))
    expect(factsKey(one, 'near')).not.toBe(factsKey({ ...two, params: { handles: 2, legs: 3 } }, 'near'))
    expect(factsKey(one, 'near')).not.toBe(factsKey(one, 'room'))
  })
})

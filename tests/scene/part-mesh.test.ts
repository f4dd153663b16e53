import { NullEngine } from '@babylonjs/core/Engines/nullEngine.js'
import { Scene } from '@babylonjs/core/scene.js'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { atOnceVertices, buildPartMesh } from '../../client/twins/part-mesh.ts'
import { buildTwin } from '../../core/twin/build.ts'
import type { TwinPart } from '../../core/twin/mesh.ts'
import { sampleTwins } from '../support/sample-twins.ts'

let engine: NullEngine
let scene: Scene
beforeEach(() => {
  engine = new NullEngine()
  scene = new Scene(engine)
})
afterEach(() => engine.dispose())

/** A part with so many vertices, from one that has fewer. */
function enlarged(part: TwinPart, vertices: number): TwinPart {
  const times = Math.ceil(vertices / (part.positions.length / 3))
  const repeat = (array: Float32Array) =>
    Float32Array.from({ length: array.length * times }, (_, i) => array[i % array.length]!)
  return {
    ...part,
    positions: repeat(part.positions),
    normals: repeat(part.normals),
    uvs: repeat(part.uvs),
    occlusion: repeat(part.occlusion),
  }
}

/** How many buffers were made in each turn of the event loop in which any was. */
async function buffersByTurn(run: () => Promise<unknown>): Promise<number[]> {
  const turns = new Map<number, number>()
  let turn = 0
  let going = true
  const tick = () => {
    turn++
    if (going) setImmediate(tick)
  }
  setImmediate(tick)
  const watch = <Name extends 'createVertexBuffer' | 'createIndexBuffer'>(name: Name) => {
    const original = engine[name].bind(engine) as (...given: unknown[]) => unknown
    engine[name] = ((...given: unknown[]) => {
      turns.set(turn, (turns.get(turn) ?? 0) + 1)
      return original(...given)
    }) as NullEngine[Name]
  }
  watch('createVertexBuffer')
  watch('createIndexBuffer')
  await run()
  going = false
  return [...turns.values()]
}

describe('buildPartMesh', () => {
  const [small] = buildTwin(sampleTwins.seal, 'far').parts

  it('sends a large part one attribute a turn, and is not drawn before its owner says so', async () => {
    const part = enlarged(small!, atOnceVertices + 1)
    let enabled: boolean | undefined
    const turns = await buffersByTurn(async () => {
      const mesh = await buildPartMesh(scene, part)
      enabled = mesh.isEnabled()
      expect(mesh.getTotalVertices()).toBe(part.positions.length / 3)
      expect(mesh.getIndices()).toHaveLength(part.indices.length)
      expect(mesh.getVerticesData('color')).toHaveLength((part.positions.length / 3) * 4)
    })
    expect(turns).toEqual([1, 1, 1, 1, 1])
    expect(enabled).toBe(false)
  })

  it('sends a small part at once', async () => {
    expect(await buffersByTurn(() => buildPartMesh(scene, small!))).toEqual([5])
  })

  it('says so where the scene is closed meanwhile', async () => {
    const building = buildPartMesh(scene, enlarged(small!, atOnceVertices + 1))
    scene.dispose()
    await expect(building).rejects.toThrow('the scene was closed while its twin was being drawn')
  })
})

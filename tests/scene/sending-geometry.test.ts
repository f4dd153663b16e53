/** How a room's geometry goes to the graphics card: in bounded slices, whole, and seen only when all of it is there. */
import { VertexBuffer } from '@babylonjs/core/Buffers/buffer.js'
import type { DataBuffer } from '@babylonjs/core/Buffers/dataBuffer.js'
import type { NullEngine } from '@babylonjs/core/Engines/nullEngine.js'
import { FreeCamera } from '@babylonjs/core/Cameras/freeCamera.js'
import { Vector3 } from '@babylonjs/core/Maths/math.vector.js'
import { Scene } from '@babylonjs/core/scene.js'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { BundleMesh, createBundleMaterial } from '../../client/scenes/things/bundle/bundle-mesh.ts'
import { bandBytes } from '../../client/twins/index.ts'
import { layOut } from '../../core/exhibit/layout/index.ts'
import type { TwinPart } from '../../core/twin/mesh.ts'
import { createNullEngine } from '../support/null-engine.ts'
import { sampleExhibit } from '../support/sample-exhibit.ts'

const here = Float32Array.of(1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1)
const [room] = layOut(sampleExhibit()).rooms

interface Written {
  readonly buffer: DataBuffer
  readonly data: Float32Array
  readonly atBytes: number
}
let engine: NullEngine
let scene: Scene
let written: Written[]
let released: unknown[]

beforeEach(() => {
  engine = createNullEngine()
  scene = new Scene(engine)
  written = []
  released = []
  engine.updateDynamicVertexBuffer = (buffer, data, atBytes = 0) =>
    written.push({ buffer: buffer as DataBuffer, data: (data as Float32Array).slice(), atBytes })
  const release = engine._releaseBuffer.bind(engine)
  engine._releaseBuffer = (buffer) => {
    released.push(buffer)
    return release(buffer)
  }
})
afterEach(() => {
  scene.dispose()
  engine.dispose()
})

/** A strip of this many vertices whose x counts from a number. */
function part(vertices: number, from: number): TwinPart {
  const positions = new Float32Array(vertices * 3)
  for (let i = 0; i < vertices; i++) positions[i * 3] = from + i
  return {
    surface: 'clay',
    motif: 'plain',
    skin: { surface: 'clay', accent: undefined, motif: 'plain', layout: 'tile', aspect: 1 },
    positions,
    normals: new Float32Array(vertices * 3),
    uvs: new Float32Array(vertices * 2),
    occlusion: new Float32Array(vertices).fill(1),
    indices: Uint32Array.of(0, 1, 2),
  }
}

function bundleMesh({ clear }: { clear: boolean } = { clear: false }): BundleMesh {
  const { material } = createBundleMaterial(scene, 'things', clear)
  return new BundleMesh(scene, room!, { side: 'stand', clear, material })
}

it('sends at most half a mebibyte a slice, whole, and draws when the last has arrived', () => {
  const mesh = bundleMesh()
  const many = 60_000
  mesh.arena.add('jar', [{ part: part(many, 0), layer: 0, opacity: 1 }], here)
  mesh.arena.add('bell', [{ part: part(5, many), layer: 1, opacity: 1 }], here)
  mesh.show(['jar'])
  const slices = mesh.send(room!)
  for (const slice of slices) {
    expect(mesh.mesh.isVisible).toBe(false)
    const before = written.length
    slice()
    const bytes = written.slice(before).reduce((sum, { data }) => sum + data.byteLength, 0)
    expect(bytes).toBeLessThanOrEqual(bandBytes)
  }
  expect(mesh.mesh.isVisible).toBe(true)
  expect(mesh.mesh.getTotalVertices()).toBe(many + 5)
  const positions = mesh.mesh.getVertexBuffer(VertexBuffer.PositionKind)!.getBuffer()
  const whole = new Float32Array((many + 5) * 3)
  for (const { buffer, data, atBytes } of written)
    if (buffer === positions) whole.set(data, atBytes / Float32Array.BYTES_PER_ELEMENT)
  expect(whole.filter((_, at) => at % 3 === 0)).toEqual(
    Float32Array.from({ length: many + 5 }, (_, at) => at),
  )
  expect(mesh.send(room!)).toEqual([])
})

it('draws what it has until more has arrived, and lets go of what is overtaken', () => {
  const mesh = bundleMesh()
  mesh.arena.add('jar', [{ part: part(3, 0), layer: 0, opacity: 1 }], here)
  mesh.show(['jar'])
  for (const slice of mesh.send(room!)) slice()
  mesh.arena.add('bell', [{ part: part(3, 3), layer: 0, opacity: 1 }], here)
  const overtaken = mesh.send(room!)
  overtaken[0]!()
  expect(mesh.mesh.isVisible).toBe(true)
  expect(mesh.mesh.getTotalVertices()).toBe(3)
  const slices = mesh.send(room!)
  expect(released).toHaveLength(1)
  for (const slice of overtaken.slice(1)) slice()
  expect(mesh.mesh.getTotalVertices()).toBe(3)
  for (const slice of slices) slice()
  expect(mesh.mesh.getTotalVertices()).toBe(6)
})

it('draws some of the clear things of a room, which are sorted by how far they are', () => {
  const { xM, zM } = room!.centre
  const camera = new FreeCamera('eye', new Vector3(xM, 1.6, zM), scene)
  const mesh = bundleMesh({ clear: true })
  mesh.arena.add('flask', [{ part: part(3, 0), layer: 0, opacity: 0.5 }], here)
  mesh.arena.add('cup', [{ part: part(3, 3), layer: 0, opacity: 0.5 }], here)
  mesh.show(['cup'])
  for (const slice of mesh.send(room!)) slice()
  scene.render()
  // A second arrival finds the mesh's place frozen.
  mesh.arena.add('bowl', [{ part: part(3, 6), layer: 0, opacity: 0.5 }], here)
  for (const slice of mesh.send(room!)) slice()
  scene.render()
  expect(scene.getActiveMeshes().data).toContain(mesh.mesh)
  expect(mesh.mesh.subMeshes[0]!.getBoundingInfo()).toBe(mesh.mesh.getBoundingInfo())
  camera.dispose()
})

it('sends all of it again to a card that has forgotten', () => {
  const mesh = bundleMesh()
  mesh.arena.add('jar', [{ part: part(3, 0), layer: 0, opacity: 1 }], here)
  mesh.show(['jar'])
  for (const slice of mesh.send(room!)) slice()
  mesh.forget()
  expect(mesh.mesh.isVisible).toBe(false)
  written = []
  for (const slice of mesh.send(room!)) slice()
  expect(written).toHaveLength(5)
  expect(mesh.mesh.isVisible).toBe(true)
})

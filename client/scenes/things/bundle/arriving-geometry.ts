/** A mesh's next geometry on its way to the graphics card, a piece at a time; until it has arrived the mesh draws what it has. */
import { Buffer, VertexBuffer } from '@babylonjs/core/Buffers/buffer.js'
import '@babylonjs/core/Engines/Extensions/engine.dynamicBuffer.js'
import type { ThinEngine } from '@babylonjs/core/Engines/thinEngine.js'
import type { DataBuffer } from '@babylonjs/core/Buffers/dataBuffer.js'
import type { Mesh } from '@babylonjs/core/Meshes/mesh.js'
import { bandBytes } from '../../../twins/index.ts'
import type { Chunk } from './arena.ts'
import { layerKind } from './plugin.ts'

const attributes = [
  { name: 'positions', kind: VertexBuffer.PositionKind, size: 3 },
  { name: 'normals', kind: VertexBuffer.NormalKind, size: 3 },
  { name: 'uvs', kind: VertexBuffer.UVKind, size: 2 },
  { name: 'colours', kind: VertexBuffer.ColorKind, size: 4 },
  { name: 'layers', kind: layerKind, size: 1 },
] as const
const floatBytes = Float32Array.BYTES_PER_ELEMENT

export class ArrivingGeometry {
  readonly vertices: number
  /** In order; each sends at most `bandBytes`, but for the first of an attribute, which reserves its place. */
  readonly slices: readonly (() => void)[]
  private readonly mesh: Mesh
  private readonly buffers = new Map<string, DataBuffer>()
  private open = true

  constructor(mesh: Mesh, chunks: readonly Chunk[]) {
    this.mesh = mesh
    this.vertices = chunks.reduce((sum, { vertices }) => sum + vertices, 0)
    this.slices = attributes.flatMap(({ name, kind, size }) => [
      () => this.reserve(kind, size),
      ...bandsOf(chunks.map((chunk) => chunk[name])).map(
        ({ data, atBytes }) =>
          () =>
            this.write(kind, data, atBytes),
      ),
    ])
  }

  /** After the last slice: the mesh draws from what was sent, and lets go of what it drew from. */
  arrive(): void {
    const engine = this.mesh.getEngine()
    for (const { kind, size } of attributes) {
      const buffer = new Buffer(engine, this.buffers.get(kind)!, true, size)
      const attribute = new VertexBuffer(engine, buffer, kind, {
        updatable: true,
        size,
        takeBufferOwnership: true,
      })
      this.mesh.setVerticesBuffer(attribute, true, this.vertices)
    }
    this.buffers.clear()
  }

  /** Lets go of what has not arrived. */
  dispose(): void {
    this.open = false
    for (const buffer of this.buffers.values()) this.mesh.getEngine()._releaseBuffer(buffer)
    this.buffers.clear()
  }

  private reserve(kind: string, size: number): void {
    if (!this.open) return
    const place = new Float32Array(this.vertices * size)
    this.buffers.set(kind, this.mesh.getEngine().createDynamicVertexBuffer(place))
  }

  private write(kind: string, data: Float32Array, atBytes: number): void {
    const buffer = this.buffers.get(kind)
    if (buffer) senderOf(this.mesh).updateDynamicVertexBuffer(buffer, data, atBytes, data.byteLength)
  }
}

/** What the engines of WebGL 2 and of WebGPU both have, though not their common ancestor. */
const senderOf = (mesh: Mesh) => mesh.getEngine() as unknown as Pick<ThinEngine, 'updateDynamicVertexBuffer'>

/** The same numbers in pieces of at most `bandBytes`, each with its place in the whole. */
function bandsOf(arrays: readonly Float32Array[]): { data: Float32Array; atBytes: number }[] {
  const bands: { data: Float32Array; atBytes: number }[] = []
  let at = 0
  for (const array of arrays)
    for (let from = 0; from < array.length; from += bandBytes / floatBytes) {
      const data = array.subarray(from, from + bandBytes / floatBytes)
      bands.push({ data, atBytes: at * floatBytes })
      at += data.length
    }
  return bands
}

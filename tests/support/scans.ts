/** Files as curators upload them, made here. */
import { Document, NodeIO } from '@gltf-transform/core'
import { ALL_EXTENSIONS } from '@gltf-transform/extensions'
import sharp from 'sharp'

export interface ScanSource {
  /** Size of the box in the file's own units. */
  readonly size?: readonly [number, number, number]
  /** Squares along each edge of each side. */
  readonly detail?: number
  readonly normals?: boolean
  /** Side of its one texture; none for 0. */
  readonly texturePx?: number
  /** Changes the document before it is written. */
  readonly change?: (document: Document) => void
}

const io = new NodeIO().registerExtensions(ALL_EXTENSIONS)

/** A box with bumps, so that it can't be reduced to twelve triangles without loss. */
export async function buildScan({
  size = [0.25, 0.3, 0.25],
  detail = 12,
  normals = true,
  texturePx = 64,
  change,
}: ScanSource = {}): Promise<Uint8Array> {
  const document = new Document()
  const buffer = document.createBuffer()
  const { positions, normal, uvs, indices } = bumpyBox(size, detail)
  const accessor = (
    type: 'VEC2' | 'VEC3' | 'SCALAR',
    array: Float32Array<ArrayBuffer> | Uint32Array<ArrayBuffer>,
  ) => document.createAccessor().setType(type).setArray(array).setBuffer(buffer)
  const material = document.createMaterial('clay').setRoughnessFactor(0.9).setMetallicFactor(0)
  if (texturePx > 0) {
    const create = { width: texturePx, height: texturePx, channels: 3, background: '#b07040' } as const
    const png = new Uint8Array(await sharp({ create }).png().toBuffer())
    material.setBaseColorTexture(document.createTexture('colour').setMimeType('image/png').setImage(png))
  }
  const primitive = document
    .createPrimitive()
    .setAttribute('POSITION', accessor('VEC3', positions))
    .setAttribute('TEXCOORD_0', accessor('VEC2', uvs))
    .setIndices(accessor('SCALAR', indices))
    .setMaterial(material)
  if (normals) primitive.setAttribute('NORMAL', accessor('VEC3', normal))
  const node = document.createNode('thing').setMesh(document.createMesh().addPrimitive(primitive))
  document.getRoot().setDefaultScene(document.createScene().addChild(node))
  change?.(document)
  return io.writeBinary(document)
}

function bumpyBox(size: readonly [number, number, number], n: number) {
  const positions: number[] = []
  const normal: number[] = []
  const uvs: number[] = []
  const indices: number[] = []
  for (let side = 0; side < 6; side++) {
    const [axis, sign] = [side >> 1, side % 2 === 0 ? 1 : -1]
    const [a, b] = [(axis + 1) % 3, (axis + 2) % 3]
    const first = positions.length / 3
    for (let j = 0; j <= n; j++)
      for (let i = 0; i <= n; i++) {
        const point = [0, 0, 0]
        point[a] = (i / n - 0.5) * sign
        point[b] = j / n - 0.5
        const inside = i > 0 && i < n && j > 0 && j < n && (i + j) % 2 === 0
        point[axis] = sign * (inside ? 0.46 : 0.5)
        positions.push(...point.map((value, k) => value * size[k]!))
        normal.push(...[0, 1, 2].map((k) => (k === axis ? sign : 0)))
        uvs.push(i / n, j / n)
        if (i === n || j === n) continue
        const v = first + j * (n + 1) + i
        indices.push(v, v + 1, v + n + 2, v, v + n + 2, v + n + 1)
      }
  }
  return {
    positions: Float32Array.from(positions),
    normal: Float32Array.from(normal),
    uvs: Float32Array.from(uvs),
    indices: Uint32Array.from(indices),
  }
}

export interface GlbParts {
  json: Record<string, unknown> &
    Record<
      'nodes' | 'accessors' | 'bufferViews' | 'images' | 'scenes' | 'meshes' | 'buffers',
      Record<string, unknown>[]
    >
  bin: Uint8Array
}

/** Takes a GLB apart, lets it be changed, and puts it together again without asking whether it is sound. */
export function tamper(glb: Uint8Array, change: (parts: GlbParts) => void): Uint8Array {
  const view = new DataView(glb.buffer, glb.byteOffset, glb.byteLength)
  const jsonLength = view.getUint32(12, true)
  const parts = {
    json: JSON.parse(new TextDecoder().decode(glb.subarray(20, 20 + jsonLength))) as GlbParts['json'],
    bin: glb.slice(28 + jsonLength),
  }
  change(parts)
  return joinGlb(new TextEncoder().encode(JSON.stringify(parts.json)), parts.bin)
}

export function joinGlb(json: Uint8Array, bin: Uint8Array): Uint8Array {
  const padded = (length: number) => Math.ceil(length / 4) * 4
  const out = new Uint8Array(28 + padded(json.length) + padded(bin.length))
  const view = new DataView(out.buffer)
  const words = [0x46546c67, 2, out.length, padded(json.length), 0x4e4f534a] as const
  words.forEach((word, i) => view.setUint32(i * 4, word, true))
  out.fill(0x20, 20, 20 + padded(json.length)).set(json, 20)
  const at = 20 + padded(json.length)
  view.setUint32(at, padded(bin.length), true)
  view.setUint32(at + 4, 0x004e4942, true)
  out.set(bin, at + 8)
  return out
}

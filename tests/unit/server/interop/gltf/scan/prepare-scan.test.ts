import { getBounds } from '@gltf-transform/core'
import type { Document } from '@gltf-transform/core'
import type { NodeIO } from '@gltf-transform/core'
import { EXTMeshoptCompression } from '@gltf-transform/extensions'
import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import type { ScanRefusal } from '../../../../../../core/api/scans.ts'
import { scanBudget, scanLevelNames } from '../../../../../../core/twin/scan.ts'
import type { RecordedSize } from '../../../../../../server/interop/gltf/scan/fit.ts'
import { prepareScan } from '../../../../../../server/interop/gltf/scan/prepare-scan.ts'
import { ScanRefusedError } from '../../../../../../server/interop/gltf/scan/refusal.ts'
import { createScanIo } from '../../../../../../server/interop/gltf/scan/scan-io.ts'
import { validateGlb } from '../../../../../../server/interop/gltf/validate.ts'
import { buildScan, tamper } from '../../../../../support/scans.ts'

const recorded: RecordedSize = {
  dimensions: { widthM: 0.25, heightM: 0.3, depthM: 0.2 },
  recorded: [true, true, true],
}
const description = { copyright: 'A credit', generator: 'A museum', extras: { slug: 'a-thing' } }
const prepare = (bytes: Uint8Array, size = recorded) =>
  prepareScan(bytes, { recorded: size, description }, () => undefined)

async function refusalOf(bytes: Uint8Array): Promise<ScanRefusal> {
  const error: unknown = await prepare(bytes).catch((thrown: unknown) => thrown)
  if (error instanceof ScanRefusedError) return error.refusal
  throw new Error('it was taken')
}

/** Without the compression, which the validator can't look into. */
async function unpacked(bytes: Uint8Array): Promise<{ document: Document; plain: Uint8Array }> {
  const io: NodeIO = await createScanIo()
  const document = await io.readBinary(bytes)
  document.createExtension(EXTMeshoptCompression).dispose()
  return { document, plain: await io.writeBinary(document) }
}

describe('a scan that is taken', () => {
  it('is scaled to the record, set on the floor, and said to be in millimetres', async () => {
    const bytes = await buildScan({
      size: [250, 300, 202],
      change: (d) => d.getRoot().listNodes()[0]!.setTranslation([40, 900, -7]),
    })
    const { report, levels } = await prepare(bytes)
    expect(report).toMatchObject({
      turned: 'none',
      unit: 'mm',
      fittedTo: ['width', 'height', 'depth'],
      triangles: 1728,
      leftOut: [],
    })
    expect(report.scale.width).toBeCloseTo(0.001, 8)
    expect(report.scale.depth).toBeCloseTo(0.2 / 202, 8)
    const { document } = await unpacked(levels.full.bytes)
    const { min, max } = getBounds(document.getRoot().getDefaultScene()!)
    ;[-0.125, 0, -0.1, 0.125, 0.3, 0.1].forEach((wanted, i) =>
      expect([...min, ...max][i]).toBeCloseTo(wanted, 6),
    )
  })

  it('is turned upright where only so its proportions fit', async () => {
    const { report } = await prepare(await buildScan({ size: [25, 20, 30] }))
    expect([report.turned, report.unit]).toEqual(['upright', 'cm'])
  })

  it('keeps its own proportions where the record gives one measure only', async () => {
    const bytes = await buildScan({ size: [1, 2, 3] })
    const { report } = await prepare(bytes, { ...recorded, recorded: [false, true, false] })
    expect(report.dimensions.widthM).toBeCloseTo(0.15, 6)
    expect(report.dimensions.depthM).toBeCloseTo(0.45, 6)
    expect(report.deviation).toBe(0)
  })

  it('keeps its own proportions, and says by how much they stray, where they disagree', async () => {
    const { report } = await prepare(await buildScan({ size: [0.5, 0.3, 0.2] }))
    expect(report.deviation).toBeGreaterThan(0.3)
    const { width, height, depth } = report.scale
    expect([height, depth]).toEqual([width, width])
  })

  it('becomes four levels within their budgets, each sound glTF with WebP within its size', async () => {
    const { levels } = await prepare(await buildScan({ size: [0.25, 0.3, 0.2], detail: 100, texturePx: 700 }))
    for (const level of scanLevelNames) {
      const { document, plain } = await unpacked(levels[level].bytes)
      const { errors, warnings } = await validateGlb(plain)
      expect([level, errors, warnings]).toEqual([level, 0, 0])
      expect(levels[level].triangles).toBeLessThanOrEqual(scanBudget[level].triangles)
      expect(levels[level].triangles).toBeGreaterThan(20)
      const [texture] = document.getRoot().listTextures()
      const { format, width } = await sharp(texture!.getImage()!).metadata()
      expect([format, width]).toEqual(['webp', Math.min(700, scanBudget[level].texturePx)])
    }
    expect(levels.full.triangles).toBe(120_000)
    expect(levels.near.triangles).toBeGreaterThan(20_000)
  })

  it('gets normals where it has none, and loses what is no surface', async () => {
    const bytes = await buildScan({
      normals: false,
      size: [0.25, 0.3, 0.2],
      change: (d) => {
        d.createCamera('a camera').setType('perspective').setYFov(1).setZNear(0.1)
        d.getRoot().listNodes()[0]!.setCamera(d.getRoot().listCameras()[0]!)
      },
    })
    const { report, levels } = await prepare(bytes)
    expect(report.leftOut).toEqual(['cameras'])
    const { document } = await unpacked(levels.full.bytes)
    expect(document.getRoot().listMeshes()[0]!.listPrimitives()[0]!.getAttribute('NORMAL')).not.toBeNull()
    expect(document.getRoot().listCameras()).toEqual([])
    expect(document.getRoot().getAsset().copyright).toBe('A credit')
  })

  it('is read from glTF with its parts in data addresses', async () => {
    const io = await createScanIo()
    const { json, resources } = await io.writeJSON(
      await io.readBinary(await buildScan({ size: [0.25, 0.3, 0.2] })),
    )
    const address = (uri: string | undefined, type: string) =>
      `data:${type};base64,${Buffer.from(resources[uri ?? '']!).toString('base64')}`
    for (const buffer of json.buffers ?? []) buffer.uri = address(buffer.uri, 'application/octet-stream')
    for (const image of json.images ?? []) image.uri = address(image.uri, 'image/png')
    const { report } = await prepare(new TextEncoder().encode(JSON.stringify(json)))
    expect(report.triangles).toBe(1728)
  })

  it('is read from what it holds, not from what it says that it unpacks to', async () => {
    const bytes = tamper(await buildScan({ size: [0.25, 0.3, 0.2] }), ({ json }) => {
      json['extensionsUsed'] = ['EXT_meshopt_compression']
      for (const view of json.bufferViews) {
        const { byteOffset = 0, byteLength } = view
        const claim = { buffer: 0, byteOffset, byteLength, byteStride: 4, count: 2 ** 34, mode: 'ATTRIBUTES' }
        view['extensions'] = { EXT_meshopt_compression: claim }
      }
    })
    const { report } = await prepare(bytes)
    expect([report.triangles, report.leftOut]).toEqual([1728, ['EXT_meshopt_compression']])
  })
})

describe('a scan that is refused', () => {
  const cases: readonly [string, ScanRefusal['code'], (glb: Uint8Array) => Uint8Array][] = [
    ['nothing', 'not-gltf', () => new Uint8Array()],
    ['a picture', 'not-gltf', () => Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3, 4])],
    ['half a file', 'truncated', (glb) => glb.subarray(0, glb.length >> 1)],
    ['broken JSON', 'malformed', (glb) => glb.slice().fill(0x7b, 20, 24)],
    ['a file that points to another', 'external-file', (glb) => tamper(glb, ({ json }) => (json.images[0] = { uri: 'https://elsewhere.example/a.png' }))],
    ['a path out of the folder', 'external-file', (glb) => tamper(glb, ({ json }) => (json.buffers[0]!['uri'] = '../../keys/session.secret'))],
    ['Draco compression', 'extension', (glb) => tamper(glb, ({ json }) => (json['extensionsRequired'] = ['KHR_draco_mesh_compression']))],
    ['a count beyond all memory', 'too-many', (glb) => tamper(glb, ({ json }) => (json.accessors[0]!['count'] = 4_000_000_000))],
    ['zeros out of nothing', 'too-many', (glb) => tamper(glb, ({ json }) => json.accessors.push({ count: 2 ** 40, type: 'MAT4', componentType: 5126 }))],
    ['an accessor beyond its buffer', 'invalid', (glb) => tamper(glb, ({ json }) => (json.accessors[0]!['count'] = 100_000))],
    ['a node that is its own ancestor', 'cycle', (glb) => tamper(glb, ({ json }) => (json.nodes[0]!['children'] = [0]))],
    ['a ring of nodes outside the scene', 'cycle', (glb) => tamper(glb, ({ json }) => json.nodes.push({ children: [2] }, { children: [1, 1] }))],
    ['ten thousand nodes', 'too-many', (glb) => tamper(glb, ({ json }) => json.nodes.push(...Array.from({ length: 10_000 }, () => ({}))))],
    ['a chain of nodes', 'too-deep', (glb) => tamper(glb, ({ json }) => json.nodes.push(...Array.from({ length: 900 }, (_, i) => (i < 899 ? { children: [i + 2] } : {}))))],
    ['JSON nested a hundred thousand deep', 'too-deep', (glb) => tamper(glb, ({ json }) => (json['extras'] = nested(2_000)))],
    ['a mesh on three thousand nodes', 'too-many', (glb) => tamper(glb, ({ json }) => {
      json.nodes = Array.from({ length: 3_000 }, () => ({ mesh: 0 }))
      json.scenes = [{ nodes: json.nodes.map((_, i) => i) }]
    })],
    ['vertices that nothing draws, on five thousand nodes', 'too-many', (glb) => tamper(glb, ({ json }) => {
      Object.assign(json.accessors.find(({ type }) => type === 'SCALAR')!, { count: 3 })
      json.nodes = Array.from({ length: 5_000 }, () => ({ mesh: 0 }))
      json.scenes = [{ nodes: json.nodes.map((_, i) => i) }]
    })],
    ['more JSON than geometry', 'too-many', (glb) => tamper(glb, ({ json }) => (json['extras'] = ' '.repeat(17_000_000)))],
    ['not-a-number positions', 'invalid', (glb) => tamper(glb, ({ json, bin }) => {
      const view = json.bufferViews[Number(json.accessors[0]!['bufferView'])]!
      new DataView(bin.buffer).setFloat32(Number(view['byteOffset'] ?? 0), Number.NaN, true)
    })],
    ['an index beyond the vertices', 'invalid', (glb) => tamper(glb, ({ json, bin }) => {
      const indices = json.accessors.find(({ type }) => type === 'SCALAR')!
      const view = json.bufferViews[Number(indices['bufferView'])]!
      new DataView(bin.buffer).setUint32(Number(view['byteOffset'] ?? 0), 60_000, true)
    })],
    ['no scene', 'no-surface', (glb) => tamper(glb, ({ json }) => (json.scenes = [{}] as never))],
    ['a skeleton', 'skinned', (glb) => tamper(glb, ({ json }) => (json['skins'] = [{ joints: [0] }]))],
    ['an unknown version', 'malformed', (glb) => tamper(glb, ({ json }) => (json['asset'] = { version: '3.0' }))],
    ['text where a list should be', 'malformed', (glb) => tamper(glb, ({ json }) => (json['nodes'] = 'all of them' as never))],
  ] // prettier-ignore
  for (const [what, code, change] of cases)
    it(`${what}: ${code}`, async () => {
      expect((await refusalOf(change(await buildScan({ detail: 72 })))).code).toBe(code)
    })

  it('a picture of a few bytes that unpacks to billions of pixels', async () => {
    const huge = await buildScan({
      change: (d) => d.getRoot().listTextures()[0]!.setImage(pngOf(60_000, 60_000)),
    })
    expect(await refusalOf(huge)).toMatchObject({ code: 'picture', facts: { why: 'size', width: 60_000 } })
    const many = await buildScan({
      change: (d) => {
        const material = d.getRoot().listMaterials()[0]!
        for (const set of ['setNormalTexture', 'setEmissiveTexture', 'setOcclusionTexture'] as const)
          material[set](d.createTexture(set).setMimeType('image/png').setImage(pngOf(16_000, 16_000)))
      },
    })
    expect(await refusalOf(many)).toMatchObject({ code: 'picture', facts: { why: 'size' } })
  })

  it('a picture that is a drawing in disguise', async () => {
    const svg = new TextEncoder().encode(
      '<svg xmlns="http://www.w3.org/2000/svg"><image href="/etc/passwd"/></svg>',
    )
    const bytes = await buildScan({ change: (d) => d.getRoot().listTextures()[0]!.setImage(svg) })
    expect(['picture', 'invalid']).toContain((await refusalOf(bytes)).code)
  })
})

const nested = (depth: number): unknown => JSON.parse('['.repeat(depth) + ']'.repeat(depth))

/** A PNG that says how large it is, and then hardly has a pixel. */
function pngOf(width: number, height: number): Uint8Array {
  const header = new DataView(new ArrayBuffer(13))
  header.setUint32(0, width)
  header.setUint32(4, height)
  header.setUint16(8, 0x0802)
  return Buffer.concat([
    Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', new Uint8Array(header.buffer)),
    chunk('IDAT', deflateSync(new Uint8Array(64))),
    chunk('IEND', new Uint8Array()),
  ])
}

function chunk(name: string, data: Uint8Array): Uint8Array {
  const body = Buffer.concat([Buffer.from(name), data])
  const words = Buffer.alloc(8)
  words.writeUInt32BE(data.length, 0)
  words.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([words.subarray(0, 4), body, words.subarray(4)])
}

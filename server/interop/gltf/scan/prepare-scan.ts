/** From an uploaded file to the levels that the museum shows: checked, fitted to the record, shrunk and packed. */
import type { Document } from '@gltf-transform/core'
import type { NodeIO, Primitive } from '@gltf-transform/core'
import { transformPrimitive } from '@gltf-transform/functions'
import type { ScanReport } from '../../../../core/api/scans.ts'
import { scanBudget, scanLevelNames } from '../../../../core/twin/scan.ts'
import type { ScanLevelName } from '../../../../core/twin/scan.ts'
import type { AssetDescription } from '../describe.ts'
import { validateGltf } from '../validate.ts'
import { checkBounds } from './bounds.ts'
import type { Bounded } from './bounds.ts'
import { readContainer } from './container.ts'
import type { GltfContainer } from './container.ts'
import { fitScan } from './fit.ts'
import type { RecordedSize, Size } from './fit.ts'
import { pack, thinOut, trianglesOf } from './levels.ts'
import { checkPictures, shrinkPictures } from './pictures.ts'
import { refuse, ScanRefusedError } from './refusal.ts'
import { createScanIo, createUploadIo } from './scan-io.ts'
import { tidyScan } from './tidy.ts'

export interface ScanOrder {
  readonly recorded: RecordedSize
  /** Written into the files. */
  readonly description: AssetDescription
}

export interface PreparedScan {
  readonly report: ScanReport
  readonly levels: Readonly<Record<ScanLevelName, { readonly bytes: Uint8Array; readonly triangles: number }>>
}

export type ScanStage = 'checking' | 'reading' | 'fitting' | 'textures' | 'levels'
export type OnScanStage = (stage: ScanStage, done: number) => void

/** Surfaces that the validator faults only for normals that are not of unit length are mended, not refused. */
const mended = ['ACCESSOR_VECTOR3_NON_UNIT', 'ACCESSOR_INVALID_SIGN', 'ACCESSOR_INDEX_TRIANGLE_DEGENERATE']

/** Throws ScanRefusedError, and nothing else, whatever the bytes are. */
export async function prepareScan(
  bytes: Uint8Array,
  order: ScanOrder,
  tell: OnScanStage,
): Promise<PreparedScan> {
  try {
    tell('checking', 0.02)
    const container = readContainer(bytes)
    const bounded = checkBounds(container.json)
    await refuseInvalid(bytes, container.format)
    tell('reading', 0.2)
    const document = await read(createUploadIo(), bytes, container)
    await checkPictures(document)
    const primitives = await tidyScan(document)
    tell('fitting', 0.35)
    const report = fit(primitives, order.recorded, bounded)
    describe(document, order.description, report)
    return { report, levels: await makeLevels(document, await createScanIo(), tell) }
  } catch (error) {
    if (error instanceof ScanRefusedError) throw error
    return refuse('failed', { why: (error instanceof Error ? error.message : String(error)).slice(0, 200) })
  }
}

async function refuseInvalid(bytes: Uint8Array, format: 'glb' | 'gltf'): Promise<void> {
  const { errors, messages } = await validateGltf(bytes, { format, ignored: mended })
  if (errors === 0) return
  const [{ code = '', message = '', pointer = '' } = {}] = messages
  refuse('invalid', { code, message: message.slice(0, 200), at: pointer.slice(0, 120), errors })
}

async function read(io: NodeIO, bytes: Uint8Array, { format, json }: GltfContainer): Promise<Document> {
  if (format === 'glb') return io.readBinary(bytes)
  return io.readJSON({ json: json as Parameters<NodeIO['readJSON']>[0]['json'], resources: {} })
}

function fit(primitives: readonly Primitive[], recorded: RecordedSize, bounded: Bounded): ScanReport {
  const before = boundsOf(primitives)
  const found = sizeOf(before)
  if (!found.every(Number.isFinite) || found.filter((side) => side > 0).length < 2) refuse('no-surface')
  const { rotation: r, scale, turned, unit, deviation } = fitScan(found, recorded)
  const [sx, sy, sz] = scale
  const column = (k: number) => [r[k * 3]! * sx, r[k * 3 + 1]! * sy, r[k * 3 + 2]! * sz, 0]
  const turn = [...column(0), ...column(1), ...column(2), 0, 0, 0, 1] as Parameters<
    typeof transformPrimitive
  >[1]
  for (const primitive of primitives) transformPrimitive(primitive, turn)
  const { min, max } = boundsOf(primitives)
  const move = [-(min[0]! + max[0]!) / 2, -min[1]!, -(min[2]! + max[2]!) / 2]
  for (const primitive of primitives) {
    const positions = primitive.getAttribute('POSITION')!
    positions.setArray(Float32Array.from(positions.getArray()!, (value, i) => value + move[i % 3]!))
  }
  const [widthM, heightM, depthM] = sizeOf(boundsOf(primitives)).map((side) =>
    Math.max(1e-5, Math.round(side * 1e6) / 1e6),
  ) as unknown as Size
  const named = ([width, height, depth]: Size) => ({ width, height, depth })
  const turnedSize = sizeOf({ min: min.map((v, k) => v / scale[k]!), max: max.map((v, k) => v / scale[k]!) })
  const known = recorded.recorded.some(Boolean) ? recorded.recorded : [true, true, true]
  return {
    triangles: bounded.triangles,
    turned,
    unit,
    foundSize: named(turnedSize),
    scale: named(scale),
    fittedTo: (['width', 'height', 'depth'] as const).filter((_, k) => known[k]),
    deviation,
    dimensions: { widthM, heightM, depthM },
    leftOut: [...bounded.leftOut],
  }
}

interface Box {
  readonly min: readonly number[]
  readonly max: readonly number[]
}

function boundsOf(primitives: readonly Primitive[]): Box {
  const min = [Infinity, Infinity, Infinity]
  const max = [-Infinity, -Infinity, -Infinity]
  for (const primitive of primitives) {
    const positions = primitive.getAttribute('POSITION')!.getArray()!
    // Only what is drawn counts.
    for (const vertex of primitive.getIndices()!.getArray()!)
      for (let k = 0; k < 3; k++) {
        const value = positions[vertex * 3 + k]!
        if (value < min[k]!) min[k] = value
        if (value > max[k]!) max[k] = value
      }
  }
  return { min, max }
}

const sizeOf = ({ min, max }: Box): Size => [max[0]! - min[0]!, max[1]! - min[1]!, max[2]! - min[2]!]

function describe(
  document: Document,
  { copyright, generator, extras }: AssetDescription,
  report: ScanReport,
): void {
  const { widthM: width, heightM: height, depthM: depth } = report.dimensions
  const asset = { copyright, generator, extras: { ...extras, dimensionsM: { width, height, depth } } }
  Object.assign(document.getRoot().getAsset(), asset)
}

/** From the finest to the coarsest, each out of the one before. */
async function makeLevels(
  document: Document,
  io: NodeIO,
  tell: OnScanStage,
): Promise<PreparedScan['levels']> {
  const made: Partial<Record<ScanLevelName, { bytes: Uint8Array; triangles: number }>> = {}
  for (const [i, level] of scanLevelNames.entries()) {
    const { triangles, texturePx } = scanBudget[level]
    tell('textures', 0.4 + i * 0.15)
    await shrinkPictures(document, texturePx)
    tell('levels', 0.48 + i * 0.15)
    await thinOut(document, triangles)
    made[level] = { bytes: await pack(document, io), triangles: trianglesOf(document) }
  }
  return made as PreparedScan['levels']
}

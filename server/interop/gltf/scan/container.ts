import { depthOf } from '../../../json-depth.ts'
import { scanLimits } from './limits.ts'
import { refuse } from './refusal.ts'

export interface GltfContainer {
  readonly format: 'glb' | 'gltf'
  readonly json: unknown
}

const magic = 0x46546c67
const jsonChunk = 0x4e4f534a

/** Reads the JSON of a GLB, or of a glTF file whose parts are all inside. Throws ScanRefusedError. */
export function readContainer(bytes: Uint8Array): GltfContainer {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.byteLength >= 4 && view.getUint32(0, true) === magic)
    return { format: 'glb', json: parse(glbJson(bytes, view)) }
  // A byte order mark or white space may stand before the bracket.
  const start = new TextDecoder().decode(bytes.subarray(0, 64)).trimStart()
  if (start.startsWith('{')) return { format: 'gltf', json: parse(bytes) }
  return refuse('not-gltf')
}

function glbJson(bytes: Uint8Array, view: DataView): Uint8Array {
  if (bytes.byteLength < 20) refuse('truncated')
  const version = view.getUint32(4, true)
  if (version !== 2) refuse('malformed', { what: `version ${version}` })
  const declared = view.getUint32(8, true)
  if (declared > bytes.byteLength) refuse('truncated', { declared, found: bytes.byteLength })
  if (declared < bytes.byteLength) refuse('malformed', { what: 'bytes after the end' })
  const length = view.getUint32(12, true)
  const limit = scanLimits.jsonBytes
  if (length > limit) refuse('too-many', { what: 'json', found: length, limit })
  if (view.getUint32(16, true) !== jsonChunk) refuse('malformed', { what: 'no JSON chunk' })
  if (20 + length > bytes.byteLength) refuse('truncated', { declared: 20 + length, found: bytes.byteLength })
  return bytes.subarray(20, 20 + length)
}

function parse(bytes: Uint8Array): unknown {
  const text = decode(bytes)
  // Data addresses hold no brackets, so that even a large text is counted quickly.
  if (depthOf(text) > scanLimits.jsonDepth) refuse('too-deep', { what: 'JSON', limit: scanLimits.jsonDepth })
  try {
    return JSON.parse(text)
  } catch (error) {
    return refuse('malformed', { what: (error as Error).message.slice(0, 120) })
  }
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return refuse('malformed', { what: 'UTF-8' })
  }
}

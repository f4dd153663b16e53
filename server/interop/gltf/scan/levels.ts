/** Makes a coarser scan out of a finer one, and packs it. */
import type { Document, NodeIO, Primitive } from '@gltf-transform/core'
import { EXTMeshoptCompression, EXTTextureWebP, KHRMeshQuantization } from '@gltf-transform/extensions'
import { cloneDocument, compactPrimitive, quantize, reorder, simplifyPrimitive } from '@gltf-transform/functions' // prettier-ignore
import { MeshoptEncoder } from 'meshoptimizer/encoder'
import { MeshoptSimplifier } from 'meshoptimizer/simplifier'

export const trianglesOf = (document: Document): number =>
  primitivesOf(document).reduce((sum, primitive) => sum + countOf(primitive), 0)

const countOf = (primitive: Primitive): number => (primitive.getIndices()?.getCount() ?? 0) / 3
const primitivesOf = (document: Document): Primitive[] =>
  document
    .getRoot()
    .listMeshes()
    .flatMap((mesh) => mesh.listPrimitives())

/** Reduces to at most `budget` triangles: as long as edges can be drawn together, then by clustering. */
export async function thinOut(document: Document, budget: number): Promise<void> {
  await MeshoptSimplifier.ready
  const before = trianglesOf(document)
  if (before <= budget) return
  // A tenth is left free for what the last triangles of many primitives take.
  const ratio = (budget * 0.9) / before
  for (const primitive of primitivesOf(document))
    simplifyPrimitive(primitive, { simplifier: MeshoptSimplifier, ratio, error: 1 })
  const reached = trianglesOf(document)
  if (reached > budget)
    for (const primitive of primitivesOf(document)) cluster(primitive, (budget * 0.9) / reached)
  for (const primitive of primitivesOf(document)) if (countOf(primitive) < 1) primitive.dispose()
}

function cluster(primitive: Primitive, ratio: number): void {
  const indices = primitive.getIndices()!
  const positions = Float32Array.from(primitive.getAttribute('POSITION')!.getArray()!)
  const [kept] = MeshoptSimplifier.simplifySloppy(
    Uint32Array.from(indices.getArray()!),
    positions,
    3,
    null,
    Math.max(3, Math.floor((indices.getCount() * ratio) / 3) * 3),
    1,
  )
  indices.setArray(new Uint32Array(kept))
  compactPrimitive(primitive)
}

/** Meshopt-compressed GLB. Positions stay floats, so that the size is exactly the recorded one. */
export async function pack(document: Document, io: NodeIO): Promise<Uint8Array> {
  await MeshoptEncoder.ready
  const copy = cloneDocument(document)
  await copy.transform(
    reorder({ encoder: MeshoptEncoder, target: 'size' }),
    quantize({ pattern: /^(NORMAL|TEXCOORD_\d|COLOR_0)$/, quantizeNormal: 10, quantizeTexcoord: 14 }),
  )
  copy.createExtension(KHRMeshQuantization).setRequired(true)
  if (copy.getRoot().listTextures().length > 0) copy.createExtension(EXTTextureWebP).setRequired(true)
  copy
    .createExtension(EXTMeshoptCompression)
    .setRequired(true)
    .setEncoderOptions({ method: EXTMeshoptCompression.EncoderMethod.QUANTIZE })
  return io.writeBinary(copy)
}

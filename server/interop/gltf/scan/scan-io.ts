import { Logger, NodeIO, Verbosity } from '@gltf-transform/core'
import * as extensions from '@gltf-transform/extensions'
import { MeshoptDecoder } from 'meshoptimizer/decoder'
import { MeshoptEncoder } from 'meshoptimizer/encoder'
import { keptExtensions } from './limits.ts'

/** Reads what curators may upload. Knows no compression: what a file says that it unpacks to is not bounded by its size. */
export function createUploadIo(): NodeIO {
  const kept: ReadonlySet<string> = new Set(keptExtensions)
  return new NodeIO()
    .setLogger(new Logger(Verbosity.SILENT))
    .registerExtensions(extensions.ALL_EXTENSIONS.filter((one) => kept.has(one.EXTENSION_NAME)))
}

/** Reads and writes the museum's own files, which are compressed. */
export async function createScanIo(): Promise<NodeIO> {
  await Promise.all([MeshoptDecoder.ready, MeshoptEncoder.ready])
  return createUploadIo()
    .registerExtensions([extensions.EXTMeshoptCompression])
    .registerDependencies({ 'meshopt.decoder': MeshoptDecoder, 'meshopt.encoder': MeshoptEncoder })
}

import { EXTMeshoptCompression } from '@gltf-transform/extensions'
import type { BlobStore } from '../../blobs/port.ts'
import type { ScanAsset } from '../../scans/publication.ts'
import { describeAsset } from './describe.ts'
import type { ExportedGlb } from './export-twin.ts'
import type { RecordedArtifact } from './recorded-artifact.ts'
import { createScanIo } from './scan/scan-io.ts'

/** The museum's own scan at its finest, without compression, so that every program can read it. */
export async function exportScan(
  recorded: RecordedArtifact,
  scan: ScanAsset,
  blobs: BlobStore,
): Promise<ExportedGlb> {
  const io = await createScanIo()
  const { file, triangles } = scan.scan.levels.full
  const document = await io.readBinary(new Uint8Array(await blobs.read(file)))
  document.createExtension(EXTMeshoptCompression).dispose()
  const { dimensions } = scan.scan
  const description = describeAsset(recorded, { provenance: 'museum-scan', scan, dimensions })
  Object.assign(document.getRoot().getAsset(), description)
  return { bytes: await io.writeBinary(document), triangles, dimensions }
}

import { NodeIO } from '@gltf-transform/core'
import type { Document } from '@gltf-transform/core'
import { KHRMaterialsClearcoat, KHRMaterialsSheen } from '@gltf-transform/extensions'
import { buildTwin } from '../../../core/twin/build.ts'
import type { Dimensions } from '../../../core/twin/facts.ts'
import { skinKey } from '../../../core/twin/mesh.ts'
import type { LevelOfDetail } from '../../../core/twin/mesh.ts'
import { textureSize } from '../../../core/twin/texture/pixels.ts'
import { describeAsset } from './describe.ts'
import type { RecordedArtifact } from './recorded-artifact.ts'
import { paintPictures } from './skin-pictures.ts'
import type { SkinPictures } from './skin-pictures.ts'
import { twinDocument } from './twin-document.ts'

export interface ExportedGlb {
  readonly bytes: Uint8Array
  readonly triangles: number
  readonly dimensions: Dimensions
}

const keptSkins = 48

/** Writes twins as GLB, painting each skin once for all that share it. */
export function createTwinExporter(lod: LevelOfDetail = 'near') {
  const painted = new Map<string, Promise<SkinPictures>>()
  const io = new NodeIO().registerExtensions([KHRMaterialsClearcoat, KHRMaterialsSheen])
  return async (recorded: RecordedArtifact): Promise<ExportedGlb> => {
    const { twin, slug } = recorded.artifact
    const mesh = buildTwin(twin, lod)
    const document = await twinDocument(mesh, {
      name: slug,
      pictures: (skin) => {
        const key = skinKey(skin)
        const known = painted.get(key) ?? paintPictures(skin, textureSize[lod])
        painted.set(key, known)
        const [oldest] = painted.keys()
        if (painted.size > keptSkins && oldest !== undefined) painted.delete(oldest)
        return known
      },
    })
    describe(document, recorded)
    return {
      bytes: await io.writeBinary(document),
      dimensions: twin.dimensions,
      triangles: mesh.parts.reduce((sum, part) => sum + part.indices.length / 3, 0),
    }
  }
}

function describe(document: Document, recorded: RecordedArtifact): void {
  Object.assign(
    document.getRoot().getAsset(),
    describeAsset(recorded, { provenance: 'schematic-reconstruction' }),
  )
}

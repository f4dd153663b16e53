/** A twin as a glTF document: metres, y up, standing on the origin's floor, its facts in the extras. */
import { Document } from '@gltf-transform/core'
import type { Accessor, Buffer, Material, Texture } from '@gltf-transform/core'
import { KHRMaterialsClearcoat, KHRMaterialsSheen } from '@gltf-transform/extensions'
import { skinKey } from '../../../core/twin/mesh.ts'
import type { Skin, TwinMesh, TwinPart } from '../../../core/twin/mesh.ts'
import { surfaces } from '../../../core/twin/surface.ts'
import type { SkinPictures } from './skin-pictures.ts'
import { withTangents } from './tangents.ts'

export interface TwinDocumentOptions {
  readonly name: string
  readonly pictures: (skin: Skin) => Promise<SkinPictures>
}

/** Colour of cloth's fuzz, linear, at full sheen. */
const fuzz = [0.5, 0.48, 0.42] as const

export async function twinDocument(
  mesh: TwinMesh,
  { name, pictures }: TwinDocumentOptions,
): Promise<Document> {
  const document = new Document()
  const buffer = document.createBuffer()
  const drawn = document.createMesh(name)
  const materials = new Map<string, Material>()
  for (const part of mesh.parts) {
    const key = skinKey(part.skin)
    let material = materials.get(key)
    if (!material)
      materials.set(key, (material = createMaterial(document, part.skin, await pictures(part.skin))))
    const primitive = await createPrimitive(document, buffer, part)
    drawn.addPrimitive(primitive.setMaterial(material))
  }
  const node = document.createNode(name).setMesh(drawn)
  document.getRoot().setDefaultScene(document.createScene(name).addChild(node))
  return document
}

async function createPrimitive(document: Document, buffer: Buffer, part: TwinPart) {
  const { positions, normals, uvs, occlusion, tangents, indices } = await withTangents(part)
  const small = positions.length / 3 < 65_535
  const accessor = (
    type: 'SCALAR' | 'VEC2' | 'VEC3' | 'VEC4',
    array: NonNullable<Parameters<Accessor['setArray']>[0]>,
  ) => document.createAccessor().setType(type).setArray(array).setBuffer(buffer)
  return document
    .createPrimitive()
    .setAttribute('POSITION', accessor('VEC3', positions))
    .setAttribute('NORMAL', accessor('VEC3', normals))
    .setAttribute('TANGENT', accessor('VEC4', tangents))
    .setAttribute('TEXCOORD_0', accessor('VEC2', upsideDown(uvs)))
    .setAttribute('COLOR_0', accessor('VEC4', shade(occlusion)).setNormalized(true))
    .setIndices(accessor('SCALAR', small ? Uint16Array.from(indices) : indices))
}

/** glTF's v runs downwards. */
function upsideDown(uvs: Float32Array<ArrayBuffer>): Float32Array<ArrayBuffer> {
  return uvs.map((value, i) => (i % 2 === 0 ? value : 1 - value))
}

/** Occlusion as the vertex colour that darkens hollows, opaque. */
function shade(occlusion: Float32Array): Uint8Array<ArrayBuffer> {
  const colours = new Uint8Array(occlusion.length * 4).fill(255)
  occlusion.forEach((open, i) => colours.fill(Math.round(255 * (0.16 + 0.84 * open)), i * 4, i * 4 + 3))
  return colours
}

function createMaterial(document: Document, skin: Skin, pictures: SkinPictures): Material {
  const spec = surfaces[skin.surface]
  const name = skinKey(skin)
  const texture = (layer: keyof SkinPictures): Texture =>
    document.createTexture(`${name} ${layer}`).setMimeType('image/jpeg').setImage(pictures[layer])
  const orm = texture('orm')
  const material = document
    .createMaterial(name)
    .setBaseColorTexture(texture('albedo'))
    .setNormalTexture(texture('normal'))
    .setMetallicRoughnessTexture(orm)
    .setOcclusionTexture(orm)
    .setMetallicFactor(1)
    .setRoughnessFactor(1)
    .setDoubleSided(spec.alpha < 1)
  if (spec.alpha < 1) material.setAlphaMode('BLEND').setBaseColorFactor([1, 1, 1, spec.alpha])
  if (spec.clearCoat > 0) {
    const coat = document.createExtension(KHRMaterialsClearcoat).createClearcoat()
    coat.setClearcoatFactor(spec.clearCoat).setClearcoatRoughnessFactor(spec.clearCoatRoughness)
    material.setExtension('KHR_materials_clearcoat', coat)
  }
  if (spec.sheen > 0) {
    const sheen = document.createExtension(KHRMaterialsSheen).createSheen()
    sheen.setSheenColorFactor([fuzz[0] * spec.sheen, fuzz[1] * spec.sheen, fuzz[2] * spec.sheen])
    sheen.setSheenRoughnessFactor(0.5)
    material.setExtension('KHR_materials_sheen', sheen)
  }
  return material
}

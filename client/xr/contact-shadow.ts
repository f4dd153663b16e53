/** A soft shadow under a thing that stands in the visitor's own room, where no light of ours falls. */
import { Constants } from '@babylonjs/core/Engines/constants.js'
import { Material } from '@babylonjs/core/Materials/material.js'
import { PBRMaterial } from '@babylonjs/core/Materials/PBR/pbrMaterial.js'
import { RawTexture } from '@babylonjs/core/Materials/Textures/rawTexture.js'
import { Color3 } from '@babylonjs/core/Maths/math.color.js'
import { CreateGround } from '@babylonjs/core/Meshes/Builders/groundBuilder.js'
import type { Mesh } from '@babylonjs/core/Meshes/mesh.js'
import type { Scene } from '@babylonjs/core/scene.js'
import type { Dimensions } from '../../core/twin/facts.ts'

const side = 64
const darkest = 0.6
/** Over the floor, so that they do not fight for the same depth. */
const overM = 0.0015

/** Its owner disposes of it with its material and texture. */
export function createContactShadow(scene: Scene, { widthM, depthM }: Dimensions): Mesh {
  const shadow = CreateGround('contact shadow', { width: widthM * 1.3, height: depthM * 1.3 }, scene)
  const texture = RawTexture.CreateAlphaTexture(
    falloff(), side, side, scene, false, false, Constants.TEXTURE_BILINEAR_SAMPLINGMODE,
  ) // prettier-ignore
  const material = new PBRMaterial('contact shadow', scene)
  material.unlit = true
  material.albedoColor = Color3.Black()
  material.opacityTexture = texture
  material.transparencyMode = Material.MATERIAL_ALPHABLEND
  shadow.material = material
  shadow.position.y = overM
  shadow.isPickable = false
  return shadow
}

/** Dark to two thirds of the radius, then gone at the rim. */
function falloff(): Uint8Array {
  const coverage = new Uint8Array(side * side)
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) {
      const radius = Math.hypot((x + 0.5) / side - 0.5, (y + 0.5) / side - 0.5) * 2
      const k = Math.min(1, Math.max(0, (1 - radius) / 0.55))
      coverage[y * side + x] = Math.round(255 * darkest * k * k * (3 - 2 * k))
    }
  return coverage
}

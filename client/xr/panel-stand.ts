/** What carries a panel: a post on a foot, so that nothing hangs in the air. */
import { Color3 } from '@babylonjs/core/Maths/math.color.js'
import { PBRMaterial } from '@babylonjs/core/Materials/PBR/pbrMaterial.js'
import { CreateCylinder } from '@babylonjs/core/Meshes/Builders/cylinderBuilder.js'
import type { Mesh } from '@babylonjs/core/Meshes/mesh.js'

const footM = 0.012

/** Made as a child of the panel and goes with it. `clearM` is the height of the panel's lower edge over the floor. */
export function addStand(
  panel: Mesh,
  { halfHeightM, clearM }: { halfHeightM: number; clearM: number },
): void {
  const scene = panel.getScene()
  const steel = new PBRMaterial('stand', scene)
  steel.metallic = 0.8
  steel.roughness = 0.45
  steel.albedoColor = Color3.FromHexString('#3a3733').toLinearSpace()
  const add = (name: string, diameter: number, height: number, middleM: number) => {
    const part = CreateCylinder(name, { diameter, height, tessellation: 32 }, scene)
    part.material = steel
    part.isPickable = false
    part.parent = panel
    part.position.y = middleM
  }
  add('post', 0.022, clearM, -halfHeightM - clearM / 2)
  add('foot', 0.3, footM, -halfHeightM - clearM + footM / 2)
}

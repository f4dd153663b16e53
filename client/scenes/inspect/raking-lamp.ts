/** A lamp in the visitor's hand, with shadows of its own; the room goes dim around it. */
import { DirectionalLight } from '@babylonjs/core/Lights/directionalLight.js'
import { ShadowGenerator } from '@babylonjs/core/Lights/Shadows/shadowGenerator.js'
import { Color3 } from '@babylonjs/core/Maths/math.color.js'
import { Vector3 } from '@babylonjs/core/Maths/math.vector.js'
import type { Mesh } from '@babylonjs/core/Meshes/mesh.js'
import type { Scene } from '@babylonjs/core/scene.js'
import { towardsLamp, type RakingLight } from '../../../core/looking/index.ts'
import { aimShadow, type Inspection } from '../gallery/inspection.ts'

/** The eye gets used to the lamp: everything else seems this dim. */
const exposure = 0.42
const lux = 5.6

export class RakingLamp {
  private readonly scene: Scene
  private readonly light: DirectionalLight
  private readonly shadow: ShadowGenerator
  private readonly before: number

  constructor(scene: Scene, meshes: readonly Mesh[]) {
    this.scene = scene
    const image = scene.imageProcessingConfiguration
    this.before = image.exposure
    image.exposure = exposure
    this.light = new DirectionalLight('raking', Vector3.Down(), scene)
    this.light.diffuse = new Color3(1, 0.94, 0.86)
    this.light.specular = this.light.diffuse
    this.light.intensity = lux / exposure
    this.light.includedOnlyMeshes = [...meshes]
    this.shadow = new ShadowGenerator(2048, this.light)
    this.shadow.usePercentageCloserFiltering = true
    this.shadow.bias = 0.0001
    this.shadow.normalBias = 0.0008
    for (const mesh of meshes) this.shadow.addShadowCaster(mesh)
  }

  /** Follows the eye: the angles are those of the picture. */
  shine(light: RakingLight, inspection: Inspection): void {
    const [x, y, z] = towardsLamp(light)
    const { right, towards } = inspection
    const up = Vector3.Cross(towards, right)
    const towardsLight = right.scale(x).addInPlace(up.scale(y)).addInPlace(towards.scale(z))
    this.light.direction = towardsLight.scale(-1)
    const { xM, yM, zM } = inspection.centre
    const { widthM, heightM, depthM } = inspection.stop.twin.dimensions
    aimShadow(this.light, new Vector3(xM, yM, zM), Math.hypot(widthM, heightM, depthM) * 0.56)
  }

  dispose(): void {
    this.scene.imageProcessingConfiguration.exposure = this.before
    this.shadow.dispose()
    this.light.dispose()
  }
}

import { Material } from '@babylonjs/core/Materials/material.js'
import { PBRMaterial } from '@babylonjs/core/Materials/PBR/pbrMaterial.js'
import { Texture } from '@babylonjs/core/Materials/Textures/texture.js'
import { Color3 } from '@babylonjs/core/Maths/math.color.js'
import type { Scene } from '@babylonjs/core/scene.js'
import { skinKey, type Skin } from '../../core/twin/mesh.ts'
import { surfaces, toLinear } from '../../core/twin/surface.ts'
import type { SkinPixels } from '../../core/twin/texture/pixels.ts'
import type { TwinBuilder } from './builder.ts'
import { sendTexture } from './send-texture.ts'

interface Shared {
  readonly material: Promise<PBRMaterial>
  users: number
}

/** The twins' materials of one scene, one per skin and size, counted so that the last user disposes of it. */
export class MaterialLibrary {
  private readonly shared = new Map<string, Shared>()
  private readonly scene: Scene

  constructor(scene: Scene) {
    this.scene = scene
  }

  /** Each acquired material must be given back with `release`. */
  async acquire(skin: Skin, size: number, builder: TwinBuilder): Promise<PBRMaterial> {
    const key = keyOf(skin, size)
    let entry = this.shared.get(key)
    if (!entry) {
      entry = {
        material: builder.pixels(skin, size).then((pixels) => paint(this.scene, key, skin, pixels)),
        users: 0,
      }
      this.shared.set(key, entry)
    }
    entry.users++
    try {
      return await entry.material
    } catch (error) {
      if (this.shared.get(key) === entry) this.shared.delete(key)
      throw error
    }
  }

  release(skin: Skin, size: number): void {
    const key = keyOf(skin, size)
    const entry = this.shared.get(key)
    if (!entry || --entry.users > 0) return
    this.shared.delete(key)
    void entry.material.then((material) => material.dispose(true, true))
  }

  get size(): number {
    return this.shared.size
  }
}

function keyOf(skin: Skin, size: number): string {
  return `${skinKey(skin)}@${size}`
}

async function paint(scene: Scene, name: string, skin: Skin, pixels: SkinPixels): Promise<PBRMaterial> {
  const spec = surfaces[skin.surface]
  const { width, height } = pixels
  const send = (map: 'albedo' | 'normal' | 'orm') =>
    sendTexture(scene, `${name} ${map}`, { data: pixels[map], width, height })
  const [albedo, normal, orm] = await Promise.all([send('albedo'), send('normal'), send('orm')])
  // A picture's left edge does not bleed into its right one.
  if (skin.layout === 'face')
    for (const texture of [albedo, normal, orm]) texture.wrapU = texture.wrapV = Texture.CLAMP_ADDRESSMODE
  const material = new PBRMaterial(`twin ${name}`, scene)
  material.sideOrientation = scene.useRightHandedSystem
    ? Material.CounterClockWiseSideOrientation
    : Material.ClockWiseSideOrientation
  material.backFaceCulling = spec.alpha === 1
  material.metallic = 1
  material.roughness = 1
  material.useRoughnessFromMetallicTextureAlpha = false
  material.useRoughnessFromMetallicTextureGreen = true
  material.useMetallnessFromMetallicTextureBlue = true
  material.useAmbientOcclusionFromMetallicTextureRed = true
  material.albedoTexture = albedo
  material.bumpTexture = normal
  material.metallicTexture = orm
  // Under earth nothing shines.
  const coat = spec.clearCoat * (1 - (skin.age?.soil ?? 0) / 10)
  if (coat > 0) {
    material.clearCoat.isEnabled = true
    material.clearCoat.intensity = coat
    material.clearCoat.roughness = spec.clearCoatRoughness
    material.clearCoat.useRoughnessFromMainTexture = false
  }
  if (spec.sheen > 0) {
    material.sheen.isEnabled = true
    material.sheen.intensity = spec.sheen
    material.sheen.roughness = 0.5
    material.sheen.color = new Color3(0.5, 0.48, 0.42)
  }
  if (spec.through) {
    // Thin enough to lose nothing but what its colour takes away.
    material.subSurface.isTranslucencyEnabled = true
    material.subSurface.translucencyIntensity = 0.15
    material.subSurface.tintColor = new Color3(...(spec.through.map(toLinear) as [number, number, number]))
    material.subSurface.maximumThickness = 0
  }
  if (spec.alpha < 1) {
    material.alpha = spec.alpha
    material.transparencyMode = Material.MATERIAL_ALPHABLEND
    // Its far wall is seen through the near one; what stands behind that is not drawn over it.
    material.separateCullingPass = true
    material.forceDepthWrite = true
  }
  return material
}

/** The rooms' materials: textures made once for all rooms, one material for each room and group, because each room has its own light. */
import { Material } from '@babylonjs/core/Materials/material.js'
import { PBRMaterial } from '@babylonjs/core/Materials/PBR/pbrMaterial.js'
import type { RawTexture } from '@babylonjs/core/Materials/Textures/rawTexture.js'
import { Color3 } from '@babylonjs/core/Maths/math.color.js'
import type { Scene } from '@babylonjs/core/scene.js'
import type { FinishPixels } from '../../../core/exhibit/finish/index.ts'
import { sendTexture } from '../../twins/index.ts'
import { changed, keepStill } from '../still-materials.ts'
import { RoomLightPlugin } from './light-plugin.ts'
import type { FinishGroup } from './room-mesh.ts'

interface FinishTextures {
  readonly colour: RawTexture
  readonly normal: RawTexture
  readonly orm: RawTexture
}

export interface RoomMaterial {
  readonly material: PBRMaterial
  readonly light: RoomLightPlugin
}

/**
 * A wall seen nearly edge on is as deep as a pixel of it is wide, more than the wall before it is thick: its last pixel would show
 * through. Every surface is drawn farther by as much as it recedes in one pixel.
 */
const slopesBack = 1

export class RoomFinishes {
  private readonly scene: Scene
  private readonly textures = new Map<FinishGroup, FinishTextures>()
  private made: { group: FinishGroup; material: PBRMaterial }[] = []

  constructor(scene: Scene) {
    this.scene = scene
  }

  /** Before its textures arrive a material has its plain colour. */
  create(group: FinishGroup, name: string): RoomMaterial {
    const material = new PBRMaterial(`${group} ${name}`, this.scene)
    material.sideOrientation = Material.CounterClockWiseSideOrientation
    material.zOffset = slopesBack
    material.metallic = 0
    material.roughness = group === 'plaster' ? 0.88 : 0.42
    material.albedoColor = group === 'plaster' ? Color3.White() : new Color3(0.36, 0.265, 0.175)
    const light = new RoomLightPlugin(material)
    light.reliefShare = group === 'plaster' ? 0.55 : 0
    this.made.push({ group, material })
    keepStill(material)
    const textures = this.textures.get(group)
    if (textures) dress(material, textures)
    return { material, light }
  }

  /** Dresses all materials of a group, also those to come. Rejects where the scene is closed meanwhile. */
  async supply(group: FinishGroup, pixels: FinishPixels): Promise<void> {
    const { size } = pixels
    const send = (map: 'colour' | 'normal' | 'orm') =>
      sendTexture(this.scene, `${group} ${map}`, { data: pixels[map], width: size, height: size })
    const [colour, normal, orm] = await Promise.all([send('colour'), send('normal'), send('orm')])
    const textures = { colour, normal, orm }
    this.textures.set(group, textures)
    for (const { group: dressed, material } of this.made) if (dressed === group) dress(material, textures)
  }

  /** Disposes of a material that was made here; its textures stay for the others. */
  release(material: PBRMaterial): void {
    this.made = this.made.filter((one) => one.material !== material)
    material.dispose()
  }

  dispose(): void {
    for (const { material } of this.made) material.dispose()
    for (const { colour, normal, orm } of this.textures.values())
      for (const texture of [colour, normal, orm]) texture.dispose()
    this.made = []
    this.textures.clear()
  }
}

function dress(material: PBRMaterial, { colour, normal, orm }: FinishTextures): void {
  material.albedoTexture = colour
  material.albedoColor = Color3.White()
  material.bumpTexture = normal
  material.metallicTexture = orm
  material.metallic = 0
  material.roughness = 1
  material.useRoughnessFromMetallicTextureAlpha = false
  material.useRoughnessFromMetallicTextureGreen = true
  material.useMetallnessFromMetallicTextureBlue = true
  changed(material)
}

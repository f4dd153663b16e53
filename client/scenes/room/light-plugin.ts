import { MaterialPluginBase } from '@babylonjs/core/Materials/materialPluginBase.js'
import type { MaterialDefines } from '@babylonjs/core/Materials/materialDefines.js'
import type { PBRMaterial } from '@babylonjs/core/Materials/PBR/pbrMaterial.js'
import type { BaseTexture } from '@babylonjs/core/Materials/Textures/baseTexture.js'
import type { UniformBuffer } from '@babylonjs/core/Materials/uniformBuffer.js'
import type { AbstractMesh } from '@babylonjs/core/Meshes/abstractMesh.js'
import type { Scene } from '@babylonjs/core/scene.js'

/**
 * Puts a room's baked light in place of the environment's irradiance. The map is read at the second set of coordinates
 * and holds irradiance over pi. Reflections fade where little light falls: a dark corner does not mirror a bright room.
 */
export class RoomLightPlugin extends MaterialPluginBase {
  /** How much a surface's fine normals lean into the light that comes from above. */
  reliefShare = 0
  private light: BaseTexture | undefined

  constructor(material: PBRMaterial) {
    super(material, 'RoomLight', 210, { ROOM_LIGHT: false })
    this._enable(true)
  }

  override getClassName(): string {
    return 'RoomLightPlugin'
  }

  /** The map, or undefined for plain ambient. The plugin does not own it. */
  set texture(texture: BaseTexture | undefined) {
    this.light = texture
    this.markAllDefinesAsDirty()
  }

  override prepareDefines(defines: MaterialDefines, _scene: Scene, mesh: AbstractMesh): void {
    defines['ROOM_LIGHT'] = this.light !== undefined
    if (this.light && mesh.isVerticesDataPresent('uv2')) {
      defines['UV2'] = true
      defines['MAINUV2'] = true
    }
  }

  override getSamplers(samplers: string[]): void {
    samplers.push('roomLightSampler')
  }

  override getUniforms(): { ubo: { name: string; size: number; type: string }[]; fragment: string } {
    return {
      ubo: [{ name: 'roomLightRelief', size: 1, type: 'float' }],
      fragment: 'uniform float roomLightRelief;',
    }
  }

  override bindForSubMesh(uniforms: UniformBuffer): void {
    if (!this.light) return
    uniforms.updateFloat('roomLightRelief', this.reliefShare)
    uniforms.setTexture('roomLightSampler', this.light)
  }

  override hasTexture(texture: BaseTexture): boolean {
    return texture === this.light
  }

  override getActiveTextures(textures: BaseTexture[]): void {
    if (this.light) textures.push(this.light)
  }

  override isReadyForSubMesh(): boolean {
    return this.light?.isReadyOrNotBlocking() ?? true
  }

  override getCustomCode(shaderType: string): Record<string, string> | null {
    if (shaderType !== 'fragment') return null
    return {
      CUSTOM_FRAGMENT_DEFINITIONS: `
        #ifdef ROOM_LIGHT
          uniform sampler2D roomLightSampler;
        #endif`,
      CUSTOM_FRAGMENT_BEFORE_FINALCOLORCOMPOSITION: `
        #if defined(ROOM_LIGHT) && defined(REFLECTION)
          vec3 roomLight = texture2D(roomLightSampler, vMainUV2).rgb;
          float roomLean = 1.0 + roomLightRelief * (normalW.y - geometricNormalW.y);
          finalIrradiance = roomLight * roomLean * surfaceAlbedo.rgb * aoOut.ambientOcclusionColor;
          finalRadianceScaled *= clamp(dot(roomLight, vec3(0.333)) * 1.6 + 0.12, 0.0, 1.0);
        #endif`,
    }
  }
}

import type { MaterialDefines } from '@babylonjs/core/Materials/materialDefines.js'
import { MaterialPluginBase } from '@babylonjs/core/Materials/materialPluginBase.js'
import type { PBRMaterial } from '@babylonjs/core/Materials/PBR/pbrMaterial.js'
import type { BaseTexture } from '@babylonjs/core/Materials/Textures/baseTexture.js'
import type { UniformBuffer } from '@babylonjs/core/Materials/uniformBuffer.js'
import { changed } from '../../still-materials.ts'

export const layerKind = 'thingLayer'

/** Each vertex names the layer of two texture arrays that its surface is read from: many skins, one draw. Does not own them. */
export class LayersPlugin extends MaterialPluginBase {
  private colour: BaseTexture | undefined
  private relief: BaseTexture | undefined

  constructor(material: PBRMaterial) {
    super(material, 'ThingLayers', 205, { THING_LAYERS: false })
    this._enable(true)
  }

  override getClassName(): string {
    return 'LayersPlugin'
  }

  set textures({ colour, relief }: { readonly colour: BaseTexture; readonly relief: BaseTexture }) {
    const first = this.colour === undefined
    this.colour = colour
    this.relief = relief
    if (!first) return
    this.markAllDefinesAsDirty()
    changed(this._material)
  }

  override prepareDefines(defines: MaterialDefines): void {
    defines['THING_LAYERS'] = this.colour !== undefined
    defines['UV1'] = true
    defines['MAINUV1'] = true
  }

  override getAttributes(attributes: string[]): void {
    attributes.push(layerKind)
  }

  override getSamplers(samplers: string[]): void {
    samplers.push('thingColourSampler', 'thingReliefSampler')
  }

  override bindForSubMesh(uniforms: UniformBuffer): void {
    if (!this.colour || !this.relief) return
    uniforms.setTexture('thingColourSampler', this.colour)
    uniforms.setTexture('thingReliefSampler', this.relief)
  }

  override hasTexture(texture: BaseTexture): boolean {
    return texture === this.colour || texture === this.relief
  }

  override getActiveTextures(textures: BaseTexture[]): void {
    if (this.colour) textures.push(this.colour)
    if (this.relief) textures.push(this.relief)
  }

  override isReadyForSubMesh(): boolean {
    return (this.colour?.isReadyOrNotBlocking() ?? true) && (this.relief?.isReadyOrNotBlocking() ?? true)
  }

  override getCustomCode(shaderType: string): Record<string, string> {
    return shaderType === 'vertex' ? vertexCode : fragmentCode
  }
}

const vertexCode = {
  CUSTOM_VERTEX_DEFINITIONS: `
    attribute float ${layerKind};
    varying float vThingLayer;`,
  CUSTOM_VERTEX_MAIN_END: `vThingLayer = ${layerKind};`,
}

const fragmentCode = {
  CUSTOM_FRAGMENT_DEFINITIONS: `
    varying float vThingLayer;
    vec4 thingRelief;
    #ifdef THING_LAYERS
      uniform highp sampler2DArray thingColourSampler;
      uniform highp sampler2DArray thingReliefSampler;
    #endif`,
  CUSTOM_FRAGMENT_BEFORE_LIGHTS: `
    #ifdef THING_LAYERS
      vec3 thingAt = vec3(vMainUV1, floor(vThingLayer + 0.5));
      vec4 thingColour = texture(thingColourSampler, thingAt);
      thingRelief = texture(thingReliefSampler, thingAt);
      surfaceAlbedo *= toLinearSpace(thingColour.rgb);
      vec2 thingLean = thingRelief.xy * 2.0 - 1.0;
      vec3 thingX = dFdx(vPositionW);
      vec3 thingY = dFdy(vPositionW);
      vec2 thingU = dFdx(vMainUV1);
      vec2 thingV = dFdy(vMainUV1);
      vec3 thingOverY = cross(thingY, normalW);
      vec3 thingOverX = cross(normalW, thingX);
      vec3 thingT = thingOverY * thingU.x + thingOverX * thingV.x;
      vec3 thingB = thingOverY * thingU.y + thingOverX * thingV.y;
      float thingSize = inversesqrt(max(max(dot(thingT, thingT), dot(thingB, thingB)), 1e-20));
      float thingUp = sqrt(max(0.05, 1.0 - dot(thingLean, thingLean)));
      normalW = normalize((thingT * thingLean.x + thingB * thingLean.y) * thingSize + normalW * thingUp);
    #endif`,
  CUSTOM_FRAGMENT_UPDATE_METALLICROUGHNESS: `
    #ifdef THING_LAYERS
      metallicRoughness = vec2(thingRelief.a, thingRelief.b);
    #endif`,
  CUSTOM_FRAGMENT_BEFORE_FINALCOLORCOMPOSITION: `
    #if defined(THING_LAYERS) && defined(REFLECTION)
      finalIrradiance *= thingColour.a;
    #endif`,
}

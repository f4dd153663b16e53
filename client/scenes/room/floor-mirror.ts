import { MaterialPluginBase } from '@babylonjs/core/Materials/materialPluginBase.js'
import type { MaterialDefines } from '@babylonjs/core/Materials/materialDefines.js'
import type { PBRMaterial } from '@babylonjs/core/Materials/PBR/pbrMaterial.js'
import type { UniformBuffer } from '@babylonjs/core/Materials/uniformBuffer.js'
import { floatsOfMirrored, mostMirrored } from '../../../core/exhibit/light/index.ts'

const vectors = (mostMirrored * floatsOfMirrored) / 4

/**
 * A floor mirrors the plinths and benches that stand on it, which the map of a room's reflections cannot show: it is seen from the
 * room's middle. The mirrored ray is held against upright boxes; it spreads with its length and the floor's roughness, more up
 * and down than sideways, so that a plinth's image is sharp at its foot and melts away from it.
 */
export class FloorMirrorPlugin extends MaterialPluginBase {
  private readonly boxes = new Float32Array(vectors * 4)
  private count = 0

  constructor(material: PBRMaterial) {
    super(material, 'FloorMirror', 220, { FLOOR_MIRROR: false })
    this._enable(true)
  }

  /** Boxes as the bake gives them. */
  show(boxes: Float32Array): void {
    this.boxes.fill(0)
    this.boxes.set(boxes)
    this.count = boxes.length / floatsOfMirrored
  }

  override getClassName(): string {
    return 'FloorMirrorPlugin'
  }

  override prepareDefines(defines: MaterialDefines): void {
    defines['FLOOR_MIRROR'] = true
  }

  override getUniforms(): {
    ubo: { name: string; size: number; type: string; arraySize?: number }[]
    fragment: string
  } {
    return {
      ubo: [
        { name: 'mirroredCount', size: 1, type: 'float' },
        { name: 'mirroredBoxes', size: 4, type: 'vec4', arraySize: vectors },
      ],
      fragment: `uniform float mirroredCount; uniform vec4 mirroredBoxes[${vectors}];`,
    }
  }

  override bindForSubMesh(uniforms: UniformBuffer): void {
    uniforms.updateFloat('mirroredCount', this.count)
    uniforms.updateFloatArray('mirroredBoxes', this.boxes)
  }

  override getCustomCode(shaderType: string): Record<string, string> | null {
    if (shaderType !== 'fragment') return null
    return {
      CUSTOM_FRAGMENT_DEFINITIONS: '#ifdef FLOOR_MIRROR\n' + mirrored + '#endif\n',
      CUSTOM_FRAGMENT_BEFORE_FINALCOLORCOMPOSITION: `
        #if defined(FLOOR_MIRROR) && defined(REFLECTION)
          vec4 stands = mirroredIn(vPositionW, normalize(mix(geometricNormalW, normalW, 0.4)), viewDirectionW, alphaG);
          vec3 unshaded = finalRadiance * vLightingIntensity.z;
          finalRadianceScaled = mix(unshaded, stands.rgb * colorSpecularEnvironmentReflectance, stands.a);
        #endif`,
    }
  }
}

/** RGB: what of the boxes is seen in the floor at `at`; alpha: how much of the mirrored cone they fill. */
const mirrored = `
  vec4 mirroredIn(vec3 at, vec3 normal, vec3 toEye, float spread) {
    vec3 way = reflect(-toEye, normal);
    float level = max(length(way.xz), 0.02);
    float climb = max(way.y, 0.0) / level;
    vec4 seen = vec4(0.0);
    float open = 1.0;
    for (int i = 0; i < ${mostMirrored}; i++) {
      if (float(i) >= mirroredCount) break;
      vec4 place = mirroredBoxes[i * 5];
      vec4 stand = mirroredBoxes[i * 5 + 1];
      mat2 turn = mat2(stand.y, stand.x, -stand.x, stand.y);
      vec2 to = turn * (place.xy - at.xz);
      vec2 ray = turn * way.xz / level;
      float ahead = dot(to, ray);
      float reach = dot(abs(ray), place.zw);
      float aside = dot(abs(ray.yx), place.zw) - abs(to.x * ray.y - to.y * ray.x);
      vec2 slope = 1.0 / (ray + vec2(equal(ray, vec2(0.0))) * 1e-4);
      vec2 enter = to * slope - place.zw * abs(slope);
      float hit = clamp(max(enter.x, enter.y), max(ahead - reach, 0.0), max(ahead + reach, 0.0));
      float high = at.y + hit * climb;
      float across = 0.004 + hit * spread * (0.25 + climb);
      float along = 0.006 + hit * spread * 2.0 * (1.0 + climb * climb);
      float filled = smoothstep(-across, across, aside) * smoothstep(-reach, 0.0, ahead)
        * smoothstep(-along, along, stand.w - high) * smoothstep(-along, along, high - stand.z);
      vec4 sides = mirroredBoxes[i * 5 + 4];
      float side = mix(ray.y < 0.0 ? sides.x : sides.y, ray.x < 0.0 ? sides.z : sides.w,
        smoothstep(-across, across, enter.x - enter.y));
      float raised = clamp(high / max(stand.w, 0.01), 0.0, 1.0);
      vec3 shine = mix(mirroredBoxes[i * 5 + 2].rgb, mirroredBoxes[i * 5 + 3].rgb, raised) * side;
      float near = filled / (0.05 + hit);
      seen += vec4(shine * near, near);
      open *= 1.0 - filled;
    }
    return vec4(seen.rgb / max(seen.a, 1e-5), 1.0 - open);
  }
`

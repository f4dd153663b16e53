/** What Babylon's shaders can do and the museum never asks for stays out of the page's build. */
import type { Plugin } from 'vite'
import { foldConditions, type KnownNames } from './fold-conditions.ts'

/**
 * Never defined here: features that no material, light or camera of ours switches on, and other platforms. Shadows are one
 * filtered map, lights are directional, reflections are cubes; nothing has bones or morphs; scans bring no such materials. The numbers that go
 * with a feature are always defined.
 */
const numbers = '(DIRECTUV|_INDEX|BLENDMETHOD|BLENDMODE\\w+|SUPPORTED|_SLICES|_BATCH)'
const absent = new RegExp(
  `^(?!\\w*${numbers}$)(${[
    'ANISOTROPIC\\w*', 'AREALIGHT\\w*', 'BAKED_VERTEX_ANIMATION_TEXTURE', 'BENTNORMAL\\w*', 'BONES_VELOCITY_ENABLED', 'BONETEXTURE',
    'CLIPPLANE[2-6]', 'CLUSTLIGHT\\w*', 'COLORCURVES', 'COLORGRADING\\w*', 'CUSTOM_IRRADIANCE_\\w*', 'DECAL\\w*', 'DETAIL\\w*', 'FUZZ\\w*',
    'HEMILIGHT', 'IBL_CDF_FILTERING', 'IESLIGHTTEXTURE', 'IRIDESCENCE\\w*', 'LIGHTMAP\\w*', 'LOGARITHMICDEPTH', 'MORPHTARGET\\w*', 'NATIVE',
    'OBJECTSPACE_NORMALMAP', 'ORDER_INDEPENDENT_TRANSPARENCY\\w*', 'PARALLAX\\w*', 'POINTLIGHT', 'POINTSIZE', 'PREPASS\\w*',
    'PROJECTEDLIGHTTEXTURE', 'REALTIME_FILTERING', 'RECTAREALIGHT\\w*', 'REFLECTIONMAP_(\\w*EQUIRECTANGULAR\\w*|EXPLICIT|PLANAR|PROJECTION|SPHERICAL)',
    'RGBDLIGHTMAP', 'SHADOW(CLOSEESM|CSM\\w*|CUBE|ESM|POISSON)', 'SPOTLIGHT', 'SS_(?!TRANSLUCENCY$|USE_GLTF_TEXTURES$)\\w*',
    'USEIRRADIANCEMAP', 'USELIGHTMAPASSHADOWMAP', 'USE_CUSTOM_REFLECTION', 'USE_IRRADIANCE_DOMINANT_DIRECTION', 'USE_REVERSE_DEPTHBUFFER',
    'VELOCITY\\w*', 'VIGNETTE\\w*', 'WEBGPU', 'WHITEBALANCE',
  ].join('|')})(\\{X\\}|\\d)?$`,
) // prettier-ignore
/** Always 0: a material counts its bones and names its debug view with a number. */
const zero = new Set([
  'CLUSTLIGHT_BATCH',
  'DEBUGMODE',
  'NUM_BONE_INFLUENCERS',
  'SCENE_MRT_COUNT',
  'TEXTURE_REPETITION_MODE',
])

/** `{X}` or a digit stands behind the names of lights. */
export const knownNames: KnownNames = (name) => {
  if (absent.test(name)) return { value: undefined }
  return zero.has(name) ? { value: 0 } : undefined
}

/** Those that a mistake could switch on: the shader then says so and does not compile, instead of drawing something else. */
const guarded = [
  'ANISOTROPIC',
  'DECAL',
  'DETAIL',
  'IRIDESCENCE',
  'LIGHTMAP',
  'MORPHTARGETS',
  'PARALLAX',
  'PREPASS',
]
const guard = `#if ${guarded.map((name) => `defined(${name})`).join(' || ')}\n#error tools/shaders/left-out.ts leaves this out\n#endif\n`

const text = /const shader = `([^`]*)`/

/** One shader module of Babylon's as the page carries it. Throws where it is not written as expected. */
export function leaveOut(code: string, file: string): string {
  const [, shader] = text.exec(code) ?? []
  if (shader === undefined) throw new Error(`${file} holds no shader text`)
  const folded = foldConditions(shader, knownNames)
  const guards = /\/pbr\.fragment\.js$/.test(file) ? guard : ''
  // Babylon takes an empty text for a missing one.
  return code.replace(text, () => `const shader = \`${guards}${folded || '\\n'}\``)
}

export function leftOutShaders(): Plugin {
  return {
    name: 'mouseion-left-out-shaders',
    apply: 'build',
    transform: {
      filter: { id: /@babylonjs\/core\/Shaders\/(ShadersInclude\/)?\w[\w.]*\.js$/ },
      handler: (code, id) => ({ code: leaveOut(code, id), map: null }),
    },
  }
}

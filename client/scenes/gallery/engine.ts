import '../babylon.ts'
import { Engine } from '@babylonjs/core/Engines/engine.js'
import type { AbstractEngine } from '@babylonjs/core/Engines/abstractEngine.js'
import { ImageProcessingConfiguration } from '@babylonjs/core/Materials/imageProcessingConfiguration.js'
import { Color4 } from '@babylonjs/core/Maths/math.color.js'
import { Tools } from '@babylonjs/core/Misc/tools.js'
import { Scene } from '@babylonjs/core/scene.js'

/** No WebGL 2 here: the page stays two-dimensional and says so. */
export class NoWebGlError extends Error {
  readonly code = 'no-webgl'
}

export function createEngine(canvas: HTMLCanvasElement): Engine {
  // Nothing may come from a host that is not ours: what Babylon would fetch by itself is looked for here, and is not needed.
  Tools.CDNBaseUrl = '/cdn'
  Tools.ScriptBaseUrl = '/cdn'
  const gl = typeof WebGL2RenderingContext !== 'undefined'
  if (!gl) throw new NoWebGlError('WebGL 2 is not available')
  try {
    const engine = new Engine(canvas, true, {
      stencil: false,
      audioEngine: false,
      doNotHandleContextLost: false,
      xrCompatible: true,
      powerPreference: 'high-performance',
      preserveDrawingBuffer: false,
    })
    if (engine.webGLVersion >= 2) return engine
    engine.dispose()
  } catch (cause) {
    throw new NoWebGlError('WebGL 2 is not available', { cause })
  }
  throw new NoWebGlError('WebGL 2 is not available')
}

/** Right-handed, Khronos PBR Neutral at exposure 1, nothing that the gallery does not ask for. */
export function createScene(engine: AbstractEngine): Scene {
  const scene = new Scene(engine, {
    useGeometryUniqueIdsMap: true,
    useMaterialMeshMap: true,
    useClonedMeshMap: true,
  })
  scene.useRightHandedSystem = true
  scene.clearColor = new Color4(0.03, 0.028, 0.026, 1)
  scene.skipPointerMovePicking = true
  scene.autoClear = true
  scene.detachControl()
  const image = scene.imageProcessingConfiguration
  image.toneMappingEnabled = true
  image.toneMappingType = ImageProcessingConfiguration.TONEMAPPING_KHR_PBR_NEUTRAL
  image.exposure = 1
  image.contrast = 1
  return scene
}

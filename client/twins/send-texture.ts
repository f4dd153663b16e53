/** Textures whose pixels go to the graphics card a band at a time, so that no turn of the page's thread sends much. */
import '@babylonjs/core/Engines/Extensions/engine.rawTexture.js'
import type { AbstractEngine } from '@babylonjs/core/Engines/abstractEngine.js'
import { Constants } from '@babylonjs/core/Engines/constants.js'
import type { ThinEngine } from '@babylonjs/core/Engines/thinEngine.js'
import { RawTexture } from '@babylonjs/core/Materials/Textures/rawTexture.js'
import { Texture } from '@babylonjs/core/Materials/Textures/texture.js'
import type { Scene } from '@babylonjs/core/scene.js'
import { cardLine } from './card-pace.ts'
import { step } from './step.ts'

/** Most bytes that one slice of work sends to the graphics card. */
export const bandBytes = 512 * 1024

export interface RgbaPixels {
  readonly data: Uint8Array
  readonly width: number
  readonly height: number
}

/**
 * A repeating RGBA texture with all its smaller levels; resolves when the last band is sent. A card that forgets is sent all
 * of it again. Rejects where the scene is closed meanwhile, leaving nothing behind. The caller owns it.
 */
export async function sendTexture(scene: Scene, name: string, pixels: RgbaPixels): Promise<RawTexture> {
  const { width, height } = pixels
  const engine = scene.getEngine()
  mustBeOpen(scene)
  const texture = step(() =>
    RawTexture.CreateRGBATexture(
      null,
      width,
      height,
      scene,
      true,
      false,
      Constants.TEXTURE_TRILINEAR_SAMPLINGMODE,
    ),
  )
  texture.name = name
  texture.wrapU = texture.wrapV = Texture.WRAP_ADDRESSMODE
  texture.anisotropicFilteringLevel = 8
  const again = engine.onContextRestoredObservable.add(() => void sendBands(engine, texture, pixels))
  texture.onDisposeObservable.addOnce(() => again.remove())
  await sendBands(engine, texture, pixels)
  mustBeOpen(scene)
  return texture
}

function mustBeOpen(scene: Scene): void {
  if (scene.isDisposed) throw new Error('the scene was closed while a texture was being sent')
}

/** Ends early where the texture is disposed of. */
async function sendBands(engine: AbstractEngine, texture: RawTexture, pixels: RgbaPixels): Promise<void> {
  const { data, width, height } = pixels
  const rows = Math.max(1, Math.floor(bandBytes / (width * 4)))
  for (let from = 0; from < height; from += rows) {
    const to = Math.min(height, from + rows)
    const band = data.subarray(from * width * 4, to * width * 4)
    await cardLine(engine).run([
      () => {
        const internal = texture.getInternalTexture()
        if (!internal) return
        const last = to === height
        step(() => senderOf(engine).updateTextureData(internal, band, 0, from, width, to - from, 0, 0, last))
      },
    ])
  }
}

/** What the engines of WebGL 2 and of WebGPU both have, though not their common ancestor. */
const senderOf = (engine: AbstractEngine) => engine as AbstractEngine & Pick<ThinEngine, 'updateTextureData'>

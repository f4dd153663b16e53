/** Babylon's engine without a graphics card, with the calls that it lacks and that the rooms make. */
import { NullEngine } from '@babylonjs/core/Engines/nullEngine.js'
import type { ThinEngine } from '@babylonjs/core/Engines/thinEngine.js'
import { InternalTexture, InternalTextureSource } from '@babylonjs/core/Materials/Textures/internalTexture.js'

type UpdateTextureData = ThinEngine['updateTextureData']

/** `onPixels` hears of every part of a texture that would be sent. */
export function createNullEngine(
  onPixels: (...given: Parameters<UpdateTextureData>) => void = () => undefined,
) {
  const engine = new NullEngine()
  const made = (source: InternalTextureSource) => () => {
    const texture = new InternalTexture(engine, source)
    texture.isReady = true
    engine.getLoadedTexturesCache().push(texture)
    return texture
  }
  engine.createRawCubeTexture = made(InternalTextureSource.CubeRaw)
  engine.createRawTexture2DArray = made(InternalTextureSource.Raw2DArray)
  engine.updateTextureData = onPixels
  // Nor does it say that what is made from memory is there.
  const createRawTexture = engine.createRawTexture.bind(engine)
  engine.createRawTexture = (...given) => {
    const texture = createRawTexture(...given)
    texture.isReady = true
    return texture
  }
  return engine
}

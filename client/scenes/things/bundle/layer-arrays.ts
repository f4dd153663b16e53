/** Two texture arrays that are filled a layer at a time, with levels that were made beforehand. */
import type { AbstractEngine } from '@babylonjs/core/Engines/abstractEngine.js'
import { Constants } from '@babylonjs/core/Engines/constants.js'
import { RawTexture2DArray } from '@babylonjs/core/Materials/Textures/rawTexture2DArray.js'
import type { Scene } from '@babylonjs/core/scene.js'
import { layerLevels, type LayerLevel, type LayerPixels } from '../../../../core/twin/texture/layer-levels.ts'
import { cardOf } from '../../../twins/index.ts'

export class LayerArrays {
  readonly colour: RawTexture2DArray
  readonly relief: RawTexture2DArray
  readonly capacity: number
  private readonly engine: AbstractEngine
  private readonly levels: readonly LayerLevel[]

  constructor(scene: Scene, size: number, capacity: number) {
    this.engine = scene.getEngine()
    this.levels = layerLevels(size)
    this.capacity = capacity
    const make = (map: keyof LayerPixels) => {
      // Room, and nothing in it yet.
      const texture = new RawTexture2DArray(
        null,
        size,
        size,
        capacity,
        Constants.TEXTUREFORMAT_RGBA,
        scene,
        true,
        false,
        Constants.TEXTURE_TRILINEAR_SAMPLINGMODE,
      )
      texture.name = `things ${map}`
      texture.anisotropicFilteringLevel = 4
      return texture
    }
    this.colour = make('colour')
    this.relief = make('relief')
  }

  write(layer: number, pixels: LayerPixels): void {
    const gl = cardOf(this.engine)
    if (!gl) return
    const target = gl.TEXTURE_2D_ARRAY
    this.engine._unpackFlipY(false)
    for (const map of ['colour', 'relief'] as const) {
      this.engine._bindTextureDirectly(target, this[map].getInternalTexture(), true)
      for (const [level, { side, from, to }] of this.levels.entries()) {
        const texels = pixels[map].subarray(from, to)
        gl.texSubImage3D(target, level, 0, 0, layer, side, side, 1, gl.RGBA, gl.UNSIGNED_BYTE, texels)
      }
    }
    this.engine._bindTextureDirectly(target, null)
  }

  dispose(): void {
    this.colour.dispose()
    this.relief.dispose()
  }
}

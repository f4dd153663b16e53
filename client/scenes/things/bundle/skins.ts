/** The skins of one room's things as layers of two texture arrays of one size, sent to the graphics card in steps. */
import { Constants } from '@babylonjs/core/Engines/constants.js'
import { RawTexture2DArray } from '@babylonjs/core/Materials/Textures/rawTexture2DArray.js'
import type { Scene } from '@babylonjs/core/scene.js'
import { skinKey, type Skin } from '../../../../core/twin/mesh.ts'
import { surfaces } from '../../../../core/twin/surface.ts'
import { step, type TwinBuilder } from '../../../twins/index.ts'
import { packLayer } from './layers.ts'

/** What every WebGL 2 has. Skins beyond it share the layer of another. */
const mostLayers = 256

export interface LayerTextures {
  readonly colour: RawTexture2DArray
  readonly relief: RawTexture2DArray
}

export class BundleSkins {
  readonly size: number
  private readonly builder: TwinBuilder
  private readonly layers = new Map<string, Promise<number>>()
  private count = 0
  private colour = new Uint8Array(0)
  private relief = new Uint8Array(0)
  private sent = 0
  private textures: LayerTextures | undefined
  private old: LayerTextures | undefined
  private closed = false

  constructor(builder: TwinBuilder, size: number) {
    this.builder = builder
    this.size = size
  }

  /** The layer of a skin, once it is painted. Rejects as the builder does. */
  layer(skin: Skin): Promise<number> {
    const key = skinKey(skin)
    const known = this.layers.get(key)
    if (known) return known
    const painted = this.paint(skin)
    this.layers.set(key, painted)
    painted.catch(() => this.layers.delete(key))
    return painted
  }

  /** Sends what is new, a texture at a time; answers them, or undefined while there is nothing. The old ones serve until then. */
  async send(scene: Scene): Promise<LayerTextures | undefined> {
    const { count } = this
    if (count === 0 || count === this.sent) return this.textures
    const bytes = count * this.size * this.size * 4
    const make = (data: Uint8Array, name: string) =>
      step(() => {
        const texture = RawTexture2DArray.CreateRGBATexture(
          data.slice(0, bytes),
          this.size,
          this.size,
          count,
          scene,
          true,
          false,
          Constants.TEXTURE_TRILINEAR_SAMPLINGMODE,
        )
        texture.name = `things ${name}`
        texture.anisotropicFilteringLevel = 4
        return texture
      })
    const colour = make(this.colour, 'colour')
    await breathe()
    if (this.closed) {
      colour.dispose()
      return undefined
    }
    const relief = make(this.relief, 'relief')
    this.old = this.textures
    this.sent = count
    return (this.textures = { colour, relief })
  }

  /** Once nothing shows the textures from before. */
  forgetOld(): void {
    release(this.old)
    this.old = undefined
  }

  dispose(): void {
    this.closed = true
    this.forgetOld()
    release(this.textures)
    this.textures = undefined
    this.colour = this.relief = new Uint8Array(0)
  }

  private async paint(skin: Skin): Promise<number> {
    // A tile is painted at a quarter of the area that is asked for.
    const pixels = await this.builder.pixels(skin, skin.layout === 'tile' ? this.size * 2 : this.size)
    if (this.count >= mostLayers || this.closed) return Math.max(0, this.count - 1)
    const { colour, relief } = step(() => packLayer(pixels, surfaces[skin.surface], this.size))
    const layer = this.count++
    const at = layer * colour.length
    this.colour = roomFor(this.colour, at + colour.length)
    this.relief = roomFor(this.relief, at + relief.length)
    this.colour.set(colour, at)
    this.relief.set(relief, at)
    return layer
  }
}

/** Lets the page draw a frame between two steps. */
export const breathe = () => new Promise<void>((resolve) => setTimeout(resolve, 0))

function release(textures: LayerTextures | undefined): void {
  textures?.colour.dispose()
  textures?.relief.dispose()
}

function roomFor(data: Uint8Array<ArrayBuffer>, length: number): Uint8Array<ArrayBuffer> {
  if (data.length >= length) return data
  const grown = new Uint8Array(Math.max(length, data.length * 2))
  grown.set(data)
  return grown
}

/** The skins of one room's things as layers of two texture arrays of one size, sent to the graphics card in steps. */
import { Constants } from '@babylonjs/core/Engines/constants.js'
import { RawTexture2DArray } from '@babylonjs/core/Materials/Textures/rawTexture2DArray.js'
import type { Scene } from '@babylonjs/core/scene.js'
import { skinKey, type Skin } from '../../../../core/twin/mesh.ts'
import { surfaces } from '../../../../core/twin/surface.ts'
import type { TwinBuilder } from '../../../twins/index.ts'
import { packLayer } from './layers.ts'

/** What every WebGL 2 has. Skins beyond it share the layer of another. */
const mostLayers = 256

export class BundleSkins {
  readonly size: number
  private readonly builder: TwinBuilder
  private readonly layers = new Map<string, Promise<number>>()
  private count = 0
  private colour = new Uint8Array(0)
  private relief = new Uint8Array(0)
  private sent = 0
  private textures: { readonly colour: RawTexture2DArray; readonly relief: RawTexture2DArray } | undefined

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

  /** Sends what is new; answers the textures, or undefined while there is nothing. */
  send(scene: Scene) {
    if (this.count === 0 || this.count === this.sent) return this.textures
    const bytes = this.count * this.size * this.size * 4
    const make = (data: Uint8Array, name: string) => {
      const texture = RawTexture2DArray.CreateRGBATexture(
        data.slice(0, bytes),
        this.size,
        this.size,
        this.count,
        scene,
        true,
        false,
        Constants.TEXTURE_TRILINEAR_SAMPLINGMODE,
      )
      texture.name = `things ${name}`
      texture.anisotropicFilteringLevel = 4
      return texture
    }
    this.releaseTextures()
    this.sent = this.count
    this.textures = { colour: make(this.colour, 'colour'), relief: make(this.relief, 'relief') }
    return this.textures
  }

  dispose(): void {
    this.releaseTextures()
    this.colour = this.relief = new Uint8Array(0)
  }

  private releaseTextures(): void {
    this.textures?.colour.dispose()
    this.textures?.relief.dispose()
    this.textures = undefined
  }

  private async paint(skin: Skin): Promise<number> {
    // A tile is painted at a quarter of the area that is asked for.
    const pixels = await this.builder.pixels(skin, skin.layout === 'tile' ? this.size * 2 : this.size)
    if (this.count >= mostLayers) return this.count - 1
    const { colour, relief } = packLayer(pixels, surfaces[skin.surface], this.size)
    const layer = this.count++
    const at = layer * colour.length
    this.colour = roomFor(this.colour, at + colour.length)
    this.relief = roomFor(this.relief, at + relief.length)
    this.colour.set(colour, at)
    this.relief.set(relief, at)
    return layer
  }
}

function roomFor(data: Uint8Array<ArrayBuffer>, length: number): Uint8Array<ArrayBuffer> {
  if (data.length >= length) return data
  const grown = new Uint8Array(Math.max(length, data.length * 2))
  grown.set(data)
  return grown
}

/** The skins of one room's things as layers of two texture arrays of one size, sent to the graphics card in slices. */
import type { Scene } from '@babylonjs/core/scene.js'
import { layerCount, mostLayers } from '../../../../core/exhibit/view/index.ts'
import { skinKey, type Skin } from '../../../../core/twin/mesh.ts'
import type { LayerPixels } from '../../../../core/twin/texture/layer-levels.ts'
import { step, type Slices, type TwinBuilder } from '../../../twins/index.ts'
import { LayerArrays } from './layer-arrays.ts'

export class BundleSkins {
  private readonly scene: Scene
  private readonly builder: TwinBuilder
  /** Side in pixels of a layer. */
  private readonly size: number
  private readonly likely: number
  private readonly layers = new Map<string, Promise<number>>()
  /** By layer; kept for a graphics card that forgets. */
  private readonly painted: LayerPixels[] = []
  private readonly written = new Set<number>()
  private arrays: LayerArrays | undefined
  private old: LayerArrays | undefined
  private closed = false

  /** `things`: how many the room has. */
  constructor(
    scene: Scene,
    {
      builder,
      size,
      things,
    }: { readonly builder: TwinBuilder; readonly size: number; readonly things: number },
  ) {
    this.scene = scene
    this.builder = builder
    this.size = size
    this.likely = layerCount(things)
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

  /** Sends what is new; answers the textures, or undefined while there is nothing. The old ones serve until then. */
  async send(slices: Slices): Promise<LayerArrays | undefined> {
    const { painted } = this
    if (painted.length === 0) return undefined
    if ((this.arrays?.capacity ?? 0) < painted.length) await slices.run([() => step(() => this.makeRoom())])
    const missing = [...painted.keys()].filter((layer) => !this.written.has(layer))
    await slices.run(missing.map((layer) => () => this.write(layer)))
    return this.closed ? undefined : this.arrays
  }

  /** Nothing counts as sent any more. */
  forget(): void {
    this.written.clear()
  }

  /** Once nothing shows the textures from before. */
  forgetOld(): void {
    this.old?.dispose()
    this.old = undefined
  }

  dispose(): void {
    this.closed = true
    this.forgetOld()
    this.arrays?.dispose()
    this.arrays = undefined
    this.painted.length = 0
  }

  /** Room for what the room is likely to hold; if it holds more, twice that, and all is sent anew. */
  private makeRoom(): void {
    if (this.closed) return
    let capacity = this.arrays ? this.arrays.capacity * 2 : this.likely
    while (capacity < this.painted.length) capacity *= 2
    this.old = this.arrays
    this.arrays = new LayerArrays(this.scene, this.size, Math.min(mostLayers, capacity))
    this.written.clear()
  }

  private write(layer: number): void {
    const pixels = this.painted[layer]
    if (!pixels) return
    step(() => this.arrays?.write(layer, pixels))
    this.written.add(layer)
  }

  /** Skins beyond what a texture array holds share the layer of another. */
  private async paint(skin: Skin): Promise<number> {
    const pixels = await this.builder.layer(skin, this.size)
    if (this.painted.length >= mostLayers || this.closed) return Math.max(0, this.painted.length - 1)
    return this.painted.push(pixels) - 1
  }
}

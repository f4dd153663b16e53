/** How large textures may be, so that what is seen at once keeps within the memory of a desk's or a phone's graphics. Pure. */
import type { LevelOfDetail } from '../../twin/mesh.ts'

export type Setting = 'desk' | 'phone'

/** Bytes of all textures together. */
export const textureBudget: Readonly<Record<Setting, number>> = { desk: 192e6, phone: 96e6 }

/** Of the budget, what rooms take for themselves: finishes, light maps, reflections, texts of three rooms. */
const roomsShare: Readonly<Record<Setting, number>> = { desk: 84e6, phone: 52e6 }
/** The same of rooms with many things, whose light maps and texts are larger. */
const crowdedShare: Readonly<Record<Setting, number>> = { desk: 130e6, phone: 77e6 }

export interface TextureSizes {
  /** Sides in pixels of the textures of a thing that is drawn by itself. */
  readonly byLevel: Readonly<Record<LevelOfDetail, number>>
  /** Side in pixels of a layer where many things share a texture. */
  readonly layer: number
  /** Most things drawn at `near`. */
  readonly mostNear: number
}

/** A twin has about as many skins of its own. */
const skinsEach = 2
/** Skins of a thing among many, with its mount: generated rooms of 50 things have 78 to 82. */
const layersEach = 1.7
/** What every WebGL 2 has. */
export const mostLayers = 256
const maps = 3
const layerMaps = 2

const steps: readonly Readonly<Record<LevelOfDetail, number>>[] = [
  { near: 1024, room: 512, far: 128 },
  { near: 1024, room: 384, far: 128 },
  { near: 1024, room: 256, far: 128 },
  { near: 768, room: 256, far: 128 },
  { near: 512, room: 256, far: 128 },
  { near: 512, room: 192, far: 96 },
  { near: 384, room: 128, far: 64 },
  { near: 256, room: 96, far: 48 },
  { near: 256, room: 64, far: 32 },
]
const layerSides = [256, 192, 160, 128, 96, 64, 48, 32]

/** Layers that the skins of so many things together are expected to fill. */
export const layerCount = (things: number): number => Math.min(mostLayers, Math.ceil(things * layersEach))

/** Bytes of an RGBA texture with all its smaller levels. */
export const textureBytes = (sidePx: number): number => (sidePx * sidePx * 4 * 4) / 3

/**
 * The finest sizes that fit. `stops` counts the things of each room in order: at worst a visitor sees one room and both
 * its neighbours. `bundled` things share layers but for those that are near.
 */
export function textureSizes(
  stops: readonly number[],
  { setting, bundled }: { readonly setting: Setting; readonly bundled: boolean },
): TextureSizes {
  const left = textureBudget[setting] - (bundled ? crowdedShare : roomsShare)[setting]
  const crowd = Math.max(0, ...stops.map((count, i) => (stops[i - 1] ?? 0) + count + (stops[i + 1] ?? 0)))
  const mostNear = bundled ? 1 : 2
  const nearBytes = (side: number) => Math.min(crowd, mostNear) * skinsEach * maps * textureBytes(side)
  const restBytes = (side: number) => Math.max(0, crowd - mostNear) * skinsEach * maps * textureBytes(side)
  if (!bundled) {
    const byLevel = steps.find(({ near, room }) => nearBytes(near) + restBytes(room) <= left) ?? steps.at(-1)!
    return { byLevel, layer: layerSides.at(-1)!, mostNear }
  }
  const byLevel = steps.find(({ near }) => nearBytes(near) <= left * 0.4) ?? steps.at(-1)!
  const layered = left - nearBytes(byLevel.near)
  const fits = (side: number) => crowd * layersEach * layerMaps * textureBytes(side) <= layered
  return { byLevel, layer: layerSides.find(fits) ?? layerSides.at(-1)!, mostNear }
}

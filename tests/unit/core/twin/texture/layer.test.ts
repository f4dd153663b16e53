import { describe, expect, it } from 'vitest'
import { surfaces } from '../../../../../core/twin/surface.ts'
import { layerLevels } from '../../../../../core/twin/texture/layer-levels.ts'
import { packLayer, paintLayer } from '../../../../../core/twin/texture/layer.ts'

const flat = (width: number, height: number, texel: readonly number[]) =>
  Uint8Array.from({ length: width * height * 4 }, (_, i) => texel[i % 4]!)
const sideways = (sides: readonly number[], texel: readonly number[]) =>
  Uint8Array.from(sides.flatMap((side) => [...flat(side, side, texel)]))

describe('layerLevels', () => {
  it('halves down to one texel, odd sides rounded down as the graphics card does', () => {
    expect(layerLevels(96).map(({ side }) => side)).toEqual([96, 48, 24, 12, 6, 3, 1])
    expect(layerLevels(2)).toEqual([
      { side: 2, from: 0, to: 16 },
      { side: 1, from: 16, to: 20 },
    ])
  })
})

describe('packLayer', () => {
  it('puts colour, occlusion, normal, roughness and metalness into two textures of one size', () => {
    const pixels = {
      width: 8,
      height: 4,
      albedo: flat(8, 4, [10, 20, 30, 255]),
      normal: flat(8, 4, [128, 140, 250, 255]),
      orm: flat(8, 4, [200, 90, 250, 255]),
    }
    const { colour, relief } = packLayer(pixels, surfaces.bronze, 4)
    expect(colour).toEqual(sideways([4, 2, 1], [10, 20, 30, 200]))
    expect(relief).toEqual(sideways([4, 2, 1], [128, 140, 90, 250]))
  })

  it('averages what falls on one texel', () => {
    const half = Uint8Array.from({ length: 4 * 4 * 4 }, (_, i) => ((i >> 2) % 2 === 0 ? 0 : 200))
    const pixels = { width: 4, height: 4, albedo: half, normal: half, orm: half }
    expect([...packLayer(pixels, surfaces.clay, 2).colour]).toEqual(Array(20).fill(100))
  })

  it('averages all of an odd level into the one texel below it', () => {
    const nine = Uint8Array.from({ length: 9 * 4 }, (_, i) => (i >> 2) * 9)
    const pixels = { width: 3, height: 3, albedo: nine, normal: nine, orm: nine }
    expect([...packLayer(pixels, surfaces.clay, 3).colour.subarray(36)]).toEqual([36, 36, 36, 36])
  })
})

describe('paintLayer', () => {
  it('gives every layer of a size as many bytes, whatever the skin', () => {
    const skin = { surface: 'bronze', accent: undefined, motif: 'plain', aspect: 1 } as const
    const bytes = layerLevels(32).at(-1)!.to
    for (const layout of ['tile', 'wrap'] as const) {
      const { colour, relief } = paintLayer({ ...skin, layout }, 32)
      expect([colour.length, relief.length]).toEqual([bytes, bytes])
    }
  })
})

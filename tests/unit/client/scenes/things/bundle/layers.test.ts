import { describe, expect, it } from 'vitest'
import { packLayer } from '../../../../../../client/scenes/things/bundle/layers.ts'
import { surfaces } from '../../../../../../core/twin/surface.ts'

const flat = (width: number, height: number, texel: readonly number[]) =>
  Uint8Array.from({ length: width * height * 4 }, (_, i) => texel[i % 4]!)

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
    expect(colour).toEqual(flat(4, 4, [10, 20, 30, 200]))
    expect(relief).toEqual(flat(4, 4, [128, 140, 90, 250]))
  })

  it('averages what falls on one texel', () => {
    const half = Uint8Array.from({ length: 4 * 4 * 4 }, (_, i) => ((i >> 2) % 2 === 0 ? 0 : 200))
    const pixels = { width: 4, height: 4, albedo: half, normal: half, orm: half }
    expect([...packLayer(pixels, surfaces.clay, 2).colour]).toEqual(Array(16).fill(100))
  })
})

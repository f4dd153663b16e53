import { describe, expect, it } from 'vitest'
import { albedo, paintOak, paintPlaster } from '../../../../../core/exhibit/finish/index.ts'

const linear = (x: number) => Math.pow(x / 255, 2.2)
const mean = (pixels: Uint8Array, channel: number) => {
  let sum = 0
  for (let i = channel; i < pixels.length; i += 4) sum += linear(pixels[i]!)
  return sum / (pixels.length / 4)
}

describe('paintOak', () => {
  it('is about as bright as the light map takes the floor to be', () => {
    const { colour } = paintOak({ size: 256, planks: true })
    expect(mean(colour, 0)).toBeGreaterThan(albedo.floor[0] * 0.85)
    expect(mean(colour, 0)).toBeLessThan(albedo.floor[0] * 1.1)
  })

  it('has dark joints between its boards', () => {
    const { colour, size } = paintOak({ size: 256, planks: true })
    const column = (x: number) =>
      Array.from({ length: size }, (_, y) => colour[(y * size + x) * 4]!).reduce((a, b) => a + b) / size
    expect(column(0)).toBeLessThan(column(8) * 0.8)
  })
})

describe('paintPlaster', () => {
  it('is nearly white and nearly flat', () => {
    const { colour, normal } = paintPlaster(128)
    expect(mean(colour, 1)).toBeCloseTo(0.93, 1)
    for (let i = 2; i < normal.length; i += 4) expect(normal[i]!).toBeGreaterThan(200)
  })
})

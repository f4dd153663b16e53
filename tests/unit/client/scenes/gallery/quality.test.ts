import { describe, expect, it } from 'vitest'
import { firstQuality, judgeFrame } from '../../../../../client/scenes/gallery/quality.ts'

describe('judgeFrame', () => {
  it('draws fewer pixels after forty slow frames, and no fewer than half', () => {
    let quality = firstQuality(1)
    for (let i = 0; i < 41; i++) quality = judgeFrame(quality, 50, 1)
    expect(quality.scale).toBeCloseTo(0.8)
    for (let i = 0; i < 1000; i++) quality = judgeFrame(quality, 50, 1)
    expect(quality.scale).toBe(0.5)
  })

  it('thinks nothing of a single hitch', () => {
    let quality = firstQuality(1)
    for (let i = 0; i < 400; i++) quality = judgeFrame(quality, i % 2 === 0 ? 50 : 16, 1)
    expect(quality.scale).toBe(1)
    expect(judgeFrame(quality, 3000, 1)).toBe(quality)
  })
})

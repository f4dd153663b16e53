import { describe, expect, it } from 'vitest'
import { chooseLevel, coverage } from '../../../../core/twin/lod.ts'

const jar = { widthM: 0.3, heightM: 0.45, depthM: 0.3 }
const fovRad = (50 * Math.PI) / 180
const at = (distanceM: number) => ({ distanceM, dimensions: jar, fovRad })

describe('level of detail', () => {
  it('measures the share of the view that the largest side covers', () => {
    expect(coverage(at(1))).toBeCloseTo(0.45 / (2 * Math.tan(fovRad / 2)), 10)
  })

  it('goes from near to far with distance, and earlier for small things', () => {
    expect(chooseLevel(at(0.8))).toBe('near')
    expect(chooseLevel(at(3))).toBe('room')
    expect(chooseLevel(at(12))).toBe('far')
    expect(chooseLevel({ ...at(3), dimensions: { widthM: 0.02, heightM: 0.03, depthM: 0.02 } })).toBe('far')
  })

  it('keeps the level that it has near a boundary', () => {
    const boundary = 0.45 / (2 * Math.tan(fovRad / 2) * 0.32)
    expect(chooseLevel(at(boundary * 1.1), 'near')).toBe('near')
    expect(chooseLevel(at(boundary * 1.1), 'room')).toBe('room')
    expect(chooseLevel(at(boundary * 0.9), 'room')).toBe('room')
    expect(chooseLevel(at(boundary * 0.75), 'room')).toBe('near')
    expect(chooseLevel(at(boundary * 1.4), 'near')).toBe('room')
  })
})

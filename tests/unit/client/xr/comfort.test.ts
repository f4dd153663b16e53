import { expect, it } from 'vitest'
import { eyeHeightM } from '../../../../core/exhibit/layout/index.ts'
import {
  edgeShade,
  kindest,
  liftFor,
  readComfort,
  writeComfort,
  type Comfort,
} from '../../../../client/xr/comfort.ts'

it('is read as it was written; what is missing or strange is the kindest', () => {
  const asked: Comfort = { motion: 'smooth', snapDegrees: 45, seated: true, shaded: false }
  expect(readComfort(writeComfort(asked))).toEqual(asked)
  expect(readComfort(writeComfort(kindest))).toEqual(kindest)
  expect(readComfort(null)).toEqual(kindest)
  expect(readComfort('jump 30')).toEqual(kindest)
  expect(readComfort('smooth 7')).toEqual({ ...kindest, motion: 'smooth' })
})

it('lifts the eyes of someone who sits to those of someone who stands, and lowers nobody', () => {
  expect(1.15 + liftFor(1.15)).toBeCloseTo(eyeHeightM)
  expect(liftFor(eyeHeightM + 0.3)).toBe(0)
  expect(liftFor(0.2)).toBe(0.8)
})

it('darkens the edge with the speed, comes and goes gently, and never goes beyond', () => {
  expect(edgeShade(0, { speedMps: 0, seconds: 1 })).toBe(0)
  const soon = edgeShade(0, { speedMps: 2, seconds: 0.03 })
  expect(soon).toBeGreaterThan(0.1)
  expect(soon).toBeLessThan(0.5)
  expect(edgeShade(0, { speedMps: 2, seconds: 3 })).toBeCloseTo(1)
  expect(edgeShade(0, { speedMps: 0.3, seconds: 3 })).toBeCloseTo(0.5)
  expect(edgeShade(1, { speedMps: 0, seconds: 3 })).toBeCloseTo(0)
})

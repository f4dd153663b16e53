import { expect, it } from 'vitest'
import { kindest, readComfort, writeComfort } from '../../../../client/xr/comfort.ts'

it('is read as it was written; what is missing or strange is the kindest', () => {
  expect(readComfort(writeComfort({ motion: 'smooth', snapDegrees: 45 }))).toEqual({
    motion: 'smooth',
    snapDegrees: 45,
  })
  expect(readComfort(null)).toEqual(kindest)
  expect(readComfort('jump 30')).toEqual({ motion: 'teleport', snapDegrees: 30 })
  expect(readComfort('smooth 7')).toEqual({ motion: 'smooth', snapDegrees: 30 })
})

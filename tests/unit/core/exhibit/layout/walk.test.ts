import { describe, expect, it } from 'vitest'
import {
  bodyRadiusM,
  isWalkable,
  layOut,
  roomRect,
  slide,
  walkArea,
} from '../../../../../core/exhibit/layout/index.ts'
import { sampleExhibit } from '../../../../support/sample-exhibit.ts'

const layout = layOut(sampleExhibit())
const area = walkArea(layout)
const room = roomRect(layout.rooms[0]!)

describe('slide', () => {
  it('stops at a wall, a body away from it', () => {
    const end = slide(area, { xM: 0, zM: room.maxZ - 1 }, { xM: 0, zM: 5 })
    expect(end.zM).toBeLessThanOrEqual(room.maxZ - bodyRadiusM)
    expect(end.zM).toBeGreaterThan(room.maxZ - bodyRadiusM - 0.25)
  })

  it('goes on along a wall that is met at an angle', () => {
    const end = slide(area, { xM: 0, zM: room.maxZ - bodyRadiusM - 0.01 }, { xM: 0.2, zM: 0.2 })
    expect(end.xM).toBeCloseTo(0.2)
    expect(end.zM).toBeCloseTo(room.maxZ - bodyRadiusM - 0.01)
  })

  it('never tunnels through a plinth, however long the step', () => {
    const hero = layout.rooms[0]!.stops[0]!
    const end = slide(area, { xM: 0, zM: hero.at.zM + 2 }, { xM: 0, zM: -4 })
    expect(end.zM).toBeGreaterThan(hero.at.zM + hero.base!.depthM / 2 + bodyRadiusM - 1e-9)
    expect(isWalkable(area, end.xM, end.zM)).toBe(true)
  })
})

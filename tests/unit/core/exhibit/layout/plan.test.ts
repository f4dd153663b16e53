import { describe, expect, it } from 'vitest'
import { layOut, roomPlan, wantedBox } from '../../../../../core/exhibit/layout/index.ts'
import { sampleExhibit } from '../../../../support/sample-exhibit.ts'

const layout = layOut(sampleExhibit())

describe('roomPlan', () => {
  it('shows one room with its own things and doorways, half a metre around it', () => {
    for (const room of layout.rooms) {
      const plan = roomPlan(layout, room.index)
      expect(plan.stops.map(({ slug }) => slug)).toEqual(room.stops.map(({ slug }) => slug))
      expect(plan.viewBox.width).toBeCloseTo(room.widthM + 1)
      expect(plan.viewBox.height).toBeCloseTo(room.depthM + 1)
      expect(plan.doorways).toHaveLength(room.openings.length)
      expect(plan.benches).toHaveLength(room.benches.length)
    }
  })
})

describe('wantedBox', () => {
  it('is where a thing would stand, as large as its base, turned as wanted', () => {
    const room = layout.rooms[0]!
    const stop = room.stops.find(({ base }) => base !== undefined)!
    const box = wantedBox(layout, stop.slug, { xM: 1, zM: -2, headingRad: Math.PI / 2 })!
    expect(box.x + box.width / 2).toBeCloseTo(room.centre.xM + 1)
    expect(box.y + box.height / 2).toBeCloseTo(room.centre.zM - 2)
    expect(box.width).toBeCloseTo(stop.base!.depthM)
    expect(box.height).toBeCloseTo(stop.base!.widthM)
    expect(wantedBox(layout, 'not-there', { xM: 0, zM: 0, headingRad: 0 })).toBeUndefined()
  })
})

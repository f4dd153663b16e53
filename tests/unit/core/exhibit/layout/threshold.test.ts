import { expect, test } from 'vitest'
import { isWalkable, layOut, walkArea } from '../../../../../core/exhibit/layout/index.ts'
import { thresholdOf } from '../../../../../core/exhibit/layout/threshold.ts'
import { sampleExhibit } from '../../../../support/sample-exhibit.ts'

const layout = layOut(sampleExhibit())
const [first, second] = layout.rooms

test('stands in the doorway and looks into the room', () => {
  const { eye, target } = thresholdOf(layout, second!.slug)!
  const { rect } = layout.doorways[0]!
  expect(eye).toEqual({ xM: (rect.minX + rect.maxX) / 2, yM: 1.6, zM: (rect.minZ + rect.maxZ) / 2 })
  expect(target).toEqual({ ...second!.centre, yM: 1.6 })
  expect(isWalkable(walkArea(layout), eye.xM, eye.zM)).toBe(true)
})

test('the first room is entered where a visit starts, an unknown one nowhere', () => {
  expect(thresholdOf(layout, first!.slug)).toBe(layout.start)
  expect(thresholdOf(layout, 'cellar')).toBeUndefined()
  expect(thresholdOf(layout, 'cellar~text')).toBeUndefined()
  expect(thresholdOf(layout, `${first!.slug}~9`)).toBeUndefined()
})

test('stands before the wall text of any room, looking straight at it', () => {
  for (const room of layout.rooms) {
    const { eye, target } = thresholdOf(layout, `${room.slug}~text`)!
    const { at, headingRad } = room.panel
    expect(target).toEqual(at)
    expect(eye.yM).toBe(1.6)
    expect(Math.atan2(eye.xM - at.xM, eye.zM - at.zM)).toBeCloseTo(headingRad)
    expect(isWalkable(walkArea(layout), eye.xM, eye.zM)).toBe(true)
  }
})

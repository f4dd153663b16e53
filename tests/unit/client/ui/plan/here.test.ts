import { describe, expect, it } from 'vitest'
import { facingOf, hasMoved } from '../../../../../client/ui/rooms/plan/here.ts'
import { planWords } from '../../../../../core/i18n/plan.ts'

describe('facingOf', () => {
  it('names the four ways, however often one has turned', () => {
    expect([0, 30, -30, 360, 725].map(facingOf)).toEqual(Array(5).fill('onward'))
    expect([90, -270].map(facingOf)).toEqual(['left', 'left'])
    expect([180, -180, 540].map(facingOf)).toEqual(['back', 'back', 'back'])
    expect([-90, 270].map(facingOf)).toEqual(['right', 'right'])
  })
})

describe('hasMoved', () => {
  const here = { xM: 1, zM: 2, yawDegrees: 10 }
  it('passes over what a drawing would not show', () => {
    expect(hasMoved(undefined, here)).toBe(true)
    expect(hasMoved(here, { ...here, xM: 1.02 })).toBe(false)
    expect(hasMoved(here, { ...here, zM: 2.2 })).toBe(true)
    expect(hasMoved(here, { ...here, yawDegrees: 20 })).toBe(true)
  })
})

describe('where one is, in words', () => {
  const place = { number: 2, of: 3, room: '饮器', facing: 'back', before: '尊' } as const
  it('is said in both languages', () => {
    expect(planWords.zh.standing(place)).toBe(
      '您在第2展厅“饮器”，共3厅。面前是“尊”。您面朝来路，即入口方向。',
    )
    expect(planWords.en.standing({ ...place, room: 'To drink', before: undefined })).toBe(
      'You are in room 2 of 3, To drink. You face back, towards the entrance.',
    )
  })
})

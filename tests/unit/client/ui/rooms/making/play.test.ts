import { describe, expect, it } from 'vitest'
import {
  momentAt,
  nextTick,
  stepFrom,
  ticksOf,
  ticksPerStep,
  viewAt,
} from '../../../../../../client/ui/rooms/making/play.ts'
import type { Making } from '../../../../../../core/heritage/making.ts'

const text = { en: 'a', zh: '甲' }
const making: Making = { sources: ['book'], steps: (['knead', 'flatten', 'press'] as const).map((operator) => ({ operator, name: text, caption: text })) } // prettier-ignore

describe('the scrubber of a making', () => {
  it('goes through its steps from 0 to 1', () => {
    expect(ticksOf(making)).toBe(18)
    expect(momentAt(making, 0)).toEqual({ step: 0, t: 0 })
    expect(momentAt(making, 6)).toEqual({ step: 0, t: 1 })
    expect(momentAt(making, 9)).toEqual({ step: 1, t: 0.5 })
    expect(momentAt(making, 99)).toEqual({ step: 2, t: 1 })
    expect(viewAt(making, 18)).toEqual({ kind: 'making', operator: 'press', t: 1, last: true })
    expect(viewAt(making, 12)).toEqual({ kind: 'making', operator: 'flatten', t: 1, last: false })
  })

  it('plays tick by tick, or step by step where motion is reduced', () => {
    expect(nextTick(4, false)).toBe(5)
    expect(nextTick(4, true)).toBe(ticksPerStep)
    expect(nextTick(6, true)).toBe(12)
  })

  it('steps forwards and back to the ends of steps', () => {
    expect(stepFrom(making, 0, 1)).toBe(6)
    expect(stepFrom(making, 6, 1)).toBe(12)
    expect(stepFrom(making, 9, 1)).toBe(12)
    expect(stepFrom(making, 18, 1)).toBe(18)
    expect(stepFrom(making, 12, -1)).toBe(6)
    expect(stepFrom(making, 6, -1)).toBe(6)
  })
})

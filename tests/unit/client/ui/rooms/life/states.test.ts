import { expect, it } from 'vitest'
import { shownState, viewOf } from '../../../../../../client/ui/rooms/life/states.ts'
import type { ShownState } from '../../../../../../core/twin/life/infer.ts'
import type { Condition } from '../../../../../../core/heritage/life.ts'

const state = (event: ShownState['event'], condition: Condition): ShownState => ({
  event,
  condition,
  certainty: 'inferred',
  basis: 'form',
  sources: [],
})
const whole = [state('made', {}), state('today', { patina: { amount: 0.5 } })]
const broken = [state('made', {}), state('today', { loss: { amount: 0.3, at: 'corner' } })]

it('a last state that says of nothing but age is the plain twin', () => {
  expect(viewOf(whole, 1)).toBeUndefined()
  expect(shownState(whole, undefined)).toBe(1)
  expect(viewOf(whole, 0)).toMatchObject({ kind: 'life', index: 0 })
})

it('the plain twin of a thing that is broken today is none of its states', () => {
  expect(shownState(broken, undefined)).toBeUndefined()
  expect(shownState(broken, viewOf(broken, 1))).toBe(1)
  expect(shownState(broken, viewOf(broken, 0))).toBe(0)
})

it('a twin that is being made, or is coloured by what is known, shows no state of its life', () => {
  expect(shownState(whole, { kind: 'paradata', measured: [] })).toBeUndefined()
})

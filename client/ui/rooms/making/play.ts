/** Where a played sequence is: ticks of steps, and how it goes on. */
import type { Making } from '../../../../core/heritage/making.ts'
import type { TwinView } from '../../../../core/twin/view.ts'

/** Ticks of the scrubber in one step; a tick past its first stage of a step belongs to that step. */
export const ticksPerStep = 6

export const ticksOf = ({ steps }: Making): number => steps.length * ticksPerStep

/** The step (from 0) and how far it has gone, at a tick from 0 to `ticksOf`. */
export function momentAt({ steps }: Making, tick: number): { readonly step: number; readonly t: number } {
  const at = Math.min(Math.max(tick, 0), steps.length * ticksPerStep)
  const step = Math.min(steps.length - 1, Math.max(0, Math.ceil(at / ticksPerStep) - 1))
  return { step, t: at / ticksPerStep - step }
}

export function viewAt(making: Making, tick: number): TwinView {
  const { step, t } = momentAt(making, tick)
  return { kind: 'making', operator: making.steps[step]!.operator, t, last: step === making.steps.length - 1 }
}

/** The next tick while it plays; with reduced motion the end of the next step. */
export function nextTick(tick: number, stepwise: boolean): number {
  return stepwise ? (Math.floor(tick / ticksPerStep) + 1) * ticksPerStep : tick + 1
}

/** The end of the step before or after. */
export function stepFrom(making: Making, tick: number, by: -1 | 1): number {
  const { step } = momentAt(making, tick)
  const ended = tick === (step + 1) * ticksPerStep
  const next = by > 0 ? step + (ended ? 2 : 1) : step
  return Math.min(steps(making), Math.max(1, next)) * ticksPerStep
}

const steps = (making: Making) => making.steps.length

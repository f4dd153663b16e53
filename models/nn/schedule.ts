/** Learning rates over the steps of a run; they stay outside of the graph. */

/** Rate of the step-th update, counted from 1. */
export type Schedule = (step: number) => number

export const constantRate =
  (rate: number): Schedule =>
  () =>
    rate

export interface WarmupCosine {
  readonly peak: number
  readonly warmup: number
  readonly total: number
}
/** peak t/w up to w = warmup, then peak (1 + cos pi (t-w)/(T-w)) / 2, which is 0 at T = total and after it. */
export const warmupCosine =
  ({ peak, warmup, total }: WarmupCosine): Schedule =>
  (step) => {
    if (step <= warmup && warmup > 0) return (peak * step) / warmup
    const through = Math.min((step - warmup) / (total - warmup), 1)
    return (peak * (1 + Math.cos(Math.PI * through))) / 2
  }

export interface Stopping {
  readonly best: number
  /** The epoch of the least dev loss, counted from 0; -1 before the first. */
  readonly bestEpoch: number
  readonly epoch: number
  /** `patience` epochs in a row were no better. */
  readonly stop: boolean
}
export const startStopping: Stopping = { best: Infinity, bestEpoch: -1, epoch: -1, stop: false }

/** The state after one more epoch. The weights to keep are those of `bestEpoch`. */
export function observeLoss(state: Stopping, loss: number, patience: number): Stopping {
  const epoch = state.epoch + 1
  if (loss < state.best) return { best: loss, bestEpoch: epoch, epoch, stop: false }
  return { ...state, epoch, stop: epoch - state.bestEpoch >= patience }
}

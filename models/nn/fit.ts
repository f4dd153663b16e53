/** Epochs with early stopping: the weights kept are those of the least dev loss. */
import type { Tensors } from '../session.ts'
import { observeLoss, startStopping } from './schedule.ts'
import type { Checkpoint, Trainer } from './trainer.ts'

export interface FitOptions {
  readonly epochs: number
  /** Epochs in a row that may be no better before it stops. */
  readonly patience: number
  /** The batches of an epoch, in the order to be taken. */
  batches(epoch: number): Iterable<Tensors>
  /** On rows that no batch holds. */
  devLoss(): Promise<number>
  onEpoch?(epoch: EpochLosses): void
}
export interface EpochLosses {
  readonly epoch: number
  /** Mean over the epoch's batches, each before its own step. */
  readonly train: number
  readonly dev: number
}
export interface Fitted {
  readonly curve: readonly EpochLosses[]
  readonly bestEpoch: number
  readonly best: Checkpoint
}

/** Leaves the trainer at the best checkpoint; that of its start where no epoch had a finite dev loss. */
export async function fit(trainer: Trainer, options: FitOptions): Promise<Fitted> {
  const curve: EpochLosses[] = []
  let best = trainer.checkpoint()
  let stopping = startStopping
  for (let epoch = 0; epoch < options.epochs && !stopping.stop; epoch++) {
    let sum = 0
    let count = 0
    for (const batch of options.batches(epoch)) {
      sum += await trainer.step(batch)
      count++
    }
    const losses = { epoch, train: sum / count, dev: await options.devLoss() }
    curve.push(losses)
    options.onEpoch?.(losses)
    stopping = observeLoss(stopping, losses.dev, options.patience)
    if (stopping.bestEpoch === epoch) best = trainer.checkpoint()
  }
  trainer.restore(best)
  return { curve, bestEpoch: stopping.bestEpoch, best }
}

/** Chooses where to train: the first provider whose gradient is the CPU's. */
import type { Runtime, Tensors } from '../session.ts'
import type { Network } from './network.ts'
import { createTrainer } from './trainer.ts'
import type { LossGradient, TrainerOptions } from './trainer.ts'

export interface Refusal {
  readonly runtime: string
  readonly reason: string
}
export interface CheckedRuntime {
  readonly runtime: Runtime
  /** Those tried before it, to be shown. */
  readonly refused: readonly Refusal[]
}
export interface StepCheckOptions extends TrainerOptions {
  /** Largest |difference| / |reference| of the gradient. */
  readonly tolerance?: number
}

/** Tries `candidates` in order with one batch; where none agrees, it is `reference` (the CPU). */
export async function checkedRuntime(
  { candidates, reference }: { readonly candidates: readonly Runtime[]; readonly reference: Runtime },
  { network, batch }: { readonly network: Network; readonly batch: Tensors },
  options: StepCheckOptions,
): Promise<CheckedRuntime> {
  const refused: Refusal[] = []
  if (!candidates.length) return { runtime: reference, refused }
  const expected = await gradientOn(reference, { network, batch }, options)
  for (const runtime of candidates) {
    const reason = await disagreement(runtime, { network, batch, expected }, options)
    if (reason === undefined) return { runtime, refused }
    refused.push({ runtime: runtime.name, reason })
  }
  return { runtime: reference, refused }
}

async function disagreement(
  runtime: Runtime,
  { network, batch, expected }: { network: Network; batch: Tensors; expected: LossGradient },
  options: StepCheckOptions,
): Promise<string | undefined> {
  const { tolerance = 1e-2 } = options
  try {
    const found = await gradientOn(runtime, { network, batch }, options)
    const error = relativeDistance(found.gradient, expected.gradient)
    return error <= tolerance ? undefined : `its gradient differs from the CPU's by ${error.toExponential(1)}`
  } catch (cause) {
    return cause instanceof Error ? cause.message : String(cause)
  }
}

async function gradientOn(
  runtime: Runtime,
  { network, batch }: { network: Network; batch: Tensors },
  options: TrainerOptions,
): Promise<LossGradient> {
  const trainer = await createTrainer(runtime, network, options)
  try {
    return await trainer.gradient(batch)
  } finally {
    await trainer.dispose()
  }
}

/** |a - b| / |b|; infinite where something is not a number. */
export function relativeDistance(a: Float32Array, b: Float32Array): number {
  let distance = 0
  let norm = 0
  b.forEach((value, i) => {
    distance += (a[i]! - value) ** 2
    norm += value ** 2
  })
  const error = Math.sqrt(distance / Math.max(norm, 1e-30))
  return Number.isNaN(error) ? Infinity : error
}

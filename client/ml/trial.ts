/** Runs a model's probe on a session some times: how long it takes, and what comes out. */
import type { Session, Tensors } from '../../models/session.ts'
import { median } from './choose-provider.ts'
import type { Predictor } from './predictors.ts'

export interface Trial {
  /** Median. */
  readonly ms: number
  /** Of the last run: every output of floats, in the model's order. */
  readonly outputs: readonly ArrayLike<number>[]
}

const timedRuns = 5

export async function runTrial(
  session: Session,
  parts: { readonly createPredictor: (session: Session) => Predictor; readonly now: () => number },
): Promise<Trial> {
  let outputs: ArrayLike<number>[] = []
  const predictor = parts.createPredictor({
    ...session,
    run: async (feeds) => {
      const results = await session.run(feeds)
      outputs = floatsOf(results)
      return results
    },
  })
  // The first run compiles and is not counted.
  await predictor.predict(predictor.probe)
  const times: number[] = []
  for (let i = 0; i < timedRuns; i++) {
    const from = parts.now()
    await predictor.predict(predictor.probe)
    times.push(parts.now() - from)
  }
  return { ms: median(times), outputs }
}

const floatsOf = (tensors: Tensors): ArrayLike<number>[] =>
  Object.values(tensors).flatMap((tensor) => (tensor.type === 'float32' ? [tensor.data.slice()] : []))

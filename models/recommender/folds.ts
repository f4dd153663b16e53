/** Two-fold cross-validation by visit: what the fit starts from and how strongly it is held back. */
import type { FitSlot } from './candidates.ts'
import { fitMixture, meanLoss } from './fit.ts'
import { flatMixture } from './mixture.ts'
import type { Mixture, Part } from './mixture.ts'

/** Two folds by visit choose the start and the penalty; the final fit takes all. `folds` holds, for each fold, the mixture that never saw it. */
export function fitByFolds(
  parts: readonly Part[],
  slots: readonly FitSlot[],
  context: number,
): { mixture: Mixture; folds: readonly Mixture[] } {
  const halves = [0, 1].map((fold) => slots.filter((slot) => foldOf(slot.visit) === fold))
  const alone = flatMixture(parts, context, 0)
  const single = parts.map((_, k) => ({ ...alone, weights: alone.weights.map((_w, i) => (i === k ? 1 : 0)) }))
  const bestAlone = single
    .map((mixture) => ({ mixture, loss: meanLoss(mixture, slots) }))
    .sort((a, b) => a.loss - b.loss)[0]
  const starts = [
    flatMixture(parts, context, 1 / Math.max(1, parts.length)),
    ...(bestAlone ? [bestAlone.mixture] : []),
  ]
  const options = starts.flatMap((start) =>
    [0.0003, 0.003, 0.03].map((l2) => ({ start, fit: { passes: passesFor(slots.length), rate: 0.05, l2 } })),
  )
  if (slots.length === 0)
    return { mixture: flatMixture(parts, context), folds: [0, 1].map(() => flatMixture(parts, context)) }
  const tried = options.map(({ start, fit }) => {
    const fitted = [1, 0].map((other) => fitMixture(start, halves[other]!, fit))
    const loss = halves.reduce((sum, half, fold) => sum + meanLoss(fitted[fold]!, half) * half.length, 0)
    return { start, fit, fitted, loss }
  })
  const chosen = tried.reduce((a, b) => (b.loss < a.loss ? b : a))
  return {
    mixture: fitMixture(chosen.start, slots, chosen.fit),
    folds: chosen.fitted,
  }
}

/** Every visit falls into one of two folds by its name. */
export function foldOf(visit: string): number {
  let hash = 0
  for (let i = 0; i < visit.length; i++) hash = Math.imul(hash, 31) + visit.charCodeAt(i)
  return (hash ^ (hash >>> 15)) & 1
}

/** About 1,500 steps of 64 slots: fewer leave the gates unfitted (validation NDCG@10 .095 after 84 steps, .104 after 420). */
function passesFor(slots: number): number {
  return Math.max(20, Math.min(100, Math.round((1_500 * 64) / Math.max(1, slots))))
}

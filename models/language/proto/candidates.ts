/** The likeliest ancestors of a word, from what kernels say of their cells, with the features that rank them. */
import { cellNames, cellsOf, type CellName } from './cells.ts'
import type { CellScores } from './kernel.ts'
import { priorNames, type Priors } from './priors.ts'
import type { ReflexCounts } from './reflexes.ts'
import type { Daughters } from './slots.ts'
import type { ProtoSyllable } from './syllable.ts'

export interface CandidateList {
  readonly candidates: readonly ProtoSyllable[]
  /** [candidates x features]. */
  readonly features: Float32Array
}

/** What speaks for an ancestor: classifiers of its cells, how its daughters' slots follow from it, and what is usual. */
export interface Evidence {
  readonly reflexes: ReflexCounts
  readonly priors: Priors
}

/** For each classifier its scores of each cell, in the order of `cellNames`. */
export type CellEvidence = readonly (readonly CellScores[])[]

const jointWeight = 0.3
const kept = { onset: 10, rime: 14, tone: 3 } as const
/** The least share of probability that a class is given. */
const floor = 0.003

/** Log-probabilities by label; classes never seen get the least. */
function logShares({ classes, scores }: CellScores): { of: (label: string) => number; best: string[] } {
  const floored = scores.map((score) => Math.max(score, floor))
  const total = floored.reduce((sum, score) => sum + score, 0)
  const logs = new Map(classes.map((label, c) => [label, Math.log(floored[c]! / total)]))
  const least = Math.log(floor / total)
  const order = Array.from(classes, (_, c) => c).sort((a, b) => scores[b]! - scores[a]!)
  return { of: (label) => logs.get(label) ?? least, best: order.map((c) => classes[c]!) }
}

/** How many candidates there are at most. */
export const proposals = (ancestors: readonly ProtoSyllable[]): number =>
  (['onset', 'rime', 'tone'] as const)
    .map((cell) => Math.min(kept[cell], new Set(ancestors.map((ancestor) => ancestor[cell])).size))
    .reduce((product, n) => product * n, 1)

/** `leftOut` is the word's own ancestor where it was among the words that the evidence counted. */
export function listCandidates(
  daughters: Daughters,
  cellEvidence: CellEvidence,
  evidence: Evidence,
  { size, leftOut }: { readonly size: number; readonly leftOut?: ProtoSyllable },
): CandidateList {
  const shares = cellEvidence.map((cells) => cells.map(logShares))
  const [onsets, rimes, tones] = shares[0]! as [
    ReturnType<typeof logShares>,
    ...ReturnType<typeof logShares>[],
  ]
  const scored: { readonly candidate: ProtoSyllable; readonly score: number }[] = []
  for (const onset of onsets.best.slice(0, kept.onset)) {
    for (const rime of rimes!.best.slice(0, kept.rime)) {
      for (const tone of tones!.best.slice(0, kept.tone)) {
        const candidate = { onset, rime, tone }
        const joint =
          evidence.priors.mutualInformation(candidate, ['onset', 'rime'], leftOut) +
          evidence.priors.mutualInformation(candidate, ['rime', 'tone'], leftOut)
        const score = onsets.of(onset) + rimes!.of(rime) + tones!.of(tone) + jointWeight * joint
        scored.push({ candidate, score })
      }
    }
  }
  const best = scored.sort((a, b) => b.score - a.score).slice(0, size)
  const width = 1 + shares.length * cellNames.length + priorNames.length + evidence.reflexes.places
  const features = new Float32Array(best.length * width)
  best.forEach(({ candidate, score }, i) => {
    const row = features.subarray(i * width, (i + 1) * width)
    const cells = cellsOf(candidate)
    const known = shares.flatMap((classifier) =>
      classifier.map((share, c) => share.of(cells[cellNames[c] as CellName])),
    )
    row.set([score, ...known, ...evidence.priors.features(candidate, leftOut)])
    const reflexes = row.subarray(width - evidence.reflexes.places)
    evidence.reflexes.logLikelihoods(daughters, candidate, reflexes, leftOut)
  })
  return { candidates: best.map(({ candidate }) => candidate), features }
}

/** How far the exported scorer, run by the runtime, is from the TypeScript that it was written from. */
import type { Session } from '../session.ts'
import type { Corpus } from './corpus.ts'
import { scoreWithSession } from './graph.ts'
import { alignerOf, buildQuery, type LanguageModel } from './model.ts'
import { scoreWord } from './score.ts'
import { createEvidenceScorer } from './scorer/answer.ts'
import { joinFeatures } from './scorer/cells.ts'
import { referenceProbability } from './scorer/reference.ts'
import { secondShare, type ScorerNetworks } from './scorer/scorer-graph.ts'

const words = 20

/** Largest difference over scores, evidence and counts of words spread over a corpus, relative to values above 1. */
export async function scorerParity(
  session: Session,
  model: LanguageModel,
  { rows }: Corpus,
): Promise<number> {
  const step = Math.max(1, Math.floor(rows.length / words))
  const aligner = alignerOf(model)
  let worst = 0
  for (const row of rows.filter((_, i) => i % step === 0)) {
    const forms = rows.filter((other) => other.cognateSet === row.cognateSet && other !== row)
    const query = buildQuery(aligner, { target: row.language, forms })
    if (query.columns === 0) continue
    const here = scoreWord(model.pairwise, query)
    const there = await scoreWithSession(session, query)
    for (const key of ['logScores', 'evidence', 'counts'] as const) {
      here[key].forEach((value, i) => {
        worst = Math.max(worst, Math.abs(value - there[key][i]!) / Math.max(1, Math.abs(value)))
      })
    }
  }
  return worst
}

/** The same for the networks: largest difference of a candidate's probability from the plain computation. */
export async function networkParity(
  session: Session,
  { model, networks }: { readonly model: LanguageModel; readonly networks: ScorerNetworks },
  { rows }: Corpus,
): Promise<number> {
  const scorer = createEvidenceScorer(model, session)
  const aligner = alignerOf(model)
  const step = Math.max(1, Math.floor(rows.length / words))
  let worst = 0
  for (const row of rows.filter((_, i) => i % step === 0)) {
    const forms = rows.filter((other) => other.cognateSet === row.cognateSet && other !== row)
    const query = buildQuery(aligner, { target: row.language, forms })
    if (query.columns === 0) continue
    const { evidence, echo, probability } = await scorer.score(query)
    const features = joinFeatures(evidence.features, echo, evidence.candidates.length)
    const again = networks.second.map((network) => referenceProbability(network, evidence, features))
    const first = networks.first.map((network) => referenceProbability(network, evidence, evidence.features))
    const mean = (all: readonly Float32Array[], i: number): number =>
      all.reduce((sum, one) => sum + one[i]!, 0) / all.length
    probability.forEach((value, i) => {
      const expected = secondShare * mean(again, i) + (1 - secondShare) * mean(first, i)
      worst = Math.max(worst, Math.abs(value - expected))
    })
  }
  return worst
}

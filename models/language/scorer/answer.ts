/** One word through both passes of the scorer. */
import type { Session } from '../../session.ts'
import type { WordQuery } from '../model.ts'
import type { ScoredCorpus } from '../vocab.ts'
import { logFloor, scoreWord, type WordScorer } from '../score.ts'
import { candidateFeatureCount } from './candidate-features.ts'
import { indexCorpus, withUnseen } from './corpus-index.ts'
import { echoFeatures } from './echo-features.ts'
import { candidateCount, gatherEvidence, type WordEvidence } from './evidence.ts'
import { evidenceFeeds, runScorer } from './scorer-graph.ts'
import { countTarget, excludeSet, type TargetCounts } from './target-counts.ts'

export interface ScoredEvidence {
  readonly evidence: WordEvidence
  /** [columns x candidates x echoFeatureCount] what the second pass was told of the first. */
  readonly echo: Float32Array
  /** [columns x candidates], each column summing to 1. */
  readonly probability: Float32Array
}

/** Scores words of one corpus. Words of one target in a row are answered fastest. */
export interface EvidenceScorer {
  /** The query has at least one form and one column. */
  score(query: WordQuery): Promise<ScoredEvidence>
}

/** Targets whose counts are kept at hand. */
const keptTargets = 3

export function createEvidenceScorer(corpus: ScoredCorpus, session: Session): EvidenceScorer {
  const index = indexCorpus(corpus)
  const kept = new Map<number, TargetCounts>()
  const countsOf = (target: number): TargetCounts => {
    const counts = kept.get(target) ?? countTarget(index, target)
    kept.delete(target)
    kept.set(target, counts)
    if (kept.size > keptTargets) kept.delete(kept.keys().next().value!)
    return counts
  }
  return {
    async score(query) {
      const counts = countsOf(query.target)
      const classes = withUnseen(index, query.tokens)
      const evidence = gatherEvidence(counts, query, classes)
      const first = await runScorer(session, evidenceFeeds(evidence), 'first')
      excludeSet(counts, query.excludedSet)
      const echo = echoFeatures(counts, { ...evidence, query, classes, probability: first })
      const probability = await runScorer(session, evidenceFeeds(evidence, echo), 'second')
      return { evidence, echo, probability }
    },
  }
}

/** As decode.ts and the explanation take it: scores by the networks, reasons by the closed form's counts. */
export function createWordScorer(corpus: ScoredCorpus, session: Session): WordScorer {
  const scorer = createEvidenceScorer(corpus, session)
  return async (query) => {
    const scores = scoreWord(corpus.pairwise, query)
    const { evidence, probability } = await scorer.score(query)
    return { ...scores, logScores: logScoresOf(evidence, probability, scores.width) }
  }
}

/** [columns x width] logarithms as decode.ts takes them; symbols that are no candidates get the floor. */
export function logScoresOf(
  { columns, candidates }: WordEvidence,
  probability: ArrayLike<number>,
  width: number,
): Float32Array {
  const scores = new Float32Array(columns * width).fill(logFloor)
  candidates.forEach((symbol, at) => {
    if (symbol < 0) return
    const column = Math.floor(at / candidateCount)
    scores[column * width + symbol] = Math.log(Math.max(probability[at]!, 1e-9))
  })
  return scores
}

/** [columns x candidates] what the closed form gives each candidate: pairwise.ts's pool. */
export const pooledOf = ({ candidates, features }: WordEvidence): Float32Array =>
  Float32Array.from(candidates, (_, at) => features[at * candidateFeatureCount]!)

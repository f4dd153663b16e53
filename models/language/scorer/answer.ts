/** One word through both passes of the scorer. */
import type { Session } from '../../session.ts'
import type { WordQuery } from '../model.ts'
import { withUnseen } from './corpus-index.ts'
import { echoFeatures } from './echo-features.ts'
import { gatherEvidence, type WordEvidence } from './evidence.ts'
import { evidenceFeeds, runScorer } from './scorer-graph.ts'
import type { TargetCounts } from './target-counts.ts'

export interface ScoredEvidence {
  readonly evidence: WordEvidence
  /** [columns x candidates], each column summing to 1. */
  readonly probability: Float32Array
}

/** The query has at least one form and one column; the counts are of its target. */
export async function scoreEvidence(
  session: Session,
  counts: TargetCounts,
  query: WordQuery,
): Promise<ScoredEvidence> {
  const classes = withUnseen(counts.index, query.tokens)
  const evidence = gatherEvidence(counts, query, classes)
  const first = await runScorer(session, evidenceFeeds(evidence), 'first')
  const echo = echoFeatures(counts, { ...evidence, query, classes, probability: first })
  return { evidence, probability: await runScorer(session, evidenceFeeds(evidence, echo), 'second') }
}

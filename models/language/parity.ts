/** How far the exported scorer, run by the runtime, is from the TypeScript that it was written from. */
import type { Session } from '../session.ts'
import type { Corpus } from './corpus.ts'
import { scoreWithSession } from './graph.ts'
import { alignerOf, buildQuery, type LanguageModel } from './model.ts'
import { scoreWord } from './score.ts'

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

/** How far the exported text model, run by the runtime, is from the TypeScript that it was written from. */
import type { Session } from '../session.ts'
import { calibrate } from './calibration.ts'
import { featuresOf, indexVocab } from './features.ts'
import { priorProbabilities, type Head } from './heads.ts'
import { songFromTable } from './period/table.ts'
import type { Prior } from './prior.ts'
import type { TextVocab } from './schema.ts'
import type { Bag } from './sparse.ts'
import { topicLogits } from './topics.ts'
import { countGrams, museumGrams } from './tokens.ts'

export interface TextFits {
  readonly subject: Head
  readonly sentiment: Head
  readonly prior: Prior
}

/** Largest difference of a probability, over all heads; the period only where a text is verse. */
export async function textParity(
  session: Session,
  vocab: TextVocab,
  { subject, sentiment, prior }: TextFits,
  texts: readonly string[],
): Promise<number> {
  const index = indexVocab(vocab)
  const songOf = songFromTable(prior.period)
  let worst = 0
  for (const text of texts) {
    const { feeds, verse } = featuresOf(text, index)
    const outputs = await session.run(feeds)
    const compare = (name: string, expected: Iterable<number>) => {
      const exported = outputs[name]!.data
      for (const [i, value] of [...expected].entries())
        worst = Math.max(worst, Math.abs(value - Number(exported[i])))
    }
    const bag = countGrams(text, museumGrams)
    compare('subject', headProbabilities(subject, bag, prior.subject))
    compare('sentiment', headProbabilities(sentiment, bag))
    if (!verse.verse) continue
    const song = songOf(verse.lines)
    compare('period', [1 - song, song])
  }
  return worst
}

/** What a fitted head says of one text; `heads.ts` calibrated it on the same sums. */
export function headProbabilities(head: Head, bag: Bag, prior?: Prior['subject']): Float64Array {
  const { topics, priorShare, calibration, kind } = head
  const used = kind === 'baseline' ? { ...topics, ridge: new Float64Array(topics.ridge.length) } : topics
  const known = prior && priorProbabilities(prior, [bag])
  const mixed = topicLogits(used, [bag]).map((z, c) =>
    Math.log((1 - priorShare) * Math.exp(z) + priorShare * (known?.[c] ?? 0) + 1e-9),
  )
  return calibrate(mixed, topics.classes, calibration)
}

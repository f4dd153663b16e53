/** How far the exported text model, run by the runtime, is from the TypeScript that it was written from. */
import type { Session } from '../session.ts'
import { calibrate } from './calibration.ts'
import { featuresOf, indexVocab } from './features.ts'
import { fingerprint, rowNumbers } from './fingerprint.ts'
import { priorProbabilities, type Head } from './heads.ts'
import { joinFeatures } from './period/period.ts'
import { poemBag } from './period/poem.ts'
import { lineStart } from './period/witten-bell.ts'
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

/** Probability of the Song by the compact table, read as `prior.ts` lays it out. */
export function songFromTable({
  fingerprints,
  table,
  linearIntercept,
  join,
  joinIntercept,
}: Prior['period']) {
  const rows = rowNumbers(fingerprints)
  const cell = (gram: string, column: 0 | 1 | 2): number | undefined => {
    const row = rows.get(fingerprint(gram))
    return row === undefined ? undefined : table[(row - 1) * 3 + column]
  }
  const unseen = cell('unseen', 2) ?? 0
  const ratioOf = (line: readonly string[]): number =>
    line.reduce((sum, sign, i) => {
      const before = line[i - 1] ?? lineStart
      const own = cell(sign, 2) ?? unseen
      return sum + (cell(before + sign, 2) ?? 0) + (cell(`before:${before}`, 2) ?? 0) + own
    }, 0)
  return (lines: readonly (readonly string[])[]): number => {
    const grams = [...poemBag(lines).keys()]
    const gains = grams.map((gram) => cell(gram, 0) ?? 0)
    const length = Math.hypot(...gains)
    const score = grams.reduce((sum, gram, i) => sum + gains[i]! * (cell(gram, 1) ?? 0), 0)
    const linear = (length > 0 ? score / length : 0) + linearIntercept
    const features = joinFeatures(linear, lines.map(ratioOf), lines)
    const z = features.reduce((sum, feature, k) => sum + feature * join[k]!, joinIntercept)
    return 1 / (1 + Math.exp(-z))
  }
}

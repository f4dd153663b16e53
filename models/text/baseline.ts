/** The simple methods that every text figure stands beside. */
import { argmaxRow } from './calibration.ts'
import { fitLogistic, logisticScores } from './logistic.ts'
import { fitNaiveBayes } from './naive-bayes.ts'
import { buildVocabulary, times, toRows } from './sparse.ts'
import type { Bag, SparseRows } from './sparse.ts'
import { idf, normalise } from './tokens.ts'
import { oneHot } from './targets.ts'
import { unitRows } from './sparse.ts'

/** Characters in a row, 2-4 of them (1-2 where the text has no spaces). */
export function characterGrams(text: string): Map<string, number> {
  const signs = [...normalise(text)]
  const spaced = signs.filter((sign) => sign === ' ').length * 12 > signs.length
  const [shortest, longest] = spaced ? [2, 4] : [1, 2]
  const counts = new Map<string, number>()
  for (let length = shortest; length <= longest; length++)
    for (let i = 0; i + length <= signs.length; i++) {
      const gram = signs.slice(i, i + length).join('')
      counts.set(gram, (counts.get(gram) ?? 0) + 1)
    }
  return counts
}

/** Plain TF-IDF rows of length 1: (1 + ln tf) (ln[(1 + n) / (1 + df)] + 1). */
export function tfIdf(bags: readonly Bag[], minRows: number) {
  const vocabulary = buildVocabulary(bags, minRows)
  const counts = toRows(bags, vocabulary)
  const df = new Int32Array(vocabulary.size)
  for (const id of counts.ids) df[id]!++
  const apply = (rows: SparseRows) =>
    unitRows({
      ...rows,
      values: rows.values.map((tf, k) => (1 + Math.log(tf)) * idf(bags.length, df[rows.ids[k]!]!)),
    })
  return { rows: apply(counts), of: (others: readonly Bag[]) => apply(toRows(others, vocabulary)) }
}

/** Multinomial logistic regression on TF-IDF of character grams (C = 10). */
export function characterBaseline(
  texts: readonly string[],
  labels: readonly string[],
): (text: string) => string {
  const classes = [...new Set(labels)].sort()
  const { rows, of } = tfIdf(texts.map(characterGrams), 2)
  const targets = oneHot(
    labels.map((label) => classes.indexOf(label)),
    classes.length,
  )
  const fit = fitLogistic(rows, targets, classes.length, { c: 10, link: 'softmax', maxIterations: 40 })
  return (text) => classes[argmaxRow(logisticScores(of([characterGrams(text)]), fit), 0, classes.length)]!
}

/** Multinomial naive Bayes over grams, alpha 1, for rows of one language. */
export function bayesBaseline(bags: readonly Bag[], labels: readonly number[], classes: number) {
  const vocabulary = buildVocabulary(bags)
  const weights = fitNaiveBayes(toRows(bags, vocabulary), oneHot(labels, classes), classes, { alpha: 1 })
  return (others: readonly Bag[]): Float64Array => times(toRows(others, vocabulary), weights, classes)
}

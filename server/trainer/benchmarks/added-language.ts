/** What a language reaches that joins with a hundred labelled sentences, the others having all of theirs. */
import { argmaxRow } from '../../../models/text/calibration.ts'
import { fitTopicsWithConcepts } from '../../../models/text/concepts.ts'
import type { ConceptBags } from '../../../models/text/concepts.ts'
import type { Bag } from '../../../models/text/sparse.ts'
import { topicLogits } from '../../../models/text/topics.ts'

export interface LabelledBag {
  readonly language: string
  readonly id: string
  readonly bag: Bag
  /** Class number. */
  readonly label: number
}
export interface AddedAnswer {
  readonly group: string
  readonly value: 0 | 1
}

export const addedSentences = 100

/** Answers on the held-out rows of `language`; its first hundred rows are all of it that is learned from. */
export function answersOfAdded(
  language: string,
  train: readonly LabelledBag[],
  held: readonly LabelledBag[],
  classes: number,
  concepts: ConceptBags,
): AddedAnswer[] {
  const few = train.filter((row) => row.language === language).slice(0, addedSentences)
  const rows = [...train.filter((row) => row.language !== language), ...few]
  const model = fitTopicsWithConcepts(
    { bags: rows.map((row) => row.bag), labels: rows.map((row) => row.label), classes },
    concepts,
  )
  const asked = held.filter((row) => row.language === language)
  const logits = topicLogits(
    model,
    asked.map((row) => row.bag),
  )
  return asked.map(({ id, label }, i) => ({
    group: id,
    value: argmaxRow(logits, i, classes) === label ? 1 : 0,
  }))
}

/**
 * A bridge between languages: 2,000 everyday concepts (a hospital, a ballot, a football), each named in dozens of languages
 * by the same key words. A model taught on labelled sentences says what each concept is about, the languages that it knows
 * together; those answers teach the key words of every language, also of one without a single labelled sentence
 * (distillation over parallel texts). In the languages known they stand for words that the sentences happen to lack.
 */
import { softmaxRows } from './calibration.ts'
import { oneHot } from './targets.ts'
import { fitTopics, topicRecipe, topicScores } from './topics.ts'
import type { TopicModel, TopicRecipe, TopicRows } from './topics.ts'
import type { Bag } from './sparse.ts'

/** Key words of each concept by language, the same order in all. A language may lack some: an empty text. */
export type ConceptLexicon = ReadonlyMap<string, readonly string[]>

/** A table of languages: the first line names the concepts, each other line a language and its key words. */
export function parseConcepts(table: string): ConceptLexicon {
  const lines = table.split('\n').filter((line) => line !== '')
  return new Map(
    lines.slice(1).map((line) => {
      const [language = '', ...texts] = line.split('\t')
      return [language, texts] as const
    }),
  )
}

/** The lexicon's own tag for a language as data sets write it (`zho_Hant`, `kor_Hang`, `arb_Arab`), if it has it. */
export function conceptLanguage(lexicon: ConceptLexicon, tag: string): string | undefined {
  const { language, script } = new Intl.Locale(tag.replace('_', '-'))
  const candidates = [`${language}-${script}`, language === 'nb' || language === 'nn' ? 'no' : language]
  return candidates.find((candidate) => lexicon.has(candidate))
}

export interface ConceptBags {
  /** Of languages with labelled rows: they say together what a concept is about. */
  readonly known: readonly (readonly Bag[])[]
  /** Of languages that are only taught. */
  readonly fresh: readonly (readonly Bag[])[]
}

/** How much a concept counts beside a sentence, and how sure the teacher is taken to be. */
const conceptWeight = 0.15
const sharpness = { ridge: 0.08, bayes: 0.5 } as const

export function fitTopicsWithConcepts(
  rows: TopicRows,
  { known, fresh }: ConceptBags,
  recipe: TopicRecipe = topicRecipe,
): TopicModel {
  if (known.length === 0) return fitTopics(rows, recipe)
  const answers = conceptTargets(fitTopics(rows, recipe), known)
  const languages = [...known, ...fresh]
  const { classes } = rows
  const own = rows.targets ?? oneHot(rows.labels, classes)
  const bags = [...rows.bags]
  const targets = [own]
  for (const language of languages)
    language.forEach((bag, i) => {
      if (bag.size === 0) return
      bags.push(bag)
      targets.push(answers.subarray(i * classes, (i + 1) * classes))
    })
  const weights = new Float64Array(bags.length).fill(conceptWeight)
  weights.set(rows.weights ?? new Float64Array(rows.bags.length).fill(1))
  return fitTopics({ bags, labels: [], classes, weights, targets: joined(targets) }, recipe)
}

/** What each concept is about, [concepts, classes]: the mean score over the known languages, made sharp. */
function conceptTargets(teacher: TopicModel, known: readonly (readonly Bag[])[]): Float64Array {
  const { classes } = teacher
  const size = known[0]!.length * classes
  const [ridge, bayes] = [new Float64Array(size), new Float64Array(size)]
  for (const bags of known) {
    const scores = topicScores(teacher, bags)
    for (let i = 0; i < size; i++) {
      ridge[i]! += scores.ridge[i]! / known.length
      bayes[i]! += scores.bayes[i]! / known.length
    }
  }
  const a = softmaxRows(ridge, classes, sharpness.ridge)
  const b = softmaxRows(bayes, classes, sharpness.bayes)
  return a.map((p, i) => (p + b[i]!) / 2)
}

function joined(parts: readonly Float64Array[]): Float64Array {
  const out = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    out.set(part, at)
    at += part.length
  }
  return out
}

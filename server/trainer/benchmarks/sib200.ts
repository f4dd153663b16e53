/**
 * SIB-200: what a sentence is about, seven topics, several languages. One model for all languages of the folder; a
 * language with a test file alone is scored zero-shot. Baseline: logistic regression on character grams, one language at
 * a time.
 */
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { argmaxRow, softmaxRows } from '../../../models/text/calibration.ts'
import { characterBaseline } from '../../../models/text/baseline.ts'
import { gramsAndKinds } from '../../../models/text/kinds.ts'
import type { SenseLexicon } from '../../../models/text/senses.ts'
import { conceptLanguage, fitTopicsWithConcepts } from '../../../models/text/concepts.ts'
import type { ConceptBags } from '../../../models/text/concepts.ts'
import { foldsByGroup, topicLogits, topicsOutOfFold } from '../../../models/text/topics.ts'
import type { Bag } from '../../../models/text/sparse.ts'
import type { TopicModel } from '../../../models/text/topics.ts'
import { loadConcepts } from '../corpora/concepts.ts'
import { loadSenses } from '../corpora/senses.ts'
import { bootstrapMean, calibrationError, pairedBootstrap } from '../../../models/statistics.ts'
import type { Interval } from '../../../models/statistics.ts'
import type { Benchmark, BenchmarkOptions, BenchmarkReport } from './benchmark.ts'
import { addedSentences, answersOfAdded } from './added-language.ts'
import type { AddedAnswer } from './added-language.ts'
import { readTable, writable } from './text-table.ts'

interface Sentence {
  readonly language: string
  readonly id: string
  readonly category: string
  readonly text: string
}
interface Bagged {
  readonly rows: readonly Sentence[]
  readonly bags: readonly Bag[]
}
interface Answer {
  readonly sentence: Sentence
  readonly prediction: string
  readonly probability: number
  readonly simple: string
}

const seed = 1

export const sib200: Benchmark = {
  name: 'sib200',
  async run({ dataDir, split, predictionsPath, onProgress }: BenchmarkOptions): Promise<BenchmarkReport> {
    const started = Date.now()
    const languages = readdirSync(dataDir)
      .filter((name) => existsSync(join(dataDir, name, `${split}.tsv`)))
      .sort()
    const train = languages.flatMap((language) => readSentences(dataDir, language, 'train'))
    const held = languages.flatMap((language) => readSentences(dataDir, language, split))
    if (train.length === 0) throw new Error(`${dataDir} has no <language>/train.tsv to learn from`)
    const classes = [...new Set(train.map((row) => row.category))].sort()
    const senses = loadSenses()
    const bagged = (sentences: readonly Sentence[]) =>
      sentences.map(({ text, language }) => gramsAndKinds(text, language, senses))
    const [bags, heldBags] = [bagged(train), bagged(held)]
    const rows = {
      bags,
      labels: train.map((row) => classes.indexOf(row.category)),
      classes: classes.length,
    }
    onProgress?.({ stage: 'calibrate', done: 0.1 })
    const learned = languages.filter((language) => train.some((row) => row.language === language))
    const concepts = conceptBags(learned, languages.filter((language) => !learned.includes(language)), senses) // prettier-ignore
    const { temperature } = topicsOutOfFold(
      rows,
      foldsByGroup(
        train.map((row) => row.id),
        3,
      ),
      (part) => {
        const held = fitTopicsWithConcepts(part, concepts)
        return (bags) => topicLogits(held, bags)
      },
    )
    onProgress?.({ stage: 'fit', done: 0.5 })
    const model = fitTopicsWithConcepts(rows, concepts)
    const logits = topicLogits(model, heldBags)
    const probabilities = softmaxRows(logits, classes.length, temperature)

    onProgress?.({ stage: 'baseline', done: 0.7 })
    const simple = new Map(
      languages.map((language) => {
        const own = train.filter((row) => row.language === language)
        const from = own.length > 0 ? own : train.filter((row) => row.language === train[0]!.language)
        return [
          language,
          characterBaseline(
            from.map((row) => row.text),
            from.map((row) => row.category),
          ),
        ] as const
      }),
    )
    const answers = held.map((sentence, i): Answer => {
      const best = argmaxRow(probabilities, i, classes.length)
      return {
        sentence,
        prediction: classes[best]!,
        probability: probabilities[i * classes.length + best]!,
        simple: simple.get(sentence.language)!(sentence.text),
      }
    })
    if (predictionsPath !== undefined) writePredictions(predictionsPath, answers)
    const added =
      split === 'dev'
        ? addedLanguages({ rows: train, bags }, { rows: held, bags: heldBags }, classes, learned, concepts)
        : []
    const zeroShot = languages.filter((language) => !train.some((row) => row.language === language))
    return { ...report(answers, split, languages, added), seconds: (Date.now() - started) / 1000, notes: [
      `${model.vocabulary.size} grams in one table, ${megabytes(model)} MB at two bytes a value, temperature ${temperature.toFixed(3)}`,
      leadOf(answers),
      ...(zeroShot.length > 0 ? [`zero-shot: ${zeroShot.join(', ')}`] : []),
    ] } // prettier-ignore
  },
}

/** A fingerprint of four bytes, the gain, and two weights a class. */
const megabytes = ({ vocabulary, classes }: TopicModel): string =>
  ((vocabulary.size * (4 + 2 * (1 + 2 * classes))) / 1e6).toFixed(1)

export function readSentences(dataDir: string, language: string, part: string): Sentence[] {
  const path = join(dataDir, language, `${part}.tsv`)
  if (!existsSync(path)) return []
  return readTable(path, { width: 3, header: true }).map(([id = '', category = '', text = '']) => ({
    language, id, category, text,
  })) // prettier-ignore
}

/** Each language in turn as if it joined with a hundred labelled sentences; one written as another is would be too easy. */
function addedLanguages(
  train: Bagged,
  held: Bagged,
  classes: readonly string[],
  learned: readonly string[],
  concepts: ConceptBags,
): AddedAnswer[] {
  const labelled = ({ rows, bags }: Bagged) =>
    rows.map(({ language, id, category }, i) => ({
      language,
      id,
      bag: bags[i]!,
      label: classes.indexOf(category),
    }))
  const [taught, asked] = [labelled(train), labelled(held)]
  const alone = learned.filter(
    (language) => learned.filter((other) => other.split('_')[0] === language.split('_')[0]).length === 1,
  )
  return alone.flatMap((language) => answersOfAdded(language, taught, asked, classes.length, concepts))
}

/** Concepts in the languages of the folder; a language that the lexicon lacks is left to its own sentences. */
export function conceptBags(
  learned: readonly string[],
  fresh: readonly string[],
  senses: SenseLexicon,
): ConceptBags {
  const lexicon = loadConcepts()
  const bagsOf = (languages: readonly string[]) =>
    languages.flatMap((language) => {
      const tag = conceptLanguage(lexicon, language)
      return tag === undefined ? [] : [lexicon.get(tag)!.map((text) => gramsAndKinds(text, tag, senses))]
    })
  return { known: bagsOf(learned), fresh: bagsOf(fresh) }
}

function writePredictions(path: string, answers: readonly Answer[]): void {
  const lines = answers.map(({ sentence, prediction, probability }) =>
    [sentence.language, sentence.id, prediction, writable(probability)].join('\t'),
  )
  writeFileSync(path, ['language\tindex_id\tprediction\tprobability', ...lines, ''].join('\n'))
}

function report(
  answers: readonly Answer[],
  split: 'dev' | 'test',
  languages: readonly string[],
  added: readonly AddedAnswer[],
) {
  const accuracy = (key: 'prediction' | 'simple', language?: string): Interval =>
    bootstrapMean(
      answers
        .filter(({ sentence }) => language === undefined || sentence.language === language)
        .map((answer) => ({
          group: answer.sentence.id,
          value: answer[key] === answer.sentence.category ? 1 : 0,
        })),
      { seed, samples: 1000 },
    )
  const all = (key: 'prediction' | 'simple') => ({
    accuracy: accuracy(key),
    ...Object.fromEntries(languages.map((language) => [`accuracy.${language}`, accuracy(key, language)])),
  })
  const ece = calibrationError(
    answers.map(({ probability, prediction, sentence }) => ({
      confidence: probability,
      correct: prediction === sentence.category,
    })),
  )
  return {
    name: 'sib200',
    split,
    rows: answers.length,
    metrics: {
      model: {
        ...all('prediction'),
        ece: { value: ece, low: ece, high: ece },
        ...(added.length > 0 && {
          [`accuracy.added_with_${addedSentences}`]: bootstrapMean(added, { seed, samples: 1000 }),
        }),
      },
      baseline: all('simple'),
      baselineName: 'logistic regression on character grams, one language at a time',
    },
  }
}

function leadOf(answers: readonly Answer[]): string {
  const { mean, low } = pairedBootstrap(
    answers.map(({ sentence, prediction, simple }) => ({
      group: sentence.id,
      a: prediction === sentence.category ? 1 : 0,
      b: simple === sentence.category ? 1 : 0,
    })),
    { seed, samples: 1000 },
  )
  return `accuracy less the baseline's, paired bootstrap by sentence: ${mean.toFixed(4)}, one-sided 95% lower bound ${low.toFixed(4)}`
}

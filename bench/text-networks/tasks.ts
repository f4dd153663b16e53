/** The three tasks from their train parts alone. */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { softmaxRows } from '../../models/text/calibration.ts'
import { fitTopicsWithConcepts } from '../../models/text/concepts.ts'
import { gramsAndKinds } from '../../models/text/kinds.ts'
import { titleParts } from '../../models/text/period/title.ts'
import { fitTitled, titledProbabilities } from '../../models/text/period/titled.ts'
import type { TitledPoem } from '../../models/text/period/titled.ts'
import { romanise } from '../../models/text/romanise.ts'
import { kindsOf } from '../../models/text/senses.ts'
import { answerScores, fitTitleAnswers } from '../../models/text/title-answers.ts'
import { gramsOf, isIdeographic, sharedGrams, stretches } from '../../models/text/tokens.ts'
import { foldsByGroup, topicLogits, topicsOutOfFold } from '../../models/text/topics.ts'
import { conceptBags, readSentences } from '../../server/trainer/benchmarks/sib200.ts'
import { readPoems } from '../../server/trainer/benchmarks/tang-song.ts'
import { commonLabels, readWorks } from '../../server/trainer/benchmarks/tate-subjects.ts'
import { loadSenses } from '../../server/trainer/corpora/senses.ts'
import type { Reading, Text } from './text.ts'

const innerFolds = 3

export interface TaskText extends Text {
  /** 1 for a label that it has, [classes]. */
  readonly labels: readonly number[]
  /** Folds never part a group. */
  readonly group: string
}
/** Each [texts, classes], in the order of the numbers given. */
export interface ClosedAnswers {
  readonly outside: Float64Array
  /** Of those learned from, each by a fit without its group. */
  readonly inside: Float64Array
}
export interface Task extends Reading {
  readonly texts: readonly TaskText[]
  /** What the recipe of models/text answers, fitted on the texts of these numbers. */
  closed(inside: readonly number[], outside: readonly number[]): ClosedAnswers
}

export const tasks: Readonly<Record<string, (dir: string) => Task>> = {
  'tang-song': poems,
  'tate-subjects': titles,
  sib200: sentences,
}

const longestTitle = 16

/** Characters of the title, then of the lines, each with its place in a line of its length. */
function poemText({ title, lines }: TitledPoem): Pick<Text, 'grams' | 'tokens'> {
  const named = titleParts(title).flatMap((part) => [...part, '|']).slice(0, longestTitle) // prettier-ignore
  const placed = lines.flatMap((line) => line.map((sign, i) => [sign, `${i}/${line.length}`] as const))
  return {
    grams: [...named.map((sign) => [`T${sign}`, 'T']), ...placed],
    tokens: [...named.map((sign) => `T${sign}`), ...placed.map(([sign]) => sign)],
  }
}

/** Finer is the author. */
function poems(dir: string): Task {
  const all = readPoems(join(dir, 'train.tsv'))
  return {
    classes: 2,
    link: 'softmax',
    length: 88,
    gramsEach: 2,
    width: 64,
    layers: 2,
    texts: all.map((poem) => ({
      ...poemText(poem),
      labels: [1 - poem.label, poem.label],
      finer: poem.author === '' ? [] : [poem.author],
      group: poem.author,
    })),
    closed: (inside, outside) => {
      const poemsOf = (numbers: readonly number[]) => numbers.map((i) => all[i]!)
      const model = fitTitled(poemsOf(inside), { minPairs: 1 })
      const both = (songs: readonly number[]) => Float64Array.from(songs.flatMap((song) => [1 - song, song]))
      return {
        outside: both(poemsOf(outside).map((poem) => titledProbabilities(model, poem).titled)),
        inside: both(model.second.titled.outOfFold.map(({ probability, correct }, k) => correct === (all[inside[k]!]!.label === 1) ? probability : 1 - probability)),
      }
    },
  } // prettier-ignore
}

/** Words with their grams and kinds; finer are the finer subjects. */
function titles(dir: string): Task {
  const works = readWorks(join(dir, 'train.tsv'))
  const labels = commonLabels(works)
  const senses = loadSenses()
  const each = { shortest: 4, longest: 5, phrases: false }
  return {
    texts: works.map(({ title, subjects, finer, artist }) => {
      const words = stretches(title)
      return {
        grams: words.map((word) => [`=${word}`, ...[...kindsOf([word], senses)].slice(0, 10).map((kind) => `^${kind}`), ...gramsOf(word, each).slice(1)]),
        tokens: words,
        labels: labels.map((label) => (subjects.includes(label) ? 1 : 0)),
        finer: [...new Set(finer)],
        group: artist,
      }
    }),
    classes: labels.length,
    link: 'sigmoid',
    length: 16,
    gramsEach: 16,
    width: 64,
    layers: 2,
    closed: (inside, outside) => {
      const model = fitTitleAnswers(inside.map((i) => works[i]!), labels, senses)
      return { outside: answerScores(model, outside.map((i) => works[i]!)), inside: model.outOfFold }
    },
  } // prettier-ignore
}

/** Words or characters with their grams, all languages in one table; finer are the tokens of the translations. */
function sentences(dir: string): Task {
  const languages = readdirSync(dir).filter((name) => existsSync(join(dir, name, 'train.tsv'))).sort() // prettier-ignore
  const all = languages.flatMap((language) => readSentences(dir, language, 'train'))
  const categories = [...new Set(all.map(({ category }) => category))].sort()
  const senses = loadSenses()
  const concepts = conceptBags(languages, [], senses)
  const bags = all.map(({ text, language }) => gramsAndKinds(text, language, senses))
  const each = { ...sharedGrams, shortest: 4, longest: 5 }
  const gramsOfText = (text: string): string[][] =>
    stretches(text).flatMap((stretch) => {
      if (!isIdeographic(stretch)) return [gramsOf(romanise(stretch), each)]
      const signs = [...stretch]
      return signs.map((sign, i) => [sign, ...(i > 0 ? [signs[i - 1]! + sign] : [])])
    })
  const grams = all.map(({ text }) => gramsOfText(text))
  const heads = grams.map((own) => own.map(([first]) => first!))
  const translations = Map.groupBy(all.keys(), (i) => all[i]!.id)
  return {
    texts: all.map(({ id, category, language }, i) => ({
      grams: grams[i]!,
      tokens: heads[i]!,
      labels: categories.map((known) => (known === category ? 1 : 0)),
      finer: [...new Set(translations.get(id)!.filter((k) => all[k]!.language !== language).flatMap((k) => heads[k]!))],
      group: id,
    })),
    classes: categories.length,
    link: 'softmax',
    length: 64,
    gramsEach: 12,
    width: 64,
    layers: 2,
    closed: (inside, outside) => {
      const rows = {
        bags: inside.map((i) => bags[i]!),
        labels: inside.map((i) => categories.indexOf(all[i]!.category)),
        classes: categories.length,
      }
      const folds = foldsByGroup(inside.map((i) => `inner${all[i]!.id}`), innerFolds)
      const own = topicsOutOfFold(rows, folds, (part) => {
        const model = fitTopicsWithConcepts(part, concepts)
        return (texts) => topicLogits(model, texts)
      })
      const logits = topicLogits(fitTopicsWithConcepts(rows, concepts), outside.map((i) => bags[i]!))
      const calibrated = (of: Float64Array) => softmaxRows(of, categories.length, own.temperature)
      return { outside: calibrated(logits), inside: calibrated(own.logits) }
    },
  } // prettier-ignore
}

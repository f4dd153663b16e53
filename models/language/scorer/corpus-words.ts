/** The words that the network learns from, with their evidence, and the second look at them. */
import type { LanguageModel } from '../model.ts'
import { cellOf, withEcho, type Cell } from './cells.ts'
import { indexCorpus } from './corpus-index.ts'
import { echoFeatures } from './echo-features.ts'
import { answerSpace, candidateCount, gatherEvidence } from './evidence.ts'
import type { SampledWord } from './sampling.ts'
import { countTarget, excludeSet } from './target-counts.ts'
import { foldScores, trainingWord, type TrainingWord } from './training-words.ts'

/** A sampled word; one cell a column, those whose right answer is no candidate with a gold of -1. */
export interface ScorerWord extends TrainingWord {
  readonly cells: readonly Cell[]
  readonly candidates: Int32Array
  readonly logWeights: Float32Array
}

/** @param most forms of a word that are attended to in training */
export function corpusWords(
  model: LanguageModel,
  sampled: readonly SampledWord[],
  most: number,
): ScorerWord[] {
  const index = indexCorpus(model)
  const scoresOf = foldScores(model)
  const words: ScorerWord[] = []
  const byTarget = Map.groupBy(sampled, ({ set, form }) => model.sets[set]![form]!.language)
  for (const [target, own] of [...byTarget].sort(([a], [b]) => a - b)) {
    const counts = countTarget(index, target)
    for (const { set, form, weight } of own) {
      const word = trainingWord(model, { set, form }, scoresOf(set))
      if (word === undefined) continue
      const evidence = gatherEvidence(counts, word.query, index.classes)
      const cells = Array.from(word.gold, (gold, c) =>
        cellOf(evidence, c, { gold, weight: weight * evidence.forms }, most),
      )
      words.push({ ...word, cells, candidates: evidence.candidates, logWeights: evidence.logWeights })
    }
  }
  return words
}

/** The words again, their cells with what the first answers say of their neighbours. */
export function echoedWords(
  model: LanguageModel,
  words: readonly ScorerWord[],
  firstOf: ReadonlyMap<ScorerWord, Float32Array>,
): { readonly word: ScorerWord; readonly cells: readonly Cell[] }[] {
  const index = indexCorpus(model)
  const echoed: { word: ScorerWord; cells: Cell[] }[] = []
  for (const [target, own] of Map.groupBy(words, ({ query }) => query.target)) {
    const counts = countTarget(index, target)
    for (const word of own) {
      excludeSet(counts, word.query.excludedSet)
      const echo = echoFeatures(counts, {
        ...word,
        classes: index.classes,
        space: answerSpace(counts, word.query),
        probability: firstOf.get(word)!,
      })
      const width = echo.length / Math.max(word.cells.length * candidateCount, 1)
      const cells = word.cells.map((cell, c) => {
        const from = c * candidateCount * width
        return withEcho(cell, echo.subarray(from, from + candidateCount * width))
      })
      echoed.push({ word, cells })
    }
  }
  return echoed
}

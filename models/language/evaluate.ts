/** Measures a predictor on words it was not trained on: every curated form in turn from the others of its set. */
import type { Metrics } from '../bundle.ts'
import { calibrationError } from '../statistics.ts'
import { groupBySet, type CorpusRow } from './corpus.ts'
import { normalisedDistance } from './distance.ts'
import type { LanguagePredictor } from './predict.ts'

export interface WordResult {
  readonly cognateSet: string
  readonly language: string
  readonly gold: readonly string[]
  /** Empty where the predictor doesn't know the language. */
  readonly predicted: readonly string[]
  /** Normalised edit distance, 0 right .. 1. */
  readonly ned: number
  readonly correct: boolean
  readonly confidence: number
}

interface Asked {
  readonly row: CorpusRow
  readonly forms: readonly CorpusRow[]
}

/**
 * Asks target by target, as predictors keep the counts of few targets at hand; answers in the order of the sets.
 * @param heldOut rows of whole cognate sets; forms of weight under 1 help to predict and are not asked for.
 */
export async function evaluateLanguage(
  predictor: LanguagePredictor,
  heldOut: readonly CorpusRow[],
): Promise<WordResult[]> {
  const asked: Asked[] = [...groupBySet(heldOut).values()].flatMap((rows) =>
    rows.length < 2
      ? []
      : rows.flatMap((row) =>
          row.weight < 1 ? [] : [{ row, forms: rows.filter((other) => other !== row) }],
        ),
  )
  const results: WordResult[] = []
  const byTarget = Map.groupBy(asked.keys(), (i) => asked[i]!.row.language)
  for (const indices of byTarget.values())
    for (const i of indices) results[i] = await ask(predictor, asked[i]!)
  return results
}

async function ask(predictor: LanguagePredictor, { row, forms }: Asked): Promise<WordResult> {
  const { cognateSet, language, segments: gold } = row
  const answer = predictor.languages.includes(language)
    ? await predictor.predictWord({ target: language, cognateSet, forms, top: 1 })
    : { segments: [], confidence: 0 }
  const ned = normalisedDistance(answer.segments, gold)
  return {
    cognateSet,
    language,
    gold,
    predicted: answer.segments,
    ned,
    correct: ned === 0,
    confidence: answer.confidence,
  }
}

/** `ned`, `accuracy`, `ece`, `words`, and `ned.<language>` for every language measured. */
export function languageMetrics(results: readonly WordResult[]): Metrics {
  const mean = (values: readonly number[]): number =>
    values.length === 0 ? 1 : values.reduce((sum, value) => sum + value, 0) / values.length
  const languages = [...new Set(results.map(({ language }) => language))].sort()
  return {
    ned: mean(results.map(({ ned }) => ned)),
    accuracy: results.length === 0 ? 0 : mean(results.map(({ correct }) => (correct ? 1 : 0))),
    ece: calibrationError(results),
    words: results.length,
    ...Object.fromEntries(
      languages.map((language) => [
        `ned.${language}`,
        mean(results.filter((result) => result.language === language).map(({ ned }) => ned)),
      ]),
    ),
  }
}

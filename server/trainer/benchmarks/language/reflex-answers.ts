/** Answers a test file's questions; each row by its own known cells alone. */
import { temperatureAt, type Calibration } from '../../../../models/language/calibration.ts'
import { bestColumns, decodeWord, type DecodedScores } from '../../../../models/language/decode.ts'
import { insertionRules } from '../../../../models/language/insertions.ts'
import {
  alignerOf,
  buildQuery,
  type LanguageModel,
  type WordQuery,
} from '../../../../models/language/model.ts'
import { createEvidenceScorer, logScoresOf, pooledOf } from '../../../../models/language/scorer/answer.ts'
import { scoreWord } from '../../../../models/language/score.ts'
import { gap } from '../../../../models/language/symbols.ts'
import type { Session } from '../../../../models/session.ts'
import type { ReflexQuestion } from './reflex-files.ts'

export interface ReflexAnswer {
  /** Empty where nothing is known of the word. */
  readonly segments: readonly string[]
  /** The closed-form model's answer. */
  readonly pairwise: readonly string[]
  /** The scorer's likeliest forms, its answer first, with calibrated probabilities; none of the closed form. */
  readonly alternatives: readonly ReflexAlternative[]
}
export interface ReflexAlternative {
  readonly segments: readonly string[]
  readonly confidence: number
}

const alternativesKept = 5

export interface AnswerOptions {
  /** Of the scorer; without one the closed form answers. */
  readonly session: Session | undefined
  readonly calibration: Calibration
  /** Told how many are answered. */
  readonly onAnswer?: (answered: number) => Promise<void>
}

/** In the order of the questions. */
export async function answerReflexes(
  model: LanguageModel,
  questions: readonly ReflexQuestion[],
  { session, calibration, onAnswer }: AnswerOptions,
): Promise<ReflexAnswer[]> {
  const aligner = alignerOf(model)
  const scorer = session === undefined ? undefined : createEvidenceScorer(model, session)
  const ruleOf = insertionRules(model)
  const answers = questions.map((): ReflexAnswer => ({ segments: [], pairwise: [], alternatives: [] }))
  let answered = 0
  const byTarget = Map.groupBy(questions.keys(), (i) => questions[i]!.target)
  for (const indices of byTarget.values()) {
    for (const i of indices) {
      await onAnswer?.(answered++)
      const query = buildQuery(aligner, questions[i]!)
      if (query.columns === 0 || query.target < 0) continue
      const { width } = model.pairwise
      const { columns } = query
      if (scorer === undefined) {
        const segments = spell(query, bestColumns(scoreWord(model.pairwise, query)))
        answers[i] = { segments, pairwise: segments, alternatives: [] }
        continue
      }
      const { evidence, probability } = await scorer.score(query)
      const scoresOf = (values: Float32Array): DecodedScores => ({
        columns,
        width,
        logScores: logScoresOf(evidence, values, width),
      })
      const alternatives = decodeWord(scoresOf(probability), {
        temperature: temperatureAt(calibration, evidence.forms),
        top: alternativesKept,
        insertions: ruleOf(query),
      }).map(({ symbols, confidence }) => ({ segments: spell(query, symbols), confidence }))
      answers[i] = {
        segments: alternatives[0]!.segments,
        pairwise: spell(query, bestColumns(scoresOf(pooledOf(evidence)))),
        alternatives,
      }
    }
  }
  return answers
}

const spell = ({ tokens }: WordQuery, columns: readonly number[]): string[] =>
  columns.filter((symbol) => symbol !== gap).map((symbol) => tokens[symbol]!)

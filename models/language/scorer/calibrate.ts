/** How sure the scorer may be: fitted on words of sets that its networks have not learnt from. */
import type { Session } from '../../session.ts'
import { fitCalibration, type Calibration, type CalibrationWord } from '../calibration.ts'
import { insertionRules } from '../insertions.ts'
import type { LanguageModel } from '../model.ts'
import { createEvidenceScorer, logScoresOf } from './answer.ts'
import { sampleWords, type SampledWord } from './sampling.ts'
import { foldScores, trainingWord } from './training-words.ts'

/** One set in so many is kept for calibration. */
const oneIn = 16
/** Words looked at, over all corpora. */
const calibrationWords = 800

/** Whether the networks must not learn from this set. */
export const keptForCalibration = (set: number): boolean => set % oneIn === oneIn - 1

/**
 * The calibration by which confidences fit best over the corpora.
 * @param session of a scorer that was trained without the sets kept for this
 */
export async function calibrateScorer(
  models: readonly LanguageModel[],
  { session, seed }: { readonly session: Session; readonly seed: number },
): Promise<Calibration> {
  const asked = sampleWords(models, calibrationWords * oneIn, seed).map((own) =>
    own.filter(({ set }) => keptForCalibration(set)),
  )
  const words: CalibrationWord[] = []
  for (const [m, model] of models.entries()) words.push(...(await answeredWords(model, session, asked[m]!)))
  return fitCalibration(words)
}

/** Each word as it is answered from the other forms of its set, which is out of all counts. */
export async function answeredWords(
  model: LanguageModel,
  session: Session,
  asked: readonly Pick<SampledWord, 'set' | 'form'>[],
): Promise<CalibrationWord[]> {
  const words: CalibrationWord[] = []
  const scorer = createEvidenceScorer(model, session)
  const scoresOf = foldScores(model)
  const ruleOf = insertionRules(model)
  const targetOf = ({ set, form }: { set: number; form: number }) => model.sets[set]![form]!
  const byTarget = asked.toSorted((a, b) => targetOf(a).language - targetOf(b).language)
  for (const word of byTarget) {
    const asQuestion = trainingWord(model, word, scoresOf(word.set))
    if (asQuestion === undefined) continue
    const { evidence, probability } = await scorer.score(asQuestion.query)
    const { width } = model.pairwise
    words.push({
      scores: { columns: evidence.columns, width, logScores: logScoresOf(evidence, probability, width) },
      gold: targetOf(word).symbols,
      known: evidence.forms,
      insertions: ruleOf(asQuestion.query),
    })
  }
  return words
}

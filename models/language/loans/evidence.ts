/**
 * What speaks for a form being borrowed: the correspondences of its language explain it badly, though they explain other
 * words well; it is more like one relative's form than words of these two usually are; its sounds are in an unusual order.
 */
import { bestColumns } from '../decode.ts'
import { normalisedDistance } from '../distance.ts'
import { buildQuery, type QueryAligner, type QueryForm } from '../model.ts'
import { scoreWord } from '../score.ts'
import { gap } from '../symbols.ts'
import type { ScoredCorpus } from '../vocab.ts'
import { bestScore, readingScore } from './explain.ts'
import { SoundOrder } from './sound-order.ts'
import { usualDistances } from './usual-distance.ts'

export const loanFeatureNames = [
  'shortfall of the reading',
  'distance from the expected form',
  'certainty of the expected form',
  'nearer than usual to the likest relative',
  'farther than usual from every relative',
  'distance from the likest relative',
  'mean closeness to all relatives',
  'surprise of the order of sounds',
  'log relatives',
] as const

/** Beyond these more says no more. */
const mostShortfall = 6
const mostDeviations = 3

export interface LoanEvidence {
  /** In the order of `loanFeatureNames`. */
  readonly features: readonly number[]
  /** Slug of the language whose form it is most like, beyond the usual. */
  readonly likest: string
}

export type LoanCorpus = ScoredCorpus & Pick<QueryAligner, 'languages' | 'setIds'>

export interface SuspectForm extends QueryForm {
  /** Its own set, whose columns don't count. */
  readonly cognateSet?: string
}

/** Undefined where the language is unknown or no relative is known. */
export type LoanWitness = (form: SuspectForm, relatives: readonly QueryForm[]) => LoanEvidence | undefined

export function createLoanWitness(corpus: LoanCorpus): LoanWitness {
  const usual = usualDistances(corpus.sets)
  const order = new SoundOrder(corpus.sets)
  const aligner: QueryAligner = { ...corpus, scores: corpus.aligned.scores }
  return (form, relatives) => {
    const { language, cognateSet, segments } = form
    const known = relatives.filter(
      (other) => other.language !== language && aligner.languages.includes(other.language),
    )
    if (!aligner.languages.includes(language) || known.length === 0) return undefined
    const query = buildQuery(aligner, {
      target: language,
      forms: known,
      ...(cognateSet !== undefined && { cognateSet }),
    })
    if (query.columns === 0) return undefined
    const scores = scoreWord(corpus.pairwise, query)
    const idOf = (token: string): number => query.tokens.indexOf(token)
    // A sound outside the corpus scores as the floor does.
    const symbols = segments.map((token) => (idOf(token) < 0 ? corpus.pairwise.width - 1 : idOf(token)))
    const expected = bestColumns(scores).filter((symbol) => symbol !== gap)
    const best = bestScore(scores)
    const shortfall = (best - readingScore(scores, symbols)) / Math.max(symbols.length, 1)
    const certainty = best / query.columns
    const own = aligner.languages.indexOf(language)
    const likeness = known.map((other) => {
      const distance = normalisedDistance(segments, other.segments)
      const { mean, deviation } = usual(own, aligner.languages.indexOf(other.language))
      return { language: other.language, distance, closeness: (mean - distance) / deviation }
    })
    const likest = likeness.reduce((a, b) => (b.closeness > a.closeness ? b : a))
    const counted = cognateSet !== undefined && aligner.setIds.includes(cognateSet)
    return {
      likest: likest.language,
      features: [
        Math.min(shortfall, mostShortfall),
        normalisedDistance(expected, symbols),
        certainty,
        Math.min(Math.max(likest.closeness, 0), mostDeviations),
        Math.min(Math.max(-likest.closeness, 0), mostDeviations),
        likest.distance,
        likeness.reduce(
          (sum, { closeness }) => sum + Math.max(Math.min(closeness, mostDeviations), -mostDeviations),
          0,
        ) / likeness.length,
        order.surprise(own, symbols, counted),
        Math.log(known.length),
      ],
    }
  }
}

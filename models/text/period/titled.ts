/**
 * Tang or Song where the poem's title is known too: to the evidence of period.ts come two more linear models, one over the
 * grams of the title and one over those of text and title together, and how much likelier one time is to have worded the
 * title than the other, character by character; the second layer joins all. The part that reads the
 * text alone is kept beside it, with a second layer of its own, so that both answers come from one fit.
 */
import type { Bag } from '../sparse.ts'
import { chainRatio, fitChains } from './chains.ts'
import type { ChainPair } from './chains.ts'
import { fitJoin, joinedProbability } from './join.ts'
import type { Join } from './join.ts'
import { fitEvidence, judged, outOfFoldFeatures, periodFeatures } from './period.ts'
import type { PeriodEvidence, PeriodModel, PeriodOptions, Poem } from './period.ts'
import { formOf, poemBag } from './poem.ts'
import { fitRatioLinear, ratioScore } from './ratio-linear.ts'
import type { RatioLinear } from './ratio-linear.ts'
import { titleBag, titleParts } from './title.ts'

export interface TitledPoem extends Poem {
  readonly title: string
}
export interface TitledEvidence {
  readonly text: PeriodEvidence
  readonly title: RatioLinear
  readonly both: RatioLinear
  /** Over the parts of titles. */
  readonly wording: ChainPair
}
export type TitledInput = 'titled' | 'text'
export interface TitledModel extends TitledEvidence {
  readonly second: Readonly<
    Record<TitledInput, { readonly join: Join; readonly outOfFold: PeriodModel['outOfFold'] }>
  >
}

/** A title's characters are foreseen from the two before. */
const wordingOrder = 3

export function fitTitled(poems: readonly TitledPoem[], options: PeriodOptions): TitledModel {
  const features = outOfFoldFeatures(poems, options, {
    fit: (part) => fitTitledEvidence(part, options),
    featuresOf: titledFeatures,
  })
  const labels = poems.map((poem) => poem.label)
  const second = (kind: TitledInput) => {
    const rows = features.map((both) => both[kind])
    const join = fitJoin(rows, labels)
    return { join, outOfFold: judged(join, rows, poems) }
  }
  return { ...fitTitledEvidence(poems, options), second: { titled: second('titled'), text: second('text') } }
}

/** The probability that a poem is of the Song, by its title and text, and by its text alone. */
export function titledProbabilities(
  model: TitledModel,
  poem: Pick<TitledPoem, 'lines' | 'title'>,
): Record<TitledInput, number> {
  const features = titledFeatures(model, poem)
  const { titled, text } = model.second
  return {
    titled: joinedProbability(titled.join, features.titled),
    text: joinedProbability(text.join, features.text),
  }
}

function fitTitledEvidence(poems: readonly TitledPoem[], options: PeriodOptions): TitledEvidence {
  const labels = poems.map((poem) => poem.label)
  const linear = (bags: Bag[]) => fitRatioLinear(bags, labels, { minRows: Math.max(2, options.minPairs) })
  return {
    text: fitEvidence(poems, options),
    title: linear(poems.map((poem) => titleBag(poem.title))),
    both: linear(poems.map(bagOfBoth)),
    wording: fitChains(
      poems.map(({ title }) => endedParts(title)),
      labels,
      wordingOrder,
    ),
  }
}

/** The text's own features; then, for the titled answer, the further scores, by themselves and by form. */
function titledFeatures(
  evidence: TitledEvidence,
  poem: Pick<TitledPoem, 'lines' | 'title'>,
): Record<TitledInput, number[]> {
  const text = periodFeatures(evidence.text, poem.lines)
  const form = formOf(poem.lines)
  const parts = endedParts(poem.title)
  const ratio = parts.reduce((sum, part) => sum + chainRatio(evidence.wording, part), 0)
  const size = 1 + parts.reduce((sum, part) => sum + part.length - 1, 0)
  const scores = [
    ratioScore(evidence.title, titleBag(poem.title)),
    ratioScore(evidence.both, bagOfBoth(poem)),
    ratio / Math.sqrt(size),
  ]
  const byForm = scores.flatMap((score) => form.map((f) => f * score))
  return { text, titled: [...text, ...scores, ratio, ratio / size, ...byForm] }
}

/** The parts of a title, each with a mark of its end. */
const endedParts = (title: string): string[][] => titleParts(title).map((part) => [...part, '$'])

const bagOfBoth = (poem: Pick<TitledPoem, 'lines' | 'title'>): Map<string, number> =>
  new Map([...poemBag(poem.lines), ...titleBag(poem.title)])

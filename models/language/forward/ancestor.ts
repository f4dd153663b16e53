/**
 * An ancestor's form from those of her descendants: the pairwise model proposes, and the changes forward in time say of
 * each proposal how well the descendants follow from it (a noisy channel). How much they say is chosen on left-out words.
 */
import { decodeWord } from '../decode.ts'
import { normalisedDistance } from '../distance.ts'
import { alignerOf, buildQuery, type LanguageModel, type QueryForm } from '../model.ts'
import { scoreWord } from '../score.ts'
import { learnEdge, type Edge } from './edge.ts'
import { logLikelihood } from './likelihood.ts'

export interface AncestorModel {
  /** How much a descendant's log-likelihood counts beside the pairwise model's. */
  readonly channelWeight: number
  /** Segments; empty where nothing is known of the word. */
  reconstruct(forms: readonly QueryForm[]): string[]
}

const proposals = 16
const channelWeights = [0, 0.1, 0.2, 0.35, 0.5, 0.75, 1] as const
/** Training words that the weight is chosen on. */
const tried = 200

interface Proposal {
  readonly segments: readonly string[]
  readonly own: number
  /** Sum over the descendants. */
  readonly channel: number
}

/** @param least words that ancestor and descendant must share for the changes to be asked. */
export function fitAncestor(model: LanguageModel, ancestor: string, least = 8): AncestorModel {
  const edges = new Map<string, Edge>()
  for (const language of model.languages) {
    const edge = language === ancestor ? undefined : learnEdge(model, ancestor, language, least)
    if (edge !== undefined) edges.set(language, edge)
  }
  const propose = (forms: readonly QueryForm[], set?: number): Proposal[] => {
    const cognateSet = set === undefined ? undefined : model.setIds[set]
    const query = buildQuery(alignerOf(model), {
      target: ancestor,
      forms,
      ...(cognateSet !== undefined && { cognateSet }),
    })
    if (query.columns === 0) return []
    const words = decodeWord(scoreWord(model.pairwise, query), { temperature: 1, top: proposals })
    const idOf = new Map(query.tokens.map((token, id) => [token, id]))
    return words.map(({ symbols, confidence }) => ({
      segments: symbols.map((id) => query.tokens[id]!),
      own: Math.log(Math.max(confidence, 1e-9)),
      channel: forms.reduce((sum, { language, segments }) => {
        const edge = edges.get(language)
        if (edge === undefined) return sum
        const daughter = segments.map((token) => idOf.get(token) ?? -1)
        return (
          sum + logLikelihood(edge.changes, symbols, daughter, set === undefined ? [] : edge.words.get(set))
        )
      }, 0),
    }))
  }
  const channelWeight = chooseWeight(model, ancestor, propose)
  return { channelWeight, reconstruct: (forms) => best(propose(forms), channelWeight) }
}

function best(found: readonly Proposal[], weight: number): string[] {
  const worth = ({ own, channel }: Proposal): number => own + weight * channel
  return [
    ...(found.reduce<Proposal | undefined>(
      (first, other) => (first !== undefined && worth(first) >= worth(other) ? first : other),
      undefined,
    )?.segments ?? []),
  ]
}

/** The weight with the least distance on training words, each left out; the smallest of equals. */
function chooseWeight(
  { languages, sets, symbols }: LanguageModel,
  ancestor: string,
  propose: (forms: readonly QueryForm[], set: number) => Proposal[],
): number {
  const own = languages.indexOf(ancestor)
  const spell = (ids: readonly number[]): string[] => ids.map((id) => symbols.tokens[id]!)
  const words = sets.flatMap((rows, set) => {
    const gold = rows.find(({ language }) => language === own)
    return gold === undefined || rows.length < 2 ? [] : [{ set, rows, gold: spell(gold.symbols) }]
  })
  const step = Math.ceil(words.length / tried)
  const lists = words
    .filter((_, i) => i % step === 0)
    .map(({ set, rows, gold }) => {
      const forms = rows
        .filter(({ language }) => language !== own)
        .map((row) => ({ language: languages[row.language]!, segments: spell(row.symbols) }))
      return { gold, found: propose(forms, set) }
    })
  const losses = channelWeights.map((weight) =>
    lists.reduce((sum, { gold, found }) => sum + normalisedDistance(best(found, weight), gold), 0),
  )
  return channelWeights[losses.indexOf(Math.min(...losses))]!
}

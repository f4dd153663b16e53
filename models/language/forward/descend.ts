/**
 * Forward in time: from an ancestor's form the learned changes run down the family tree. A daughter's likely forms come
 * from those of her mother, each as likely as the mother's form and its changes; a language of which too little is
 * recorded is passed over, and her daughters come from the nearest ancestor above. Counts alone: no network is asked.
 */
import { decodeWord } from '../decode.ts'
import type { LanguageModel } from '../model.ts'
import { logFloor } from '../score.ts'
import { gap } from '../symbols.ts'
import { descendantsOf, type TreeLanguage } from './descent.ts'
import { placesOf, type Change } from './places.ts'
import { learnEdge, type Edge } from './edge.ts'

export type ForwardCorpus = Pick<LanguageModel, 'languages' | 'setIds' | 'sets' | 'symbols' | 'aligned'>

/** Words that mother and daughter must share for her changes to be learned. */
export const leastWords = 8
/** Forms of a mother that her daughters are made from. */
const keptForms = 5

export interface ForwardChange {
  readonly source: string
  readonly target: string
  /** Of this change at this place of this form. */
  readonly probability: number
  /** How often the source became the target, of how often it stood at all. */
  readonly count: number
  readonly of: number
}
export interface LikelyForm {
  readonly symbols: readonly number[]
  readonly confidence: number
}
export interface Descended {
  readonly language: string
  /** The ancestor whose forms hers were made from. */
  readonly mother: string
  readonly depth: number
  /** Words her changes were learned from. */
  readonly words: number
  /** Likeliest first. */
  readonly forms: readonly LikelyForm[]
  /** From the mother's form that spoke most for the likeliest; what stays is among them, what is absent at both ends is not. */
  readonly changes: readonly ForwardChange[]
}

export interface Descent {
  /** Languages that changes can be run from: those with a descendant whose changes were learned. */
  readonly ancestors: readonly string[]
  /** @param set the word's own set, whose forms then don't count. */
  run(ancestor: string, symbols: readonly number[], options: RunOptions): Descended[]
}
export interface RunOptions {
  readonly set?: string
  readonly top: number
}

export function createDescent(corpus: ForwardCorpus, tree: readonly TreeLanguage[]): Descent {
  const edges = new Map<string, Edge | undefined>()
  const edgeOf = (mother: string, daughter: string): Edge | undefined => {
    const key = `${mother} ${daughter}`
    if (!edges.has(key)) edges.set(key, learnEdge(corpus, mother, daughter, leastWords))
    return edges.get(key)
  }
  const nearest = (lineage: readonly string[], daughter: string) => {
    for (const mother of lineage.toReversed()) {
      const edge = edgeOf(mother, daughter)
      if (edge !== undefined) return { mother, edge }
    }
    return undefined
  }
  return {
    get ancestors() {
      return tree
        .map(({ slug }) => slug)
        .filter((slug) =>
          descendantsOf(tree, slug).some((below) => nearest([slug], below.slug) !== undefined),
        )
    },
    run(ancestor, symbols, { set, top }) {
      const known = new Map<string, readonly LikelyForm[]>([[ancestor, [{ symbols, confidence: 1 }]]])
      return descendantsOf(tree, ancestor).flatMap(({ slug, depth, between }): Descended[] => {
        const lineage = [ancestor, ...between].filter((language) => known.has(language))
        const found = nearest(lineage, slug)
        if (found === undefined) return []
        const { mother, edge } = found
        const mothers = known.get(mother)!.slice(0, keptForms)
        const { forms, changes } = daughterOf(edge, mothers, corpus, { set, top: Math.max(top, keptForms) })
        known.set(slug, forms)
        return [
          { language: slug, mother, depth, words: edge.changes.words, forms: forms.slice(0, top), changes },
        ]
      })
    },
  }
}

interface Way {
  readonly mother: readonly number[]
  readonly columns: readonly number[]
  readonly confidence: number
}

function daughterOf(
  edge: Edge,
  mothers: readonly LikelyForm[],
  { symbols, setIds }: ForwardCorpus,
  { set, top }: { readonly set: string | undefined; readonly top: number },
): { forms: LikelyForm[]; changes: ForwardChange[] } {
  const leftOut = set === undefined ? undefined : edge.words.get(setIds.indexOf(set))
  const words = new Map<string, { form: readonly number[]; confidence: number; way: Way }>()
  for (const mother of mothers) {
    for (const decoded of likelyForms(edge, mother.symbols, { leftOut, top, width: symbols.tokens.length })) {
      const key = decoded.symbols.join(' ')
      const confidence = mother.confidence * decoded.confidence
      const way = { mother: mother.symbols, columns: decoded.columns, confidence }
      const before = words.get(key)
      words.set(key, {
        form: decoded.symbols,
        confidence: confidence + (before?.confidence ?? 0),
        way: before === undefined || before.way.confidence < confidence ? way : before.way,
      })
    }
  }
  const ranked = [...words.values()].sort((a, b) => b.confidence - a.confidence)
  const best = ranked[0]
  return {
    forms: ranked.slice(0, top).map(({ form, confidence }) => ({ symbols: form, confidence })),
    changes: best === undefined ? [] : changesAlong(edge, best.way, { leftOut, tokens: symbols.tokens }),
  }
}

interface FormOptions {
  readonly leftOut: readonly Change[] | undefined
  readonly top: number
  /** Symbols there are. */
  readonly width: number
}

/** The forms that one form of the mother may have become. */
export function likelyForms(edge: Edge, mother: readonly number[], { leftOut, top, width }: FormOptions) {
  const places = placesOf(mother)
  const logScores = new Float32Array(places.length * width).fill(logFloor)
  places.forEach((place, i) => {
    for (const [symbol, p] of edge.changes.at(place, leftOut).probability)
      logScores[i * width + symbol] = Math.log(Math.max(p, 1e-9))
  })
  return decodeWord({ columns: places.length, width, logScores }, { temperature: edge.temperature, top })
}

function changesAlong(
  edge: Edge,
  { mother, columns }: Way,
  {
    leftOut,
    tokens,
  }: { readonly leftOut: readonly Change[] | undefined; readonly tokens: readonly string[] },
): ForwardChange[] {
  return placesOf(mother).flatMap((place, i) => {
    const symbol = columns[i]!
    if (place.symbol === gap && symbol === gap) return []
    const { probability, counts, of } = edge.changes.at(place, leftOut)
    return [
      {
        source: tokens[place.symbol]!,
        target: tokens[symbol]!,
        probability: probability.get(symbol) ?? 0,
        count: counts.get(symbol) ?? 0,
        of,
      },
    ]
  })
}

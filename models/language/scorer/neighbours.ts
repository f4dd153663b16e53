/** Nearest columns: which columns of the corpus look like the question's, over all its languages at once. */
import { edge } from '../symbols.ts'
import type { WordQuery } from '../model.ts'
import { trustIn, type TargetCounts } from './target-counts.ts'

const neighbourShare = 0.35
const weightCap = 6
/** How sharply votes fall with the score's distance from the best. */
export const sharpness = [1.5, 3] as const
const negligible = 9

/** A language's say in likeness, from its reliability. */
export const likenessWeight = (reliability: number): number =>
  Math.min(reliability / (1.05 - reliability), weightCap) / 3

export interface NeighbourSearch {
  /** Votes for every symbol of the target's inventory, for both sharpnesses: [2 x width]; and the best likeness. */
  votes(column: number): { readonly votes: Float64Array; readonly best: number }
}

/** Prepares the search for one word; the set excluded from the counts is not looked at. */
export function searchNeighbours(counts: TargetCounts, query: WordQuery): NeighbourSearch {
  const { index, target, columns, width, excluded } = counts
  const { pairwise, languages, length, formWeight, setStart } = index
  const { table, postings, size } = pairwise
  const forms = query.languages.length
  const weights = Array.from(query.languages, (language, f) =>
    language === target ? 0 : likenessWeight(trustIn(counts, language)) * query.weights[f]!,
  )
  const known = new Float64Array(setStart.length)
  for (let f = 0; f < forms; f++) {
    const full = weights[f]! * (1 + 2 * neighbourShare)
    const language = query.languages[f]!
    for (let s = 0; s + 1 < setStart.length; s++)
      if (formWeight[s * languages + language]! > 0) known[s]! += full
  }
  const scale = 1.5 / Math.sqrt(1 + weights.reduce((sum, weight) => sum + weight, 0))
  const likeness = new Float64Array(length + 1)
  const scores = new Float64Array(columns.length)
  const votes = new Float64Array(2 * width)

  const match = (language: number, symbol: number, weight: number, shift: number): void => {
    if (symbol === edge) {
      for (let s = 0; s + 1 < setStart.length; s++) {
        if (formWeight[s * languages + language]! === 0) continue
        const c = shift > 0 ? setStart[s]! : setStart[s + 1]! - 1
        likeness[c]! += weight
      }
      return
    }
    const list = symbol < size ? postings[language * size + symbol] : undefined
    if (list === undefined) return
    if (shift === 0) {
      for (const c of list) likeness[c]! += weight
      return
    }
    for (const c of list) {
      const beside = c + shift
      if (beside >= 0 && beside < length && table.set[beside] === table.set[c]) likeness[beside]! += weight
    }
  }

  return {
    votes(column) {
      likeness.fill(0)
      for (let f = 0; f < forms; f++) {
        const weight = weights[f]!
        if (weight === 0) continue
        const at = column * forms + f
        const language = query.languages[f]!
        match(language, query.symbol[at]!, weight, 0)
        match(language, query.left[at]!, neighbourShare * weight, 1)
        match(language, query.right[at]!, neighbourShare * weight, -1)
      }
      let best = -Infinity
      for (let i = 0; i < columns.length; i++) {
        const c = columns[i]!
        const set = table.set[c]!
        const score = set === excluded ? -Infinity : scale * (2 * likeness[c]! - known[set]!)
        scores[i] = score
        if (score > best) best = score
      }
      const top = Math.max(best, 0)
      votes.fill(0)
      const sums = [0.3, 0.3]
      for (let i = 0; i < columns.length; i++) {
        const below = scores[i]! - top
        if (sharpness[0] * below < -negligible) continue
        const at = columns[i]! * languages + target
        const place = counts.place[table.symbol[at]!]!
        const soft = Math.exp(sharpness[0] * below) * table.weight[at]!
        const sharp = soft * Math.exp((sharpness[1] - sharpness[0]) * below)
        votes[place]! += soft
        votes[width + place]! += sharp
        sums[0]! += soft
        sums[1]! += sharp
      }
      for (let s = 0; s < width; s++) {
        votes[s]! /= sums[0]!
        votes[width + s]! /= sums[1]!
      }
      return { votes, best: best === -Infinity ? 0 : best }
    },
  }
}

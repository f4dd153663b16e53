/** The aligned corpus, indexed for the scorer: context keys as dense rows, columns by segment, sets by column. */
import { spareSymbols, type LanguageModel } from '../model.ts'
import { classCount, naturalClass } from '../natural-class.ts'
import { featuresOf, similarityOf } from '../segments.ts'
import type { SymbolTable } from '../symbols.ts'
import type { PairwiseModel } from '../pairwise.ts'
import { traitCount, traitsOf } from './traits.ts'
import { contextKinds, keysOfRow, type KeySpace } from './contexts.ts'

export interface CorpusIndex extends KeySpace {
  /** [size x traits] */
  readonly traits: Uint8Array
  readonly pairwise: PairwiseModel
  readonly symbols: SymbolTable
  readonly languages: number
  readonly length: number
  /** First column of every set, and the length at the end. */
  readonly setStart: Int32Array
  /** By kind: dense row of every key, and [length x languages] the row of every cell, -1 where there is none. */
  readonly rows: readonly ReadonlyMap<number, number>[]
  readonly cells: readonly Int32Array[]
  /** [sets x languages] weight of the form, 0 where there is none. */
  readonly formWeight: Float32Array
}

export function indexCorpus({
  aligned,
  sets,
  symbols,
  pairwise,
}: Pick<LanguageModel, 'aligned' | 'sets' | 'symbols' | 'pairwise'>): CorpusIndex {
  const { table } = pairwise
  const { languages, length } = table
  const size = symbols.tokens.length + spareSymbols
  const classes = Int32Array.from({ length: size }, (_, id) =>
    naturalClass(id, symbols.features[id] ?? featuresOf('?')),
  )
  const traits = new Uint8Array(size * traitCount)
  symbols.tokens.forEach((token, id) => traits.set(traitsOf(id, token), id * traitCount))
  const setStart = new Int32Array(sets.length + 1)
  const formWeight = new Float32Array(sets.length * languages)
  const rows = contextKinds.map(() => new Map<number, number>())
  const cells = contextKinds.map(() => new Int32Array(length * languages).fill(-1))
  let start = 0
  sets.forEach((set, s) => {
    setStart[s] = start
    set.forEach(({ language, weight }, f) => {
      const row = aligned.alignments[s]![f]!
      formWeight[s * languages + language] = weight
      const keys = keysOfRow(row, language, { size, classes })
      contextKinds.forEach((_, kind) => {
        const known = rows[kind]!
        for (let c = 0; c < row.length; c++) {
          const key = keys[kind * row.length + c]!
          let dense = known.get(key)
          if (dense === undefined) known.set(key, (dense = known.size))
          cells[kind]![(start + c) * languages + language] = dense
        }
      })
    })
    start += aligned.alignments[s]![0]?.length ?? 0
  })
  setStart[sets.length] = start
  return { size, classes, traits, pairwise, symbols, languages, length, setStart, rows, cells, formWeight }
}

/** Natural classes as the index has them, with those of a question's unseen segments. */
export function withUnseen(index: CorpusIndex, tokens: readonly string[]): Int32Array {
  const known = index.size - spareSymbols
  if (tokens.length <= known) return index.classes
  const classes = index.classes.slice()
  for (let id = known; id < tokens.length; id++) classes[id] = naturalClass(id, featuresOf(tokens[id]!))
  return classes
}

/** Similarity of two symbols as alignment has it, at least -1.5; symbols of a question that the corpus lacks included. */
export function likenessOf(
  { symbols }: CorpusIndex,
  tokens: readonly string[],
): (a: number, b: number) => number {
  const known = symbols.tokens.length
  return (a, b) => {
    if (a === b) return a > 1 ? 1 : 0
    if (a < 2 || b < 2) return 0
    const value =
      a < known && b < known
        ? symbols.similarities[a * known + b]!
        : similarityOf(featuresOf(tokens[a]!), featuresOf(tokens[b]!))
    return Math.max(value, -1.5)
  }
}

export { classCount }

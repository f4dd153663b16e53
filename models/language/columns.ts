/**
 * The training corpus as aligned columns: what every count of the language model is taken from. A column says which
 * symbol (gap included) each language of one cognate set has in one position; weight 0 means the form is not known.
 */
import { alignForms, type AlignmentScores, type EncodedForm } from './align.ts'
import { edge, gap } from './symbols.ts'

export interface WeightedForm extends EncodedForm {
  /** Over 0, at most 1: the corpus's own forms weigh 1, visitors' forms less. */
  readonly weight: number
}
export type CognateSet = readonly WeightedForm[]

export interface ColumnTable {
  readonly languages: number
  readonly length: number
  /** Index of the cognate set of every column; columns of a set are consecutive and in order. */
  readonly set: Int32Array
  /** [length x languages] symbol, the symbol before it and the one after it in the same language (gaps included, `edge` outside). */
  readonly symbol: Int32Array
  readonly left: Int32Array
  readonly right: Int32Array
  /** [length x languages] weight of the form, 0 where the set has none. */
  readonly weight: Float32Array
  /** The one language with material in this column, or -1: for that language as target the column is set aside. */
  readonly only: Int32Array
}

/** Aligns every set and lays the columns out. A set may hold a language once. */
export function buildColumns(sets: readonly CognateSet[], scores: AlignmentScores): ColumnTable {
  const alignments = sets.map((set) => alignForms(set, scores))
  const length = alignments.reduce((sum, rows) => sum + (rows[0]?.length ?? 0), 0)
  const { languages } = scores
  const table: ColumnTable = {
    languages,
    length,
    set: new Int32Array(length),
    symbol: new Int32Array(length * languages),
    left: new Int32Array(length * languages),
    right: new Int32Array(length * languages),
    weight: new Float32Array(length * languages),
    only: new Int32Array(length).fill(-1),
  }
  let start = 0
  sets.forEach((set, setIndex) => {
    const rows = alignments[setIndex]!
    const width = rows[0]?.length ?? 0
    for (let c = 0; c < width; c++) {
      table.set[start + c] = setIndex
      const filled = rows.flatMap((row, index) => (row[c] === gap ? [] : [index]))
      if (filled.length === 1) table.only[start + c] = set[filled[0]!]!.language
      rows.forEach((row, index) => {
        const cell = (start + c) * languages + set[index]!.language
        table.symbol[cell] = row[c]!
        table.left[cell] = c === 0 ? edge : row[c - 1]!
        table.right[cell] = c === width - 1 ? edge : row[c + 1]!
        table.weight[cell] = set[index]!.weight
      })
    }
    start += width
  })
  return table
}

const logOddsWeight = 0.35
const logOddsRange: readonly [number, number] = [-2, 3]

/**
 * Log-odds of every two symbols of every two languages standing in one column, log((c + .5) / (e + .5)) with e from
 * independence, clipped, shrunk by c-confidence and weighted: the bonuses of the next round of alignment.
 */
export function estimateBonuses(table: ColumnTable, size: number): (Float32Array | undefined)[] {
  const { languages, length } = table
  const bonuses: (Float32Array | undefined)[] = new Array<Float32Array | undefined>(
    languages * languages,
  ).fill(undefined)
  for (let l = 0; l < languages; l++) {
    for (let m = l + 1; m < languages; m++) {
      const counts = new Map<number, number>()
      const rowSums = new Float64Array(size)
      const columnSums = new Float64Array(size)
      let total = 0
      for (let c = 0; c < length; c++) {
        const weight = table.weight[c * languages + l]! * table.weight[c * languages + m]!
        if (weight === 0) continue
        const x = table.symbol[c * languages + l]!
        const y = table.symbol[c * languages + m]!
        if (x === gap && y === gap) continue
        counts.set(x * size + y, (counts.get(x * size + y) ?? 0) + weight)
        rowSums[x]! += weight
        columnSums[y]! += weight
        total += weight
      }
      if (total === 0) continue
      const forward = new Float32Array(size * size)
      const backward = new Float32Array(size * size)
      for (let x = 1; x < size; x++) {
        if (rowSums[x] === 0) continue
        for (let y = 1; y < size; y++) {
          if (columnSums[y] === 0) continue
          const count = counts.get(x * size + y) ?? 0
          const expected = (rowSums[x]! * columnSums[y]!) / total
          const odds = Math.log((count + 0.5) / (expected + 0.5))
          const evidence = Math.max(count, Math.min(rowSums[x]!, columnSums[y]!))
          const shrunk =
            Math.min(Math.max(odds, logOddsRange[0]), logOddsRange[1]) * (evidence / (evidence + 2))
          forward[x * size + y] = backward[y * size + x] = logOddsWeight * shrunk
        }
      }
      bonuses[l * languages + m] = forward
      bonuses[m * languages + l] = backward
    }
  }
  return bonuses
}

export interface AlignedCorpus {
  readonly table: ColumnTable
  readonly scores: AlignmentScores
}

/** Aligns by similarity alone, then twice more with what the round before has found. */
export function alignCorpus(
  sets: readonly CognateSet[],
  symbols: { readonly size: number; readonly similarities: Float64Array; readonly languages: number },
  rounds = 2,
): AlignedCorpus {
  let scores: AlignmentScores = { ...symbols, bonuses: [], bonusSize: symbols.size }
  let table = buildColumns(sets, scores)
  for (let round = 0; round < rounds; round++) {
    scores = { ...scores, bonuses: estimateBonuses(table, symbols.size) }
    table = buildColumns(sets, scores)
  }
  scores = { ...scores, bonuses: estimateBonuses(table, symbols.size) }
  return { table, scores }
}

/**
 * The training corpus as aligned columns: what every count of the language model is taken from. A column says which
 * symbol (gap included) each language of one cognate set has in one position; weight 0 means the form is not known.
 */
import { alignForms, type Alignment, type AlignmentScores, type Bonuses, type EncodedForm } from './align.ts'
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

/** Lays aligned sets out as columns; row i of an alignment belongs to form i of its set, which has a language once. */
export function layOutColumns(
  sets: readonly CognateSet[],
  alignments: readonly Alignment[],
  languages: number,
): ColumnTable {
  const length = alignments.reduce((sum, rows) => sum + (rows[0]?.length ?? 0), 0)
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
 * independence, clipped, shrunk where the rarer symbol is rare, and weighted: the bonuses of the next round.
 */
export function estimateBonuses(table: ColumnTable, size: number): Bonuses {
  const { languages } = table
  const { place, inventory } = inventories(table, size)
  const tables = new Array<Float32Array | undefined>(languages * languages).fill(undefined)
  for (let l = 0; l < languages; l++) {
    for (let m = l + 1; m < languages; m++) {
      const counted = countPairs(table, l, m, { place, inventory, size })
      if (counted === undefined) continue
      const [rows, columns] = [inventory[l]!, inventory[m]!]
      const forward = new Float32Array(rows * columns)
      const backward = new Float32Array(rows * columns)
      for (let x = 0; x < rows; x++) {
        for (let y = 0; y < columns; y++) {
          const value = logOdds(counted, x, y, columns)
          forward[x * columns + y] = backward[y * rows + x] = value
        }
      }
      tables[l * languages + m] = forward
      tables[m * languages + l] = backward
    }
  }
  return { languages, size, place, inventory, tables }
}

interface PairCounts {
  readonly joint: Float64Array
  readonly rowSums: Float64Array
  readonly columnSums: Float64Array
  readonly total: number
}

function logOdds(
  { joint, rowSums, columnSums, total }: PairCounts,
  x: number,
  y: number,
  width: number,
): number {
  const [row, column] = [rowSums[x]!, columnSums[y]!]
  if (row === 0 || column === 0) return 0
  const odds = Math.log((joint[x * width + y]! + 0.5) / ((row * column) / total + 0.5))
  const rarer = Math.min(row, column)
  return logOddsWeight * Math.min(Math.max(odds, logOddsRange[0]), logOddsRange[1]) * (rarer / (rarer + 2))
}

function inventories(table: ColumnTable, size: number): { place: Int32Array; inventory: Int32Array } {
  const { languages, length } = table
  const place = new Int32Array(languages * size).fill(-1)
  const inventory = new Int32Array(languages)
  for (let cell = 0; cell < length * languages; cell++) {
    const symbol = table.symbol[cell]!
    if (table.weight[cell] === 0 || symbol === gap) continue
    const l = cell % languages
    if (place[l * size + symbol]! < 0) place[l * size + symbol] = inventory[l]!++
  }
  return { place, inventory }
}

function countPairs(
  table: ColumnTable,
  l: number,
  m: number,
  { place, inventory, size }: { place: Int32Array; inventory: Int32Array; size: number },
): PairCounts | undefined {
  const { languages, length } = table
  const width = inventory[m]!
  const joint = new Float64Array(inventory[l]! * width)
  const rowSums = new Float64Array(inventory[l]!)
  const columnSums = new Float64Array(width)
  let total = 0
  for (let c = 0; c < length; c++) {
    const weight = table.weight[c * languages + l]! * table.weight[c * languages + m]!
    if (weight === 0) continue
    const x = place[l * size + table.symbol[c * languages + l]!]!
    const y = place[m * size + table.symbol[c * languages + m]!]!
    if (x >= 0 && y >= 0) joint[x * width + y]! += weight
    if (x >= 0) rowSums[x]! += weight
    if (y >= 0) columnSums[y]! += weight
    if (x >= 0 || y >= 0) total += weight
  }
  return total === 0 ? undefined : { joint, rowSums, columnSums, total }
}

export interface AlignedCorpus {
  readonly alignments: readonly Alignment[]
  readonly table: ColumnTable
  readonly scores: AlignmentScores
}

export interface SymbolSpace {
  readonly size: number
  readonly similarities: Float64Array
  readonly languages: number
}

/** Aligns by similarity alone, then twice more with what the round before has found. */
export function alignCorpus(sets: readonly CognateSet[], space: SymbolSpace, rounds = 2): AlignedCorpus {
  let scores: AlignmentScores = space
  for (let round = 0; ; round++) {
    const alignments = sets.map((set) => alignForms(set, scores))
    const table = layOutColumns(sets, alignments, space.languages)
    scores = { ...scores, bonuses: estimateBonuses(table, space.size) }
    if (round === rounds) return { alignments, table, scores }
  }
}

/** The same from alignments made before, as a vocabulary keeps them. */
export function restoreCorpus(
  sets: readonly CognateSet[],
  alignments: readonly Alignment[],
  space: SymbolSpace,
): AlignedCorpus {
  const table = layOutColumns(sets, alignments, space.languages)
  return { alignments, table, scores: { ...space, bonuses: estimateBonuses(table, space.size) } }
}

/**
 * Progressive profile alignment of the forms of a cognate set: start from the most central form, add the others by
 * their likeness to it, then take every form out once and align it again. Deterministic; ties favour matches.
 */
import { gap } from './symbols.ts'

export interface EncodedForm {
  /** Index of the language. */
  readonly language: number
  /** Symbol ids without gaps. */
  readonly symbols: readonly number[]
}

export interface AlignmentScores {
  /** Number of symbols; `similarities` is size x size. */
  readonly size: number
  readonly similarities: Float64Array
  /** What recurs between two languages, found in the round before; absent in the first. */
  readonly bonuses?: Bonuses
}

/** Additions to the similarity of x in language l and y in language m, stored over what each language really has. */
export interface Bonuses {
  readonly languages: number
  readonly size: number
  /** [languages x size] place of a symbol in its language's inventory, or -1. */
  readonly place: Int32Array
  /** Size of every language's inventory. */
  readonly inventory: Int32Array
  /** At `l * languages + m`, [inventory of l x inventory of m]. */
  readonly tables: readonly (Float32Array | undefined)[]
}

/** One array a form, all of one length, gaps as symbol 0. */
export type Alignment = number[][]

const gapScore = -0.35
const occupancyFloor = 0.4

export function pairScore(scores: AlignmentScores, l: number, x: number, m: number, y: number): number {
  const similarity = scores.similarities[x * scores.size + y]!
  const { bonuses } = scores
  if (bonuses === undefined || x >= bonuses.size || y >= bonuses.size) return similarity
  const table = bonuses.tables[l * bonuses.languages + m]
  if (table === undefined) return similarity
  const row = bonuses.place[l * bonuses.size + x]!
  const column = bonuses.place[m * bonuses.size + y]!
  return row < 0 || column < 0 ? similarity : similarity + table[row * bonuses.inventory[m]! + column]!
}

/** Aligns the forms; row i belongs to form i. Columns of gaps alone never remain. */
export function alignForms(forms: readonly EncodedForm[], scores: AlignmentScores): Alignment {
  if (forms.length === 0) return []
  if (forms.length === 1) return [[...forms[0]!.symbols]]
  const order = orderByCentrality(forms, scores)
  const rows: (number[] | undefined)[] = forms.map(() => undefined)
  rows[order[0]!] = [...forms[order[0]!]!.symbols]
  for (const index of order.slice(1)) addRow(rows, index, forms, scores)
  for (const index of order) {
    rows[index] = undefined
    dropEmptyColumns(rows)
    addRow(rows, index, forms, scores)
  }
  return rows.map((row) => row!)
}

/** Aligns one more form to aligned ones; returns all rows, the new one last. */
export function alignToProfile(
  aligned: Alignment,
  forms: readonly EncodedForm[],
  added: EncodedForm,
  scores: AlignmentScores,
): Alignment {
  const rows: (number[] | undefined)[] = [...aligned.map((row) => [...row]), undefined]
  addRow(rows, aligned.length, [...forms, added], scores)
  return rows.map((row) => row!)
}

function orderByCentrality(forms: readonly EncodedForm[], scores: AlignmentScores): number[] {
  const count = forms.length
  const likeness = new Float64Array(count * count)
  const total = new Float64Array(count)
  for (let i = 0; i < count; i++) {
    for (let j = i + 1; j < count; j++) {
      const value = likenessOf(forms[i]!, forms[j]!, scores)
      likeness[i * count + j] = likeness[j * count + i] = value
      total[i]! += value
      total[j]! += value
    }
  }
  let centre = 0
  for (let i = 1; i < count; i++) if (total[i]! > total[centre]! + 1e-9) centre = i
  const others = forms.map((_, index) => index).filter((index) => index !== centre)
  others.sort((a, b) => likeness[centre * count + b]! - likeness[centre * count + a]! || a - b)
  return [centre, ...others]
}

/** Needleman-Wunsch score of two forms over the longer one's length. */
function likenessOf(a: EncodedForm, b: EncodedForm, scores: AlignmentScores): number {
  const width = b.symbols.length + 1
  let previous = Float64Array.from({ length: width }, (_, j) => j * gapScore)
  let current = new Float64Array(width)
  for (let i = 1; i <= a.symbols.length; i++) {
    current[0] = i * gapScore
    for (let j = 1; j < width; j++) {
      const match =
        previous[j - 1]! + pairScore(scores, a.language, a.symbols[i - 1]!, b.language, b.symbols[j - 1]!)
      current[j] = Math.max(match, previous[j]! + gapScore, current[j - 1]! + gapScore)
    }
    ;[previous, current] = [current, previous]
  }
  return previous[width - 1]! / Math.max(a.symbols.length, b.symbols.length, 1)
}

/** Scores every (column, segment) of a profile with a form: mean over non-gap rows, scaled by occupancy. */
function columnScores(
  rows: readonly (number[] | undefined)[],
  forms: readonly EncodedForm[],
  added: EncodedForm,
  scores: AlignmentScores,
): Float64Array {
  const present = rows.flatMap((row, index) => (row === undefined ? [] : [index]))
  const columns = rows[present[0]!]!.length
  const length = added.symbols.length
  const matrix = new Float64Array(columns * length)
  for (let c = 0; c < columns; c++) {
    let filled = 0
    for (const index of present) {
      const x = rows[index]![c]!
      if (x === gap) continue
      filled++
      const language = forms[index]!.language
      for (let j = 0; j < length; j++) {
        matrix[c * length + j]! += pairScore(scores, language, x, added.language, added.symbols[j]!)
      }
    }
    const factor = (occupancyFloor + ((1 - occupancyFloor) * filled) / present.length) / Math.max(filled, 1)
    for (let j = 0; j < length; j++) matrix[c * length + j]! *= factor
  }
  return matrix
}

function addRow(
  rows: (number[] | undefined)[],
  index: number,
  forms: readonly EncodedForm[],
  scores: AlignmentScores,
): void {
  const form = forms[index]!
  const matrix = columnScores(rows, forms, form, scores)
  const length = form.symbols.length
  const columns = length === 0 ? (rows.find((row) => row !== undefined)?.length ?? 0) : matrix.length / length
  const path = bestPath(matrix, columns, length)
  const newRow: number[] = []
  const sources: number[] = []
  for (const [column, position] of path) {
    newRow.push(position < 0 ? gap : form.symbols[position]!)
    sources.push(column)
  }
  rows.forEach((row, other) => {
    if (row !== undefined) rows[other] = sources.map((column) => (column < 0 ? gap : row[column]!))
  })
  rows[index] = newRow
}

/** Steps (column or -1, position or -1) of the best global path. */
function bestPath(matrix: Float64Array, columns: number, length: number): [number, number][] {
  const width = length + 1
  const best = new Float64Array((columns + 1) * width)
  const from = new Uint8Array((columns + 1) * width)
  for (let c = 0; c <= columns; c++) {
    for (let j = 0; j <= length; j++) {
      if (c === 0 && j === 0) continue
      const here = c * width + j
      let value = -Infinity
      let step = 0
      if (c > 0 && j > 0) value = best[here - width - 1]! + matrix[(c - 1) * length + j - 1]!
      if (c > 0 && best[here - width]! + gapScore > value + 1e-9) {
        value = best[here - width]! + gapScore
        step = 1
      }
      if (j > 0 && best[here - 1]! + gapScore > value + 1e-9) {
        value = best[here - 1]! + gapScore
        step = 2
      }
      best[here] = value
      from[here] = step
    }
  }
  const path: [number, number][] = []
  let c = columns
  let j = length
  while (c > 0 || j > 0) {
    const step = from[c * width + j]
    if (step === 0) path.push([--c, --j])
    else if (step === 1) path.push([--c, -1])
    else path.push([-1, --j])
  }
  return path.reverse()
}

function dropEmptyColumns(rows: (number[] | undefined)[]): void {
  const present = rows.filter((row) => row !== undefined)
  const kept = present[0]!.flatMap((_, c) => (present.some((row) => row[c] !== gap) ? [c] : []))
  if (kept.length === present[0]!.length) return
  rows.forEach((row, index) => {
    if (row !== undefined) rows[index] = kept.map((c) => row[c]!)
  })
}

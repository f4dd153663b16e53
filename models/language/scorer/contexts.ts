/**
 * In which surroundings a segment stands in its own word: the keys under which the target's segments are counted. A key
 * holds the language, the segment and the surroundings, so that it means the same for every target.
 */
import { classCount } from '../natural-class.ts'
import { edge, gap } from '../symbols.ts'
import { tierOf, tierSides } from './tiers.ts'

/** What each kind of key holds beside language and segment; `ownClass` has the segment's class in the segment's place. */
export const contextKinds = [
  'plain',
  'left',
  'right',
  'leftClass',
  'rightClass',
  'first',
  'last',
  'both',
  'ownClass',
  'tierLeft',
  'tierRight',
  'edges',
  'bothClass',
] as const
export const plainKind = 0
export const bothKind = 7
export const ownClassKind = 8
/** Kinds whose counts back off to those of the segment alone: by one neighbour or end of the word, and beyond. */
export const nearKinds = [1, 2, 3, 4, 5, 6] as const
export const farKinds = [9, 10, 11, 12] as const

export interface KeySpace {
  /** Above every symbol that corpus or question can have. */
  readonly size: number
  /** Natural class of every symbol. */
  readonly classes: Int32Array
}

/** Keys of one aligned form, `kind * columns + column`. */
export function keysOfRow(
  row: ArrayLike<number>,
  language: number,
  { size, classes }: KeySpace,
): Float64Array {
  const columns = row.length
  const keys = new Float64Array(contextKinds.length * columns)
  const segments = Array.from(row).filter((symbol) => symbol !== gap)
  const first = segments[0] ?? edge
  const last = segments.at(-1) ?? edge
  const rightClasses = nearestClasses(row, classes, true)
  const leftClasses = nearestClasses(row, classes, false)
  const tiers = tierSides(row, classes)
  for (let c = 0; c < columns; c++) {
    const symbol = row[c]!
    const left = c === 0 ? edge : row[c - 1]!
    const right = c === columns - 1 ? edge : row[c + 1]!
    const base = language * size + symbol
    const own = [
      base,
      base * size + left,
      base * size + right,
      base * classCount + leftClasses[c]!,
      base * classCount + rightClasses[c]!,
      base * size + first,
      base * size + last,
      (base * size + left) * size + right,
      language * classCount + classes[symbol]!,
      base * size + tiers.before[tierOf(classes[symbol]!) * columns + c]!,
      base * size + tiers.after[tierOf(classes[symbol]!) * columns + c]!,
      (base * classCount + classes[first]!) * classCount + classes[last]!,
      (base * classCount + leftClasses[c]!) * classCount + rightClasses[c]!,
    ]
    for (let kind = 0; kind < own.length; kind++) keys[kind * columns + c] = own[kind]!
  }
  return keys
}

/** Class of the nearest segment before (or after) each column; that of the edge where there is none. */
function nearestClasses(row: ArrayLike<number>, classes: Int32Array, after: boolean): Int32Array {
  const columns = row.length
  const found = new Int32Array(columns)
  let nearest = classes[edge]!
  for (let i = 0; i < columns; i++) {
    const c = after ? columns - 1 - i : i
    found[c] = nearest
    if (row[c] !== gap) nearest = classes[row[c]!]!
  }
  return found
}

/**
 * A mother's word as places where change happens: every segment, and every boundary before, between and after them,
 * where her daughter may have something new. From aligned pairs of words the places become what is learned from.
 */
import { edge, gap } from '../symbols.ts'

/** Symbol ids. At a boundary `symbol` is the gap. */
export interface Place {
  readonly symbol: number
  /** The neighbouring segments of the mother, `edge` outside the word. */
  readonly left: number
  readonly right: number
  /** The word's outermost segments: a tone changes by the onset, an onset by the tone. */
  readonly first: number
  readonly last: number
}
export interface Change {
  readonly place: Place
  /** What the daughter has there; a gap for nothing. */
  readonly target: number
}

/** Boundaries and segments in turn: 2n + 1 places for n segments. */
export function placesOf(mother: readonly number[]): Place[] {
  const first = mother[0] ?? edge
  const last = mother.at(-1) ?? edge
  const at = (i: number): number => mother[i] ?? edge
  return Array.from({ length: 2 * mother.length + 1 }, (_, i) => {
    const segment = (i - 1) / 2
    return i % 2 === 1
      ? { symbol: at(segment), left: at(segment - 1), right: at(segment + 1), first, last }
      : { symbol: gap, left: at(i / 2 - 1), right: at(i / 2), first, last }
  })
}

/** Of two aligned rows, gaps as 0. Where a daughter has several new segments in one boundary, the first of them counts. */
export function changesOf(mother: readonly number[], daughter: readonly number[]): Change[] {
  const segments = mother.filter((symbol) => symbol !== gap)
  const targets = new Array<number>(2 * segments.length + 1).fill(gap)
  let segment = 0
  mother.forEach((symbol, column) => {
    const target = daughter[column]!
    if (symbol !== gap) targets[2 * segment++ + 1] = target
    else if (targets[2 * segment] === gap) targets[2 * segment] = target
  })
  return placesOf(segments).map((place, i) => ({ place, target: targets[i]! }))
}

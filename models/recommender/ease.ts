/**
 * EASE (Steck 2019): the linear map of visits to themselves with an empty diagonal, in closed form: B = I - P / diag(P),
 * P = (X'X + lambda I)^-1. Solved on the smaller side, as P = (I - X' (XX' + lambda I)^-1 X) / lambda where visits are fewer than items.
 */
import { factorise, solveFactored } from '../language/proto/cholesky.ts'
import { toRows } from './rows.ts'
import type { ItemRows } from './rows.ts'
import type { Visit } from './visits.ts'

export interface EaseOptions {
  readonly items: number
  /** Entries kept a row; negative ones never are. */
  readonly width: number
  /** Pairs seen by fewer visits are dropped: k-anonymity. */
  readonly minVisits: number
  readonly lambda?: number
}

/** The map is dense while it is solved: beyond this it is not worth its memory and time. */
const mostItems = 4_000

export const easeFits = (items: number): boolean => items <= mostItems

/** Row i holds what having seen i adds to each other item. */
export function ease(
  visits: readonly Visit[],
  { items, width, minVisits, lambda = 100 }: EaseOptions,
): ItemRows {
  const seen = visits.map((visit) => [...new Set(visit.items)])
  const inverse = seen.length < items ? bySample(seen, items, lambda) : byItem(seen, items, lambda)
  const together = minVisits > 1 ? gram(seen, items) : undefined
  const rows = Array.from({ length: items }, (_, i) => {
    const row = new Map<number, number>()
    for (let j = 0; j < items; j++) {
      if (j === i || (together && together[i * items + j]! < minVisits)) continue
      const value = -inverse[i * items + j]! / inverse[j * items + j]!
      if (value > 0) row.set(j, value)
    }
    return row
  })
  return toRows(rows, width)
}

/** X'X, [items, items]: how many visits saw both. */
function gram(seen: readonly (readonly number[])[], items: number): Float64Array {
  const counts = new Float64Array(items * items)
  for (const own of seen) for (const i of own) for (const j of own) counts[i * items + j]!++
  return counts
}

function byItem(seen: readonly (readonly number[])[], items: number, lambda: number): Float64Array {
  const matrix = gram(seen, items)
  for (let i = 0; i < items; i++) matrix[i * items + i]! += lambda
  return inverseOf(matrix, items)
}

function bySample(seen: readonly (readonly number[])[], items: number, lambda: number): Float64Array {
  const n = seen.length
  const visitsOf: number[][] = Array.from({ length: items }, () => [])
  seen.forEach((own, v) => own.forEach((item) => visitsOf[item]!.push(v)))
  const kernel = new Float64Array(n * n)
  for (const own of visitsOf) for (const a of own) for (const b of own) kernel[a * n + b]!++
  for (let v = 0; v < n; v++) kernel[v * n + v]! += lambda
  const solved = inverseOf(kernel, n)
  const inverse = new Float64Array(items * items)
  const mixed = new Float64Array(n)
  for (let i = 0; i < items; i++) {
    mixed.fill(0)
    for (const v of visitsOf[i]!) for (let w = 0; w < n; w++) mixed[w]! += solved[v * n + w]!
    seen.forEach((own, w) => {
      for (const j of own) inverse[i * items + j]! -= mixed[w]! / lambda
    })
    inverse[i * items + i]! += 1 / lambda
  }
  return inverse
}

function inverseOf(matrix: Float64Array, n: number): Float64Array {
  factorise(matrix, n)
  const inverse = new Float64Array(n * n)
  for (let i = 0; i < n; i++) inverse[i * n + i] = 1
  solveFactored(matrix, n, inverse, n)
  return inverse
}

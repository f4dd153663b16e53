/**
 * A gated log-linear mixture of non-negative parts: P_k = n s_k / sum s_k, score = sum_k (w_k + g_k . c) ln(P_k + e^eps_k), with w, g and eps
 * learned. Items already seen are left out by the caller. The ONNX export (export.ts) computes the same.
 */
import { bagShares } from './bag.ts'
import type { Bag } from './bag.ts'
import { addRow } from './rows.ts'
import type { ItemRows } from './rows.ts'

export type Part =
  | { readonly name: string; readonly type: 'bag'; readonly bag: Bag }
  | { readonly name: string; readonly type: 'rows'; readonly rows: ItemRows; readonly fading: Float32Array }
  | { readonly name: string; readonly type: 'static'; readonly scores: Float32Array }

export interface Mixture {
  readonly parts: readonly Part[]
  /** [parts] */
  readonly weights: Float64Array
  /** [parts, context] */
  readonly gates: Float64Array
  /** [parts] */
  readonly floors: Float64Array
}

export interface PartScores {
  /** [parts][items], each with mean 1, or all 0. */
  readonly shares: readonly Float64Array[]
}

/** P_k of every item for a history (latest first). New arrays each call. */
export function partShares(
  parts: readonly Part[],
  history: readonly number[],
  items: number,
): Float64Array[] {
  return parts.map((part) => {
    const scores = new Float64Array(items)
    if (part.type === 'static') scores.set(part.scores)
    else if (part.type === 'bag') bagShares(part.bag, history, scores)
    else
      history
        .slice(0, part.fading.length)
        .forEach((item, j) => addRow(part.rows, item, part.fading[j]!, scores))
    let sum = 0
    for (const score of scores) sum += score
    if (sum > 0) for (let i = 0; i < items; i++) scores[i]! *= items / sum
    return scores
  })
}

export function mixtureScores(
  mixture: Mixture,
  history: readonly number[],
  context: Float32Array,
  items: number,
): Float64Array {
  const total = new Float64Array(items)
  partShares(mixture.parts, history, items).forEach((share, k) => {
    const weight = gatedWeight(mixture, k, context)
    const floor = Math.exp(mixture.floors[k]!)
    const base = Math.log(floor)
    for (let i = 0; i < items; i++)
      total[i]! += weight * (share[i] === 0 ? base : Math.log(share[i]! + floor))
  })
  return total
}

export function gatedWeight(mixture: Mixture, part: number, context: Float32Array): number {
  let weight = mixture.weights[part]!
  for (let c = 0; c < context.length; c++) weight += mixture.gates[part * context.length + c]! * context[c]!
  return weight
}

/** Where fitting starts, and what serves before there are visits: every part with the same say. */
export function flatMixture(parts: readonly Part[], contextSize: number, weight = 0.5): Mixture {
  return {
    parts,
    weights: new Float64Array(parts.length).fill(weight),
    gates: new Float64Array(parts.length * contextSize),
    floors: new Float64Array(parts.length).fill(-2),
  }
}

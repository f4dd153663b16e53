/**
 * The mixture's scores for many histories: what every history shares (popularity, the floors) is worked out once. The same sums as
 * `mixtureScores`, which it is tested against.
 */
import { bagShares } from './bag.ts'
import { gatedWeight } from './mixture.ts'
import type { Mixture } from './mixture.ts'
import { addRow } from './rows.ts'

/** Scores [items]; the array is reused by the next call. */
export type Scorer = (history: readonly number[], context: Float32Array) => Float64Array

export function createScorer(mixture: Mixture, items: number): Scorer {
  const total = new Float64Array(items)
  const scratch = new Float64Array(items)
  const fixed = mixture.parts.map((part, k) => {
    if (part.type !== 'static') return undefined
    const sum = part.scores.reduce((a, b) => a + b, 0)
    const floor = Math.exp(mixture.floors[k]!)
    return Float64Array.from(part.scores, (s) => Math.log((sum > 0 ? (s * items) / sum : 0) + floor))
  })

  function addRowPart(k: number, weight: number, history: readonly number[]): void {
    const part = mixture.parts[k]!
    if (part.type === 'static') return
    if (part.type === 'bag') bagShares(part.bag, history, scratch)
    else {
      const { rows, fading } = part
      scratch.fill(0)
      const depth = Math.min(fading.length, history.length)
      for (let j = 0; j < depth; j++) addRow(rows, history[j]!, fading[j]!, scratch)
    }
    let sum = 0
    for (let i = 0; i < items; i++) sum += scratch[i]!
    if (sum === 0) return
    const base = mixture.floors[k]!
    const floor = Math.exp(base)
    for (let i = 0; i < items; i++) {
      const share = scratch[i]!
      if (share > 0) total[i]! += weight * (Math.log((share * items) / sum + floor) - base)
    }
  }

  return (history, context) => {
    let constant = 0
    total.fill(0)
    fixed.forEach((table, k) => {
      const weight = gatedWeight(mixture, k, context)
      if (table !== undefined) for (let i = 0; i < items; i++) total[i]! += weight * table[i]!
      else {
        constant += weight * mixture.floors[k]!
        addRowPart(k, weight, history)
      }
    })
    for (let i = 0; i < items; i++) total[i]! += constant
    return total
  }
}

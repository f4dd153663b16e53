/**
 * How much a gram counts in a text: (1 + ln tf) * gain, the text then brought to length 1. The gain is
 * ln[(1 + n) / (1 + df)] * sqrt(s), s being the spread of the gram's log-ratios over the classes: s^2 = sum_c p_c r_c^2,
 * r_c = ln[(df_c + p_c) / n_c] - ln[(df + 1) / n]. Grams that tell classes apart weigh more, rare ones too.
 */
import { unitRows } from './sparse.ts'
import type { SparseRows } from './sparse.ts'

/** Gains of all columns, never below 0. `targets` is [rows, classes], `rowWeights` 1 where absent. */
export function gramGains(
  x: SparseRows,
  targets: Float64Array,
  classes: number,
  rowWeights?: Float64Array,
): Float64Array {
  const n = new Float64Array(classes)
  const df = new Float64Array(x.columns * classes)
  for (let i = 0; i < x.rows; i++)
    for (let c = 0; c < classes; c++) {
      const share = (rowWeights ? rowWeights[i]! : 1) * targets[i * classes + c]!
      if (share === 0) continue
      n[c]! += share
      for (let k = x.starts[i]!; k < x.starts[i + 1]!; k++) df[x.ids[k]! * classes + c]! += share
    }
  const all = n.reduce((sum, value) => sum + value, 0)
  return Float64Array.from({ length: x.columns }, (_, f) => {
    let total = 0
    for (let c = 0; c < classes; c++) total += df[f * classes + c]!
    let spread = 0
    for (let c = 0; c < classes; c++) {
      const p = n[c]! / all
      if (p === 0) continue
      const ratio = Math.log((df[f * classes + c]! + p) / n[c]!) - Math.log((total + 1) / all)
      spread += p * ratio ** 2
    }
    return Math.max(0, Math.log((1 + all) / (1 + total))) * Math.sqrt(Math.sqrt(spread))
  })
}

/** Counts to weighted rows of length 1. */
export function weigh(x: SparseRows, gains: Float64Array): SparseRows {
  return unitRows({ ...x, values: x.values.map((tf, k) => (1 + Math.log(tf)) * gains[x.ids[k]!]!) })
}

/** How well what the relatives foretell explains a form that is there: the best way to read it out of the columns. */
import { edge, gap } from '../symbols.ts'
import type { DecodedScores } from '../decode.ts'

/** Of a sound that no column accounts for. */
const logAdded = Math.log(0.02)

/**
 * Log-probability of the best monotone reading: each column gives a segment or a gap, and segments between columns are
 * added at a fixed price.
 */
export function readingScore({ columns, width, logScores }: DecodedScores, form: readonly number[]): number {
  let previous = Float64Array.from({ length: form.length + 1 }, (_, i) => i * logAdded)
  for (let c = 0; c < columns; c++) {
    const row = c * width
    const current = new Float64Array(form.length + 1)
    for (let i = 0; i <= form.length; i++) {
      const skipped = previous[i]! + logScores[row + gap]!
      const taken = i === 0 ? -Infinity : previous[i - 1]! + logScores[row + form[i - 1]!]!
      const added = i === 0 ? -Infinity : current[i - 1]! + logAdded
      current[i] = Math.max(skipped, taken, added)
    }
    previous = current
  }
  return previous[form.length]!
}

/** The best score that any form could have, column by column. */
export function bestScore({ columns, width, logScores }: DecodedScores): number {
  let sum = 0
  for (let c = 0; c < columns; c++) {
    let best = -Infinity
    for (let s = 0; s < width; s++) if (s !== edge) best = Math.max(best, logScores[c * width + s]!)
    sum += best
  }
  return sum
}

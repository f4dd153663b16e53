/** The period head read from the compact table of the prior, as `prior.ts` lays it out and the graph computes it. */
import { fingerprint, rowNumbers } from '../fingerprint.ts'
import type { Prior } from '../prior.ts'
import { joinFeatures } from './period.ts'
import { poemBag } from './poem.ts'
import { lineStart } from './witten-bell.ts'

type Lines = readonly (readonly string[])[]

/** The log-odds of the Song, and the row of every distinct gram of the poem that the table has. */
export function readPeriodTable({
  fingerprints,
  table,
  linearIntercept,
  join,
  joinIntercept,
}: Prior['period']) {
  const rows = rowNumbers(fingerprints)
  const rowOf = (gram: string): number | undefined => {
    const row = rows.get(fingerprint(gram))
    return row === undefined ? undefined : row - 1
  }
  const cell = (gram: string, column: 0 | 1 | 2): number | undefined => {
    const row = rowOf(gram)
    return row === undefined ? undefined : table[row * 3 + column]
  }
  const unseen = cell('unseen', 2) ?? 0
  const ratioOf = (line: readonly string[]): number =>
    line.reduce((sum, sign, i) => {
      const before = line[i - 1] ?? lineStart
      const own = cell(sign, 2) ?? unseen
      return sum + (cell(before + sign, 2) ?? 0) + (cell(`before:${before}`, 2) ?? 0) + own
    }, 0)
  return {
    gramsOf: (lines: Lines): number[] => [...poemBag(lines).keys()].flatMap((gram) => rowOf(gram) ?? []),
    logOdds: (lines: Lines): number => {
      const grams = [...poemBag(lines).keys()]
      const gains = grams.map((gram) => cell(gram, 0) ?? 0)
      const length = Math.hypot(...gains)
      const score = grams.reduce((sum, gram, i) => sum + gains[i]! * (cell(gram, 1) ?? 0), 0)
      const linear = (length > 0 ? score / length : 0) + linearIntercept
      const features = joinFeatures(linear, lines.map(ratioOf), lines)
      return features.reduce((sum, feature, k) => sum + feature * join[k]!, joinIntercept)
    },
  }
}

/** Probability of the Song. */
export function songFromTable(period: Prior['period']): (lines: Lines) => number {
  const { logOdds } = readPeriodTable(period)
  return (lines) => 1 / (1 + Math.exp(-logOdds(lines)))
}

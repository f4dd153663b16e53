/**
 * Poems whose period people agree on teach the period head, which comes from the prior and has no poem of its own to be
 * fitted on again. The weights of characters and pairs are drawn, by ridge regression from where they are, until such a poem
 * is answered with some certainty; form and the second layer stay. Few poems move little, and none moves a poem with which
 * it shares no character.
 */
import type { TextRow } from '../corpus.ts'
import { periods } from '../labels.ts'
import type { Prior } from '../prior.ts'
import { fitRidge } from '../ridge.ts'
import { fromEntries } from '../sparse.ts'
import { formOf, formSize, judgeVerse } from './poem.ts'
import { readPeriodTable } from './table.ts'

export interface JudgedPoem {
  readonly lines: readonly (readonly string[])[]
  /** 0 is Tang, 1 Song. */
  readonly label: 0 | 1
  readonly weight: number
}

/** The log-odds of an answer that is sure enough, 4 to 1: poems beyond it teach nothing. */
const sure = Math.log(4)
/** How firmly the weights hold to where they are, beside a poem of weight 1. */
const firmness = 3

/** The judged verse among the rows. */
export const judgedPoems = (rows: readonly TextRow[]): JudgedPoem[] =>
  rows.flatMap(({ head, label, text, weight }) => {
    const verdict = judgeVerse(text)
    if (head !== 'period' || !verdict.verse) return []
    return [{ lines: verdict.lines, label: label === periods[1] ? 1 : 0, weight }]
  })

export function teachPeriod(period: Prior['period'], poems: readonly JudgedPoem[]): Prior['period'] {
  const { logOdds, gramsOf } = readPeriodTable(period)
  const wanting = poems.flatMap((poem) => {
    const side = poem.label === 1 ? 1 : -1
    const lack = Math.max(0, sure - side * logOdds(poem.lines))
    return lack > 0 ? [{ ...poem, move: side * lack }] : []
  })
  if (wanting.length === 0) return period
  const x = fromEntries(
    wanting.map(({ lines }) => {
      const rows = gramsOf(lines)
      const gains = rows.map((row) => period.table[row * 3]!)
      const scale = slopeOf(period.join, lines) / Math.max(Math.hypot(...gains), 1e-12)
      return rows.map((row, i) => [row, gains[i]! * scale] as const)
    }),
    period.fingerprints.length,
  )
  const change = fitRidge(
    x,
    Float64Array.from(wanting, ({ move }) => move),
    1,
    { lambda: firmness, rowWeights: Float64Array.from(wanting, ({ weight }) => weight) },
  )
  const table = period.table.slice()
  change.forEach((value, row) => (table[row * 3 + 1]! += value))
  return { ...period, table }
}

/** How far the log-odds of such a form follow the linear score: joinFeatures puts it first, and again with each sign of form. */
const slopeOf = (join: readonly number[], lines: JudgedPoem['lines']): number =>
  formOf(lines).reduce((sum, sign, k) => sum + sign * join[6 + formSize + k]!, join[0]!)

/** EDTF level 2 (ISO 8601-2) dates, and the years they span, for search and time lines. */
import { parse } from 'edtf'
import { z } from 'zod'

export interface YearSpan {
  /** Astronomical years: 0 is 1 BCE. `null` is open or unknown. */
  readonly earliestYear: number | null
  readonly latestYear: number | null
}

interface EdtfNode {
  readonly type: string
  readonly level: number
  readonly values: readonly unknown[]
}

/** Years are read from the parse tree, not from `.min` and `.max`: those throw for open and very large years. */
export function yearsOfEdtf(edtf: string): YearSpan {
  return spanOf(parse(edtf, { level: 2 }))
}

const notEdtf = 'not an EDTF date: years have four digits: 1754, 0618/0907, -1300/-1046, 1270~, 18XX'
const edtfText = z.string().min(1).max(60)

export const edtfSchema = edtfText.refine((text) => soundYears(text) !== undefined, { error: notEdtf })

/** The years stand beside the date for those who have no parser; they are the date's own. */
export const dateSchema = z
  .object({
    edtf: edtfText,
    earliestYear: z.number().int().nullable(),
    latestYear: z.number().int().nullable(),
  })
  .superRefine((date, context) => {
    const years = soundYears(date.edtf)
    if (years === undefined) context.addIssue({ code: 'custom', path: ['edtf'], message: notEdtf })
    for (const name of ['earliestYear', 'latestYear'] as const)
      if (years !== undefined && years[name] !== date[name])
        context.addIssue({ code: 'custom', path: [name], message: `${date.edtf} has ${years[name]} here` })
  })
export type HeritageDate = z.infer<typeof dateSchema>

export function heritageDate(edtf: string): HeritageDate {
  return { edtf, ...yearsOfEdtf(edtf) }
}

/** `undefined` where it is no date, or one that ends before it begins or is beyond counting. */
function soundYears(text: string): YearSpan | undefined {
  try {
    const years = yearsOfEdtf(text)
    const { earliestYear: from, latestYear: to } = years
    const counted = [from, to].every((year) => year === null || Number.isSafeInteger(year))
    return counted && (from === null || to === null || from <= to) ? years : undefined
  } catch {
    return undefined
  }
}

function spanOf(node: unknown): YearSpan {
  if (!isNode(node)) return { earliestYear: null, latestYear: null }
  if (node.type === 'Interval') {
    const [from, to] = node.values
    return { earliestYear: spanOf(from).earliestYear, latestYear: spanOf(to).latestYear }
  }
  if (node.type === 'List' || node.type === 'Set') {
    const spans = node.values.map(spanOf)
    return {
      earliestYear: extreme(
        spans.map((s) => s.earliestYear),
        Math.min,
      ),
      latestYear: extreme(
        spans.map((s) => s.latestYear),
        Math.max,
      ),
    }
  }
  const year = Number(node.values[0])
  // EDTF reads 618 as the 6180s and 19 as a century: nobody who writes so means it. 19XX and 618X say it plainly.
  if (node.type === 'Century' || node.type === 'Decade')
    throw new RangeError('a year of fewer than four digits')
  const unspecified = unspecifiedDigits(node)
  // XXXX: a year that nobody knows.
  if (unspecified === 4) return { earliestYear: null, latestYear: null }
  const width = 10 ** unspecified
  const base = year < 0 ? Math.ceil(year / width) * width : Math.floor(year / width) * width
  return unspecified === 0
    ? { earliestYear: year, latestYear: year }
    : year < 0
      ? { earliestYear: base - width + 1, latestYear: base }
      : { earliestYear: base, latestYear: base + width - 1 }
}

/** `18XX` carries a bit mask of unspecified places; its four lowest bits are the year's digits, highest first. */
function unspecifiedDigits(node: EdtfNode): number {
  const mask = (node as unknown as { unspecified?: number }).unspecified ?? 0
  return mask === 0 ? 0 : [1, 2, 4, 8].filter((bit) => (mask & bit) !== 0).length
}

function extreme(years: readonly (number | null)[], pick: (...n: number[]) => number): number | null {
  const known = years.filter((y): y is number => y !== null)
  return known.length === 0 || known.length < years.length ? null : pick(...known)
}

function isNode(value: unknown): value is EdtfNode {
  return typeof value === 'object' && value !== null && 'type' in value && 'values' in value
}

/** Dates as stretches of a time line: as wide as the record's doubt, never a point in their middle. Astronomical years. */
import type { HeritageDate } from '../heritage/edtf.ts'

export interface Stretch {
  readonly from: number
  readonly to: number
  /** The record says "about" or "perhaps" of this end, or leaves it open. */
  readonly looseFrom: boolean
  readonly looseTo: boolean
}

/** An open end is drawn this long. */
const openYears = 50

/** Undefined where neither end is known. */
export function stretchOf({ edtf, earliestYear, latestYear }: HeritageDate): Stretch | undefined {
  if (earliestYear === null && latestYear === null) return undefined
  const [first = '', last = first] = edtf.split('/')
  const loose = (text: string) => /[~?%]/.test(text)
  return {
    from: earliestYear ?? latestYear! - openYears,
    to: latestYear ?? earliestYear! + openYears,
    looseFrom: earliestYear === null || loose(first),
    looseTo: latestYear === null || loose(last),
  }
}

export interface Axis {
  readonly from: number
  readonly to: number
  readonly ticks: readonly number[]
}

const steps = [10, 20, 50, 100, 200, 500, 1000, 2000, 5000]

/** Round years around all stretches, and as ticks those that have round names. */
export function axisOf(stretches: readonly Stretch[]): Axis {
  const first = Math.min(...stretches.map(({ from }) => from))
  const last = Math.max(...stretches.map(({ to }) => to))
  if (!Number.isFinite(first) || !Number.isFinite(last)) return { from: 0, to: 1, ticks: [] }
  const span = Math.max(last - first, 20)
  const step = steps.find((one) => span / one <= 6.5) ?? steps.at(-1)!
  // Adding 0 makes a 0 of -0.
  const from = Math.floor(first / step) * step + 0
  const to = Math.max(Math.ceil(last / step) * step, from + step) + 0
  const marks = Array.from({ length: (to - from) / step + 1 }, (_, i) => from + i * step)
  return { from, to, ticks: marks.map(named) }
}

/** There is no year 0 between 1 BCE and 1 CE: 500 BCE, a round year, is astronomically -499. */
const named = (year: number) => (year <= 0 ? year + 1 : year)

/** Where a year lies on an axis, 0 to 1. */
export function placeOf(year: number, { from, to }: Axis): number {
  return Math.min(1, Math.max(0, (year - from) / (to - from)))
}

/** Years between two stretches; 0 where they overlap. */
export function gapYears(a: Stretch, b: Stretch): number {
  return Math.max(0, a.from - b.to, b.from - a.to)
}

/** Those nearest in time, the thing itself among them, in the order of time. */
export function contemporaries<Thing extends { readonly slug: string; readonly stretch: Stretch }>(
  slug: string,
  things: readonly Thing[],
  most: number,
): Thing[] {
  const own = things.find((thing) => thing.slug === slug)
  if (!own) return []
  const middle = ({ from, to }: Stretch) => (from + to) / 2
  const away = ({ stretch }: Thing) =>
    gapYears(own.stretch, stretch) * 10_000 + Math.abs(middle(own.stretch) - middle(stretch))
  return [...things]
    .sort((a, b) => Number(b === own) - Number(a === own) || away(a) - away(b) || order(a, b))
    .slice(0, most)
    .sort(inTime)
}

export function inTime(
  a: { readonly slug: string; readonly stretch: Stretch },
  b: { readonly slug: string; readonly stretch: Stretch },
): number {
  return a.stretch.from - b.stretch.from || a.stretch.to - b.stretch.to || order(a, b)
}

const order = (a: { readonly slug: string }, b: { readonly slug: string }) => (a.slug < b.slug ? -1 : 1)

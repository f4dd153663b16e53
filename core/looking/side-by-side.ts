/** Where things stand that are compared at true scale: in a row on one ground, each with room to breathe. Metres. */
import type { Dimensions } from '../twin/facts.ts'

export interface Row {
  /** Of each thing's middle, to the right of the first one's. */
  readonly offsets: readonly number[]
  /** The box around all of them; `centreM` is to the right of the first one's middle. */
  readonly widthM: number
  readonly heightM: number
  readonly depthM: number
  readonly centreM: number
}

export function rowOf(things: readonly Dimensions[]): Row {
  const heights = things.map(({ heightM }) => heightM)
  const widths = things.map(({ widthM }) => widthM)
  const gap = Math.max(0.02, 0.22 * Math.min(...things.map(largest)), 0.06 * Math.max(...things.map(largest)))
  const offsets: number[] = []
  for (const [i, width] of widths.entries())
    offsets.push(i === 0 ? 0 : offsets[i - 1]! + widths[i - 1]! / 2 + gap + width / 2)
  const first = -(widths[0] ?? 0) / 2
  const last = (offsets.at(-1) ?? 0) + (widths.at(-1) ?? 0) / 2
  return {
    offsets,
    widthM: last - first,
    heightM: Math.max(...heights),
    depthM: Math.max(...things.map(({ depthM }) => depthM)),
    centreM: (first + last) / 2,
  }
}

const largest = ({ widthM, heightM, depthM }: Dimensions) => Math.max(widthM, heightM, depthM)

/**
 * Which item follows which: M[x, y] = sum over pairs at gap g <= G of g^-a len^-u, plus `undirected` times the reverse pair, divided by
 * rowsum^.5 colsum^b. SkipMarkov (gaps 1 to 5, weight 1/gap) and plain co-visits are settings of the same count.
 */
import { toRows } from './rows.ts'
import type { ItemRows } from './rows.ts'
import type { Visit } from './visits.ts'

export interface WalkSettings {
  readonly maxGap: number
  readonly gapPower: number
  /** Power of the visit's length that divides its pairs: long visits say less of each. */
  readonly lengthPower: number
  readonly undirected: number
  readonly rowPower: number
  readonly columnPower: number
  /** How many of the latest items speak, and how fast they fade: (j + 1)^-q. */
  readonly depth: number
  readonly fade: number
}

export const skipMarkov: WalkSettings = {
  maxGap: 5, gapPower: 1, lengthPower: 0, undirected: 0, rowPower: 0, columnPower: 0, depth: 5, fade: 1,
} // prettier-ignore

export const covisits: WalkSettings = {
  maxGap: 50, gapPower: 0.3, lengthPower: 0.5, undirected: 1, rowPower: 0.5, columnPower: 0.25, depth: 20, fade: 0.5,
} // prettier-ignore

export interface CountOptions {
  readonly items: number
  /** Entries kept a row. */
  readonly width: number
  /** Pairs seen by fewer visits are dropped: k-anonymity. */
  readonly minVisits: number
}

export function countWalk(
  visits: readonly Visit[],
  settings: WalkSettings,
  { items, width, minVisits }: CountOptions,
): ItemRows {
  const rows = Array.from({ length: items }, () => new Map<number, number>())
  const seenBy =
    minVisits > 1 ? Array.from({ length: items }, () => new Map<number, Set<string>>()) : undefined
  const add = (from: number, to: number, value: number, visit: string) => {
    const row = rows[from]!
    row.set(to, (row.get(to) ?? 0) + value)
    if (seenBy === undefined) return
    const known = seenBy[from]!.get(to)
    if (known) known.add(visit)
    else seenBy[from]!.set(to, new Set([visit]))
  }
  const gapWeight = Array.from({ length: settings.maxGap + 1 }, (_, gap) => gap ** -settings.gapPower)
  for (const { id, items: sequence, weights } of visits) {
    const share = sequence.length ** -settings.lengthPower
    for (let at = 1; at < sequence.length; at++) {
      const target = sequence[at]!
      for (let gap = 1; gap <= settings.maxGap && gap <= at; gap++) {
        const source = sequence[at - gap]!
        if (source === target) continue
        const value = gapWeight[gap]! * share * (weights?.[at] ?? 1)
        add(source, target, value, id)
        if (settings.undirected > 0)
          add(target, source, value * settings.undirected * (weights?.[at - gap] ?? 1), id)
      }
    }
  }
  if (seenBy)
    for (const [from, row] of rows.entries())
      for (const to of row.keys()) if (seenBy[from]!.get(to)!.size < minVisits) row.delete(to)
  normalise(rows, settings)
  return toRows(rows, width)
}

function normalise(rows: readonly Map<number, number>[], { rowPower, columnPower }: WalkSettings): void {
  const columnSums = new Float64Array(rows.length)
  const rowSums = rows.map((row) => {
    let sum = 0
    for (const [column, value] of row) {
      sum += value
      columnSums[column]! += value
    }
    return sum
  })
  for (const [item, row] of rows.entries()) {
    const divisor = rowSums[item]! ** rowPower
    for (const [column, value] of row) row.set(column, value / (divisor * columnSums[column]! ** columnPower))
  }
}

/** (j + 1)^-q for the latest `depth` items. */
export function fading({ depth, fade }: Pick<WalkSettings, 'depth' | 'fade'>): Float32Array {
  return Float32Array.from({ length: depth }, (_, j) => (j + 1) ** -fade)
}

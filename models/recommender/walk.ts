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
  /** Pairs fade with age by exp(-age / recentDays), where visits have times. */
  readonly recentDays?: number
}

export const skipMarkov: WalkSettings = {
  maxGap: 5, gapPower: 1, lengthPower: 0, undirected: 0, rowPower: 0, columnPower: 0, depth: 5, fade: 1,
} // prettier-ignore

export const covisits: WalkSettings = {
  maxGap: 50, gapPower: 0.3, lengthPower: 0.5, undirected: 1, rowPower: 0.5, columnPower: 0.25, depth: 20, fade: 0.5,
} // prettier-ignore

/** Pair counts before anything is divided: what settings that differ only in normalisation share. */
export interface PairCounts {
  /** For each item the items after it. */
  readonly forward: readonly ReadonlyMap<number, number>[]
  /** The same pairs from the other end, with the weight of the earlier item too. */
  readonly reverse: readonly ReadonlyMap<number, number>[]
}

export type PairSettings = Pick<WalkSettings, 'maxGap' | 'gapPower' | 'lengthPower' | 'recentDays'>

export interface PairOptions {
  readonly items: number
  /** Pairs seen by fewer visits are dropped: k-anonymity. */
  readonly minVisits: number
  /** The time from which ages are counted. */
  readonly nowMs?: number
}

export function countPairs(
  visits: readonly Visit[],
  settings: PairSettings,
  { items, minVisits, nowMs }: PairOptions,
): PairCounts {
  const empty = () => Array.from({ length: items }, () => new Map<number, number>())
  const [forward, reverse] = [empty(), empty()]
  const seenBy =
    minVisits > 1 ? Array.from({ length: items }, () => new Map<number, Set<string>>()) : undefined
  const gapWeight = Array.from({ length: settings.maxGap + 1 }, (_, gap) => gap ** -settings.gapPower)
  const witness = (low: number, high: number, visit: string) => {
    const known = seenBy?.[low]!.get(high)
    if (known) known.add(visit)
    else seenBy?.[low]!.set(high, new Set([visit]))
  }
  for (const { id, items: sequence, weights, times } of visits) {
    const share = sequence.length ** -settings.lengthPower
    for (let at = 1; at < sequence.length; at++) {
      const target = sequence[at]!
      const fresh = freshness(times?.[at], nowMs, settings.recentDays)
      for (let gap = 1; gap <= settings.maxGap && gap <= at; gap++) {
        const source = sequence[at - gap]!
        if (source === target) continue
        const value = gapWeight[gap]! * share * fresh * (weights?.[at] ?? 1)
        addTo(forward[source]!, target, value)
        addTo(reverse[target]!, source, value * (weights?.[at - gap] ?? 1))
        witness(Math.min(source, target), Math.max(source, target), id)
      }
    }
  }
  if (seenBy)
    for (const table of [forward, reverse])
      for (const [from, row] of table.entries())
        for (const to of row.keys())
          if (seenBy[Math.min(from, to)]!.get(Math.max(from, to))!.size < minVisits) row.delete(to)
  return { forward, reverse }
}

const addTo = (row: Map<number, number>, key: number, value: number) =>
  row.set(key, (row.get(key) ?? 0) + value)

const freshness = (atMs?: number, nowMs?: number, recentDays?: number): number =>
  recentDays === undefined || atMs === undefined || nowMs === undefined
    ? 1
    : Math.exp(-Math.max(0, nowMs - atMs) / (recentDays * 86_400_000))

export type Normalisation = Pick<WalkSettings, 'undirected' | 'rowPower' | 'columnPower'>

export function normalisePairs(
  { forward, reverse }: PairCounts,
  { undirected, rowPower, columnPower }: Normalisation,
  width: number,
): ItemRows {
  const rows = forward.map((row, item) => {
    const both = new Map(row)
    if (undirected > 0) for (const [to, value] of reverse[item]!) addTo(both, to, undirected * value)
    return both
  })
  const columnSums = new Float64Array(rows.length)
  const rowSums = rows.map((row) => {
    let sum = 0
    for (const [column, value] of row) {
      sum += value
      columnSums[column]! += value
    }
    return sum
  })
  const columnFactor = columnSums.map((sum) => sum ** -columnPower)
  for (const [item, row] of rows.entries()) {
    const factor = rowSums[item]! ** -rowPower
    for (const [column, value] of row) row.set(column, value * factor * columnFactor[column]!)
  }
  return toRows(rows, width)
}

export function countWalk(
  visits: readonly Visit[],
  settings: WalkSettings,
  { width, ...options }: PairOptions & { readonly width: number },
): ItemRows {
  return normalisePairs(countPairs(visits, settings, options), settings, width)
}

/** (j + 1)^-q for the latest `depth` items. */
export function fading({ depth, fade }: Pick<WalkSettings, 'depth' | 'fade'>): Float32Array {
  return Float32Array.from({ length: depth }, (_, j) => (j + 1) ** -fade)
}

/** What the gates see of a visit: c in mixture.ts. Plain without times, timed with them; every number is about 0 to 3. */
import type { Slot } from './visits.ts'

export interface ContextTables {
  /** [items] 0..1 */
  readonly popularityRank: Float32Array
  /** [items] ln of recent over older popularity; only where there are times. */
  readonly trend?: Float32Array
  /** When the statistics end: what was popular then fades. */
  readonly endMs?: number
}

export const contextSize = (tables: ContextTables): number => (tables.trend === undefined ? 2 : 7)

const minuteMs = 60_000
const dayMs = 86_400_000

export function contextOf(
  slot: Pick<Slot, 'history' | 'historyTimes' | 'atMs'>,
  tables: ContextTables,
): Float32Array {
  const latest = slot.history.slice(0, 3)
  const mean = (table: Float32Array) =>
    latest.reduce((sum, item) => sum + table[item]!, 0) / Math.max(1, latest.length)
  const length = Math.log1p(slot.history.length) / 2
  if (tables.trend === undefined) return Float32Array.of(length, mean(tables.popularityRank))
  const times = slot.historyTimes ?? []
  const now = slot.atMs ?? times[0] ?? 0
  const idle = Math.log1p(Math.max(0, now - (times[0] ?? now)) / minuteMs)
  const burst = times.filter((t) => now - t <= 360 * minuteMs).length
  return Float32Array.of(
    length,
    mean(tables.popularityRank),
    idle / 5,
    Math.min(idle, 3) / 3,
    Math.log1p(burst) / 2,
    mean(tables.trend),
    Math.log1p(Math.max(0, now - (tables.endMs ?? now)) / dayMs) / 3,
  )
}

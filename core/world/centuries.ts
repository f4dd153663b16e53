/** How many things fall into each century, each spread over all the years that its date leaves open. */
import type { Stretch } from './time.ts'

export interface Century {
  /** Its first astronomical year: 0 for 1 BCE to 99 CE, -100 for the hundred years before. */
  readonly from: number
  /** Things, in parts: one whose date spans four centuries counts a quarter in each. */
  readonly weight: number
}

export function centuriesOf(
  stretches: readonly Stretch[],
  { from, to }: { readonly from: number; readonly to: number },
): Century[] {
  const first = Math.floor(from / 100) * 100
  const count = Math.max(1, Math.floor(to / 100) - Math.floor(from / 100) + 1)
  const weights = new Array<number>(count).fill(0)
  for (const stretch of stretches) {
    const years = stretch.to - stretch.from + 1
    for (let i = 0; i < count; i++) {
      const start = first + i * 100
      const shared = Math.min(stretch.to, start + 99) - Math.max(stretch.from, start) + 1
      if (shared > 0) weights[i]! += shared / years
    }
  }
  return weights.map((weight, i) => ({ from: first + i * 100, weight }))
}

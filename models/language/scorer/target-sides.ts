/** What the target has beside every column of the corpus, as places of its inventory. */
import { edge, gap } from '../symbols.ts'
import type { CorpusIndex } from './corpus-index.ts'
import type { TargetCounts } from './target-counts.ts'
import { tierCount, tierSides, type TierSides } from './tiers.ts'

type Inventory = Pick<TargetCounts, 'place' | 'width'>

/** [columns x 2] the nearest segment before and after each column; the width for the edge. */
export function segmentsBeside(
  { setStart, languages, length, pairwise }: CorpusIndex,
  target: number,
  { place, width }: Inventory,
): Int32Array {
  const { table } = pairwise
  const beside = new Int32Array(2 * length)
  for (let set = 0; set + 1 < setStart.length; set++) {
    const [from, to] = [setStart[set]!, setStart[set + 1]!]
    let nearest = width
    for (let c = from; c < to; c++) {
      beside[c * 2] = nearest
      const symbol = table.symbol[c * languages + target]!
      if (symbol !== gap) nearest = place[symbol]!
    }
    nearest = width
    for (let c = to - 1; c >= from; c--) {
      beside[c * 2 + 1] = nearest
      const symbol = table.symbol[c * languages + target]!
      if (symbol !== gap) nearest = place[symbol]!
    }
  }
  return beside
}

/** By `tier * length + column`: what the tier has before and after; the width for none. */
export function tiersBeside(
  { setStart, languages, length, pairwise, classes }: CorpusIndex,
  target: number,
  { place, width }: Inventory,
): TierSides {
  const { table } = pairwise
  const before = new Int32Array(tierCount * length)
  const after = new Int32Array(tierCount * length)
  const placeOf = (symbol: number): number => (symbol === edge ? width : place[symbol]!)
  for (let set = 0; set + 1 < setStart.length; set++) {
    const [from, to] = [setStart[set]!, setStart[set + 1]!]
    if (from === to || table.weight[from * languages + target] === 0) continue
    const row = Int32Array.from(
      { length: to - from },
      (_, i) => table.symbol[(from + i) * languages + target]!,
    )
    const sides = tierSides(row, classes)
    for (let tier = 0; tier < tierCount; tier++)
      for (let i = 0; i < row.length; i++) {
        before[tier * length + from + i] = placeOf(sides.before[tier * row.length + i]!)
        after[tier * length + from + i] = placeOf(sides.after[tier * row.length + i]!)
      }
  }
  return { before, after }
}

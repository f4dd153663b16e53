/** What items have in common before anybody came: the things of the graph they are joined to, and the words of their texts. */
import { toRows } from './rows.ts'
import type { ItemRows } from './rows.ts'

/**
 * Cosine of weighted sets of features (concept ids, or words). A feature's weight is its rarity, ln(n / df); one that everything or only one
 * thing has says nothing.
 */
export function featureSimilarity(features: readonly (readonly string[])[], width: number): ItemRows {
  const holders = new Map<string, Map<number, number>>()
  features.forEach((list, item) => {
    for (const feature of list) {
      const row = holders.get(feature) ?? new Map<number, number>()
      holders.set(feature, row.set(item, (row.get(item) ?? 0) + 1))
    }
  })
  const norms = new Float64Array(features.length)
  const rows = features.map(() => new Map<number, number>())
  for (const row of holders.values()) {
    const rarity = Math.log(features.length / row.size)
    for (const [item, count] of row) norms[item]! += ((1 + Math.log(count)) * rarity) ** 2
    if (rarity === 0) continue
    for (const [a, countA] of row) {
      for (const [b, countB] of row) {
        if (a === b) continue
        const value = (1 + Math.log(countA)) * (1 + Math.log(countB)) * rarity ** 2
        rows[a]!.set(b, (rows[a]!.get(b) ?? 0) + value)
      }
    }
  }
  for (const [a, row] of rows.entries())
    for (const [b, value] of row) row.set(b, value / Math.sqrt(norms[a]! * norms[b]!))
  return toRows(rows, width)
}

/** Words of a text in any script: lower-case words, and pairs of Han characters. */
export function wordsOf(text: string): string[] {
  const words =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/\p{Script=Han}+|[\p{L}\p{M}\p{N}]+/gu) ?? []
  return words.flatMap((word) =>
    /\p{Script=Han}/u.test(word)
      ? Array.from({ length: Math.max(1, word.length - 1) }, (_, i) => word.slice(i, i + 2))
      : word.length > 2
        ? [word]
        : [],
  )
}

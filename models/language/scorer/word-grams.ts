/** Which words a language would have: three segments in a row, backing off to two. Places as in TargetCounts; its width is either edge. */
/** Counts of three in a row, and of the first two of them. */
export interface WordGrams {
  readonly three: Map<number, number>
  readonly two: Map<number, number>
}

export const wordGrams = (): WordGrams => ({ three: new Map(), two: new Map() })

/** How many observations the shorter context counts as. */
const backing = 4

const bump = (counts: Map<number, number>, key: number, n: number): void => {
  counts.set(key, (counts.get(key) ?? 0) + n)
}

/** Adds a word n times. */
export function addWord({ three, two }: WordGrams, word: readonly number[], width: number, n: number): void {
  let [before, last] = [width, width]
  for (let i = 0; i <= word.length; i++) {
    const next = i === word.length ? width : word[i]!
    const context = before * (width + 1) + last
    bump(two, context, n)
    bump(three, context * (width + 1) + next, n)
    ;[before, last] = [last, next]
  }
}

/** log P of the word, its end included. A place that the language never shows is -1; `pair` is P(next | before). */
export function wordLogProbability(
  { grams, width }: { readonly grams: WordGrams; readonly width: number },
  word: readonly number[],
  pair: (before: number, next: number) => number,
): number {
  let [before, last] = [width, width]
  let sum = 0
  for (let i = 0; i <= word.length; i++) {
    const next = i === word.length ? width : word[i]!
    const shorter = pair(last, next)
    if (before < 0 || last < 0) sum += Math.log(shorter)
    else {
      const context = before * (width + 1) + last
      const seen = next < 0 ? 0 : Math.max(0, grams.three.get(context * (width + 1) + next) ?? 0)
      sum += Math.log((seen + backing * shorter) / (Math.max(0, grams.two.get(context) ?? 0) + backing))
    }
    ;[before, last] = [last, next]
  }
  return sum
}

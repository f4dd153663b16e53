/**
 * Two bigram models of characters, one for each period, smoothed after Witten & Bell (1991):
 * P(c | p) = [N(p,c) + T(p) P(c)] / [N(p) + T(p)], T(p) being how many different characters follow p, and
 * P(c) = [N(c) + T / V] / [N + T]. What the comparison needs is one log-ratio for each pair seen, and for the others the
 * sum of one number for the character before and one for the character itself.
 */

/** Stands before the first character of a line. */
export const lineStart = '^'

export interface PairCounts {
  readonly pairs: Map<string, number>
  readonly contexts: Map<string, number>
  readonly continuations: Map<string, number>
  readonly characters: Map<string, number>
  total: number
}
export interface LogRatios {
  /** By pair, what is to be added to `before` and `character`. */
  readonly pairs: ReadonlyMap<string, number>
  readonly before: ReadonlyMap<string, number>
  readonly character: ReadonlyMap<string, number>
  /** Of a character that neither period has. */
  readonly unseen: number
}

export function countPairs(poems: Iterable<readonly (readonly string[])[]>): PairCounts {
  const counts: PairCounts = {
    pairs: new Map(), contexts: new Map(), continuations: new Map(), characters: new Map(), total: 0,
  } // prettier-ignore
  for (const lines of poems)
    for (const line of lines) {
      let before = lineStart
      for (const sign of line) {
        const pair = before + sign
        const seen = counts.pairs.get(pair) ?? 0
        counts.pairs.set(pair, seen + 1)
        if (seen === 0) increase(counts.continuations, before)
        increase(counts.contexts, before)
        increase(counts.characters, sign)
        counts.total++
        before = sign
      }
    }
  return counts
}

/** ln P_a - ln P_b. Pairs with fewer than `minPairs` occurrences in both together are left to the back-off. */
export function logRatios(a: PairCounts, b: PairCounts, minPairs: number): LogRatios {
  const characters = new Set([...a.characters.keys(), ...b.characters.keys()])
  const [unigramA, unigramB] = [unigram(a, characters.size), unigram(b, characters.size)]
  const character = new Map([...characters].map((c) => [c, Math.log(unigramA(c) / unigramB(c))]))
  const contexts = new Set([...a.contexts.keys(), ...b.contexts.keys()])
  const before = new Map([...contexts].map((p) => [p, Math.log(backOff(a, p) / backOff(b, p))]))
  const pairs = new Map<string, number>()
  for (const pair of new Set([...a.pairs.keys(), ...b.pairs.keys()])) {
    if ((a.pairs.get(pair) ?? 0) + (b.pairs.get(pair) ?? 0) < minPairs) continue
    const [p, c] = [...pair] as [string, string]
    const full = Math.log(bigram(a, pair, p, unigramA(c)) / bigram(b, pair, p, unigramB(c)))
    pairs.set(pair, full - before.get(p)! - character.get(c)!)
  }
  return { pairs, before, character, unseen: Math.log(unigramA('') / unigramB('')) }
}

/** The log-ratio of one line. */
export function lineRatio(line: readonly string[], ratios: LogRatios): number {
  let sum = 0
  let before = lineStart
  for (const sign of line) {
    sum += ratios.pairs.get(before + sign) ?? 0
    sum += (ratios.before.get(before) ?? 0) + (ratios.character.get(sign) ?? ratios.unseen)
    before = sign
  }
  return sum
}

/** P(c) by Witten-Bell, the distribution over all V known characters. */
function unigram(counts: PairCounts, known: number): (sign: string) => number {
  const types = counts.characters.size
  return (sign) => ((counts.characters.get(sign) ?? 0) + types / known) / (counts.total + types)
}

/** The weight of the shorter context: T(p) / [N(p) + T(p)], 1 after a character never seen. */
function backOff(counts: PairCounts, before: string): number {
  const types = counts.continuations.get(before) ?? 0
  return types === 0 ? 1 : types / (counts.contexts.get(before)! + types)
}

function bigram(counts: PairCounts, pair: string, before: string, shorter: number): number {
  const types = counts.continuations.get(before) ?? 0
  if (types === 0) return shorter
  return ((counts.pairs.get(pair) ?? 0) + types * shorter) / (counts.contexts.get(before)! + types)
}

function increase(map: Map<string, number>, key: string): void {
  map.set(key, (map.get(key) ?? 0) + 1)
}

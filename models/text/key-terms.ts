/** Which words of a text spoke for an answer: the evidence of all grams within a word, added up. */
import { gramsOf, isIdeographic, stretches } from './tokens.ts'
import type { GramOptions } from './tokens.ts'

export interface Evidence {
  /** By gram: how much it added to the answer (minus what it added to the answers on average). */
  readonly byGram: ReadonlyMap<string, number>
}
export interface KeyTerm {
  readonly term: string
  readonly weight: number
}

/** Words that carry no subject; they weigh in the answer, and are not shown as its reason. */
const plainWords: ReadonlySet<string> = new Set(
  (
    'a an and are as at be but by for from had has have he her him his i if in into is it its of on or our she so ' +
    'than that the their them they this to was we were what when where which who will with you your'
  ).split(' '),
)
const plainSigns = /[的了是在和与也就都而及着或之其这那他她它们我你]/u

/** The strongest terms that speak for the answer, best first; weights are shares of all that spoke for it. */
export function keyTerms(text: string, { byGram }: Evidence, grams: GramOptions, limit: number): KeyTerm[] {
  const sums = new Map<string, number>()
  for (const word of new Set(stretches(text)))
    for (const term of termsOf(word)) {
      const inside = gramsOf(term, grams)
      sums.set(term, inside.reduce((sum, gram) => sum + (byGram.get(gram) ?? 0), 0)) // prettier-ignore
    }
  const positive = [...byGram.values()].reduce((sum, value) => sum + Math.max(0, value), 0)
  const ranked = [...sums]
    .filter(([, value]) => value > 0)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  const chosen: KeyTerm[] = []
  for (const [term, value] of ranked) {
    if (chosen.length === limit) break
    if (isIdeographic(term) && chosen.some((other) => overlaps(other.term, term))) continue
    chosen.push({ term, weight: Math.min(1, value / positive) })
  }
  return chosen
}

/** All terms of a text that may be shown, in order of first occurrence. */
export const termsOfText = (text: string): string[] => [...new Set(stretches(text).flatMap(termsOf))]

/** Words of alphabets whole; of Han and kana the pairs, as no dictionary tells where a word ends. */
function termsOf(word: string): string[] {
  if (!isIdeographic(word)) return plainWords.has(word) ? [] : [word]
  const signs = [...word]
  if (signs.length < 2) return [word]
  return signs.slice(1).flatMap((sign, i) => (plainSigns.test(signs[i]! + sign) ? [] : [signs[i]! + sign]))
}

/** Pairs that share a character, such as neighbours in one run. */
const overlaps = (a: string, b: string): boolean =>
  isIdeographic(a) && [...a].some((sign) => b.includes(sign))

/**
 * What a text is made of, for counting: one space of grams for all languages, so that no language identification is
 * needed. Han, kana and Hangul give characters and pairs; other scripts give the word and the 4-6-grams of `<word>`, which
 * carry over between inflected forms and related languages. Arabic, which is written without most vowels and joins
 * article and particles to the word, is first freed of those and gives 3-grams too.
 */
import { romanise } from './romanise.ts'

export interface GramOptions {
  /** Lengths of the grams within `<word>`. */
  readonly shortest: number
  readonly longest: number
  /** Also pairs of neighbouring words (`not good`), and three characters in a row of Han, kana or Hangul. */
  readonly phrases: boolean
  /** Cyrillic and Greek in Latin letters, and Latin without marks; no where absent. */
  readonly romanised?: boolean
}
export const topicGrams: GramOptions = { shortest: 4, longest: 6, phrases: false }
/** Of models of many languages. */
export const sharedGrams: GramOptions = { ...topicGrams, romanised: true }
/** Of the museum's own model: also neighbouring words and three characters in a row (`not good`, `没意思`). */
export const museumGrams: GramOptions = { ...topicGrams, phrases: true }

const run = /[\p{L}\p{M}\p{N}]+/gu
const stretch =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー]+|[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー]+/gu
const ideographic = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー]/u
const arabic = /^\p{Script=Arabic}/u
/** Vowel signs and the stroke that only lengthens a line. */
const arabicMarks = /[\u064b-\u0652\u0640]/gu
const arabicVariants: readonly (readonly [RegExp, string])[] = [
  [/[أإآٱ]/gu, 'ا'],
  [/ة/gu, 'ه'],
  [/ى/gu, 'ي'],
]
/** "and", "so", then the article, alone or after "with", "like", "for". */
const arabicJoined = /^[وف]?(?:ال|بال|كال|لل)(?=..)/u

export const normalise = (text: string): string => text.normalize('NFKC').toLowerCase()

/** Arabic spellings that differ by habit made one, and the word without what is joined to its front. */
function bareArabic(word: string): string {
  const bare = word.replace(arabicMarks, '').replace(arabicJoined, '')
  return arabicVariants.reduce((spelling, [variant, plain]) => spelling.replace(variant, plain), bare)
}

/** The stretches of one script in reading order: words of alphabets, and unbroken runs of Han and kana. */
export function stretches(text: string): string[] {
  return (normalise(text).match(run) ?? []).flatMap((word) =>
    (word.match(stretch) ?? []).map((part) => (arabic.test(part) ? bareArabic(part) : part)),
  )
}

export const isIdeographic = (word: string): boolean => ideographic.test(word)

/** Grams with how often they occur, in order of first occurrence. A whole word is marked `=word`, a phrase `a_b`. */
export function countGrams(text: string, options: GramOptions = topicGrams): Map<string, number> {
  const counts = new Map<string, number>()
  let before = ''
  for (const word of stretches(text)) {
    for (const gram of gramsOf(options.romanised === true ? romanise(word) : word, options))
      count(counts, gram)
    if (options.phrases) {
      const joins = before !== '' && !isIdeographic(before) && !isIdeographic(word)
      if (joins) count(counts, `${before}_${word}`)
      before = word
    }
  }
  return counts
}

/** The grams of one stretch; the readable ones (words, pairs of characters) among them can serve as key terms. */
export function gramsOf(word: string, { shortest, longest, phrases }: GramOptions = topicGrams): string[] {
  const signs = [...word]
  const grams: string[] = []
  if (isIdeographic(word)) {
    for (let i = 0; i < signs.length; i++) {
      grams.push(signs[i]!)
      if (i + 1 < signs.length) grams.push(signs[i]! + signs[i + 1]!)
      if (phrases && i + 2 < signs.length) grams.push(signs[i]! + signs[i + 1]! + signs[i + 2]!)
    }
    return grams
  }
  grams.push(`=${word}`)
  const framed = ['<', ...signs, '>']
  for (let length = arabic.test(word) ? Math.min(3, shortest) : shortest; length <= longest; length++)
    for (let i = 0; i + length <= framed.length; i++) grams.push(framed.slice(i, i + length).join(''))
  return grams
}

function count(counts: Map<string, number>, gram: string): void {
  counts.set(gram, (counts.get(gram) ?? 0) + 1)
}

/** TF-IDF's smooth form: ln((1 + n) / (1 + df)) + 1, so that a gram in every text keeps weight 1. */
export const idf = (n: number, df: number): number => Math.log((1 + n) / (1 + df)) + 1

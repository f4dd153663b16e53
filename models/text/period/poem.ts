/** The outward form of a classical Chinese poem, and whether a text is one at all. Script and line lengths decide. */
import { inKnownSigns } from './simplified.ts'

const han = /^\p{Script=Han}$/u
const lineEnd = /[，。！？；、：,.!?;:\s]+/u
const quotes = /[「」『』“”‘’《》〈〉（）()【】\[\]—…·]/gu

/** Lines as lists of characters; punctuation and quotation marks are gone. */
export function linesOf(text: string): string[][] {
  return text
    .normalize('NFC')
    .replace(quotes, '')
    .split(lineEnd)
    .filter((line) => line !== '')
    .map((line) => [...line])
}

export type VerseVerdict =
  /** Its characters as the period head knows them. */
  | { readonly verse: true; readonly lines: readonly (readonly string[])[] }
  | {
      readonly verse: false
      readonly reason: 'not-chinese' | 'too-short' | 'too-long' | 'uneven-lines' | 'modern-words'
    }

/** Words of modern Chinese prose that classical verse has next to never; two of them tell. */
const modern = /的|了|们|們|这|這个|这个|吗|嗎|呢|是在|我的|你的|博物|展|什么|什麼|怎么|怎麼/gu

/**
 * Classical verse: nearly all Han, at least four lines, at most 4,000 characters, at least four fifths of the lines being of 3 to 7
 * characters and three fifths of one and the same length, and hardly a word of modern prose.
 */
export function judgeVerse(text: string): VerseVerdict {
  const lines = linesOf(text)
  const signs = lines.flat()
  const share = signs.filter((sign) => han.test(sign)).length / Math.max(1, signs.length)
  if (share < 0.9) return { verse: false, reason: 'not-chinese' }
  if (lines.length < 4 || signs.length < 16) return { verse: false, reason: 'too-short' }
  if (signs.length > 4000) return { verse: false, reason: 'too-long' }
  const short = lines.filter((line) => line.length >= 3 && line.length <= 7).length
  if (short < 0.8 * lines.length || commonest(lines).share < 0.6)
    return { verse: false, reason: 'uneven-lines' }
  const words = signs.join('').match(modern)?.length ?? 0
  if (words >= 2 && words * 40 > signs.length) return { verse: false, reason: 'modern-words' }
  return { verse: true, lines: inKnownSigns(lines) }
}

/** The commonest line length, and the share of lines that have it. */
export function commonest(lines: readonly (readonly string[])[]): { length: number; share: number } {
  const counts = new Map<number, number>()
  for (const line of lines) counts.set(line.length, (counts.get(line.length) ?? 0) + 1)
  let best = 0
  for (const [length, n] of counts) if (n > (counts.get(best) ?? 0)) best = length
  return { length: best, share: (counts.get(best) ?? 0) / Math.max(1, lines.length) }
}

export const formSize = 17

/** Form as numbers: metre, number of lines, length, evenness, repetition. */
export function formOf(lines: readonly (readonly string[])[]): number[] {
  const n = lines.flat().length
  const { length, share } = commonest(lines)
  const regular = share === 1
  const distinct = new Set(lines.flat()).size
  const doubled = lines.reduce(
    (sum, line) => sum + line.filter((c, i) => i > 0 && c === line[i - 1]).length,
    0,
  )
  const flag = (value: boolean) => (value ? 1 : 0)
  return [
    flag(regular && length === 5 && lines.length === 4),
    flag(regular && length === 7 && lines.length === 4),
    flag(regular && length === 5 && lines.length === 8),
    flag(regular && length === 7 && lines.length === 8),
    flag(regular && length === 5 && lines.length > 8),
    flag(regular && length === 7 && lines.length > 8),
    flag(regular && length === 4),
    flag(regular && length === 6),
    flag(!regular),
    flag(lines.length % 2 === 1),
    Math.log(1 + n),
    Math.log(1 + lines.length),
    share,
    n > 0 ? distinct / n : 0,
    Math.log(1 + doubled),
    flag(lines.length < 4),
    flag(lines.length > 16),
  ]
}

/** The form as a token, so that it takes part among the characters. */
export function formToken(lines: readonly (readonly string[])[]): string {
  const { length, share } = commonest(lines)
  const size = lines.length > 16 ? 'long' : String(lines.length)
  return `form:${share === 1 ? length : `${length}~`}x${size}`
}

/** Distinct characters and pairs within a line, and the form token; each counts once. */
export function poemBag(lines: readonly (readonly string[])[]): Map<string, number> {
  const bag = new Map<string, number>([[formToken(lines), 1]])
  for (const line of lines)
    line.forEach((sign, i) => {
      bag.set(sign, 1)
      if (i > 0) bag.set(line[i - 1]! + sign, 1)
    })
  return bag
}

/**
 * Text as the full-text indexes of both stores hold it. Words are folded (case, width, diacritics); writing without spaces
 * (Chinese, Japanese) is cut into single characters and pairs. Every token is then spelled in a-z and 0-9 alone, so that no
 * engine's own tokenizer or query syntax has a say: what a person types is never interpreted.
 */

/** Longer words are found by their beginning; spelled out, 32 characters stay below Lucene's 255. */
const maxCharacters = 32
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]/u
const runs =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+|[[\p{L}\p{M}\p{N}]--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]]+/gv

/** Case, compatibility forms and the diacritics of Latin, Greek and Cyrillic letters don't matter for finding. */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFKC')
    .toLowerCase()
}

/** Folded words in order; a run of unspaced writing is one word. */
export const wordsOf = (text: string): string[] => fold(text).match(runs) ?? []

export const isUnspaced = (word: string): boolean => unspaced.test(word)

/** What the index holds of a text: tokens joined by spaces. */
export function indexText(texts: readonly string[]): string {
  return texts
    .flatMap((text) => wordsOf(text).flatMap((word) => (isUnspaced(word) ? piecesOf(word) : [word])))
    .map(spell)
    .join(' ')
}

export interface SearchToken {
  readonly token: string
  /** Matches every indexed token that begins with it. */
  readonly prefix: boolean
}

/** All of them must be found. Words of two and more characters match by their beginning, so that `bell` finds `bells`. */
export function searchTokens(text: string): SearchToken[] {
  const tokens = new Map<string, SearchToken>()
  for (const word of wordsOf(text)) {
    const characters = Array.from(word)
    const pieces = isUnspaced(word) && characters.length > 1 ? pairsOf(characters) : [word]
    for (const piece of pieces)
      tokens.set(piece, { token: spell(piece), prefix: !isUnspaced(word) && characters.length > 1 })
  }
  return [...tokens.values()]
}

function piecesOf(word: string): string[] {
  const characters = Array.from(word)
  return [...characters, ...pairsOf(characters)]
}

function pairsOf(characters: readonly string[]): string[] {
  return characters.slice(1).map((character, i) => `${characters[i]}${character}`)
}

/** Letters outside ASCII become `x<hex>z`; character by character, so that prefixes stay prefixes. */
function spell(word: string): string {
  return Array.from(word)
    .slice(0, maxCharacters)
    .map((c) => (/[a-wy0-9]/.test(c) ? c : `x${c.codePointAt(0)!.toString(16)}z`))
    .join('')
}

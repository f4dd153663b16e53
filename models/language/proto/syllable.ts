/**
 * Syllables in slots. A syllable of a tone language falls into onset, medial, nucleus, offglide, coda and tone, so that
 * reflexes are compared slot by slot; its ancestor into onset, rime and tone, normalised so that what notation leaves
 * out or merges is the same cell again (and can be spelled back).
 */
import { featuresOf, similarityOf } from '../segments.ts'

export const slotNames = ['onset', 'medial', 'nucleus', 'offglide', 'coda', 'tone'] as const
/** One string a slot, in the order of `slotNames`; empty where the syllable has nothing there. */
export type Syllable = readonly [string, string, string, string, string, string]

const nasalised = '\u0303'
const nonSyllabic = '\u032f'
const syllabicMarks = /[\u0329\u030d]/u
const nasals = /[mnɲŋ\u0303]/u
const toneLetters = /^[\u02e5-\u02e9]+$/u
const isVocalic = (token: string): boolean => featuresOf(token).kind === 'vowel' || syllabicMarks.test(token)

export function parseSyllable(segments: readonly string[]): Syllable {
  const tokens = segments.map((token) => token.normalize('NFD'))
  const toneMarks = tokens.filter((token) => toneLetters.test(token)).join('')
  const sounds = tokens.filter((token) => !toneLetters.test(token))
  const first = sounds.findIndex(isVocalic)
  // A syllabic nasal or nothing vocalic at all: the last consonant carries the syllable.
  const start = first < 0 ? Math.max(sounds.length - 1, 0) : first
  const end = sounds.findLastIndex(isVocalic)
  const onset = sounds.slice(0, start).join('')
  const closing = first < 0 ? '' : sounds.slice(end + 1).join('')
  const rime = first < 0 ? (sounds[start] ?? '') : sounds.slice(start, end + 1).join('')
  const { medial, nucleus, offglide } = splitRime(rime.replaceAll(nasalised, ''))
  const coda = (rime.includes(nasalised) ? nasalised : '') + closing
  const stopped = /[ptkʔ]/u.test(coda) ? '!' : ''
  return [onset, medial, nucleus, offglide, coda, toneMarks + stopped]
}

/** Vowel letters with their marks; a glide (marked non-syllabic) before the rest is medial, after it offglide. */
function splitRime(rime: string): { medial: string; nucleus: string; offglide: string } {
  const letters = rime.match(/\p{L}\P{L}*/gu) ?? []
  if (letters.length < 2) return { medial: '', nucleus: rime, offglide: '' }
  const close = (letter: string): boolean => /^[iuyɯʊɪ]/u.test(letter)
  const medial =
    letters.length > 1 && letters[0]!.includes(nonSyllabic) && close(letters[0]!) ? letters[0]! : ''
  const rest = medial === '' ? letters : letters.slice(1)
  const last = rest.at(-1)!
  const offglide = rest.length > 1 && close(last) ? last : ''
  const nucleus = rest.slice(0, offglide === '' ? undefined : -1).join('')
  return { medial: bare(medial), nucleus: nucleus.replaceAll(nonSyllabic, ''), offglide: bare(offglide) }
}
const bare = (letter: string): string => letter.replaceAll(nonSyllabic, '')

/** Distance of two fillers of a slot, 0..1: half for being unequal, half the root of their phonological distance. */
export function slotDistance(a: string, b: string): number {
  if (a === b) return 0
  if (a === '' || b === '') return 1
  const [toneA, toneB] = [toneLevels(a), toneLevels(b)]
  if (toneA !== undefined && toneB !== undefined) return 0.5 + 0.5 * toneDistance(toneA, toneB)
  if (a === nasalised || b === nasalised) return nasals.test(a) && nasals.test(b) ? 0.75 : 1
  const similarity = Math.min(Math.max(similarityOf(featuresOf(a), featuresOf(b)), -1), 1)
  return 0.5 + 0.5 * Math.sqrt((1 - similarity) / 2)
}

function toneLevels(text: string): number[] | undefined {
  const letters = text.replace('!', '')
  if (!toneLetters.test(letters)) return undefined
  return [...letters].map((letter) => '˩˨˧˦˥'.indexOf(letter))
}
function toneDistance(a: readonly number[], b: readonly number[]): number {
  const span = Math.abs(a[0]! - b[0]!) + Math.abs(a.at(-1)! - b.at(-1)!)
  return Math.sqrt(span / 8)
}

/** An ancestor's syllable as three cells. */
export interface ProtoSyllable {
  readonly onset: string
  /** Segments with blanks; stop codas as nasals, the glide after palatal onsets written out. */
  readonly rime: string
  readonly tone: string
}

const entering = '入'
const nasalOf: Readonly<Record<string, string>> = { p: 'm', t: 'n', k: 'ŋ', kʷ: 'ŋʷ' }
const stopOf: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(nasalOf).map(([stop, nasal]) => [nasal, stop]),
)
const palatals = new Set(['t͡ɕ', 't͡ɕʰ', 'd͡ʑ', 'ɕ', 'ʑ', 'ɲ', 'j'])
const takesGlide = (rime: readonly string[]): boolean => {
  const vowel = rime[0] === 'w' ? 1 : 0
  return rime[0] !== 'j' && (rime[vowel] !== 'i' || rime[vowel + 1] === 'e')
}

export function parseProto(segments: readonly string[]): ProtoSyllable {
  const [onset = '', ...rest] = segments.slice(0, -1)
  const tone = segments.at(-1) ?? ''
  const rime = [...rest]
  const coda = rime.at(-1)
  if (tone === entering && coda !== undefined && coda in nasalOf) rime.splice(-1, 1, nasalOf[coda]!)
  if (palatals.has(onset) && rime.length > 0 && takesGlide(rime)) rime.unshift('j')
  return { onset, rime: rime.join(' '), tone }
}

export function spellProto({ onset, rime: text, tone }: ProtoSyllable): string[] {
  const rime = text.split(' ')
  const coda = rime.at(-1)
  if (tone === entering && coda !== undefined && coda in stopOf) rime.splice(-1, 1, stopOf[coda]!)
  if (palatals.has(onset) && rime[0] === 'j' && takesGlide(rime.slice(1))) rime.shift()
  return [onset, ...rime, tone].filter((segment) => segment !== '')
}

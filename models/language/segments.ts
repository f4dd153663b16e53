/**
 * What a transcribed segment is, phonologically: one IPA token (`tʃʼ`, `ɔ̃`, `au`, `³¹`, `去`) becomes a kind and a
 * handful of features, from which similarity follows. Nothing here is fitted; alignment starts from it.
 * Articulatory scales after the IPA chart (2020); a token nobody foresaw is an `other` that only resembles itself.
 */

export type SegmentKind = 'consonant' | 'glide' | 'vowel' | 'tone' | 'boundary' | 'other'

export interface SegmentFeatures {
  readonly kind: SegmentKind
  /** A consonant's features (place 0 lips .. 1 glottis, manner and phonation 0..1) or a vowel's (height, backness ...). */
  readonly values: readonly number[]
  /** The final vowel of a diphthong; empty otherwise. */
  readonly glideOff: readonly number[]
  /** Syllabic consonant: closer to vowels than its kind says. */
  readonly syllabic: boolean
  /** Close vowel, which a glide may correspond to. */
  readonly close: boolean
}

const placeOf: Readonly<Record<string, number>> = Object.fromEntries(
  [
    ['pbmɸβwʍɥʙⱱ', 0],
    ['fvʋɱ', 0.08],
    ['θð', 0.24],
    ['tdnszlrɾɹɬɮɺ', 0.3],
    ['ʃʒ', 0.42],
    ['ʈɖɳʂʐɭɽɻ', 0.44],
    ['ɕʑȶȡȵ', 0.48],
    ['cɟɲçʝjʎ', 0.54],
    ['kɡgŋxɣɰʟɫ', 0.7],
    ['qɢɴχʁʀ', 0.82],
    ['ħʕ', 0.92],
    ['ʔhɦ', 1],
  ].flatMap(([letters, place]) => [...(letters as string)].map((letter) => [letter, place as number])),
)

const manners = {
  stop: 'pbtdʈɖcɟkɡgqɢʔȶȡ',
  nasal: 'mɱnɳɲŋɴȵ',
  fricative: 'ɸβfvθðszʃʒʂʐɕʑçʝxɣχʁħʕhɦɬɮ',
  lateral: 'lɭʎʟɬɮɺɫ',
  rhotic: 'rɾɹɽɻʀʙɺ',
  glide: 'jwɥɰʋʍ',
  sibilant: 'szʃʒʂʐɕʑ',
} as const
const voiced = new Set('bdɖɟɡgɢmɱnɳɲŋɴȵȡβvðzʒʐʑʝɣʁʕɦɮlɭʎʟɺɫrɾɹɽɻʀʙjwɥɰʋ')

/** Height 0 open .. 1 close, backness 0 front .. 1 back, rounding. */
const vowels: Readonly<Record<string, readonly [number, number, number]>> = {
  i: [1, 0, 0], y: [1, 0, 1], ɨ: [1, 0.5, 0], ʉ: [1, 0.5, 1], ɯ: [1, 1, 0], u: [1, 1, 1],
  ɿ: [1, 0.35, 0], ʅ: [1, 0.45, 0], ʮ: [1, 0.35, 1], ʯ: [1, 0.45, 1],
  ɪ: [0.85, 0.15, 0], ʏ: [0.85, 0.15, 1], ʊ: [0.85, 0.85, 1], ᵻ: [0.9, 0.5, 0],
  e: [0.67, 0, 0], ø: [0.67, 0, 1], ɘ: [0.67, 0.5, 0], ɵ: [0.67, 0.5, 1], ɤ: [0.67, 1, 0], o: [0.67, 1, 1],
  ə: [0.5, 0.5, 0], ɚ: [0.5, 0.5, 0], ɛ: [0.33, 0, 0], œ: [0.33, 0, 1], ɜ: [0.33, 0.5, 0], ɝ: [0.33, 0.5, 0],
  ɞ: [0.33, 0.5, 1], ʌ: [0.33, 1, 0], ɔ: [0.33, 1, 1], æ: [0.15, 0, 0], ɐ: [0.15, 0.5, 0],
  a: [0, 0.35, 0], ɶ: [0, 0, 1], ɑ: [0, 1, 0], ɒ: [0, 1, 1], ᴀ: [0, 0.5, 0], ᴇ: [0.5, 0, 0],
} // prettier-ignore

const toneMarks = /^[\u02e5-\u02e9\u00b9\u00b2\u00b3\u2070\u2074-\u2079/0-9\p{Script=Han}]+$/u
const has = (token: string, letters: string): number =>
  [...letters].some((letter) => token.includes(letter)) ? 1 : 0

const other: SegmentFeatures = { kind: 'other', values: [], glideOff: [], syllabic: false, close: false }

/** Reads one IPA token. Never throws: what is not understood is of kind `other`. */
export function featuresOf(token: string): SegmentFeatures {
  const text = token.normalize('NFD')
  if (text === '+' || text === '#' || text === '_' || text === '◦') return { ...other, kind: 'boundary' }
  if (toneMarks.test(text)) return { ...other, kind: 'tone' }
  const letters = [...text]
  const vowelLetters = letters.filter((letter) => letter in vowels)
  const consonantLetters = letters.filter((letter) => letter in placeOf)
  const long = has(text, 'ː:') + 0.5 * has(text, 'ˑ')
  const nasal = has(text, '\u0303')
  const creaky = has(text, '\u0330ˀ')
  if (vowelLetters.length > 0 && consonantLetters.length === 0) {
    const first = vowels[vowelLetters[0]!]!
    const last = vowels[vowelLetters.at(-1)!]!
    return {
      kind: 'vowel',
      values: [...first, nasal, Math.min(long, 1), creaky],
      glideOff: vowelLetters.length > 1 ? last : [],
      syllabic: true,
      close: first[0] >= 0.85,
    }
  }
  if (consonantLetters.length === 0) return other
  return consonantFeatures(text, consonantLetters, { long, nasal, creaky })
}

function consonantFeatures(
  text: string,
  letters: readonly string[],
  marks: { readonly long: number; readonly nasal: number; readonly creaky: number },
): SegmentFeatures {
  const first = letters[0]!
  const last = letters.at(-1)!
  const of = (letter: string, manner: keyof typeof manners): number =>
    manners[manner].includes(letter) ? 1 : 0
  const dental = has(text, '\u032a')
  const devoiced = has(text, '\u0325\u030a')
  const glide = of(first, 'glide') === 1 && letters.length === 1
  return {
    kind: glide ? 'glide' : 'consonant',
    values: [
      placeOf[last]! - (dental === 1 ? 0.04 : 0),
      of(first, 'stop'),
      of(last, 'fricative'),
      Math.max(of(first, 'nasal'), marks.nasal),
      of(last, 'lateral'),
      of(last, 'rhotic'),
      glide ? 1 : 0,
      devoiced === 1 ? 0 : voiced.has(last) ? 1 : 0,
      has(text, 'ʰʱ'),
      Math.max(has(text, 'ʼ'), marks.creaky),
      has(text, 'ʲ'),
      has(text, 'ʷ'),
      Math.min(marks.long, 1),
      of(last, 'sibilant'),
      has(text, 'ⁿᵐᵑ'),
    ],
    glideOff: [],
    syllabic: has(text, '\u0329\u030d') === 1,
    close: false,
  }
}

const consonantWeights = [
  1.0, 0.35, 0.25, 0.45, 0.35, 0.35, 0.35, 0.2, 0.15, 0.15, 0.12, 0.12, 0.08, 0.2, 0.12,
]
const vowelWeights = [0.45, 0.35, 0.2, 0.12, 0.08, 0.08]

const distance = (a: readonly number[], b: readonly number[], weights: readonly number[]): number => {
  let sum = 0
  for (let i = 0; i < weights.length; i++) sum += weights[i]! * Math.abs((a[i] ?? 0) - (b[i] ?? 0))
  return sum
}

const isConsonantal = (features: SegmentFeatures): boolean =>
  features.kind === 'consonant' || features.kind === 'glide'

/**
 * Similarity of two segments for alignment: 1 for the same features, about -1 for a vowel with a consonant,
 * `neverAligned` for a tone (or boundary) with a segment.
 */
export function similarityOf(a: SegmentFeatures, b: SegmentFeatures): number {
  if (a.kind === 'tone' || b.kind === 'tone') return a.kind === b.kind ? 0.6 : neverAligned
  if (a.kind === 'boundary' || b.kind === 'boundary') return a.kind === b.kind ? 1 : neverAligned
  if (a.kind === 'other' || b.kind === 'other') return -0.3
  if (a.kind === 'vowel' && b.kind === 'vowel') {
    const offglide =
      a.glideOff.length === 0 && b.glideOff.length === 0
        ? 0
        : a.glideOff.length === 0 || b.glideOff.length === 0
          ? 0.2
          : 0.3 * distance(a.glideOff, b.glideOff, vowelWeights)
    return 1 - distance(a.values, b.values, vowelWeights) - offglide
  }
  if (isConsonantal(a) && isConsonantal(b)) {
    return Math.max(1 - 1.1 * distance(a.values, b.values, consonantWeights), -0.6)
  }
  const consonant = a.kind === 'vowel' ? b : a
  const vowel = a.kind === 'vowel' ? a : b
  if (consonant.kind === 'glide') return vowel.close ? 0.1 : -0.6
  return consonant.syllabic ? 0 : -1
}
export const neverAligned = -9

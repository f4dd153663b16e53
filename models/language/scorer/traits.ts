/**
 * Segments by their traits, so that what one long vowel shows is counted for all: each trait has few values, with the segment's kind in
 * them. What a trait of a source's segment becomes in the target is counted over all its segments.
 */
import { featuresOf, type SegmentFeatures } from '../segments.ts'
import { edge, gap } from '../symbols.ts'

/** Region (place or height), manner or backness, voice or rounding, aspiration or nasality, length. */
export const traitCount = 5
/** Values of a trait: gap, tone, other, four of vowels, six of consonants. */
export const traitValues = 13

const [gapValue, toneValue, otherValue, firstVowel, firstConsonant] = [0, 1, 2, 3, 7]
const bin = (value: number, bounds: readonly number[]): number =>
  bounds.filter((bound) => value > bound).length

/** [traits] */
export function traitsOf(symbol: number, token: string): readonly number[] {
  if (symbol === gap || symbol === edge) return new Array<number>(traitCount).fill(gapValue)
  const features = featuresOf(token)
  if (features.kind === 'tone') return new Array<number>(traitCount).fill(toneValue)
  if (features.kind === 'boundary' || features.kind === 'other')
    return new Array<number>(traitCount).fill(otherValue)
  return features.kind === 'vowel' ? vowelTraits(features) : consonantTraits(features)
}

function vowelTraits({ values, glideOff }: SegmentFeatures): number[] {
  const [height, backness, rounding, nasal, long, creaky] = values as [
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  return [
    bin(height, [0.2, 0.5, 0.7]),
    glideOff.length > 0 ? 3 : bin(backness, [0.3, 0.7]),
    rounding > 0 ? 1 : 0,
    nasal > 0 ? 1 : creaky > 0 ? 2 : 0,
    long > 0.6 ? 1 : 0,
  ].map((value) => firstVowel + value)
}

function consonantTraits({ values, kind }: SegmentFeatures): number[] {
  const [at, stop, fricative, nasal, lateral, rhotic, , voice, aspirated, glottal, palatal, labial, long] = values as number[] // prettier-ignore
  const manner =
    nasal! > 0
      ? 0
      : lateral! + rhotic! > 0
        ? 1
        : kind === 'glide'
          ? 2
          : fricative! > 0
            ? stop! > 0
              ? 3
              : 4
            : 5
  return [
    bin(at!, [0.1, 0.35, 0.6, 0.75, 0.9]),
    manner,
    voice! > 0 ? 1 : 0,
    aspirated! > 0 ? 1 : glottal! > 0 ? 2 : 0,
    palatal! > 0 ? 1 : labial! > 0 ? 2 : long! > 0 ? 3 : 0,
  ].map((value) => firstConsonant + value)
}

/** Place of a count: what value v of the target a trait's value u of the source stood against. */
export const traitCell = (language: number, trait: number, u: number, v = 0): number =>
  ((language * traitCount + trait) * traitValues + u) * traitValues + v

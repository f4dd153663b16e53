/** Coarse natural classes of segments: what sounds pattern together where single segments are too rare to count. */
import type { SegmentFeatures } from './segments.ts'
import { edge, gap } from './symbols.ts'

/** Classes are 0..classCount-1; 0 is the gap, 1 the word edge. */
export const classCount = 18

const place = { coronal: 0.2, palatal: 0.43, velar: 0.6, glottal: 0.9 } as const

/** Class of a symbol: five regions of vowels, nasals, liquids, glides, obstruents by place, tones, boundaries. */
export function naturalClass(symbol: number, { kind, values }: SegmentFeatures): number {
  if (symbol === gap) return 0
  if (symbol === edge) return 1
  if (kind === 'tone') return 2
  if (kind === 'boundary') return 3
  if (kind === 'other') return 4
  if (kind === 'glide') return 5
  if (kind === 'vowel') return vowelClass(values[0]!, values[1]!)
  const [at, , , nasal, lateral, rhotic] = values as [number, number, number, number, number, number]
  if (nasal > 0) return 11
  if (lateral > 0 || rhotic > 0) return 12
  if (at < place.coronal) return 13
  if (at < place.palatal) return 14
  if (at < place.velar) return 15
  return at < place.glottal ? 16 : 17
}

function vowelClass(height: number, backness: number): number {
  if (height < 0.2) return 10
  if (backness < 0.3) return height > 0.8 ? 6 : 7
  if (backness > 0.7) return height > 0.8 ? 8 : 9
  return height > 0.8 ? 6 : 7
}

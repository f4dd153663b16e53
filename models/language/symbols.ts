/** Segments as small integers, with the similarity of every two of them at hand. */
import { featuresOf, similarityOf, type SegmentFeatures } from './segments.ts'

/** The two symbols that are no segments: a gap in an alignment, and the edge of a word. */
export const gap = 0
export const edge = 1
const reserved = ['-', '#'] as const

export interface SymbolTable {
  /** Token of every id; ids 0 and 1 are the gap and the word edge. */
  readonly tokens: readonly string[]
  readonly features: readonly SegmentFeatures[]
  idOf(token: string): number | undefined
  /** Similarity for alignment (see segments.ts) of ids a and b, at `a * tokens.length + b`. */
  readonly similarities: Float64Array
}

/** Segments of these forms, sorted, so that the same corpus gives the same ids. */
export function collectTokens(forms: Iterable<readonly string[]>): string[] {
  const seen = new Set<string>()
  for (const form of forms)
    for (const token of form) if (token !== reserved[0] && token !== reserved[1]) seen.add(token)
  return [...seen].sort()
}

/** @param segments distinct tokens without the reserved two, in id order (`tokens.slice(2)` of another table). */
export function createSymbolTable(segments: readonly string[]): SymbolTable {
  const tokens: readonly string[] = [...reserved, ...segments]
  const ids = new Map(tokens.map((token, id) => [token, id]))
  const features = tokens.map(featuresOf)
  const size = tokens.length
  const similarities = new Float64Array(size * size)
  for (let a = 2; a < size; a++) {
    for (let b = 2; b < size; b++) {
      similarities[a * size + b] = a === b ? 1 : similarityOf(features[a]!, features[b]!)
    }
  }
  return {
    tokens,
    features,
    idOf: (token) => ids.get(token),
    similarities,
  }
}

/** Which words of which corpora the network learns from. */
import { createRandom, shuffled } from '../../nn/index.ts'
import type { LanguageModel } from '../model.ts'

export interface SampledWord {
  readonly set: number
  readonly form: number
  /** Of each of its columns, before the number of known languages. */
  readonly weight: number
}

/**
 * Words of every corpus, together about `words`. A corpus counts with the square root of its size, so that a large one
 * does not drown the small ones; where it has fewer words than its share, they weigh more instead.
 */
export function sampleWords(models: readonly LanguageModel[], words: number, seed: number): SampledWord[][] {
  const all = models.map(({ sets }) =>
    sets.flatMap((set, s) =>
      set.length < 2 ? [] : set.flatMap(({ weight }, f) => (weight < 1 ? [] : [{ set: s, form: f }])),
    ),
  )
  const roots = all.reduce((sum, list) => sum + Math.sqrt(list.length), 0)
  return all.map((list, m) => {
    const share = (words * Math.sqrt(list.length)) / roots
    const kept = Math.min(list.length, Math.round(share))
    const weight = kept === 0 ? 0 : share / kept
    return shuffled(list, createRandom(seed, 77, m))
      .slice(0, kept)
      .map((word) => ({ ...word, weight }))
  })
}

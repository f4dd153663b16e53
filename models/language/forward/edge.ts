/** What one daughter made of one mother: her changes, learned from the words that both have. */
import type { LanguageModel } from '../model.ts'
import { changesOf, type Change } from './places.ts'
import { SoundChanges } from './sound-changes.ts'

export interface Edge {
  readonly changes: SoundChanges
  /** By the index of their set, so that a word's own changes can be left out. */
  readonly words: ReadonlyMap<number, readonly Change[]>
  /** Probabilities are raised to 1/temperature: fitted on the words left out. */
  readonly temperature: number
}

/** Undefined where the two share fewer than `least` words, or the corpus has no such language. */
export function learnEdge(
  { languages, sets, symbols, aligned }: Pick<LanguageModel, 'languages' | 'sets' | 'symbols' | 'aligned'>,
  mother: string,
  daughter: string,
  least: number,
): Edge | undefined {
  const [m, d] = [languages.indexOf(mother), languages.indexOf(daughter)]
  const words = new Map<number, Change[]>()
  sets.forEach((set, index) => {
    const [own, hers] = [m, d].map((language) => set.findIndex((form) => form.language === language))
    const rows = aligned.alignments[index]!
    if (own! >= 0 && hers! >= 0) words.set(index, changesOf(rows[own!]!, rows[hers!]!))
  })
  if (words.size < least) return undefined
  const changes = new SoundChanges([...words.values()], symbols.features)
  return { changes, words, temperature: fitTemperature(changes, [...words.values()]) }
}

/**
 * The temperature whose confidence in the likeliest word fits best whether it was right (log loss), from a few: .7 sharper
 * to 2 flatter. Each word is left out in turn.
 */
function fitTemperature(changes: SoundChanges, words: readonly (readonly Change[])[]): number {
  const places = words.map((word) =>
    word.map(({ place, target }) => {
      const probability = [...changes.at(place, word).probability]
      const best = probability.reduce((a, b) => (b[1] > a[1] ? b : a))
      return { right: best[0] === target, best: best[1], all: probability.map(([, p]) => p) }
    }),
  )
  const loss = (temperature: number): number =>
    places.reduce((sum, word) => {
      const confidence = word.reduce(
        (product, { best, all }) =>
          (product * best ** (1 / temperature)) / all.reduce((total, p) => total + p ** (1 / temperature), 0),
        1,
      )
      const p = Math.min(Math.max(confidence, 1e-4), 1 - 1e-4)
      return sum - Math.log(word.every(({ right }) => right) ? p : 1 - p)
    }, 0)
  const losses = temperatures.map(loss)
  return temperatures[losses.indexOf(Math.min(...losses))]!
}
const temperatures = [0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.15, 1.3, 1.5, 1.75, 2] as const

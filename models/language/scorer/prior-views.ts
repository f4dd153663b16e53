/**
 * Small corpora out of a large one, for the prior to learn from: a language and some of its nearest relatives, some of
 * their sets, some of their words, so that the networks have met the sparse and the rich.
 */
import { createRandom, shuffled } from '../../nn/index.ts'
import type { Corpus, CorpusRow } from '../corpus.ts'

const languages: readonly [number, number] = [4, 20]
const sets: readonly [number, number] = [60, 900]
const mostWithheld = 0.5
/** How often a relative is taken. */
const taken = 0.8
/** A language of fewer words is left out. */
const leastWords = 40

export function priorView(rows: readonly CorpusRow[], seed: readonly number[]): Corpus {
  const random = createRandom(...seed)
  const between = ([low, high]: readonly [number, number]): number =>
    Math.round(low * (high / low) ** random.next())
  const wordsOf = new Map(
    [...Map.groupBy(rows, ({ language }) => language)]
      .filter(([, own]) => own.length >= leastWords)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )
  const names = [...wordsOf.keys()]
  const centre = names[Math.floor(random.next() * names.length)]!
  const size = Math.min(between(languages), names.length)
  const chosen = new Set([centre])
  for (const name of byKinship(wordsOf, centre))
    if (chosen.size < size && random.next() < taken) chosen.add(name)
  const own = rows.filter(({ language }) => chosen.has(language))
  const shared = [...Map.groupBy(own, ({ cognateSet }) => cognateSet)].flatMap(([set, forms]) =>
    new Set(forms.map(({ language }) => language)).size > 1 ? [set] : [],
  )
  const kept = new Set(shuffled(shared, createRandom(...seed, 1)).slice(0, between(sets)))
  const withheld = mostWithheld * random.next()
  return {
    languages: [...chosen].sort().map((slug) => ({ slug })),
    rows: own.filter(({ cognateSet }) => kept.has(cognateSet) && random.next() >= withheld),
  }
}

/** The other languages, those first that share the most sets with this one for the words that they have. */
function byKinship(wordsOf: ReadonlyMap<string, readonly CorpusRow[]>, centre: string): string[] {
  const setsOf = (language: string) => new Set(wordsOf.get(language)!.map(({ cognateSet }) => cognateSet))
  const own = setsOf(centre)
  return [...wordsOf]
    .filter(([language]) => language !== centre)
    .map(([language, words]) => ({
      language,
      kinship: [...setsOf(language)].filter((set) => own.has(set)).length / Math.sqrt(words.length),
    }))
    .sort((a, b) => b.kinship - a.kinship)
    .map(({ language }) => language)
}

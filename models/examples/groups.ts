/** Which interest group a visitor's note fits: TF-IDF over the groups' words, cosine, and the words shared (methods N1). */
import { countGrams, idf, isIdeographic, stretches } from '../text/tokens.ts'

export interface Group {
  readonly name: string
  readonly words: string
}
export interface GroupMatch {
  readonly name: string
  readonly cosine: number
  readonly shared: readonly string[]
}

/** Words of alphabets; of Han and kana pairs of characters. */
function terms(text: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const word of stretches(text)) {
    const own = isIdeographic(word)
      ? [...countGrams(word).keys()].filter((gram) => [...gram].length === 2)
      : [word]
    for (const term of own) counts.set(term, (counts.get(term) ?? 0) + 1)
  }
  return counts
}

/**
 * The best group, or none where no word is shared. Words that no group knows say nothing about any of them, and are left
 * out of the note's length.
 */
export function bestGroup(note: string, groups: readonly Group[]): GroupMatch | undefined {
  const vocabularies = groups.map(({ words }) => terms(words))
  const spread = (term: string) => vocabularies.filter((own) => own.has(term)).length
  const weight = (term: string) => idf(groups.length, spread(term))
  const said = new Map([...terms(note)].filter(([term]) => spread(term) > 0))
  const length = (counts: ReadonlyMap<string, number>) =>
    Math.sqrt([...counts].reduce((sum, [term, tf]) => sum + (tf * weight(term)) ** 2, 0))
  const matches = groups.map(({ name }, i): GroupMatch => {
    const own = vocabularies[i]!
    const shared = [...said.keys()].filter((term) => own.has(term))
    const product = shared.reduce(
      (sum, term) => sum + said.get(term)! * own.get(term)! * weight(term) ** 2,
      0,
    )
    const scale = length(said) * length(own)
    return { name, cosine: scale > 0 ? product / scale : 0, shared }
  })
  const best = matches.toSorted((a, b) => b.cosine - a.cosine || (a.name < b.name ? -1 : 1))[0]
  return best !== undefined && best.cosine > 0 ? best : undefined
}

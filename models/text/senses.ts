/**
 * What kind of thing an English word names: the chain of ever wider concepts above its commonest senses (schooner, ship,
 * vessel, craft, vehicle, ..., entity), from WordNet. Titles are short, and half the words of a new one were never seen in
 * another; the kinds of things they name were.
 */

export interface SenseLexicon {
  /** The wider concepts of each concept. */
  readonly parents: readonly (readonly number[])[]
  /** The commonest senses of each noun; two words are joined by `_`. */
  readonly nouns: ReadonlyMap<string, readonly number[]>
}

const numbers = (cell: string): number[] => (cell === '' ? [] : cell.split(' ').map(Number))

/** A line for each concept (its wider ones), an empty line, a line for each noun (tab) its senses. `-` stands for no wider one. */
export function parseSenses(text: string): SenseLexicon {
  const [concepts = '', nouns = ''] = text.split('\n\n')
  return {
    parents: concepts.split('\n').map((line) => (line === '-' ? [] : numbers(line))),
    nouns: new Map(
      nouns.split('\n').flatMap((line) => {
        const [noun = '', senses = ''] = line.split('\t')
        return noun === '' ? [] : [[noun, numbers(senses)] as const]
      }),
    ),
  }
}

/** Plurals: the word itself first, then what it may be the plural of. */
const plurals: readonly (readonly [RegExp, string])[] = [
  [/ies$/u, 'y'],
  [/es$/u, ''],
  [/s$/u, ''],
  [/men$/u, 'man'],
]

/** The concepts above the words and pairs of words of a text, each once. */
export function kindsOf(words: readonly string[], { parents, nouns }: SenseLexicon): Set<number> {
  const kinds = new Set<number>()
  const climb = (concept: number): void => {
    if (kinds.has(concept)) return
    kinds.add(concept)
    for (const parent of parents[concept]!) climb(parent)
  }
  words.forEach((word, i) => {
    const singulars = plurals.flatMap(([end, singular]) =>
      end.test(word) ? [word.replace(end, singular)] : [],
    )
    const noun = [word, ...singulars].find((form) => nouns.has(form))
    const pair = i > 0 ? nouns.get(`${words[i - 1]!}_${word}`) : undefined
    for (const concept of [...(noun === undefined ? [] : nouns.get(noun)!), ...(pair ?? [])]) climb(concept)
  })
  return kinds
}

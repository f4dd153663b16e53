/** A tiny family made by rule, with exceptions: daughters of an invented proto-language, for tests of learning. */
import { hash, type Corpus, type CorpusRow } from '../../../../models/language/corpus.ts'

const consonants = ['p', 't', 'k', 's', 'm', 'n', 'l', 'r']
const vowels = ['a', 'e', 'i', 'o', 'u']

type Rule = (segment: string, index: number, word: readonly string[]) => string[]
const keep = (segment: string): string[] => [segment]

const rules: Readonly<Record<string, Rule>> = {
  proto: keep,
  north: (s, i) => (s === 'p' ? ['f'] : s === 'k' && i === 0 ? ['h'] : [s]),
  south: (s, i, word) => (s === 'u' && i === word.length - 1 ? ['o'] : s === 's' ? ['ʃ'] : [s]),
  east: (s, i, word) => (i === word.length - 1 ? [] : s === 't' ? ['d'] : [s]),
  west: (s) => (s === 'l' ? ['r'] : s === 'e' ? ['i'] : [s]),
}

/** @param sets how many; @param sparse languages that have a form only in the first few sets. */
export function inventedCorpus(sets: number, sparse: Readonly<Record<string, number>> = {}): Corpus {
  const pick = <T>(list: readonly T[], key: string): T => list[Math.floor(hash(key) * list.length)]!
  const rows: CorpusRow[] = []
  for (let i = 0; i < sets; i++) {
    const word = [0, 1].flatMap((at) => [pick(consonants, `c ${i} ${at}`), pick(vowels, `v ${i} ${at}`)])
    for (const [language, rule] of Object.entries(rules)) {
      if (i >= (sparse[language] ?? Infinity)) continue
      const segments = word.flatMap((segment, at) => rule(segment, at, word))
      rows.push({ cognateSet: `set-${i}`, language, segments, weight: 1 })
    }
  }
  return { languages: Object.keys(rules).map((slug) => ({ slug })), rows }
}

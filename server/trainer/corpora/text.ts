/**
 * What the text model trains on: the sentences, the concepts and the prior that ship in models/text/corpus. The prior stands for the
 * public corpora (tools/fit-text-prior.ts makes it from them), so that a museum needs none of them.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSentences, parseTerms } from '../../../models/text/corpus.ts'
import type { TextCorpus, TextRow } from '../../../models/text/corpus.ts'
import { decodePrior } from '../../../models/text/prior.ts'
import { countGrams, museumGrams } from '../../../models/text/tokens.ts'
import { loadConcepts } from './concepts.ts'

const folder = join(import.meta.dirname, '..', '..', '..', 'models', 'text', 'corpus')

export interface LoadTextCorpusOptions {
  /** Passages that visitors judged, already counted, checked and weighted. */
  readonly judged?: readonly TextRow[]
  /** How many visits the judgements come from. */
  readonly visits?: number
}

export function loadTextCorpus({ judged = [], visits = 0 }: LoadTextCorpusOptions = {}): TextCorpus {
  const lexicon = loadConcepts()
  const read = (name: string) => readFileSync(join(folder, name), 'utf8')
  return {
    rows: [
      ...parseSentences(read('subjects.tsv'), 'subject'),
      ...parseSentences(read('sentiment.tsv'), 'sentiment'),
      ...parseTerms(read('terms.tsv')),
      ...judged,
    ],
    prior: decodePrior(readFileSync(join(folder, 'prior.bin'))),
    concepts: ['en', 'zh'].map((language) =>
      (lexicon.get(language) ?? []).map((words) => countGrams(words, museumGrams)),
    ),
    visits,
  }
}

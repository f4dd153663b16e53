/** Labelled texts that the museum's own model learns from. */
import { sentiments, subjects } from './labels.ts'
import type { TextHead } from './labels.ts'
import type { Prior } from './prior.ts'
import type { Bag } from './sparse.ts'

export interface TextRow {
  readonly text: string
  readonly head: TextHead
  readonly label: string
  /** How much it counts beside a written sentence (1); for judgements, by how far visitors agree. */
  readonly weight: number
  readonly language: 'en' | 'zh'
  /** Rows of one group never part between folds: a passage in its languages, a sentence. */
  readonly group: string
  /** Terms are taught and never asked: no figure counts them. */
  readonly origin: 'written' | 'judged' | 'term'
}
export interface TextCorpus {
  readonly rows: readonly TextRow[]
  /** Counts of public corpora, fitted once and stored (tools/fit-text-prior.ts). */
  readonly prior: Prior
  /** Key words of everyday concepts, the same concepts in each language, which the heads are taught with. */
  readonly concepts: readonly (readonly Bag[])[]
  /** How many visits the judged rows come from. */
  readonly visits?: number
}

/** What one term counts beside a written sentence. */
const termWeight = 2

/** A file of head, label, language, term: words that speak for a label wherever they stand. */
export function parseTerms(tsv: string): TextRow[] {
  return tsv
    .split(/\r?\n/)
    .slice(1)
    .flatMap((line, i) => {
      if (line === '') return []
      const [head = '', label = '', language = '', text = ''] = line.split('\t')
      const labels: readonly string[] = head === 'subject' ? subjects : head === 'sentiment' ? sentiments : []
      if (!labels.includes(label) || !isLanguage(language) || text === '')
        throw new Error(`terms, line ${i + 2}: needs head, label, language (en or zh) and term`)
      const row = { text, head: head === 'subject' ? 'subject' : 'sentiment', label, language } as const
      return [{ ...row, weight: termWeight, group: `term-${i}`, origin: 'term' } as const]
    })
}

/** A file of label, language, text. Errors: a line with other columns, an unknown label or language. */
export function parseSentences(tsv: string, head: 'subject' | 'sentiment'): TextRow[] {
  const labels: readonly string[] = head === 'subject' ? subjects : sentiments
  return tsv
    .split(/\r?\n/)
    .slice(1)
    .flatMap((line, i) => {
      if (line === '') return []
      const [label = '', language = '', text = ''] = line.split('\t')
      if (!labels.includes(label) || !isLanguage(language) || text === '')
        throw new Error(`${head} sentences, line ${i + 2}: needs label, language (en or zh) and text`)
      return [{ text, head, label, weight: 1, language, group: `${head}-${i}`, origin: 'written' } as const]
    })
}

const isLanguage = (tag: string): tag is TextRow['language'] => tag === 'en' || tag === 'zh'

/** The museum's word forms and family tree, and what visitors agree on, as the language model's corpus. */
import type { EntityOf } from '../../../core/heritage/entity.ts'
import type { Corpus, CorpusRow } from '../../../models/language/corpus.ts'
import type { GraphStore } from '../../graph/port.ts'
import type { VisitRecord } from '../dataset/window.ts'
import { agree } from '../dataset/votes.ts'
import type { Consensus, Vote, VoteLimits } from '../dataset/votes.ts'
import { publishedOf } from './recommender.ts'

export async function readLanguageCorpus(store: GraphStore): Promise<Corpus> {
  const languages: { slug: string; parent?: string }[] = []
  const rows: CorpusRow[] = []
  for await (const language of publishedOf(store, 'Language')) {
    const up = await store.neighbours(language.id, {
      audience: 'public',
      types: ['DERIVES_FROM'],
      direction: 'out',
      limit: 1,
    })
    const parent = up?.items[0]?.entity.slug
    languages.push({ slug: language.slug, ...(parent === undefined ? {} : { parent }) })
    rows.push(...(await formsOf(store, language.slug)))
  }
  const order = (row: CorpusRow) => `${row.cognateSet} ${row.language}`
  return { languages, rows: rows.sort((a, b) => (order(a) < order(b) ? -1 : 1)) }
}

/** A form's slug is its cognate set's and its language's, joined; the set is read back from that, and checked against the relation by seeding. */
async function formsOf(store: GraphStore, language: string): Promise<CorpusRow[]> {
  const rows: CorpusRow[] = []
  let cursor: string | null = null
  do {
    const page = await store.list({
      audience: 'public', kinds: ['WordForm'], related: { type: 'IN_LANGUAGE', to: language }, limit: 200, ...(cursor === null ? {} : { cursor }),
    }) // prettier-ignore
    for (const entity of page.items) {
      const form = entity as EntityOf<'WordForm'>
      const cognateSet = form.slug.endsWith(`-${language}`)
        ? form.slug.slice(0, -language.length - 1)
        : undefined
      if (cognateSet !== undefined && form.attestation !== 'visitors')
        rows.push({ cognateSet, language, segments: form.segments, weight: 1 })
    }
    cursor = page.nextCursor
  } while (cursor !== null)
  return rows
}

export interface TaughtForms {
  readonly rows: readonly CorpusRow[]
  readonly consensus: Consensus
}

/** A visitor's form never weighs as much as a source's. */
const visitorWeight = 0.9

/** Forms that enough trusted visits confirmed or corrected. Cells whose form is in the graph are the control questions. */
export function taughtForms(
  visits: readonly VisitRecord[],
  corpus: Corpus,
  limits?: VoteLimits,
): TaughtForms {
  const known = new Map(
    corpus.rows.map((row) => [`${row.cognateSet}|${row.language}`, row.segments.join(' ')]),
  )
  const votes = visits.flatMap((visit) =>
    visit.forms.map((judged): Vote => {
      const segments =
        judged.verdict === 'corrected' ? (judged.corrected ?? judged.predicted) : judged.predicted
      return {
        visit: visit.id,
        question: `${judged.cognateSet}|${judged.language}`,
        answer: segments.join(' '),
      }
    }),
  )
  const recorded = (question: string) => {
    const segments = known.get(question)
    return segments === undefined ? undefined : [segments]
  }
  const consensus = agree(votes, recorded, limits)
  const rows = consensus.agreed.map(({ question, answer, agreement }) => {
    const [cognateSet = '', language = ''] = question.split('|')
    return { cognateSet, language, segments: answer.split(' '), weight: visitorWeight * agreement }
  })
  return { rows, consensus }
}

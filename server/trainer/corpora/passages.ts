/** The museum's own texts, which visitors may judge, with the subjects and, of verse, the period that curators recorded. */
import { judgeVerse } from '../../../models/text/period/poem.ts'
import type { Period } from '../../../models/text/labels.ts'
import type { Entity } from '../../../core/heritage/entity.ts'
import type { GraphStore } from '../../graph/port.ts'
import type { Kind } from '../../../core/heritage/kinds.ts'
import { publishedOf } from './recommender.ts'

export interface Passage {
  /** The entity whose description it is. */
  readonly slug: string
  readonly language: 'en' | 'zh'
  readonly text: string
  /** Slugs of subjects; empty where nobody recorded any. */
  readonly subjects: readonly string[]
  /** Of classical Chinese verse: when the graph says it was made; absent for prose. */
  readonly periods?: readonly Period[]
}

const described: readonly Kind[] = [
  'Artifact',
  'Practice',
  'MusicalWork',
  'Text',
  'Culture',
  'Technique',
  'Period',
]

export async function readPassages(store: GraphStore): Promise<Passage[]> {
  const passages: Passage[] = []
  for (const kind of described) {
    for await (const entity of publishedOf(store, kind)) {
      if (entity.descriptions === undefined) continue
      const about = await store.neighbours(entity.id, {
        audience: 'public',
        types: ['ABOUT'],
        direction: 'out',
        limit: 20,
      })
      const subjects = (about?.items ?? [])
        .filter((n) => n.entity.kind === 'Subject')
        .map((n) => n.entity.slug)
      for (const language of ['en', 'zh'] as const) {
        const text = entity.descriptions[language]
        const periods = judgeVerse(text).verse && { periods: await periodsOf(store, entity) }
        passages.push({ slug: entity.slug, language, text, subjects, ...periods })
      }
    }
  }
  return passages
}

/** Slugs of periods as a museum may name them. */
const periodOfSlug: Readonly<Record<string, Period>> = {
  'tang-dynasty': 'tang',
  'song-dynasty': 'song',
  'northern-song-dynasty': 'song',
  'southern-song-dynasty': 'song',
}

async function periodsOf(store: GraphStore, { id }: Entity): Promise<Period[]> {
  const next = async (from: string, type: 'PRODUCED_IN' | 'DURING') =>
    (await store.neighbours(from, { audience: 'public', types: [type], direction: 'out', limit: 20 }))
      ?.items ?? []
  const making = await next(id, 'PRODUCED_IN')
  const during = await Promise.all(making.map(({ entity }) => next(entity.id, 'DURING')))
  return [...new Set(during.flat().flatMap(({ entity }) => periodOfSlug[entity.slug] ?? []))].sort()
}

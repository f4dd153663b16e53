/** The museum's own texts, which visitors may judge, with the subjects that curators recorded for them. */
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
      for (const language of ['en', 'zh'] as const)
        passages.push({ slug: entity.slug, language, text: entity.descriptions[language], subjects })
    }
  }
  return passages
}

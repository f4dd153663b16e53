/** What the graph says of every artifact, for a recommender that knows the collection before anybody came. */
import type { Entity } from '../../../core/heritage/entity.ts'
import { pathBarriers } from '../../../core/heritage/relations.ts'
import type { GraphStore } from '../../graph/port.ts'

export interface CatalogueItem {
  readonly slug: string
  /** Slugs of the things it is joined to, directly or through its making. */
  readonly concepts: readonly string[]
  readonly text: string
}

export async function readCatalogue(store: GraphStore): Promise<CatalogueItem[]> {
  const items: CatalogueItem[] = []
  for await (const artifact of publishedOf(store, 'Artifact')) {
    const near = await conceptsOf(store, artifact.id)
    const made = await Promise.all(
      near.filter((e) => e.kind === 'Production').map((production) => conceptsOf(store, production.id)),
    )
    const concepts = [...near, ...made.flat()].filter(
      (e) => e.kind !== 'Production' && e.kind !== 'Artifact' && !pathBarriers.includes(e.kind),
    )
    const texts = [artifact.labels, artifact.descriptions ?? {}].flatMap((text) => Object.values(text))
    items.push({
      slug: artifact.slug,
      concepts: [...new Set(concepts.map((e) => e.slug))].sort(),
      text: texts.join('\n'),
    })
  }
  return items.sort((a, b) => (a.slug < b.slug ? -1 : 1))
}

async function conceptsOf(store: GraphStore, id: string): Promise<Entity[]> {
  const page = await store.neighbours(id, { audience: 'public', direction: 'out', limit: 200 })
  return (page?.items ?? []).map((neighbour) => neighbour.entity)
}

/** All published entities of a kind, page by page. */
export async function* publishedOf(store: GraphStore, kind: Entity['kind']): AsyncGenerator<Entity> {
  let cursor: string | null = null
  do {
    const page = await store.list({
      audience: 'public',
      kinds: [kind],
      limit: 200,
      ...(cursor === null ? {} : { cursor }),
    })
    yield* page.items
    cursor = page.nextCursor
  } while (cursor !== null)
}

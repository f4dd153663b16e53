/**
 * Does the museum's search find more with the space than without? Asked for by the name of a material, a technique, a culture, a
 * place, in Chinese and in English; wanted are the artifacts of a fold that the graph joins to it, of whose texts the space has
 * learned nothing. Scored by average precision: 1 where all of them come first, 0 where none is found.
 */
import type { ExpandedContent } from '../../../core/content/expand.ts'
import type { Entity } from '../../../core/heritage/entity.ts'
import type { Kind } from '../../../core/heritage/kinds.ts'
import { likeness } from '../../../models/text/search-space.ts'
import type { SearchSpace } from '../../../models/text/search-space.ts'
import { seedContent } from '../../content/seed.ts'
import { openGraphStore } from '../../graph/open.ts'
import type { GraphStore } from '../../graph/port.ts'
import { leastLikeness } from '../../meaning/meaning-index.ts'
import { ownLanguages } from '../corpora/own-texts.ts'
import type { OwnText } from '../corpora/own-texts.ts'
import { publishedOf, readCatalogue } from '../corpora/recommender.ts'

export interface OwnSearch {
  readonly concept: string
  readonly language: string
  /** Average precision of full text and meaning together, and of full text alone. */
  readonly hybrid: number
  readonly words: number
}

const conceptKinds: readonly Kind[] = ['Material', 'Technique', 'Culture', 'Period', 'Subject', 'Place', 'Practice'] // prettier-ignore

export async function openOwnSearches(content: ExpandedContent) {
  const store = await openGraphStore({ sqlitePath: ':memory:' })
  await seedContent(store, content)
  const concepts: Entity[] = []
  for (const kind of conceptKinds) for await (const entity of publishedOf(store, kind)) concepts.push(entity)
  const catalogue = new Map((await readCatalogue(store)).map((item) => [item.slug, new Set(item.concepts)]))
  const ids = new Map(content.drafts.map(({ slug, id }) => [slug, id]))

  async function over(texts: readonly OwnText[], space: SearchSpace): Promise<OwnSearch[]> {
    const held = texts.filter(({ kind }) => kind === 'Artifact')
    const vectors = held.map(({ names, wholes }) => [...names, ...wholes].map((text) => space.embed(text)))
    const found: OwnSearch[] = []
    for (const concept of concepts) {
      const wanted = new Set(
        held.flatMap(({ slug }) => (catalogue.get(slug)?.has(concept.slug) ? [slug] : [])),
      )
      if (wanted.size === 0) continue
      for (const language of ownLanguages) {
        const text = concept.labels[language]
        const asked = space.embed(text)
        const near = held
          .map(({ slug }, i) => ({ slug, near: Math.max(...vectors[i]!.map((v) => likeness(v, asked))) }))
          .filter((thing) => thing.near >= leastLikeness)
          .sort((a, b) => b.near - a.near)
          .map(({ slug }) => ids.get(slug)!)
        const among = new Set(held.map(({ slug }) => slug))
        const score = async (given: readonly string[]) =>
          averagePrecision(
            (await searched(store, text, given)).filter((slug) => among.has(slug)),
            wanted,
          )
        found.push({ concept: concept.slug, language, hybrid: await score(near), words: await score([]) })
      }
    }
    return found
  }
  return { over, close: () => store.close() }
}

async function searched(store: GraphStore, text: string, near: readonly string[]): Promise<string[]> {
  const page = await store.search({ audience: 'public', text, kinds: ['Artifact'], near, limit: 200 })
  return page.items.map(({ entity }) => entity.slug)
}

function averagePrecision(order: readonly string[], wanted: ReadonlySet<string>): number {
  let [hits, sum] = [0, 0]
  order.forEach((slug, place) => {
    if (wanted.has(slug)) sum += ++hits / (place + 1)
  })
  return sum / wanted.size
}

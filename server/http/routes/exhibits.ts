import type { HandlersOf } from '../handlers.ts'
import { collectionItems } from '../presenters/collection.ts'
import { exhibitCards, exhibitView, isArtifact, isExhibition } from '../presenters/exhibit.ts'
import { notFound } from '../problem.ts'
import type { MuseumServices } from '../services.ts'
import type { ViewCache } from '../view-cache.ts'

export function createExhibitRoutes(
  { store }: MuseumServices,
  cache: ViewCache,
): HandlersOf<'listExhibits' | 'getExhibit' | 'listCollection'> {
  return {
    async listExhibits({ query, audience }) {
      const make = async () => {
        const page = await store.list({ audience, kinds: ['Exhibition'], ...query })
        return {
          items: await exhibitCards(store, page.items.filter(isExhibition), audience),
          nextCursor: page.nextCursor,
        }
      }
      return audience === 'public' ? cache.get(`exhibits ${JSON.stringify(query)}`, make) : make()
    },
    async listCollection({ query, audience }) {
      const make = async () => {
        const page = await store.list({ audience, kinds: ['Artifact'], ...query })
        return {
          items: await collectionItems(store, page.items.filter(isArtifact), audience),
          nextCursor: page.nextCursor,
        }
      }
      return audience === 'public' ? cache.get(`collection ${JSON.stringify(query)}`, make) : make()
    },
    async getExhibit({ params: { slug }, audience }) {
      const make = async () => {
        const entity = await store.get(slug, audience)
        const view = entity && isExhibition(entity) ? await exhibitView(store, entity, audience) : undefined
        if (view === undefined) throw notFound(`There is no exhibit ${slug} on view.`)
        return view
      }
      return audience === 'public' ? cache.get(`exhibit ${slug}`, make) : make()
    },
  }
}

import type { HandlersOf } from '../handlers.ts'
import { exhibitCards, exhibitView, isExhibition } from '../presenters/exhibit.ts'
import { notFound } from '../problem.ts'
import type { MuseumServices } from '../services.ts'
import type { ViewCache } from '../view-cache.ts'

export function createExhibitRoutes(
  { store }: MuseumServices,
  cache: ViewCache,
): HandlersOf<'listExhibits' | 'getExhibit'> {
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

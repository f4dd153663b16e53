import type { Entity } from '../../../core/heritage/entity.ts'
import type { Audience } from '../../graph/port.ts'
import { searchedKinds } from '../../meaning/texts.ts'
import type { HandlersOf } from '../handlers.ts'
import { entityDetail } from '../presenters/detail.ts'
import { neighbourView, pathView, referenceTo } from '../presenters/reference.ts'
import { notFound } from '../problem.ts'
import type { MuseumServices } from '../services.ts'
import type { ViewCache } from '../view-cache.ts'

type Names = 'listEntities' | 'getEntity' | 'listNeighbours' | 'findPaths' | 'search'

export function createEntityRoutes({ store, meaning }: MuseumServices, cache: ViewCache): HandlersOf<Names> {
  const existing = async (id: string, audience: Audience): Promise<Entity> => {
    const entity = await store.get(id, audience)
    if (entity === undefined) throw notFound(`There is nothing with the id or slug ${id}.`)
    return entity
  }
  return {
    async listEntities({ query: { kind, relation, to, ...rest }, audience }) {
      return store.list({
        audience,
        ...rest,
        ...(kind === undefined ? {} : { kinds: kind }),
        ...(relation === undefined || to === undefined ? {} : { related: { type: relation, to } }),
      })
    },
    async getEntity({ params: { id }, audience }) {
      const make = async () => entityDetail(store, await existing(id, audience), audience)
      return audience === 'public' ? cache.get(`entity ${id}`, make) : make()
    },
    async listNeighbours({ params: { id }, query, audience }) {
      const page = await store.neighbours(id, { audience, ...query })
      if (page === undefined) throw notFound(`There is nothing with the id or slug ${id}.`)
      return { items: page.items.map(neighbourView), nextCursor: page.nextCursor }
    },
    async findPaths({ query, audience }) {
      await Promise.all([existing(query.from, audience), existing(query.to, audience)])
      const found = await store.paths({ audience, ...query })
      return { items: found.map(pathView), nextCursor: null }
    },
    async search({ query: { q, kind, ...page }, audience }) {
      const hits = await store.search({
        audience,
        text: q,
        ...page,
        kinds: kind ?? searchedKinds,
        near: await meaning.near(q),
      })
      return {
        items: hits.items.map(({ entity, ...found }) => ({ entity: referenceTo(entity), ...found })),
        nextCursor: hits.nextCursor,
      }
    },
  }
}

import { useQuery } from '@tanstack/react-query'
import type { CollectionItem } from '../../../core/api/views.ts'
import { stretchOf, type Stretch } from '../../../core/world/index.ts'
import { useMuseum } from '../museum-context.tsx'

/** An artifact whose date can be drawn. */
export interface Dated extends CollectionItem {
  readonly stretch: Stretch
}

/** So many are read at most: a time line of more would show nothing. */
const mostPages = 20

export function useCollection() {
  const { client } = useMuseum()
  return useQuery({
    queryKey: ['collection'],
    queryFn: async ({ signal }) => {
      const items: CollectionItem[] = []
      let cursor: string | undefined
      for (let page = 0; page < mostPages; page++) {
        const answer = await client.listCollection({
          query: { limit: 200, ...(cursor === undefined ? {} : { cursor }) },
          signal,
        })
        items.push(...answer.items)
        if (answer.nextCursor === null) break
        cursor = answer.nextCursor
      }
      return items
    },
    staleTime: 5 * 60_000,
  })
}

export function dated(items: readonly CollectionItem[]): Dated[] {
  return items.flatMap((item) => {
    const stretch = stretchOf(item.date)
    return stretch ? [{ ...item, stretch }] : []
  })
}

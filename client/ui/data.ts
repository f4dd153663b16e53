/** What is read from the API, each under one key. */
import { useQuery } from '@tanstack/react-query'
import type { Kind } from '../../core/heritage/kinds.ts'
import type { MuseumClient } from '../../core/api/client.ts'
import { useMuseum } from './museum-context.tsx'

const long = { staleTime: 5 * 60_000 }

export function useExhibits() {
  const { client } = useMuseum()
  return useQuery({
    queryKey: ['exhibits'],
    queryFn: ({ signal }) => client.listExhibits({ query: { limit: 50 }, signal }),
    ...long,
  })
}
export function useExhibit(slug: string) {
  const { client } = useMuseum()
  return useQuery({
    queryKey: ['exhibit', slug],
    queryFn: ({ signal }) => client.getExhibit({ params: { slug }, signal }),
    ...long,
  })
}
/** Pending for as long as it is not known which. */
export function useEntity(id: string | undefined) {
  const { client } = useMuseum()
  return useQuery({
    queryKey: ['entity', id],
    queryFn: ({ signal }) => client.getEntity({ params: { id: id! }, signal }),
    enabled: id !== undefined,
    ...long,
  })
}
export function useNeighbours(id: string) {
  const { client } = useMuseum()
  return useQuery({
    queryKey: ['neighbours', id],
    queryFn: ({ signal }) => client.listNeighbours({ params: { id }, query: { limit: 200 }, signal }),
    ...long,
  })
}
export function useKind(kind: Kind) {
  const { client } = useMuseum()
  return useQuery({
    queryKey: ['kind', kind],
    queryFn: ({ signal }) => wholeKind(client, kind, signal),
    ...long,
  })
}

/** All pages of a kind, one after the other. */
export async function wholeKind(client: MuseumClient, kind: Kind, signal?: AbortSignal) {
  const items: Awaited<ReturnType<MuseumClient['listEntities']>>['items'] = []
  let cursor: string | undefined
  do {
    const page = await client.listEntities({
      query: { kind, limit: 200, ...(cursor === undefined ? {} : { cursor }) },
      ...(signal === undefined ? {} : { signal }),
    })
    items.push(...page.items)
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
  return items
}

import { QueryClient } from '@tanstack/react-query'
import { ApiError } from '../../core/api/client.ts'
import type { MuseumParts } from '../museum/parts.ts'

/** Server state; read anew when the live channel says that the graph has changed. */
export function createQueries({ live }: Pick<MuseumParts, 'live'>): QueryClient {
  const queries = new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'offlineFirst',
        refetchOnWindowFocus: false,
        // Without a connection a further try would wait for one, and the page could not say so.
        retry: (failures, error) =>
          navigator.onLine && failures < 2 && !(error instanceof ApiError && error.status < 500),
      },
    },
  })
  live.on('graph-changed', () => void queries.invalidateQueries())
  return queries
}

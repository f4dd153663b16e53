/** A part of a page whose script comes when it is first shown: where it can't be fetched the page stays, says so, and can ask again. */
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Failed, Waiting } from './states.tsx'

export interface FetchedProps<Script> {
  /** Unlike that of any other part. */
  readonly name: string
  readonly script: () => Promise<Script>
  /** Nothing by default. */
  readonly waiting?: ReactNode
  readonly children: (script: Script) => ReactNode
}

export function Fetched<Script>({ name, script, waiting, children }: FetchedProps<Script>) {
  const fetched = useQuery({
    queryKey: ['script', name],
    queryFn: script,
    staleTime: Infinity,
    gcTime: Infinity,
    structuralSharing: false,
  })
  // Asked for again, it says that it is on its way.
  if (fetched.isPending) return fetched.errorUpdateCount > 0 ? <Waiting /> : waiting
  if (fetched.isError) return <Failed error={fetched.error} retry={() => void fetched.refetch()} />
  return children(fetched.data)
}

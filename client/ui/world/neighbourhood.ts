/** What a thing is joined to, at most so many, with every kind of relation among them. */
import { useQuery } from '@tanstack/react-query'
import type { NeighbourView, Reference } from '../../../core/api/views.ts'
import type { RelationType } from '../../../core/heritage/relations.ts'
import { useNeighbours } from '../data.ts'
import { useMuseum } from '../museum-context.tsx'
import { groupRelations } from '../relations.tsx'

export interface Neighbour {
  readonly thing: Reference
  readonly type: RelationType
  readonly direction: 'out' | 'in'
}

/** A thing's own relations, and those of its making. */
export function useNeighbourhood(id: string) {
  const { client } = useMuseum()
  const own = useNeighbours(id)
  const making = own.data?.items.find(({ type, direction }) => type === 'PRODUCED_IN' && direction === 'out')
  const made = useQuery({
    queryKey: ['neighbours', making?.entity.id],
    enabled: making !== undefined,
    queryFn: ({ signal }) =>
      client.listNeighbours({ params: { id: making!.entity.id }, query: { limit: 200 }, signal }),
    staleTime: 300_000,
  })
  const settled = own.isSuccess && (making === undefined || made.isSuccess)
  return {
    isError: own.isError || made.isError,
    neighbours: settled ? takeTurns([...own.data.items, ...(made.data?.items ?? [])], id) : undefined,
  }
}

/** One of each kind of relation, then the next of each: so that many of one kind do not hide the others. */
export function takeTurns(items: readonly NeighbourView[], own: string): Neighbour[] {
  const groups = groupRelations(items).map(({ type, direction, things }) =>
    things.map((thing) => ({ thing, type, direction })),
  )
  const longest = Math.max(0, ...groups.map(({ length }) => length))
  const seen = new Set([own])
  const taken: Neighbour[] = []
  for (let turn = 0; turn < longest; turn++)
    for (const group of groups) {
      const next = group[turn]
      if (!next || seen.has(next.thing.slug) || seen.has(next.thing.id)) continue
      seen.add(next.thing.slug)
      taken.push(next)
    }
  return taken
}

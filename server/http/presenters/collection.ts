/** Artifacts as a timeline and a map need them. */
import type { CollectionItem, LocatedPlace } from '../../../core/api/views.ts'
import type { EntityOf } from '../../../core/heritage/entity.ts'
import type { RelationType } from '../../../core/heritage/relations.ts'
import type { Audience, GraphStore, Neighbour } from '../../graph/port.ts'
import { ends, makingTypes, outgoing } from './artifact.ts'
import { referenceTo } from './reference.ts'

const ownTypes = ['PRODUCED_IN', 'MADE_OF', 'HAS_CULTURE', 'FOUND_AT', 'OWNED_BY', 'USED_IN'] as const
/** Reads that are under way at once. */
const together = 32

/** In the order given. */
export async function collectionItems(
  store: GraphStore,
  artifacts: readonly EntityOf<'Artifact'>[],
  audience: Audience,
): Promise<CollectionItem[]> {
  const seats = new Map<string, Promise<LocatedPlace[]>>()
  const seatOf = (holder: string) => {
    const known = seats.get(holder) ?? outgoing(store, holder, ['LOCATED_IN'], audience).then(located)
    seats.set(holder, known)
    return known
  }
  const items: CollectionItem[] = []
  for (let start = 0; start < artifacts.length; start += together) {
    const part = artifacts.slice(start, start + together)
    items.push(...(await Promise.all(part.map((artifact) => itemOf(store, artifact, { audience, seatOf })))))
  }
  return items
}

interface ItemContext {
  readonly audience: Audience
  readonly seatOf: (holder: string) => Promise<LocatedPlace[]>
}

async function itemOf(
  store: GraphStore,
  artifact: EntityOf<'Artifact'>,
  { audience, seatOf }: ItemContext,
): Promise<CollectionItem> {
  const own = await outgoing(store, artifact.id, ownTypes, audience)
  const of = (neighbours: readonly Neighbour[], type: RelationType) =>
    neighbours.filter(({ relation }) => relation.type === type)
  const making = (
    await Promise.all(
      of(own, 'PRODUCED_IN').map(({ entity }) => outgoing(store, entity.id, makingTypes, audience)),
    )
  ).flat()
  const held = await Promise.all(of(own, 'OWNED_BY').map(({ entity }) => seatOf(entity.id)))
  return {
    ...referenceTo(artifact),
    date: artifact.date,
    ...(artifact.dateText === undefined ? {} : { dateText: artifact.dateText }),
    cultures: ends(own, 'HAS_CULTURE'),
    materials: ends(own, 'MADE_OF'),
    techniques: ends(making, 'USED_TECHNIQUE'),
    usedIn: ends(own, 'USED_IN'),
    made: located(of(making, 'AT')),
    found: located(of(own, 'FOUND_AT')),
    held: held.flat(),
  }
}

function located(neighbours: readonly Neighbour[]): LocatedPlace[] {
  return neighbours.flatMap(({ entity }) =>
    entity.kind === 'Place' && entity.latitude !== undefined && entity.longitude !== undefined
      ? [{ ...referenceTo(entity), latitude: entity.latitude, longitude: entity.longitude }]
      : [],
  )
}

/** The places of many things, each once, with what happened there. */
import type { CollectionItem, LocatedPlace, Reference } from '../api/views.ts'

export const placeRoles = ['made', 'found', 'held'] as const
export type PlaceRole = (typeof placeRoles)[number]

export interface Spotted {
  readonly place: LocatedPlace
  readonly role: PlaceRole
  readonly things: readonly Reference[]
}

/** By role, those with most things first. */
export function spotted(
  items: readonly (Pick<CollectionItem, PlaceRole> & Reference)[],
): Readonly<Record<PlaceRole, readonly Spotted[]>> {
  const of = (role: PlaceRole): Spotted[] => {
    const places = new Map<string, { place: LocatedPlace; role: PlaceRole; things: Reference[] }>()
    for (const item of items)
      for (const place of item[role]) {
        const known = places.get(place.slug) ?? { place, role, things: [] }
        known.things.push(item)
        places.set(place.slug, known)
      }
    return [...places.values()].sort(
      (a, b) => b.things.length - a.things.length || (a.place.slug < b.place.slug ? -1 : 1),
    )
  }
  return { made: of('made'), found: of('found'), held: of('held') }
}

/** Whether what a curator placed by hand can stay where it was put. */
import type { ExhibitDocument } from '../document.ts'
import { footprint, gapBetween } from './floor-space.ts'
import { leastPassageM, liesIn, outOfReach } from './reach.ts'
import type { Layout, LayoutProblem, RoomLayout, StopLayout } from './types.ts'

const placed = (document: ExhibitDocument): ReadonlySet<string> =>
  new Set(
    document.rooms.flatMap(({ stops }) =>
      stops.flatMap(({ artifact, placement }) => (placement ? [artifact] : [])),
    ),
  )

/** At most one problem for each thing placed by hand; of two that are in each other's way the later one has it. */
export function placementProblems(document: ExhibitDocument, layout: Layout): LayoutProblem[] {
  const byHand = placed(document)
  if (byHand.size === 0) return []
  return layout.rooms.flatMap((room) => {
    const mine = room.stops.filter(({ slug }) => byHand.has(slug))
    const found = mine.flatMap((stop): LayoutProblem[] => {
      const problem = problemOf(layout, room, stop, byHand)
      return problem ? [{ slug: stop.slug, ...problem }] : []
    })
    if (found.length > 0 || mine.length === 0) return found
    const [lost] = outOfReach(layout, room)
    return lost === undefined ? [] : [{ slug: mine.at(-1)!.slug, why: 'blocks-the-way', other: lost }]
  })
}

/** The document as if these had never been placed by hand. */
export function withoutPlacements(document: ExhibitDocument, slugs: ReadonlySet<string>): ExhibitDocument {
  return {
    ...document,
    rooms: document.rooms.map((room) => ({
      ...room,
      stops: room.stops.map((stop) => {
        if (!slugs.has(stop.artifact)) return stop
        const { placement: _unfit, ...rest } = stop
        return rest
      }),
    })),
  }
}

function problemOf(
  layout: Layout,
  room: RoomLayout,
  stop: StopLayout,
  byHand: ReadonlySet<string>,
): Omit<LayoutProblem, 'slug'> | undefined {
  if (!stop.base) return { why: 'on-the-wall' }
  const rect = rectOf(stop)
  if (!liesIn(room, rect)) return { why: 'outside' }
  const ways = layout.doorways.filter(({ from, to }) => from === room.index || to === room.index)
  if (ways.some((way) => gapBetween(way.rect, rect) < leastPassageM)) return { why: 'before-a-doorway' }
  for (const other of room.stops) {
    if (other === stop || !other.base) continue
    // A later one that was placed by hand will have the problem itself.
    const later = byHand.has(other.slug) && room.stops.indexOf(other) > room.stops.indexOf(stop)
    const gap = gapBetween(rectOf(other), rect)
    if (!later && gap < leastPassageM) return { why: gap < 0 ? 'overlaps' : 'too-near', other: other.slug }
  }
  return undefined
}

const rectOf = ({ at, base, headingRad }: StopLayout) => footprint(at.xM, at.zM, base!, headingRad)

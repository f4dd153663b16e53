/** A curator's adjustments of an exhibit, as edits of its document: pure, each gives a new document. */
import type { ExhibitDocument, ExhibitStop } from '../../../core/exhibit/document.ts'
import type { Layout } from '../../../core/exhibit/layout/index.ts'

export type Placement = NonNullable<ExhibitStop['placement']>
export type Support = ExhibitStop['support']

/** Stands where it is put. */
export function placeByHand(
  document: ExhibitDocument,
  artifact: string,
  placement: Placement,
): ExhibitDocument {
  return withStop(document, artifact, (stop) => ({ ...stop, placement }))
}

/** Stands again where the layout puts it. */
export function letGo(document: ExhibitDocument, artifact: string): ExhibitDocument {
  return withStop(document, artifact, ({ placement: _gone, ...rest }) => rest)
}

/** On a wall nothing has a place on the floor. */
export function showOn(document: ExhibitDocument, artifact: string, support: Support): ExhibitDocument {
  const next = support === 'wall' ? letGo(document, artifact) : document
  return withStop(next, artifact, (stop) => ({ ...stop, support }))
}

/** Earlier (-1) or later (1) in its room; the first and the last stay. */
export function moveInOrder(document: ExhibitDocument, artifact: string, by: -1 | 1): ExhibitDocument {
  return {
    ...document,
    rooms: document.rooms.map((room) => {
      const from = room.stops.findIndex((stop) => stop.artifact === artifact)
      const to = from + by
      if (from < 0 || to < 0 || to >= room.stops.length) return room
      const stops = [...room.stops]
      stops.splice(to, 0, ...stops.splice(from, 1))
      return { ...room, stops }
    }),
  }
}

/** Where a thing stands in its room now, by hand or not; undefined where it hangs or is not shown. */
export function standsAt(layout: Layout, artifact: string): Placement | undefined {
  for (const { stops, centre } of layout.rooms) {
    const stop = stops.find(({ slug }) => slug === artifact)
    if (stop?.base)
      return tidy({
        xM: stop.at.xM - centre.xM,
        zM: stop.at.zM - centre.zM,
        headingRad: stop.headingRad,
      })
  }
  return undefined
}

/** Moved by metres and turned by radians, to whole centimetres, within one turn. */
export function movedBy(from: Placement, by: Partial<Placement>): Placement {
  return tidy({
    xM: from.xM + (by.xM ?? 0),
    zM: from.zM + (by.zM ?? 0),
    headingRad: from.headingRad + (by.headingRad ?? 0),
  })
}

function tidy({ xM, zM, headingRad }: Placement): Placement {
  const turn = Math.atan2(Math.sin(headingRad), Math.cos(headingRad))
  return { xM: within(xM), zM: within(zM), headingRad: Math.round(turn * 1e4) / 1e4 + 0 }
}

/** The document takes 30 m to each side. */
const within = (m: number) => Math.round(Math.min(30, Math.max(-30, m)) * 100) / 100 + 0

function withStop(
  document: ExhibitDocument,
  artifact: string,
  change: (stop: ExhibitStop) => ExhibitStop,
): ExhibitDocument {
  return {
    ...document,
    rooms: document.rooms.map((room) => ({
      ...room,
      stops: room.stops.map((stop) => (stop.artifact === artifact ? change(stop) : stop)),
    })),
  }
}

import { describe, expect, it } from 'vitest'
import {
  letGo,
  movedBy,
  moveInOrder,
  placeByHand,
  showOn,
  standsAt,
} from '../../../../../client/curator/rooms/arrange.ts'
import { moveForKey } from '../../../../../client/curator/rooms/move-for-key.ts'
import { layOut } from '../../../../../core/exhibit/layout/index.ts'
import { buildExhibitView, buildTwin } from '../../../../support/sample-exhibit.ts'

const bowl = buildTwin('bowl', [0.3, 0.2, 0.3])
const scroll = buildTwin('scroll', [0.5, 1.6, 0.03], 'silk')
const view = buildExhibitView([
  { stops: ['aa', 'bb', 'cc'].map((slug) => ({ slug, twin: bowl })) },
  {
    stops: [
      { slug: 'dd', twin: bowl },
      { slug: 'scroll', twin: scroll },
    ],
  },
])
const { document, artifacts } = view
const order = (edited: typeof document) => edited.rooms.map(({ stops }) => stops.map((s) => s.artifact))

describe('arranging a room', () => {
  it('stands a thing where it is put, in its own room’s metres, until it is let go', () => {
    const placement = { xM: -1.9, zM: 1, headingRad: 0.5 }
    const edited = placeByHand(document, 'bb', placement)
    const layout = layOut({ document: edited, artifacts })
    expect(layout.problems).toEqual([])
    expect(standsAt(layout, 'bb')).toEqual(placement)
    expect(letGo(edited, 'bb')).toEqual(document)
    const farther = placeByHand(document, 'dd', placement)
    expect(standsAt(layOut({ document: farther, artifacts }), 'dd')).toEqual(placement)
  })

  it('keeps a place by hand when more things come to the room', () => {
    const placement = { xM: 1.9, zM: -0.4, headingRad: -0.3 }
    const edited = placeByHand(document, 'bb', placement)
    const [first, ...rest] = edited.rooms
    const more = {
      ...first!,
      stops: [...first!.stops, { artifact: 'ee', support: 'auto' as const, hero: false }],
    }
    const layout = layOut({
      document: { ...edited, rooms: [more, ...rest] },
      artifacts: [...artifacts, { slug: 'ee', twin: bowl }],
    })
    expect(layout.problems).toEqual([])
    expect(standsAt(layout, 'bb')).toEqual(placement)
  })

  it('knows that what hangs stands nowhere, and that a wall takes a place on the floor away', () => {
    expect(standsAt(layOut(view), 'scroll')).toBeUndefined()
    const placed = placeByHand(document, 'aa', { xM: 1, zM: 1, headingRad: 0 })
    expect(showOn(placed, 'aa', 'wall').rooms[0]!.stops[0]).toEqual({
      artifact: 'aa',
      support: 'wall',
      hero: true,
    })
    expect(showOn(placed, 'aa', 'case').rooms[0]!.stops[0]).toMatchObject({
      support: 'case',
      placement: { xM: 1, zM: 1, headingRad: 0 },
    })
  })

  it('moves a thing in the order of its room; the first and the last stay', () => {
    expect(order(moveInOrder(document, 'cc', -1))[0]).toEqual(['aa', 'cc', 'bb'])
    expect(order(moveInOrder(document, 'aa', 1))[0]).toEqual(['bb', 'aa', 'cc'])
    expect(order(moveInOrder(document, 'aa', -1))).toEqual(order(document))
    expect(order(moveInOrder(document, 'scroll', 1))).toEqual(order(document))
  })

  it('moves by keys: 10 cm, 50 cm with Shift, 15 degrees, within one turn and 30 m', () => {
    const at = { xM: 0.1, zM: -0.2, headingRad: 0 }
    expect(movedBy(at, moveForKey('ArrowRight', false)!)).toEqual({ ...at, xM: 0.2 })
    expect(movedBy(at, moveForKey('ArrowUp', true)!)).toEqual({ ...at, zM: -0.7 })
    expect(movedBy(at, moveForKey('PageUp', false)!).headingRad).toBeCloseTo(Math.PI / 12, 4)
    expect(movedBy({ ...at, headingRad: 3.1 }, moveForKey('PageUp', false)!).headingRad).toBeLessThan(-2.9)
    expect(movedBy({ ...at, xM: 29.9 }, { xM: 1 }).xM).toBe(30)
    expect(moveForKey('Enter', false)).toBeUndefined()
  })
})

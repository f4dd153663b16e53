import { describe, expect, it } from 'vitest'
import { displayOf } from '../../../../../core/exhibit/layout/display.ts'
import { footprint, layOut, type RoomLayout, type ShownOn } from '../../../../../core/exhibit/layout/index.ts'
import {
  eyesOf,
  flawsOf,
  isUncut,
  sighted,
  wallFlaws,
  type Body,
} from '../../../../../core/exhibit/layout/sight.ts'
import { buildTwin } from '../../../../support/sample-exhibit.ts'
import { shippedExhibits } from '../../../../support/shipped-exhibits.ts'

const twin = buildTwin('bottle', [0.3, 0.5, 0.3])
const standing = (xM: number, zM: number, shownOn: ShownOn = 'plinth') => {
  const display = displayOf({ artifact: 'aa', support: shownOn, hero: false }, twin)
  const rect = footprint(xM, zM, display.base!, 0)
  return sighted({ display, xM, zM, headingRad: 0, rect, body: footprint(xM, zM, twin.dimensions, 0) })
}
const depthM = 10
const front = { side: 'front', alongM: 0, widthM: 1.5, heightM: 2.55 } as const
const back = { side: 'back', alongM: 2, widthM: 1.5, heightM: 2.55 } as const

describe('eyesOf', () => {
  it('looks in where one enters, and back from the middle of the way on towards the middle of the room', () => {
    const [wayIn, wayBack] = eyesOf([front, back], depthM)
    expect(wayIn).toEqual({ xM: 0, zM: 5.17, yawRad: 0 })
    expect(wayBack).toMatchObject({ xM: 2, zM: -5.17 })
    const { yawRad } = wayBack!
    expect([-Math.sin(yawRad), -Math.cos(yawRad)]).toEqual([
      expect.closeTo(-2 / Math.hypot(2, 5.17)),
      expect.closeTo(5.17 / Math.hypot(2, 5.17)),
    ])
    expect(eyesOf([], depthM)).toEqual([{ xM: 0, zM: 3.9, yawRad: 0 }])
  })
})

describe('flawsOf', () => {
  const eyes = eyesOf([front], depthM)
  const flaws = (...things: ReturnType<typeof standing>[]) => flawsOf(things, eyes, [])

  it('is nothing where all is seen whole', () => {
    expect(flaws(standing(-1.5, 0), standing(1.5, 0), standing(0, -2))).toBe(0)
  })

  it('grows with what hides another thing, with glass before it, and with what the edge of the picture cuts', () => {
    const hidden = flaws(standing(0, 0), standing(0, -2))
    expect(hidden).toBeGreaterThan(0.9)
    expect(flaws(standing(0, 0), standing(0.25, -2))).toBeLessThan(hidden)
    const clear = flaws(standing(0, 0), standing(0.4, -2))
    expect(flaws(standing(0, 0, 'case'), standing(0.4, -2))).toBeGreaterThan(clear)
    expect(flaws(standing(0, 3.5))).toBeGreaterThan(0.1)
    expect(flaws(standing(4.3, 0))).toBeGreaterThan(0.1)
  })

  it('tells what the edge of the picture cuts from what is whole or not in it', () => {
    const body = (xM: number, zM: number): Body => ({ xM, zM, headingRad: 0, widthM: 1.6, depthM: 0.4, lowM: 0, highM: 0.44 }) // prettier-ignore
    expect(isUncut(body(0, 0), eyes[0]!)).toBe(true)
    expect(isUncut(body(-3, 2), eyes[0]!)).toBe(false)
    expect(isUncut(body(0, 2.2), eyes[0]!)).toBe(false)
    expect(isUncut(body(-4, 3), eyes[0]!)).toBe(true)
  })

  it('counts what hides a hanging', () => {
    const hanging = (zM: number): Body => ({ xM: -3.9, zM, headingRad: Math.PI / 2, widthM: 0.4, depthM: 0.02, lowM: 0.9, highM: 1.6 }) // prettier-ignore
    const before = [standing(-1.95, 0.8)]
    const flaws = wallFlaws(before, eyes)
    expect(flaws([hanging(-3.6)])).toBeGreaterThan(0.4)
    expect(flaws([hanging(-1)])).toBe(0)
  })
})

/** What of a room stands and hangs, about its middle. */
function bodiesOf({ centre, stops }: RoomLayout) {
  const things = stops.flatMap((stop) => {
    if (!stop.base) return []
    const display = { ...displayOf({ artifact: stop.slug, support: stop.shownOn, hero: stop.hero }, stop.twin), base: stop.base } // prettier-ignore
    const [xM, zM, headingRad] = [stop.at.xM - centre.xM, stop.at.zM - centre.zM, stop.headingRad]
    const rect = footprint(xM, zM, stop.base, headingRad)
    return [sighted({ display, xM, zM, headingRad, rect, body: rect })]
  })
  const hung = stops.flatMap(
    ({ base, at, headingRad, twin: { dimensions } }): Body[] =>
    base
      ? []
      : [{ xM: at.xM - centre.xM, zM: at.zM - centre.zM, headingRad, ...dimensions, lowM: at.yM, highM: at.yM + dimensions.heightM }], // prettier-ignore
  )
  return { things, hung }
}

const plate: Body = { xM: 0, zM: 0, headingRad: 0, widthM: 1, depthM: 0.01, lowM: 1, highM: 2 }

describe.each(shippedExhibits())('%s', (_, input) => {
  it.each(layOut(input).rooms)(
    'shows whoever comes into $slug each thing, and whoever looks back most',
    (room) => {
      const { things, hung } = bodiesOf(room)
      const eyes = eyesOf(room.openings, room.depthM)
      expect(flawsOf(things, eyes.slice(0, 1), [])).toBeLessThan(0.15)
      const seen = wallFlaws(things, eyes.slice(0, 1))
      const onWalls = hung.map((one) => seen([one]))
      // The largest textiles hang on two long walls: of these some come into sight within.
      const outOfSight = seen([{ ...plate, xM: 0, zM: 99 }])
      expect(onWalls.filter((flaws) => flaws >= 0.1 && flaws !== outOfSight)).toEqual([])
      expect(onWalls.filter((flaws) => flaws === outOfSight).length).toBeLessThanOrEqual(2)
      // At most one thing of a room is hidden to the one who looks back, and a lesser view counts for less.
      expect(flawsOf(things, eyes, [])).toBeLessThan(0.7)
    },
  )
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  bodyRadiusM, entriesOf, footprint, gapBetween, isWalkable, layOut, leastPassageM, outOfReach, placesReached, slide, walkArea,
  type Layout,
} from '../../../../../core/exhibit/layout/index.ts' // prettier-ignore
import { formNames } from '../../../../../core/twin/facts.ts'
import { buildExhibitView, buildTwin } from '../../../../support/sample-exhibit.ts'
import { shippedExhibits } from '../../../../support/shipped-exhibits.ts'

const sizes = fc.tuple(
  fc.double({ min: 0.04, max: 0.8, noNaN: true }),
  fc.double({ min: 0.04, max: 1.5, noNaN: true }),
  fc.double({ min: 0.02, max: 0.6, noNaN: true }),
)
const placements = fc.option(
  fc.record({
    xM: fc.double({ min: -12, max: 12, noNaN: true }),
    zM: fc.double({ min: -14, max: 14, noNaN: true }),
    headingRad: fc.double({ min: -3.2, max: 3.2, noNaN: true }),
  }),
  { nil: undefined, freq: 3 },
)
const documents = (byHand: boolean) =>
  fc
    .array(
      fc.array(
        fc.record({
          form: fc.constantFrom(...formNames),
          size: sizes,
          placement: byHand ? placements : fc.constant(undefined),
        }),
        { minLength: 1, maxLength: 12 },
      ),
      { minLength: 1, maxLength: 3 },
    )
    .map((rooms) =>
      buildExhibitView(
        rooms.map((things, r) => ({
          stops: things.map(({ form, size, placement }, i) => ({
            slug: `thing-${r}-${i}`,
            twin: buildTwin(form, size),
            ...(placement ? { placement } : {}),
          })),
        })),
      ),
    )

/** What must hold of every layout, whatever it was made from. */
function expectSound(layout: Layout): void {
  const area = walkArea(layout)
  for (const room of layout.rooms) {
    expect(outOfReach(layout, room)).toEqual([])
    const bases = room.stops.flatMap((stop) =>
      stop.base ? [footprint(stop.at.xM, stop.at.zM, stop.base, stop.headingRad)] : [],
    )
    for (const [i, a] of bases.entries())
      for (const b of bases.slice(i + 1))
        expect(gapBetween(a, b)).toBeGreaterThanOrEqual(leastPassageM - 1e-6)
    for (const { viewpoint } of room.stops)
      expect(isWalkable(area, viewpoint.eye.xM, viewpoint.eye.zM)).toBe(true)
    for (const bench of room.benches) {
      const rect = footprint(bench.at.xM, bench.at.zM, bench, 0)
      for (const base of bases) expect(gapBetween(base, rect)).toBeGreaterThanOrEqual(leastPassageM)
    }
  }
}

/** From every doorway the eye meets the hero of the room that one enters: nothing that stands is taller before it. */
function expectSight(layout: Layout): void {
  for (const room of layout.rooms) {
    const hero = room.stops.find((stop) => stop.hero)
    const entry = entriesOf(layout, room)[0]
    if (!hero || !entry) continue
    for (let k = 0; k < 1; k += 0.02) {
      const xM = entry.xM + (hero.at.xM - entry.xM) * k
      const zM = entry.zM + (hero.at.zM - entry.zM) * k
      for (const stop of room.stops) {
        if (stop === hero || !stop.base) continue
        const rect = footprint(stop.at.xM, stop.at.zM, stop.base, stop.headingRad)
        expect(gapBetween(rect, { minX: xM, maxX: xM, minZ: zM, maxZ: zM })).toBeGreaterThan(0)
      }
    }
  }
}

describe('passages', () => {
  it.each(shippedExhibits())(
    '%s can be walked two abreast, from every doorway to every thing',
    (_slug, input) => {
      const layout = layOut(input)
      expectSound(layout)
      expectSight(layout)
      expect(layout.problems).toEqual([])
    },
  )

  it('stay wide enough in any exhibit', () => {
    fc.assert(
      fc.property(documents(false), (view) => {
        const layout = layOut(view)
        expectSound(layout)
        expectSight(layout)
      }),
      { numRuns: 25, seed: 21 },
    )
  })

  it('stay wide enough wherever a curator puts things; what cannot stay is named', () => {
    fc.assert(
      fc.property(documents(true), (view) => {
        const layout = layOut(view)
        expectSound(layout)
        const unfit = new Set(layout.problems.map(({ slug }) => slug))
        for (const [r, room] of view.document.rooms.entries())
          for (const { artifact, placement } of room.stops) {
            if (!placement || unfit.has(artifact)) continue
            const { at } = layout.rooms[r]!.stops.find(({ slug }) => slug === artifact)!
            const { centre } = layout.rooms[r]!
            expect(at.xM - centre.xM).toBeCloseTo(placement.xM, 6)
            expect(at.zM - centre.zM).toBeCloseTo(placement.zM, 6)
          }
      }),
      { numRuns: 25, seed: 22 },
    )
  })

  it('are measured with a disc that does not pass where it does not fit', () => {
    const twin = buildTwin('bowl', [0.3, 0.2, 0.3])
    const layout = layOut(buildExhibitView([{ stops: [{ slug: 'bowl', twin }] }]))
    const room = layout.rooms[0]!
    const places = placesReached(room, layout.start.eye)
    expect(places.length).toBeGreaterThan(100)
    const hero = room.stops[0]!
    for (const { xM, zM } of places)
      expect(Math.hypot(xM - hero.at.xM, zM - hero.at.zM)).toBeGreaterThan(leastPassageM / 2)
  })
})

describe('adjustments', () => {
  const twin = buildTwin('bowl', [0.3, 0.2, 0.3])
  const withPlacement = (xM: number, zM: number) =>
    layOut(
      buildExhibitView([
        {
          stops: [
            { slug: 'aa', twin },
            { slug: 'bb', twin, placement: { xM, zM, headingRad: 0 } },
          ],
        },
        { stops: [{ slug: 'cc', twin }] },
      ]),
    )

  it('say why they cannot be had, and leave the thing where the layout puts it', () => {
    expect(withPlacement(20, 0).problems).toEqual([{ slug: 'bb', why: 'outside' }])
    expect(withPlacement(-1.9, 1).problems).toEqual([])
    const way = withPlacement(-1.9, 1).doorways[0]!.rect
    const room = withPlacement(-1.9, 1).rooms[0]!
    const before = withPlacement((way.minX + way.maxX) / 2, way.maxZ - room.centre.zM + 0.4)
    expect(before.problems).toEqual([{ slug: 'bb', why: 'before-a-doorway' }])
    const both = layOut(
      buildExhibitView([
        {
          stops: ['aa', 'bb'].map((slug) => ({ slug, twin, placement: { xM: 1, zM: 1, headingRad: 0 } })),
        },
      ]),
    )
    expect(both.problems).toEqual([{ slug: 'bb', why: 'overlaps', other: 'aa' }])
  })

  it('of a hanging are refused', () => {
    const silk = buildTwin('scroll', [0.5, 1.6, 0.03], 'silk')
    const placement = { xM: 1, zM: 1, headingRad: 0 }
    const layout = layOut(buildExhibitView([{ stops: [{ slug: 'scroll', twin: silk, placement }] }]))
    expect(layout.problems).toEqual([{ slug: 'scroll', why: 'on-the-wall' }])
  })
})

describe('walking anywhere', () => {
  it('never leaves the floor, whatever steps are taken', () => {
    fc.assert(
      fc.property(
        documents(false),
        fc.array(
          fc.record({
            xM: fc.double({ min: -4, max: 4, noNaN: true }),
            zM: fc.double({ min: -4, max: 4, noNaN: true }),
          }),
          { maxLength: 60 },
        ),
        (view, steps) => {
          const layout = layOut(view)
          const area = walkArea(layout)
          let place: { xM: number; zM: number } = layout.start.eye
          for (const step of steps) {
            place = slide(area, place, step)
            expect(isWalkable(area, place.xM, place.zM, bodyRadiusM - 1e-9)).toBe(true)
          }
        },
      ),
      { numRuns: 40, seed: 23 },
    )
  })
})

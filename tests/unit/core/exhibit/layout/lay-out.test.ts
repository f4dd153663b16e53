import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  footprint, gapBetween, isWalkable, layingOut, layOut, passageM, roomAt, roomRect, routeBetween, walkArea, type Layout, type StopLayout,
} from '../../../../../core/exhibit/layout/index.ts' // prettier-ignore
import { formNames } from '../../../../../core/twin/facts.ts'
import { buildExhibitView, buildTwin, sampleExhibit } from '../../../../support/sample-exhibit.ts'

const baseRect = ({ at, base, headingRad }: StopLayout) => footprint(at.xM, at.zM, base!, headingRad)

/** Exhibits of one to three rooms with things of all forms, a hand's breadth to a metre and a half high. */
const exhibits = fc
  .array(
    fc.array(
      fc.record({
        form: fc.constantFrom(...formNames),
        size: fc.tuple(
          fc.double({ min: 0.04, max: 0.8, noNaN: true }),
          fc.double({ min: 0.04, max: 1.5, noNaN: true }),
          fc.double({ min: 0.02, max: 0.6, noNaN: true }),
        ),
      }),
      { minLength: 1, maxLength: 14 },
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map((rooms) =>
    buildExhibitView(
      rooms.map((things, r) => ({
        stops: things.map(({ form, size }, i) => ({ slug: `thing-${r}-${i}`, twin: buildTwin(form, size) })),
      })),
    ),
  )

function standing(layout: Layout): StopLayout[] {
  return layout.rooms.flatMap(({ stops }) => stops.filter(({ base }) => base))
}

describe('layOut', () => {
  it('gives a thing that the museum scanned the size of its scan, and the files to show', () => {
    const view = sampleExhibit()
    const artifact = view.artifacts[0]!
    const dimensions = { widthM: 0.11, heightM: 0.22, depthM: 0.13 }
    const file = { file: `${'0'.repeat(64)}.glb`, bytes: 1, triangles: 1 }
    const scan = { folder: '/media/a', dimensions, levels: { full: file, near: file, room: file, far: file } }
    const artifacts = [{ ...artifact, scan }, ...view.artifacts.slice(1)]
    const { twin } = standing(layOut({ ...view, artifacts })).find(({ slug }) => slug === artifact.slug)!
    expect([twin.dimensions, twin.scan]).toEqual([dimensions, scan])
  })

  it('gives equal layouts for equal documents, and another hash for another size', () => {
    const once = layOut(sampleExhibit())
    expect(layOut(sampleExhibit())).toEqual(once)
    const view = sampleExhibit()
    view.artifacts[0]!.twin.dimensions.heightM += 0.01
    expect(layOut(view).hash).not.toBe(once.hash)
  })

  it('stops after each room, and comes to the same layout', () => {
    const steps = layingOut(sampleExhibit())
    const stops = layOut(sampleExhibit()).rooms.map(() => steps.next())
    expect(stops.every(({ done }) => done === false)).toBe(true)
    expect(steps.next()).toEqual({ done: true, value: layOut(sampleExhibit()) })
  })

  it('has the first room and the way in from the first step on, as they will be', () => {
    const first = layingOut(sampleExhibit()).next().value
    const whole = layOut(sampleExhibit())
    expect(first.rooms).toEqual(whole.rooms.slice(0, 1))
    expect([first.start, first.accent]).toEqual([whole.start, whole.accent])
  })

  it('keeps the hash when only texts change', () => {
    const view = sampleExhibit()
    view.document.rooms[0]!.text = { en: 'Other words.', zh: '别的话。' }
    expect(layOut(view).hash).toBe(layOut(sampleExhibit()).hash)
  })

  it('never lets two bases overlap, and leaves a passage between any two', () => {
    fc.assert(
      fc.property(exhibits, (view) => {
        const all = standing(layOut(view))
        for (const [i, a] of all.entries())
          for (const b of all.slice(i + 1))
            if (a.room === b.room)
              expect(gapBetween(baseRect(a), baseRect(b))).toBeGreaterThanOrEqual(passageM - 1e-6)
      }),
      { numRuns: 40, seed: 7 },
    )
  })

  it('keeps everything inside its room', () => {
    fc.assert(
      fc.property(exhibits, (view) => {
        const layout = layOut(view)
        for (const stop of standing(layout)) {
          const room = roomRect(layout.rooms[stop.room]!)
          const rect = baseRect(stop)
          expect(rect.minX).toBeGreaterThan(room.minX)
          expect(rect.maxX).toBeLessThan(room.maxX)
          expect(rect.minZ).toBeGreaterThan(room.minZ)
          expect(rect.maxZ).toBeLessThan(room.maxZ)
        }
      }),
      { numRuns: 40, seed: 8 },
    )
  })

  it('lets a visitor walk from the entrance to where each thing is seen', () => {
    fc.assert(
      fc.property(exhibits, (view) => {
        const layout = layOut(view)
        const area = walkArea(layout)
        for (const room of layout.rooms)
          for (const { viewpoint } of room.stops) {
            expect(isWalkable(area, viewpoint.eye.xM, viewpoint.eye.zM)).toBe(true)
            expect(routeBetween(layout, layout.start.eye, viewpoint.eye)).toBeDefined()
          }
      }),
      { numRuns: 12, seed: 9 },
    )
  })

  it('puts each hero on the axis of its entrance, with nothing before it', () => {
    fc.assert(
      fc.property(exhibits, (view) => {
        for (const room of layOut(view).rooms) {
          const hero = room.stops.find((stop) => stop.hero)!
          if (!hero.base) continue
          expect(hero.at.xM).toBeCloseTo(room.centre.xM, 6)
          const ahead = {
            minX: hero.at.xM - 0.1,
            maxX: hero.at.xM + 0.1,
            minZ: hero.at.zM + hero.base.depthM / 2,
            maxZ: room.centre.zM + room.depthM / 2,
          }
          for (const other of room.stops)
            if (other !== hero && other.base) expect(gapBetween(ahead, baseRect(other))).toBeGreaterThan(0)
        }
      }),
      { numRuns: 40, seed: 10 },
    )
  })

  it('joins rooms by doorways that open in both', () => {
    const layout = layOut(sampleExhibit())
    const [way] = layout.doorways
    expect(way).toMatchObject({ from: 0, to: 1, heightM: 2.55 })
    expect(way!.rect.maxX - way!.rect.minX).toBeCloseTo(1.5)
    const middle = (way!.rect.minX + way!.rect.maxX) / 2
    expect(middle).toBeCloseTo(layout.rooms[1]!.centre.xM)
    expect(isWalkable(walkArea(layout), middle, way!.rect.maxZ + 0.2)).toBe(true)
    expect(isWalkable(walkArea(layout), middle, way!.rect.minZ - 0.2)).toBe(true)
    expect(roomAt(layout, middle, way!.rect.minZ - 0.2)).toBe(1)
  })

  it('keeps what was placed by hand where it was put', () => {
    const placement = { xM: -1.5, zM: 0.75, headingRad: 0.4 }
    const twin = buildTwin('bowl', [0.3, 0.15, 0.3])
    const layout = layOut(
      buildExhibitView([
        {
          stops: [
            { slug: 'aa', twin },
            { slug: 'bb', twin, placement },
            { slug: 'cc', twin },
          ],
        },
      ]),
    )
    const moved = layout.rooms[0]!.stops[1]!
    expect(moved.at).toMatchObject({ xM: -1.5, zM: 0.75 })
    expect(moved.headingRad).toBe(0.4)
  })

  it('shows a small thing under glass at eye-friendly height, a tall one on a low base, a scroll on the wall', () => {
    const layout = layOut(
      buildExhibitView([
        {
          stops: [
            { slug: 'ring', twin: buildTwin('jewel', [0.03, 0.03, 0.02], 'gold') },
            { slug: 'pillar', twin: buildTwin('column', [0.5, 1.6, 0.5], 'marble') },
            { slug: 'picture', twin: buildTwin('scroll', [0.5, 1.6, 0.03], 'silk') },
          ],
        },
      ]),
    )
    const [ring, pillar, picture] = layout.rooms[0]!.stops
    expect(ring).toMatchObject({ shownOn: 'case', base: { widthM: 0.34, heightM: 1.1 } })
    expect(pillar!.shownOn).toBe('floor')
    expect(pillar!.base!.heightM).toBeCloseTo(0.4)
    expect(picture).toMatchObject({ shownOn: 'wall', base: undefined })
    expect(picture!.at.yM).toBeCloseTo(0.65)
  })

  it('keeps every kind of glass in a case', () => {
    for (const surface of ['glass', 'dichroic-glass'] as const) {
      const twin = buildTwin('cup', [0.13, 0.16, 0.13], surface)
      const [cup] = layOut(buildExhibitView([{ stops: [{ slug: 'cup', twin }] }])).rooms[0]!.stops
      expect(cup!.shownOn, surface).toBe('case')
    }
  })

  it('sets no bench in front of a case', () => {
    for (const room of layOut(sampleExhibit()).rooms)
      for (const bench of room.benches)
        for (const stop of room.stops)
          if (stop.base)
            expect(
              gapBetween(footprint(bench.at.xM, bench.at.zM, bench, 0), baseRect(stop)),
            ).toBeGreaterThanOrEqual(1.2)
  })
})

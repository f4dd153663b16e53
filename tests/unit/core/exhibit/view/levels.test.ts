import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { layOut } from '../../../../../core/exhibit/layout/index.ts'
import {
  chooseLevels,
  twinBudget,
  visibleRooms,
  type Candidate,
} from '../../../../../core/exhibit/view/index.ts'
import { buildExhibitView, buildTwin, sampleExhibit } from '../../../../support/sample-exhibit.ts'

const candidate = (over: Partial<Candidate> = {}): Candidate => ({
  slug: 'jar',
  parts: 2,
  distanceM: 1,
  sizeM: 0.3,
  ...over,
})

describe('chooseLevels', () => {
  it('draws finely what is near, coarsely what is far', () => {
    const { levels } = chooseLevels([
      candidate({ slug: 'aa', distanceM: 1 }),
      candidate({ slug: 'bb', distanceM: 5 }),
      candidate({ slug: 'cc', distanceM: 14 }),
    ])
    expect(Object.fromEntries(levels)).toEqual({ aa: 'near', bb: 'room', cc: 'far' })
  })

  it('draws what is large as finely from farther away', () => {
    const { levels } = chooseLevels([
      candidate({ slug: 'mask', distanceM: 14, sizeM: 1.4 }),
      candidate({ slug: 'bead', distanceM: 14, sizeM: 0.02 }),
      candidate({ slug: 'stele', distanceM: 60, sizeM: 2.2 }),
    ])
    expect(Object.fromEntries(levels)).toEqual({ mask: 'room', bead: 'far', stele: 'far' })
    const hall = chooseLevels([
      candidate({ slug: 'jar', distanceM: 5, sizeM: 0.3 }),
      candidate({ slug: 'column', distanceM: 7, sizeM: 3.6 }),
    ])
    expect(Object.fromEntries(hall.levels)).toEqual({ jar: 'room', column: 'near' })
  })

  it('keeps a level a little longer than it would begin it', () => {
    const near = chooseLevels([candidate({ distanceM: 2.3 })]).levels
    expect(chooseLevels([candidate({ distanceM: 2.6 })], { before: near }).levels.get('jar')).toBe('near')
    expect(chooseLevels([candidate({ distanceM: 2.6 })]).levels.get('jar')).toBe('room')
    expect(chooseLevels([candidate({ distanceM: 3 })], { before: near }).levels.get('jar')).toBe('room')
  })

  it('never goes beyond its budget, whatever stands around', () => {
    const crowd = fc.array(
      fc.record({
        parts: fc.integer({ min: 1, max: 5 }),
        distanceM: fc.double({ min: 0.3, max: 60, noNaN: true }),
        sizeM: fc.double({ min: 0.01, max: 4, noNaN: true }),
      }),
      { maxLength: 400 },
    )
    fc.assert(
      fc.property(crowd, (things) => {
        const { draws, triangles } = chooseLevels(
          things.map((thing, i) => candidate({ ...thing, slug: `thing-${i}` })),
        )
        expect(draws).toBeLessThanOrEqual(twinBudget.draws)
        expect(triangles).toBeLessThanOrEqual(twinBudget.triangles)
      }),
      { numRuns: 60, seed: 3 },
    )
  })

  it('leaves out the farthest first', () => {
    const things = Array.from({ length: 10 }, (_, i) => candidate({ slug: `thing-${i}`, distanceM: 3 + i }))
    const { levels } = chooseLevels(things, { budget: { draws: 8, triangles: 400_000 } })
    expect([...levels.keys()]).toEqual(['thing-0', 'thing-1', 'thing-2', 'thing-3'])
  })
})

describe('visibleRooms', () => {
  const layout = layOut(sampleExhibit())

  it('sees the next room from the entrance, through the doorway', () => {
    expect(visibleRooms(layout, layout.start.eye)).toEqual([0, 1])
  })

  it('does not see it from beside the doorway, close to the wall', () => {
    const room = layout.rooms[0]!
    expect(
      visibleRooms(layout, {
        xM: room.centre.xM - room.widthM / 2 + 0.4,
        zM: room.centre.zM - room.depthM / 2 + 0.05,
      }),
    ).toEqual([0])
  })

  it('never sees all of a long row of rooms', () => {
    const twin = buildTwin('bowl', [0.2, 0.1, 0.2])
    const row = layOut(
      buildExhibitView(Array.from({ length: 12 }, (_, i) => ({ stops: [{ slug: `bowl-${i}`, twin }] }))),
    )
    for (const room of row.rooms) expect(visibleRooms(row, room.centre).length).toBeLessThanOrEqual(4)
  })
})

import { describe, expect, it } from 'vitest'
import { layOut, roomRect, type RoomLayout } from '../../../../../core/exhibit/layout/index.ts'
import { lampsOf, type Spot } from '../../../../../core/exhibit/light/index.ts'
import { washesOf } from '../../../../../core/exhibit/light/washes.ts'
import { shippedExhibits } from '../../../../support/shipped-exhibits.ts'

const rooms = shippedExhibits().flatMap(([, input]) => layOut(input).rooms)
const roomOf = (slug: string): RoomLayout => rooms.find((room) => room.slug === slug)!
const total = (spots: readonly Spot[]) => spots.reduce((sum, { power }) => sum + power, 0)

/** Along the back wall, from its middle. */
function alongBack(room: RoomLayout): number[] {
  const { minZ } = roomRect(room)
  return washesOf(room).flatMap(({ at, towards }) =>
    towards[2] < -0.3 && at[2] < minZ + 2 ? [at[0] - room.centre.xM] : [],
  )
}

describe('washesOf', () => {
  it('lights the wall behind every hero and what is printed beside it, but no doorway', () => {
    for (const room of rooms) {
      const along = alongBack(room)
      const hero = room.stops.find((stop) => stop.hero)!
      const nearest = (x: number) => Math.min(...along.map((one) => Math.abs(one - x)))
      expect(nearest(hero.at.xM - room.centre.xM)).toBeLessThan(1)
      if (room.panel.headingRad === 0) expect(nearest(room.panel.at.xM - room.centre.xM)).toBeLessThan(1)
      for (const { side, alongM, widthM } of room.openings)
        if (side === 'back') expect(nearest(alongM)).toBeGreaterThan(widthM / 2 - 1e-9)
    }
  })

  it('is no recipe: hardly two rooms have their washes in the same places', () => {
    const patterns = rooms.map((room) => alongBack(room).map((x) => x.toFixed(1)).toSorted().join(' ')) // prettier-ignore
    expect(new Set(patterns).size).toBeGreaterThan(rooms.length * 0.7)
  })

  it('spares paper and silk: no pool in a room of prints is as bright as the brightest among stones', () => {
    const brightest = (slug: string) => Math.max(...washesOf(roomOf(slug)).map(({ power }) => power))
    expect(brightest('printed-and-painted')).toBeLessThan(brightest('stone-and-clay') * 0.85)
  })
})

describe('lampsOf', () => {
  it('gives what stands free a rim of a third of its key, from behind', () => {
    for (const room of rooms) {
      const lamps = lampsOf(room)
      const rims = lamps.filter(({ kind }) => kind === 'rim')
      const { minX, maxX } = roomRect(room)
      const free = room.stops.filter(({ shownOn, at }) => shownOn !== 'wall' && Math.min(at.xM - minX, maxX - at.xM) > 0.6) // prettier-ignore
      expect(rims).toHaveLength(free.length)
      for (const { towards } of rims) expect(towards[2]).toBeGreaterThan(-0.05)
      expect(total(rims)).toBeLessThan(total(lamps.filter(({ kind }) => kind === 'key')))
    }
  })
})

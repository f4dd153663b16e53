import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CollectionItem, LocatedPlace, Reference } from '../../../../core/api/views.ts'
import { heritageDate } from '../../../../core/heritage/edtf.ts'
import { seededId } from '../../../../core/heritage/identity.ts'
import type { Kind } from '../../../../core/heritage/kinds.ts'
import { centuryName } from '../../../../core/i18n/world.ts'
import {
  axisOf,
  centuriesOf,
  chosen,
  contemporaries,
  facetValues,
  gapYears,
  placeOf,
  readChoice,
  spotted,
  stretchOf,
  writeChoice,
} from '../../../../core/world/index.ts'

const thing = (kind: Kind, slug: string): Reference => ({
  id: seededId(slug),
  slug,
  kind,
  labels: { en: slug, zh: '名' },
})
const place = (slug: string): LocatedPlace => ({ ...thing('Place', slug), latitude: 1, longitude: 2 })

function item(slug: string, date: string, more: Partial<CollectionItem> = {}): CollectionItem {
  return {
    ...thing('Artifact', slug), date: heritageDate(date), cultures: [], materials: [], techniques: [], usedIn: [], made: [], found: [], held: [], ...more,
  } // prettier-ignore
}
const exact = (from: number, to: number) => ({ from, to, looseFrom: false, looseTo: false })

describe('a date as a stretch of time', () => {
  it('is as long as the record leaves it open, and says which end is in doubt', () => {
    expect(stretchOf(heritageDate('1351'))).toEqual(exact(1351, 1351))
    expect(stretchOf(heritageDate('-1199~/-1045~'))).toEqual({
      from: -1199,
      to: -1045,
      looseFrom: true,
      looseTo: true,
    })
    expect(stretchOf(heritageDate('0618/0907?'))).toEqual({
      from: 618,
      to: 907,
      looseFrom: false,
      looseTo: true,
    })
    expect(stretchOf(heritageDate('18XX'))).toEqual(exact(1800, 1899))
  })
  it('has a loose end of fifty years where an end is open, and none where nothing is known', () => {
    expect(stretchOf(heritageDate('1500/..'))).toEqual({
      from: 1500,
      to: 1550,
      looseFrom: false,
      looseTo: true,
    })
    expect(stretchOf({ edtf: '../..', earliestYear: null, latestYear: null })).toBeUndefined()
  })
})

describe('the axis', () => {
  it('has round ticks around everything', () => {
    expect(axisOf([exact(-1250, -1045), exact(1351, 1351)])).toEqual({
      from: -1500,
      to: 1500,
      ticks: [-1499, -999, -499, 1, 500, 1000, 1500],
    })
    expect(placeOf(0, { from: -1500, to: 1500, ticks: [] })).toBe(0.5)
  })
  it('always holds what it was made for, with two to eight ticks', () => {
    const year = fc.integer({ min: -9000, max: 2100 })
    fc.assert(
      fc.property(fc.array(fc.tuple(year, fc.nat(3000)), { minLength: 1, maxLength: 20 }), (pairs) => {
        const { from, to, ticks } = axisOf(pairs.map(([a, more]) => exact(a, a + more)))
        expect(from).toBeLessThanOrEqual(Math.min(...pairs.map(([a]) => a)))
        expect(to).toBeGreaterThanOrEqual(Math.max(...pairs.map(([a, more]) => a + more)))
        expect(ticks[0]! - from).toBe(from <= 0 ? 1 : 0)
        expect(ticks.length).toBeGreaterThanOrEqual(2)
        expect(ticks.length).toBeLessThanOrEqual(9)
      }),
    )
  })
})

describe('contemporaries', () => {
  const things = (
    [['a', 100, 200], ['b', 150, 160], ['c', 900, 950], ['d', 210, 220], ['e', -500, -400]] as const
  ).map(([slug, from, to]) => ({ slug, stretch: exact(from, to) })) // prettier-ignore
  it('are the nearest in time, in order, with the thing itself', () => {
    expect(contemporaries('b', things, 3).map(({ slug }) => slug)).toEqual(['a', 'b', 'd'])
    expect(contemporaries('nothing', things, 3)).toEqual([])
  })
  it('are apart by the years between them', () => {
    expect([gapYears(exact(0, 10), exact(5, 8)), gapYears(exact(0, 10), exact(15, 18))]).toEqual([0, 5])
  })
})

describe('centuries', () => {
  it('divide a thing among the years that its date leaves open', () => {
    expect(centuriesOf([exact(1150, 1249), exact(1200, 1200)], { from: 1100, to: 1299 })).toEqual([
      { from: 1100, weight: 0.5 },
      { from: 1200, weight: 1.5 },
    ])
  })
  it('lose nothing of what lies within the bounds', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: -3000, max: 1500 }), fc.nat(500)), {
          minLength: 1,
          maxLength: 30,
        }),
        (pairs) => {
          const weights = centuriesOf(
            pairs.map(([from, more]) => exact(from, from + more)),
            { from: -3000, to: 2000 },
          )
          expect(weights.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(pairs.length, 6)
        },
      ),
    )
  })
  it('have names', () => {
    expect([1200, 0, -100, -1200, 1000].map((from) => centuryName(from, 'en'))).toEqual([
      '13th century', '1st century', '1st century BCE', '12th century BCE', '11th century',
    ]) // prettier-ignore
    expect([1200, -1300].map((from) => centuryName(from, 'zh'))).toEqual(['13世纪', '公元前13世纪'])
  })
})

describe('choosing', () => {
  const [bronze, clay, shang, greek] = [
    thing('Material', 'bronze'),
    thing('Material', 'clay'),
    thing('Culture', 'shang'),
    thing('Culture', 'greek'),
  ]
  const items = [
    item('ding', '-1200', { materials: [bronze], cultures: [shang] }),
    item('bell', '-0433', { materials: [bronze], cultures: [shang] }),
    item('krater', '-0750', { materials: [clay], cultures: [greek] }),
  ]
  const counts = (choice: Parameters<typeof chosen>[1]) =>
    facetValues(items, 'material', choice).map(({ thing: { slug }, count }) => [slug, count])
  it('keeps what has all that was chosen', () => {
    expect(chosen(items, { material: 'bronze', culture: 'shang' }).map(({ slug }) => slug)).toEqual([
      'ding',
      'bell',
    ])
    expect(chosen(items, { material: 'clay', culture: 'shang' })).toEqual([])
  })
  it('counts what each value would leave, given the others; a chosen one stays', () => {
    expect(counts({})).toEqual([['bronze', 2], ['clay', 1]]) // prettier-ignore
    expect(counts({ culture: 'greek' })).toEqual([['clay', 1]])
    expect(counts({ culture: 'greek', material: 'bronze' })).toEqual([['clay', 1], ['bronze', 0]]) // prettier-ignore
  })
  it('is kept in the address', () => {
    const query = new URLSearchParams('lang=zh&culture=greek')
    writeChoice(query, { material: 'bronze' })
    expect(query.toString()).toBe('lang=zh&material=bronze')
    expect(readChoice(new URLSearchParams('material=bronze&culture=%3Cb%3E&technique='))).toEqual({
      material: 'bronze',
    })
  })
})

describe('places', () => {
  it('come once for each role, with all that they are the place of', () => {
    const found = spotted([
      item('a', '0001', { made: [place('anyang')], held: [place('london')] }),
      item('b', '0001', { made: [place('anyang'), place('luoyang')] }),
    ]) // prettier-ignore
    expect(found.made.map(({ place: { slug }, things }) => [slug, things.length])).toEqual([['anyang', 2], ['luoyang', 1]]) // prettier-ignore
    expect(found.held.map(({ place: { slug } }) => slug)).toEqual(['london'])
    expect(found.found).toEqual([])
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readLooking, steadySpot, writeLooking, type Looking } from '../../../../core/looking/index.ts'

const view: Looking = {
  viewpoint: { yawDeg: -35.5, pitchDeg: 12, distanceM: 0.4321, target: { xM: 0.01, yM: 0.22, zM: -0.003 } },
  light: { azimuthDeg: 300, heightDeg: 18 },
  cut: { axis: 'y', share: 0.625, filled: false },
  points: [
    { xM: 0.0102, yM: 0.1, zM: 0.07 },
    { xM: -0.0102, yM: 0.1, zM: 0.07 },
  ],
  beside: 'david-vase',
  figure: 'hand',
}

const written = (looking: Looking, before = '') => {
  const query = new URLSearchParams(before)
  writeLooking(query, looking)
  return query
}

describe('the address of a view', () => {
  it('says everything, in words that can be read', () => {
    expect(Object.fromEntries(written(view))).toEqual({
      turn: '-35.5',
      tilt: '12',
      away: '0.4321',
      to: '0.01,0.22,-0.003',
      light: '300 18',
      cut: 'y 0.625 open',
      points: '0.0102,0.1,0.07 -0.0102,0.1,0.07',
      beside: 'david-vase',
      figure: 'hand',
    })
  })

  it('keeps a steady spot as it is', () => {
    const spot = steadySpot({ xM: 0.010151, yM: -0.00004, zM: 1.23456 })
    expect(spot).toEqual({ xM: 0.0102, yM: 0, zM: 1.2346 })
    expect(readLooking(written({ ...view, points: [spot] }))!.points).toEqual([spot])
  })

  it('brings back what was written, and keeps what is not its own', () => {
    expect(readLooking(written(view))).toEqual(view)
    const query = written({ viewpoint: view.viewpoint, points: [] }, 'lang=zh&cut=x+0.5&points=1,1,1')
    expect(query.get('lang')).toBe('zh')
    expect(readLooking(query)).toEqual({ viewpoint: view.viewpoint, points: [] })
  })

  it('brings back any view to a tenth of a degree and of a millimetre', () => {
    const metre = fc.double({ min: -19, max: 19, noNaN: true })
    const spot = fc.record({ xM: metre, yM: metre, zM: metre })
    const looking = fc.record({
      viewpoint: fc.record({
        yawDeg: fc.double({ min: -180, max: 180, noNaN: true }),
        pitchDeg: fc.double({ min: -75, max: 75, noNaN: true }),
        distanceM: fc.double({ min: 0.03, max: 50, noNaN: true }),
        target: spot,
      }),
      points: fc.array(spot, { maxLength: 2 }),
    })
    fc.assert(
      fc.property(looking, (given) => {
        const found = readLooking(written(given))!
        expect(found.viewpoint.yawDeg).toBeCloseTo(given.viewpoint.yawDeg, 0)
        expect(Math.abs(found.viewpoint.distanceM - given.viewpoint.distanceM)).toBeLessThanOrEqual(0.00006)
        expect(found.points).toHaveLength(given.points.length)
        for (const [i, { xM }] of given.points.entries())
          expect(Math.abs(found.points[i]!.xM - xM)).toBeLessThanOrEqual(0.00006)
      }),
    )
  })

  it('finds nothing where nothing is said or the view is out of bounds', () => {
    for (const search of [
      '',
      'at=x',
      'turn=1&tilt=1&away=1',
      'turn=a&tilt=1&away=1&to=0,0,0',
      'turn=1&tilt=1&away=-1&to=0,0,0',
      'turn=1&tilt=91&away=1&to=0,0,0',
      'turn=1&tilt=1&away=1&to=0,0,99',
      'turn=1&tilt=1&away=1&to=0,0,0,0',
      'turn=Infinity&tilt=1&away=1&to=0,0,0',
    ])
      expect(readLooking(new URLSearchParams(search)), search).toBeUndefined()
  })

  it('leaves out what is broken and keeps the rest', () => {
    const rest = 'light=abc&cut=q+0.5&points=1,2+3,4,5+0,0,0+1,1,1&beside=%3Cscript%3E&figure=giant'
    expect(readLooking(new URLSearchParams(`turn=1&tilt=2&away=3&to=0,0,0&${rest}`))).toEqual({
      viewpoint: { yawDeg: 1, pitchDeg: 2, distanceM: 3, target: { xM: 0, yM: 0, zM: 0 } },
      points: [
        { xM: 3, yM: 4, zM: 5 },
        { xM: 0, yM: 0, zM: 0 },
      ],
    })
  })
})

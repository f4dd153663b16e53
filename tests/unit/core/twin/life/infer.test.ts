import { describe, expect, it } from 'vitest'
import { heritageDate } from '../../../../../core/heritage/edtf.ts'
import { acquisitionYear, inferLife } from '../../../../../core/twin/life/infer.ts'
import { sampleTwins } from '../../../../support/sample-twins.ts'

const known = { date: heritageDate('-1199~/-1045~'), twin: sampleTwins.ding, found: true }

describe('inferLife', () => {
  it('goes from making through the ground to today, and calls all of it inferred', () => {
    const states = inferLife({ ...known, creditLine: { en: 'Gift of Mrs. John Marriott, 1949', zh: '捐赠' } })
    expect(states.map(({ event }) => event)).toEqual([
      'made',
      'used',
      'buried',
      'found',
      'conserved',
      'today',
    ])
    expect(states.every(({ certainty, sources }) => certainty === 'inferred' && sources.length === 0)).toBe(
      true,
    )
    expect(states[0]!.date).toEqual(known.date)
    expect(states[4]!.date).toEqual({ edtf: '1949', earliestYear: 1949, latestYear: 1949 })
  })

  it('buries nothing that has no findspot', () => {
    expect(inferLife({ ...known, found: false }).map(({ event }) => event)).toEqual(['made', 'used', 'today'])
  })

  it('turns bronze further than glaze in the ground', () => {
    const patina = (twin: typeof known.twin) => inferLife({ ...known, twin }).find(({ event }) => event === 'buried')!.condition.patina!.amount // prettier-ignore
    expect(patina(sampleTwins.ding)).toBeGreaterThan(patina(sampleTwins.bottle))
  })
})

describe('acquisitionYear', () => {
  it.each([
    ['Rogers Fund, 1914', 1914],
    ['Bequest of William Colenso, 1899', 1899],
    ['Collection of 1871, given 1990', 1990],
    ['Gift of Dr. Walter Read Hovey', undefined],
  ])('%s', (en, year) => {
    expect(acquisitionYear({ en, zh: '捐赠' })).toBe(year)
  })
})

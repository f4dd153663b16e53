import { describe, expect, it } from 'vitest'
import { dateSchema, edtfSchema, heritageDate, yearsOfEdtf } from '../../../../core/heritage/edtf.ts'

describe('years of an EDTF date', () => {
  it.each([
    ['1754', 1754, 1754],
    ['0618/0907', 618, 907],
    ['-1300/-1046', -1300, -1046],
    ['1270~', 1270, 1270],
    ['18XX', 1800, 1899],
    ['186X', 1860, 1869],
    ['XXXX', null, null],
    ['-05XX', -599, -500],
    ['-0799/', -799, null],
    ['../0500', null, 500],
    ['1754?/1760~', 1754, 1760],
    ['[1667,1668]', 1667, 1668],
    ['Y-170000', -170_000, -170_000],
    ['2004-06', 2004, 2004],
    ['2001-21', 2001, 2001],
  ])('%s spans %s to %s', (edtf, earliestYear, latestYear) => {
    expect(yearsOfEdtf(edtf)).toEqual({ earliestYear, latestYear })
    expect(heritageDate(edtf)).toEqual({ edtf, earliestYear, latestYear })
  })

  it.each([
    '618',
    '19',
    '618/907',
    'Tang dynasty',
    '',
    '0907/0618',
    '2004-13',
    '-1046/-1300',
    `Y${'9'.repeat(20)}`,
  ])('refuses %j', (text) => {
    expect(edtfSchema.safeParse(text).success).toBe(false)
  })

  it('says how to mend it', () => {
    expect(edtfSchema.safeParse('618/907').error?.issues[0]?.message).toContain('0618/0907')
  })

  it('is refused with years that are not its own', () => {
    const date = heritageDate('0618/0907')
    expect(dateSchema.parse(date)).toEqual(date)
    const issues = dateSchema.safeParse({ ...date, earliestYear: -9_000 }).error?.issues
    expect(issues).toMatchObject([{ path: ['earliestYear'], message: '0618/0907 has 618 here' }])
    expect(dateSchema.safeParse({ ...date, edtf: 'Tang' }).error?.issues[0]?.path).toEqual(['edtf'])
  })
})

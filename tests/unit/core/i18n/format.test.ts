import { describe, expect, it } from 'vitest'
import { heritageDate } from '../../../../core/heritage/edtf.ts'
import { formatDate, formatMeasures, formatPercent, yearName } from '../../../../core/i18n/format.ts'

describe('dates', () => {
  it.each([
    ['1754', '1754', '1754年'],
    ['-1299/-1045', '1300–1046 BCE', '公元前1300—1046年'],
    ['-0099/0100', '100 BCE – 100 CE', '公元前100—公元100年'],
    ['0618/0907', '618–907 CE', '公元618—907年'],
    ['1500~/1644~', 'about 1500–1644', '约1500—1644年'],
    ['0756?', 'perhaps 756 CE', '或为公元756年'],
    ['1700~/..', 'about from 1700', '约自1700年'],
    ['0000', '1 BCE', '公元前1年'],
  ])('%s reads %s and %s', (edtf, en, zh) => {
    expect(formatDate(heritageDate(edtf), 'en')).toBe(en)
    expect(formatDate(heritageDate(edtf), 'zh')).toBe(zh)
  })

  it('counts astronomical years back by one', () => {
    expect(yearName(-499, 'en')).toBe('500 BCE')
    expect(yearName(-499, 'zh')).toBe('公元前500年')
  })
})

describe('measures', () => {
  it('are said in the label’s order, in the unit that suits them', () => {
    const measures = { widthM: 0.253, depthM: 0.029, lengthM: 0.94, weightKg: 0.8 }
    expect(formatMeasures(measures, 'en')).toBe(
      'length 94\u00a0cm, width 25.3\u00a0cm, depth 2.9\u00a0cm, weight 800\u00a0g',
    )
    expect(formatMeasures(measures, 'zh')).toBe('长94厘米，宽25.3厘米，厚2.9厘米，重800克')
  })
  it('are metres from three on and millimetres below a centimetre', () => {
    expect(formatMeasures({ heightM: 3.61, depthM: 0.006, weightKg: 762 }, 'en')).toBe(
      'height 3.61\u00a0m, depth 6\u00a0mm, weight 762\u00a0kg',
    )
    expect(formatMeasures({ heightM: 3.61, depthM: 0.006 }, 'zh')).toBe('高3.61米，厚6毫米')
  })
})

it('shares are never none or all where they are only nearly so', () => {
  expect([0, 0.0004, 0.42, 0.9996, 1].map(formatPercent)).toEqual(['0%', '<1%', '42%', '>99%', '100%'])
})

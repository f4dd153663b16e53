import { expect, it } from 'vitest'
import { labelRows } from '../../../../client/ui/label-rows.ts'
import { rightsName } from '../../../../core/i18n/rights.ts'
import type { ArtifactView } from '../../../../core/api/views.ts'
import { heritageDate } from '../../../../core/heritage/edtf.ts'
import { seededId } from '../../../../core/heritage/identity.ts'

const reference = (kind: ArtifactView['cultures'][number]['kind'], en: string, zh: string) => ({
  id: seededId(en),
  slug: en.toLowerCase(),
  kind,
  labels: { en, zh },
})
const artifact: ArtifactView = {
  id: seededId('pipa'),
  slug: 'pipa',
  version: 1,
  labels: { en: 'Pipa', zh: '琵琶' },
  makers: [reference('Person', 'Master', '匠人')],
  cultures: [reference('Culture', 'Chinese', '华夏')],
  date: heritageDate('1500~/1644~'),
  madeAt: [reference('Place', 'China', '中国'), reference('Place', 'Suzhou', '苏州')],
  foundAt: [],
  periods: [],
  materials: [],
  techniques: [],
  subjects: [],
  medium: { en: 'Wood, silk', zh: '木、丝' },
  measures: { lengthM: 0.94 },
  holder: reference('Group', 'The Met', '大都会艺术博物馆'),
  inventoryNumber: '50.145.74',
  rights: 'https://creativecommons.org/publicdomain/zero/1.0/',
  twin: { form: 'lute', dimensions: { widthM: 0.25, heightM: 0.94, depthM: 0.03 }, surface: 'wood' },
}

it('a label keeps the museum’s order', () => {
  expect(labelRows(artifact, 'en').map(({ key, text }) => [key, text])).toEqual([
    ['maker', 'Master'],
    ['culture', 'Chinese'],
    ['date', 'about 1500–1644'],
    ['place', 'China, Suzhou'],
    ['medium', 'Wood, silk'],
    ['dimensions', 'length 94\u00a0cm'],
    ['holder', 'The Met'],
    ['inventory', '50.145.74'],
    ['rights', 'CC0 1.0, public domain'],
  ])
  expect(labelRows(artifact, 'zh').find(({ key }) => key === 'place')?.text).toBe('中国、苏州')
})

it('licences are named', () => {
  expect(rightsName('https://creativecommons.org/licenses/by-nc-sa/4.0/', 'en')).toBe('CC BY-NC-SA 4.0')
  expect(rightsName('http://rightsstatements.org/vocab/NoC-US/1.0/', 'zh')).toBe('无版权')
})

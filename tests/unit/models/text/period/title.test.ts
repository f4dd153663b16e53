import { expect, test } from 'vitest'
import { titleBag, titleParts } from '../../../../../models/text/period/title.ts'

const parts = (title: string) => titleParts(title).map((signs) => signs.join(''))

test('what editors added to a title is gone: both ways of numbering leave the same', () => {
  expect(parts('小遊仙詩九十八首 七')).toEqual(['小遊仙詩'])
  expect(parts('小遊仙詩九十八首 其七')).toEqual(['小遊仙詩'])
  expect(parts('幽懷十二首 其一○')).toEqual(['幽懷'])
  expect(parts('隱居（題擬）')).toEqual(['隱居'])
  expect(parts('[秋]稼如雲')).toEqual(['稼如雲'])
  expect(parts('鼓吹曲辭 戰城南')).toEqual(['鼓吹曲辭', '戰城南'])
  expect(parts('六十甲子歌（題擬） 四十')).toEqual(['六十甲子歌'])
})

test('grams of a title by hand, its ends marked; a title of nothing but numbers has only its length', () => {
  expect([...titleBag('次韻').keys()].sort()).toEqual(
    ['T#2', 'T$', 'T^', 'T^次', 'T^次韻', 'T次', 'T次韻', 'T次韻$', 'T韻', 'T韻$'].sort(),
  )
  expect([...titleBag(' 其二').keys()]).toEqual(['T#0'])
})

import { expect, test } from 'vitest'
import { ownTexts, parallelTexts } from '../../../../../server/trainer/corpora/own-texts.ts'
import { meantTexts } from '../../../../../server/meaning/texts.ts'
import { buildArtifact, buildPlain, buildSource } from '../../../../support/builders.ts'

const ding = buildArtifact('ding', {
  labels: { en: 'Tripod', zh: '鼎', el: 'Τρίπους' },
  descriptions: { en: 'For meat at rites.', zh: '祭祀盛肉之器。' },
})
const jade = buildPlain('Material', 'jade', { labels: { en: 'Jade', zh: '玉' } })

test('a thing says its name, text and medium in each of its languages', () => {
  expect(meantTexts(ding)).toEqual([
    { language: 'en', name: 'Tripod', whole: 'Tripod\nFor meat at rites.\nBronze' },
    { language: 'zh', name: '鼎', whole: '鼎\n祭祀盛肉之器。\n青铜' },
    { language: 'el', name: 'Τρίπους', whole: 'Τρίπους' },
  ])
})

test('whole texts and names are pairs of their own, a thing without a text is one; sources are left out', () => {
  const texts = ownTexts([ding, jade, buildSource('chen-1954')])
  expect(texts.map(({ slug, names }) => [slug, names])).toEqual([
    ['ding', ['Tripod', '鼎']],
    ['jade', ['Jade', '玉']],
  ])
  const pairs = parallelTexts(texts)
  const own = pairs.filter(({ weight }) => weight === 1)
  expect(own.map(({ versions }) => versions.map((bag) => bag.has('=jade') || bag.has('玉')))).toEqual([
    [false, false],
    [false, false],
    [true, true],
  ])
  expect(own[1]!.versions[1]).toEqual(new Map([['鼎', 1]]))
  // The concepts that ship, each in English and Chinese.
  expect(pairs.length - own.length).toBe(1_966)
  expect(pairs.at(-1)!.versions.every((bag) => bag.size > 0)).toBe(true)
})

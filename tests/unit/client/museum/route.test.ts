import { expect, it } from 'vitest'
import { chooseLanguage, htmlLang } from '../../../../client/museum/language.ts'
import { addressOf, routeOf } from '../../../../client/museum/route.ts'

it.each([
  ['/', { page: 'landing' }],
  ['/languages/', { page: 'languages' }],
  ['/exhibits/signs-that-stay', { page: 'exhibit', slug: 'signs-that-stay' }],
  ['/artifacts/ming-pipa', { page: 'artifact', slug: 'ming-pipa' }],
  ['/gallery/signs-that-stay', { page: 'gallery', slug: 'signs-that-stay' }],
  ['/entities/bronze', { page: 'thing', slug: 'bronze' }],
  ['/artifacts/ming-pipa/more', { page: 'not-found' }],
  ['/artifacts/%3Cscript%3E', { page: 'not-found' }],
  ['/nowhere', { page: 'not-found' }],
])('%s', (path, route) => expect(routeOf(path)).toEqual(route))

it('every kind has an address that leads back to it', () => {
  expect(addressOf({ kind: 'Artifact', slug: 'ming-pipa' })).toBe('/artifacts/ming-pipa')
  expect(addressOf({ kind: 'Exhibition', slug: 'signs-that-stay' })).toBe('/exhibits/signs-that-stay')
  expect(routeOf(addressOf({ kind: 'Material', slug: 'bronze' }))).toEqual({ page: 'thing', slug: 'bronze' })
})

it('the address decides the language, then what was chosen before, then the browser', () => {
  const hints = { search: '?lang=zh', stored: 'en', preferred: ['en-GB'] }
  expect(chooseLanguage(hints)).toBe('zh')
  expect(chooseLanguage({ ...hints, search: '?lang=xx' })).toBe('en')
  expect(chooseLanguage({ search: '', stored: null, preferred: ['fr-FR', 'zh-Hant-TW', 'en'] })).toBe('zh')
  expect(chooseLanguage({ search: '', stored: null, preferred: ['fr'] })).toBe('en')
  expect(htmlLang('zh')).toBe('zh-Hans')
})

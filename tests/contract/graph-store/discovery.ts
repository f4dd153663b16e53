/** Full text: what a person types finds what they mean, in any script, and is never query syntax. */
import { beforeAll, describe, expect, it } from 'vitest'
import type { Audience, GraphStore, SearchQuery } from '../../../server/graph/port.ts'
import { pagesOf, worldOf } from './harness.ts'
import type { GraphHarness } from './harness.ts'

/** The material, then what says that it is cast of it. */
const bronzes = ['bronze', 'houmuwu-ding', 'open-ended-cup', 'undated-mask', 'zenghouyi-bells']

export function discoveryContract(harness: GraphHarness): void {
  let store: GraphStore
  beforeAll(async () => void (store = await worldOf(harness)))
  const search = async (text: string, query: Partial<SearchQuery> = {}) =>
    (await store.search({ audience: 'public', text, ...query })).items.map(({ entity }) => entity.slug)

  const idsOf = async (slugs: readonly string[]) =>
    (await store.getMany(slugs, 'curator')).map(({ id }) => id)

  describe('search', () => {
    it.each<[string, string, readonly string[]]>([
      ['an English word', 'heaviest', ['houmuwu-ding']],
      ['a whole name before a mention', 'bronze', bronzes],
      ['the beginning of a word', 'hou', ['houmuwu-ding']],
      ['capitals', 'HOUMUWU', ['houmuwu-ding']],
      ['two words in any order', 'yi marquis', ['zenghouyi-bells']],
      ['a word of the name and one of the text', 'bells lacquered', ['zenghouyi-bells']],
      ['a word that is only in the text', 'frame', ['zenghouyi-bells']],
      ['stop words too', 'the', ['houmuwu-ding']],
      ['one letter', 'a', ['zenghouyi-bells']],
      ['one Chinese character', '鼎', ['houmuwu-ding']],
      ['one Chinese character inside a word', '侯', ['zenghouyi-bells']],
      ['two Chinese characters', '编钟', ['zenghouyi-bells']],
      ['two Chinese characters across words', '乙编', ['zenghouyi-bells']],
      ['a Chinese name', '曾侯乙编钟', ['zenghouyi-bells']],
      ['a Chinese name without its middle', '曾侯编钟', []],
      ['Chinese words with a space', '编钟 漆木', ['zenghouyi-bells']],
      ['Chinese that is only in the text', '礼器', ['houmuwu-ding']],
      ['Chinese characters the wrong way round', '钟编', []],
      ['both scripts', 'bells 编钟', ['zenghouyi-bells']],
      ['both scripts without a space', 'bells编钟', ['zenghouyi-bells']],
      ['wide letters', 'Ｂｅｌｌｓ', ['zenghouyi-bells']],
      ['a diacritic that is there', 'tête', ['benin-head']],
      ['a diacritic left out', 'tete', ['benin-head']],
      ['a diacritic too many', 'Brônzé', bronzes],
      ['a decomposed diacritic', 'te\u0302te', ['benin-head']],
      ['a word form of IPA and macrons', 'fōts', ['pgm-foot']],
      ['a gloss', 'foot', ['pgm-foot']],
      ['an inventory number', 'Y 0001', ['houmuwu-ding']],
      ['another language', 'oba', ['benin-head']],
      ['a part of the slug', 'zenghouyi', ['zenghouyi-bells']],
      ['a medium', '失蜡法', ['benin-head']],
      ['a word that is nowhere', 'spaceship', []],
      ['one word of two that is nowhere', 'bronze spaceship', []],
      ['nothing but signs', '!?…。、', []],
      ['an emoji', '🏺', []],
    ])('finds %s', async (_what, text, slugs) => {
      expect(await search(text, { kinds: ['Artifact', 'Material', 'WordForm'] })).toEqual(slugs)
    })

    it.each<[string, string, readonly string[]]>([
      ['a quote', '"bells"', ['zenghouyi-bells']],
      ['an open quote', '"bells', ['zenghouyi-bells']],
      ['a star', 'bells*', ['zenghouyi-bells']],
      ['a leading star', '*ells', []],
      ['a field', 'names:bells', []],
      ['a field of the index', 'searchNames:bells', []],
      ['parentheses', 'bells)', ['zenghouyi-bells']],
      ['NOT', 'bells NOT frame', []],
      ['OR', 'bells OR spaceship', []],
      ['AND', 'bells AND frame', []],
      ['NEAR', 'NEAR(bells frame)', []],
      ['a minus', '-bells', ['zenghouyi-bells']],
      ['a plus', '+bells', ['zenghouyi-bells']],
      ['fuzziness', 'belds~', []],
      ['a boost', 'bells^10', []],
      ['a range', '[a TO z]', []],
      ['a pattern', '/b.*s/', []],
      ['a question mark', 'b?lls', []],
      ['a backslash', 'bells\\', ['zenghouyi-bells']],
      ['a caret', '^bells', ['zenghouyi-bells']],
      ['SQL', "bells'; DROP TABLE node; --", []],
      ['Cypher', 'bells"}) DETACH DELETE n //', []],
      ['a placeholder', '$match', []],
      ['a zero byte', 'bells\u0000', ['zenghouyi-bells']],
    ])('takes %s as plain text', async (_what, text, slugs) => {
      expect(await search(text, { kinds: ['Artifact'] })).toEqual(slugs)
    })

    it('leaves the graph alone whatever was typed', async () => {
      expect((await store.counts()).Artifact).toBe(11)
    })

    it.each(['Secret', '秘密', 'Withheld', '草稿', 'Archived', 'Reviewed'])(
      'hides what %s names from the public',
      async (text) => {
        expect(await search(text)).toEqual([])
        expect((await search(text, { audience: 'curator' })).length).toBeGreaterThan(0)
      },
    )

    it.each<[Audience, number]>([
      ['public', 1],
      ['curator', 5],
    ])('finds bowls and rattles for %s', async (audience, found) => {
      const slugs = new Set([
        ...(await search('bowl', { audience })),
        ...(await search('rattle', { audience })),
        ...(await search('mask', { audience })),
      ])
      expect(slugs.size).toBe(found)
    })

    it('keeps to the kinds asked for', async () => {
      expect(await search('casting', { kinds: ['Technique'] })).toEqual(['casting'])
      expect(await search('casting', { kinds: ['Place'] })).toEqual([])
      expect(await search('casting', { kinds: [] })).toEqual([])
    })

    it('answers the whole entity', async () => {
      const page = await store.search({ audience: 'public', text: '后母戊鼎' })
      expect(page.items[0]?.entity).toEqual(await store.get('houmuwu-ding', 'public'))
    })

    it('scores a name above a part of a name, and that above a mention', async () => {
      const page = await store.search({ audience: 'public', text: '青铜' })
      const scores = page.items.map(({ score }) => score)
      expect(page.items[0]?.entity.slug).toBe('bronze')
      expect(scores[0]).toBeGreaterThan(scores[1]!)
      expect(scores).toEqual([...scores].sort((a, b) => b - a))
    })

    it('breaks ties by slug', async () => {
      expect(await search('cast', { kinds: ['Artifact'] })).toEqual([
        'benin-head',
        'houmuwu-ding',
        'open-ended-cup',
        'undated-mask',
        'zenghouyi-bells',
      ])
    })

    it.each([1, 2, 3, 50])('gives every hit once, %s a page', async (limit) => {
      const whole = await search('青铜', { limit: 200 })
      const pages = await pagesOf(async (cursor) => {
        const page = await store.search({ audience: 'public', text: '青铜', limit, ...cursor })
        return { items: page.items.map(({ entity }) => entity), nextCursor: page.nextCursor }
      })
      expect(pages.flat()).toEqual(whole)
      expect(whole).toHaveLength(5)
      expect(pages).toHaveLength(Math.ceil(5 / limit))
    })

    it('takes 200 characters, and refuses none and 201', async () => {
      expect(await search('青'.repeat(200))).toEqual([])
      expect(await search('a b c '.repeat(33))).toEqual([])
      await expect(search('')).rejects.toMatchObject({ code: 'query-limit' })
      await expect(search('a'.repeat(201))).rejects.toMatchObject({ code: 'query-limit' })
    })

    it('finds a very long word by its beginning', async () => {
      expect(await search('z'.repeat(180))).toEqual([])
    })

    it.each(['x', Buffer.from('{"by":"slug","slug":"a"}').toString('base64url')])(
      'refuses the cursor %j',
      async (cursor) => {
        await expect(search('bronze', { cursor })).rejects.toMatchObject({ code: 'bad-cursor' })
      },
    )

    it('finds what is near in meaning too, in the order given, after what has the words', async () => {
      const ids = await idsOf(['undated-mask', 'houmuwu-ding', 'benin-head'])
      const near = [...ids, 'nobody', ids[0]!]
      const { items } = await store.search({ audience: 'public', text: 'heaviest', near })
      expect(items.map(({ entity, foundBy }) => [entity.slug, foundBy])).toEqual([
        ['houmuwu-ding', 'both'],
        ['undated-mask', 'meaning'],
        ['benin-head', 'meaning'],
      ])
      expect(await search('spaceship', { near, kinds: ['Material'] })).toEqual([])
    })

    it('finds nothing near that is hidden from the asker', async () => {
      const near = await idsOf(['draft-bowl', 'benin-head'])
      expect(await search('spaceship', { near })).toEqual(['benin-head'])
      expect(await search('spaceship', { near, audience: 'curator' })).toEqual(['draft-bowl', 'benin-head'])
    })

    it('refuses more than 500 near things', async () => {
      const near = Array.from({ length: 501 }, (_, i) => `x${i}`)
      await expect(search('bronze', { near })).rejects.toMatchObject({ code: 'query-limit' })
    })

    it.each([0, 201])('refuses a page of %s', async (limit) => {
      await expect(search('bronze', { limit })).rejects.toMatchObject({ code: 'query-limit' })
    })
  })
}

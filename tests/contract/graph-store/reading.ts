/** get, getMany, neighbours, relationsAmong and counts, for both audiences. */
import { beforeAll, describe, expect, it } from 'vitest'
import { seededId } from '../../../core/heritage/identity.ts'
import type { GraphStore, NeighbourQuery } from '../../../server/graph/port.ts'
import { relation } from '../../support/graph-builders.ts'
import { pagesOf, worldOf } from './harness.ts'
import type { GraphHarness } from './harness.ts'

const hidden = [
  'secret-rattle',
  'withheld-stone',
  'draft-bowl',
  'reviewed-bowl',
  'archived-bowl',
  'secret-metal',
]

export function readingContract(harness: GraphHarness): void {
  let store: GraphStore
  beforeAll(async () => void (store = await worldOf(harness)))

  describe('get', () => {
    it.each(hidden)('shows %s to curators, by id and slug, and never to the public', async (slug) => {
      expect((await store.get(slug, 'curator'))?.id).toBe(seededId(slug))
      expect((await store.get(seededId(slug), 'curator'))?.slug).toBe(slug)
      expect(await store.get(slug, 'public')).toBeUndefined()
      expect(await store.get(seededId(slug), 'public')).toBeUndefined()
    })

    it.each(['nothing', 'houmuwu', 'HOUMUWU-DING', '', "' OR 1=1 --", '"}) RETURN n //', '%', '*'])(
      'answers nothing to %j',
      async (key) => {
        expect(await store.get(key, 'curator')).toBeUndefined()
      },
    )
  })

  describe('getMany', () => {
    it('answers in the order asked, by ids and slugs mixed', async () => {
      const keys = ['silk', seededId('bronze'), 'anyang', seededId('houmuwu-ding')]
      expect((await store.getMany(keys, 'public')).map(({ slug }) => slug)).toEqual([
        'silk',
        'bronze',
        'anyang',
        'houmuwu-ding',
      ])
    })

    it('leaves out what is unknown or hidden', async () => {
      const keys = ['nothing', 'silk', 'secret-rattle', 'draft-bowl', 'brass']
      expect((await store.getMany(keys, 'public')).map(({ slug }) => slug)).toEqual(['silk', 'brass'])
      expect(await store.getMany(keys, 'curator')).toHaveLength(4)
    })

    it('repeats what is asked twice', async () => {
      expect((await store.getMany(['silk', seededId('silk')], 'public')).map(({ slug }) => slug)).toEqual([
        'silk',
        'silk',
      ])
    })

    it('answers nothing to nothing', async () => {
      expect(await store.getMany([], 'public')).toEqual([])
    })

    it('takes 500 keys and refuses 501', async () => {
      expect(
        await store.getMany(
          Array.from({ length: 500 }, () => 'silk'),
          'public',
        ),
      ).toHaveLength(500)
      await expect(
        store.getMany(
          Array.from({ length: 501 }, () => 'silk'),
          'public',
        ),
      ).rejects.toMatchObject({ code: 'query-limit' })
    })
  })

  describe('neighbours', () => {
    const around = async (slug: string, query: Partial<NeighbourQuery> = {}) => {
      const page = await store.neighbours(slug, { audience: 'public', ...query })
      return page?.items.map(({ relation: r, direction, entity }) => `${direction} ${r.type} ${entity.slug}`)
    }

    it('are ordered by type, direction and slug', async () => {
      expect(await around('houmuwu-ding')).toEqual([
        'out FOUND_AT anyang',
        'out HAS_CULTURE shang',
        'out MADE_OF bronze',
        'out MEMBER_OF all-things',
      ])
      expect(await around('bronze')).toEqual([
        'out BROADER metal',
        'in MADE_OF houmuwu-ding',
        'in MADE_OF zenghouyi-bells',
      ])
    })

    it('tell the relation as it points, with its note', async () => {
      const page = await store.neighbours('bronze', { audience: 'public', types: ['MADE_OF'] })
      expect(page?.items.map((item) => item.relation)).toEqual([
        relation('houmuwu-ding', 'MADE_OF', 'bronze'),
        relation('zenghouyi-bells', 'MADE_OF', 'bronze', 'the bells themselves'),
      ])
      expect(page?.items[0]?.entity).toEqual(await store.get('houmuwu-ding', 'public'))
    })

    it.each<[string, string, Partial<NeighbourQuery>, readonly string[]]>([
      ['a type', 'houmuwu-ding', { types: ['MADE_OF'] }, ['out MADE_OF bronze']],
      [
        'two types',
        'houmuwu-ding',
        { types: ['MEMBER_OF', 'FOUND_AT'] },
        ['out FOUND_AT anyang', 'out MEMBER_OF all-things'],
      ],
      ['a type that has none', 'houmuwu-ding', { types: ['STOP_OF'] }, []],
      ['no types', 'houmuwu-ding', { types: [] }, []],
      ['outwards', 'bronze', { direction: 'out' }, ['out BROADER metal']],
      ['inwards', 'bronze', { direction: 'in' }, ['in MADE_OF houmuwu-ding', 'in MADE_OF zenghouyi-bells']],
      ['both ways', 'anyang', { direction: 'both' }, ['in FOUND_AT houmuwu-ding', 'out PART_OF china']],
      [
        'a type inwards',
        'china',
        { types: ['PART_OF'], direction: 'in' },
        ['in PART_OF anyang', 'in PART_OF suizhou'],
      ],
      [
        'an audience of curators',
        'secret-metal',
        { audience: 'curator' },
        ['in MADE_OF benin-head', 'in MADE_OF houmuwu-ding'],
      ],
    ])('filter by %s', async (_what, slug, query, expected) => {
      expect(await around(slug, query)).toEqual(expected)
    })

    it('are asked for by id as by slug', async () => {
      expect(await around(seededId('bronze'))).toEqual(await around('bronze'))
    })

    it('are none of a thing alone', async () => {
      expect(await store.neighbours('casting', { audience: 'public' })).toEqual({
        items: [],
        nextCursor: null,
      })
    })

    it.each(['nothing', ...hidden])('are not known of %s', async (slug) => {
      expect(await store.neighbours(slug, { audience: 'public' })).toBeUndefined()
    })

    it('that are hidden are seen by curators alone', async () => {
      expect(await around('bronze', { audience: 'curator', direction: 'in' })).toEqual([
        'in MADE_OF draft-bowl',
        'in MADE_OF houmuwu-ding',
        'in MADE_OF secret-rattle',
        'in MADE_OF zenghouyi-bells',
      ])
    })

    it.each([1, 2, 3, 7])('come page by page, %s at a time', async (limit) => {
      const whole = await around('bronze', { audience: 'curator' })
      const pages = await pagesOf(async (cursor) => {
        const page = (await store.neighbours('bronze', { audience: 'curator', limit, ...cursor }))!
        const items = page.items.map(({ relation: r, direction, entity }) => ({
          slug: `${direction} ${r.type} ${entity.slug}`,
        }))
        return { items, nextCursor: page.nextCursor }
      })
      expect(pages.flat()).toEqual(whole)
      expect(pages).toHaveLength(Math.ceil(whole!.length / limit))
    })

    it('past the last are none', async () => {
      const last = Buffer.from(
        JSON.stringify({ by: 'neighbour', type: 'USED_IN', out: false, slug: 'z' }),
      ).toString('base64url')
      expect(await around('bronze', { cursor: last })).toEqual([])
      expect(await around('nothing', { cursor: last })).toBeUndefined()
    })

    it('refuse a cursor of a list, and pages out of bounds', async () => {
      const { nextCursor } = await store.list({ audience: 'public', limit: 1 })
      await expect(around('bronze', { cursor: nextCursor! })).rejects.toMatchObject({ code: 'bad-cursor' })
      await expect(around('bronze', { limit: 0 })).rejects.toMatchObject({ code: 'query-limit' })
    })
  })

  describe('relationsAmong', () => {
    const ids = ['houmuwu-ding', 'bronze', 'metal', 'anyang', 'secret-metal'].map(seededId)

    it('are those with both ends inside, by type, from and to', async () => {
      expect(await store.relationsAmong(ids, 'public')).toEqual([
        relation('bronze', 'BROADER', 'metal'),
        relation('houmuwu-ding', 'FOUND_AT', 'anyang'),
        relation('houmuwu-ding', 'MADE_OF', 'bronze'),
      ])
    })

    it('include those of hidden things for curators', async () => {
      expect(await store.relationsAmong(ids, 'curator')).toContainEqual(
        relation('houmuwu-ding', 'MADE_OF', 'secret-metal'),
      )
    })

    it('are told once, whatever is asked twice', async () => {
      expect(await store.relationsAmong([...ids, ...ids], 'public')).toHaveLength(3)
    })

    it.each([[[]], [['bronze']], [['nothing', 'else']]])('are none among %j', async (slugs: string[]) => {
      expect(await store.relationsAmong(slugs.map(seededId), 'curator')).toEqual([])
    })
  })

  describe('counts', () => {
    it('count everything by kind', async () => {
      expect(await store.counts()).toEqual({
        Artifact: 11, Collection: 1, Culture: 3, Language: 1, Material: 5, Place: 3, Practice: 1, Technique: 1, WordForm: 1,
      }) // prettier-ignore
    })
  })
}

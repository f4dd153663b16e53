/** Lists: filters, orders, pages and cursors; and what a change does to them. */
import { beforeAll, describe, expect, it } from 'vitest'
import { heritageDate } from '../../../core/heritage/edtf.ts'
import { seededId } from '../../../core/heritage/identity.ts'
import type { Audience, GraphStore, ListQuery } from '../../../server/graph/port.ts'
import { buildArtifact, buildChangeSet, put } from '../../support/graph-builders.ts'
import { pagesOf, slugsOf, worldOf } from './harness.ts'
import type { GraphHarness } from './harness.ts'

const publicArtifacts = [
  'benin-head',
  'houmuwu-ding',
  'open-ended-cup',
  'silk-painting',
  'undated-mask',
  'zenghouyi-bells',
]
const hidden = [
  'secret-rattle',
  'withheld-stone',
  'draft-bowl',
  'reviewed-bowl',
  'archived-bowl',
  'secret-metal',
]

export function listingContract(harness: GraphHarness): void {
  let store: GraphStore
  beforeAll(async () => void (store = await worldOf(harness)))

  describe('list', () => {
    const list = (query: Omit<ListQuery, 'audience'>, audience: Audience = 'public') =>
      store.list({ ...query, audience })

    it('is ordered by slug, and shows the public what is public', async () => {
      const page = await list({ kinds: ['Artifact'] })
      expect(slugsOf(page)).toEqual(publicArtifacts)
      expect(page.nextCursor).toBeNull()
    })

    it('shows curators everything', async () => {
      const slugs = slugsOf(await list({ limit: 200 }, 'curator'))
      expect(slugs).toHaveLength(27)
      expect(slugs).toEqual([...slugs].sort())
      expect(slugs).toEqual(expect.arrayContaining(hidden))
    })

    it.each<[string, Omit<ListQuery, 'audience'>, readonly string[]]>([
      [
        'several kinds',
        { kinds: ['Material', 'Culture'] },
        ['brass', 'bronze', 'chu', 'edo', 'metal', 'shang', 'silk'],
      ],
      ['a kind that has none', { kinds: ['Sensor'] }, []],
      ['no kinds', { kinds: [] }, []],
      ['status published', { kinds: ['Artifact'], status: 'published' }, publicArtifacts],
      ['status draft', { status: 'draft' }, []],
      ['made of bronze', { related: { type: 'MADE_OF', to: 'bronze' } }, ['houmuwu-ding', 'zenghouyi-bells']],
      [
        'made of bronze, by id',
        { related: { type: 'MADE_OF', to: seededId('bronze') } },
        ['houmuwu-ding', 'zenghouyi-bells'],
      ],
      ['related to a hidden thing', { related: { type: 'MADE_OF', to: 'secret-metal' } }, []],
      ['related to nothing', { related: { type: 'MADE_OF', to: 'nothing' } }, []],
      ['related the other way round', { related: { type: 'MADE_OF', to: 'houmuwu-ding' } }, []],
      ['related by another type', { related: { type: 'HAS_CULTURE', to: 'bronze' } }, []],
      [
        'related, of a kind',
        { kinds: ['Material'], related: { type: 'BROADER', to: 'metal' } },
        ['brass', 'bronze'],
      ],
      ['from a year', { fromYear: -200 }, ['benin-head', 'open-ended-cup', 'silk-painting']],
      ['to a year', { toYear: -1000 }, ['houmuwu-ding']],
      ['within a span', { fromYear: -500, toYear: 1 }, ['silk-painting', 'zenghouyi-bells']],
      ['within one year', { fromYear: -433, toYear: -433 }, ['zenghouyi-bells']],
      ['at the edge of a span', { fromYear: -1046, toYear: -1046 }, ['houmuwu-ding']],
      ['in the future, where only open ends are', { fromYear: 2500 }, ['open-ended-cup']],
      ['in no time', { fromYear: 100, toYear: 1000 }, []],
      ['from year 0', { fromYear: 0, toYear: 0 }, []],
    ])('filters by %s', async (_what, query, slugs) => {
      expect(slugsOf(await list(query))).toEqual(slugs)
    })

    it.each<[string, Omit<ListQuery, 'audience'>, readonly string[]]>([
      ['draft', { status: 'draft' }, ['draft-bowl']],
      ['review', { status: 'review' }, ['reviewed-bowl']],
      ['archived', { status: 'archived' }, ['archived-bowl']],
      [
        'relation',
        { related: { type: 'MADE_OF', to: 'bronze' } },
        ['draft-bowl', 'houmuwu-ding', 'secret-rattle', 'zenghouyi-bells'],
      ],
      [
        'relation to a hidden thing',
        { related: { type: 'MADE_OF', to: 'secret-metal' } },
        ['benin-head', 'houmuwu-ding'],
      ],
    ])('filters by %s for curators', async (_what, query, slugs) => {
      expect(slugsOf(await list(query, 'curator'))).toEqual(slugs)
    })

    const byYear = [
      'houmuwu-ding',
      'zenghouyi-bells',
      'silk-painting',
      'benin-head',
      'open-ended-cup',
      'undated-mask',
    ]
    const byId = (slugs: readonly string[]) => [...slugs].sort((a, b) => (seededId(a) < seededId(b) ? -1 : 1))

    it('orders by the earliest year, the undated last', async () => {
      expect(slugsOf(await list({ kinds: ['Artifact'], order: 'earliest' }))).toEqual(byYear)
    })

    it('orders by the last change, the newest first, ties by id', async () => {
      expect(slugsOf(await list({ kinds: ['Artifact'], order: 'updated' }))).toEqual(byId(publicArtifacts))
    })

    it('orders the undated by id', async () => {
      expect(slugsOf(await list({ kinds: ['Material'], order: 'earliest' }))).toEqual(
        byId(['brass', 'bronze', 'metal', 'silk']),
      )
    })

    it.each(['slug', 'earliest', 'updated'] as const)(
      'gives every item once, page by page, by %s',
      async (order) => {
        const whole = slugsOf(await list({ order }))
        expect(whole).toHaveLength(21)
        for (const limit of [1, 2, 5, 20, 21, 200]) {
          const pages = await pagesOf((cursor) => list({ order, limit, ...cursor }))
          expect(pages.flat()).toEqual(whole)
          expect(pages.map((page) => page.length)).toEqual(
            Array.from({ length: Math.ceil(21 / limit) }, (_, i) => Math.min(limit, 21 - i * limit)),
          )
        }
      },
    )

    it('pages through a filter', async () => {
      const pages = await pagesOf((cursor) =>
        list({ related: { type: 'MEMBER_OF', to: 'all-things' }, order: 'earliest', limit: 4, ...cursor }),
      )
      expect(pages).toEqual([byYear.slice(0, 4), byYear.slice(4)])
    })

    it.each([0, -1, 201, 2.5, Number.NaN])('refuses a page of %s', async (limit) => {
      await expect(list({ limit })).rejects.toMatchObject({ code: 'query-limit' })
    })

    const cursor = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
    it.each<[string, string]>([
      ['garbage', 'not a cursor'],
      ['nothing', ''],
      ['no JSON', Buffer.from('{"by":').toString('base64url')],
      ['another order', cursor({ by: 'earliest', year: 1, id: 'x' })],
      ['another field', cursor({ by: 'slug', slug: 'a', more: 1 })],
      ['another type', cursor({ by: 'slug', slug: { $gt: '' } })],
      ['a list', cursor([])],
      ['null', cursor(null)],
      ['great length', cursor({ by: 'slug', slug: 'a'.repeat(5_000) })],
    ])('refuses a cursor that is %s', async (_what, bad) => {
      await expect(list({ cursor: bad })).rejects.toMatchObject({ name: 'Error', code: 'bad-cursor' })
    })

    it('takes a cursor with query syntax as the text that it is', async () => {
      const slugs = slugsOf(
        await list({ cursor: cursor({ by: 'slug', slug: "silk' OR 1=1 --" }), kinds: ['Material'] }),
      )
      expect(slugs).toEqual([])
    })
  })

  describe('after a change', () => {
    it('what is published is seen, and what is withdrawn is not', async () => {
      const museum = await worldOf(harness)
      await museum.apply(buildChangeSet([put(buildArtifact('draft-bowl'), 1)]))
      expect(await museum.get('draft-bowl', 'public')).toBeDefined()
      expect(
        slugsOf(await museum.list({ audience: 'public', related: { type: 'MADE_OF', to: 'bronze' } })),
      ).toContain('draft-bowl')
      await museum.apply(buildChangeSet([put(buildArtifact('draft-bowl', { sensitivity: 'withheld' }), 2)]))
      expect(await museum.get('draft-bowl', 'public')).toBeUndefined()
      expect((await museum.search({ audience: 'public', text: 'draft-bowl' })).items).toEqual([])
    })

    it('the last changed comes first', async () => {
      const museum = await worldOf(harness)
      harness.setTime('2026-06-01T00:00:00.000Z')
      await museum.apply(
        buildChangeSet([put(buildArtifact('silk-painting', { date: heritageDate('2001') }), 1)]),
      )
      const page = await museum.list({ audience: 'public', order: 'updated', limit: 1 })
      expect(slugsOf(page)).toEqual(['silk-painting'])
      const rest = await museum.list({ audience: 'public', order: 'updated', cursor: page.nextCursor! })
      expect(slugsOf(rest)).toHaveLength(20)
      expect(slugsOf(rest)).not.toContain('silk-painting')
      expect(slugsOf(await museum.list({ audience: 'public', fromYear: 2001, toYear: 2001 }))).toEqual([
        'open-ended-cup',
        'silk-painting',
      ])
    })
  })
}

/** How one thing is connected with another. */
import { beforeAll, describe, expect, it } from 'vitest'
import { seededId } from '../../../core/heritage/identity.ts'
import type { GraphStore, PathQuery } from '../../../server/graph/port.ts'
import {
  buildArtifact,
  buildChangeSet,
  buildEntity,
  link,
  put,
  relation,
} from '../../support/graph-builders.ts'
import { worldOf } from './harness.ts'
import type { GraphHarness } from './harness.ts'

export function pathContract(harness: GraphHarness): void {
  let store: GraphStore
  const find = (from: string, to: string, query: Partial<PathQuery> = {}) =>
    store.paths({ audience: 'public', from, to, ...query })
  const slugs = async (from: string, to: string, query: Partial<PathQuery> = {}) =>
    (await find(from, to, query)).map(({ entities }) => entities.map(({ slug }) => slug).join(' '))

  describe('in a small museum', () => {
    beforeAll(async () => void (store = await worldOf(harness)))

    it.each<[string, string, string]>([
      ['houmuwu-ding', 'bronze', 'houmuwu-ding bronze'],
      ['bronze', 'houmuwu-ding', 'bronze houmuwu-ding'],
      ['houmuwu-ding', 'zenghouyi-bells', 'houmuwu-ding bronze zenghouyi-bells'],
      ['houmuwu-ding', 'benin-head', 'houmuwu-ding bronze metal brass benin-head'],
      ['silk-painting', 'benin-head', 'silk-painting chu zenghouyi-bells bronze metal brass benin-head'],
      ['pgm-foot', 'proto-germanic', 'pgm-foot proto-germanic'],
    ])('goes from %s to %s', async (from, to, path) => {
      expect(await slugs(from, to)).toEqual([path])
    })

    it('tells entities and the relations that join them, as they point', async () => {
      const [path] = await find('houmuwu-ding', 'zenghouyi-bells')
      expect(path?.relations).toEqual([
        relation('houmuwu-ding', 'MADE_OF', 'bronze'),
        relation('zenghouyi-bells', 'MADE_OF', 'bronze', 'the bells themselves'),
      ])
      expect(path?.entities[1]).toEqual(await store.get('bronze', 'public'))
    })

    it('is found by ids as by slugs', async () => {
      expect(await slugs(seededId('houmuwu-ding'), seededId('bronze'))).toEqual(['houmuwu-ding bronze'])
    })

    it('from a thing to itself has no links', async () => {
      expect(await find('bronze', seededId('bronze'), { limit: 10 })).toEqual([
        { entities: [await store.get('bronze', 'public')], relations: [] },
      ])
    })

    it('gives several, the shortest first', async () => {
      expect(await slugs('houmuwu-ding', 'zenghouyi-bells', { limit: 10 })).toEqual([
        'houmuwu-ding bronze zenghouyi-bells',
        'houmuwu-ding anyang china suizhou zenghouyi-bells',
      ])
    })

    it.each([1, 2, 3])('is not found within %s links where it takes 4', async (maxLength) => {
      expect(await find('houmuwu-ding', 'benin-head', { maxLength })).toEqual([])
    })

    it('is found within exactly the length', async () => {
      expect(await find('houmuwu-ding', 'benin-head', { maxLength: 4 })).toHaveLength(1)
      expect(await find('silk-painting', 'benin-head', { maxLength: 5 })).toEqual([])
    })

    it.each<[string, string]>([
      ['houmuwu-ding', 'pgm-foot'],
      ['casting', 'bronze'],
      ['bronze', 'casting'],
      ['undated-mask', 'open-ended-cup'],
      ['nothing', 'bronze'],
      ['bronze', 'nothing'],
      ['nothing', 'nothing'],
    ])('is none from %s to %s', async (from, to) => {
      expect(await find(from, to, { maxLength: 8, limit: 10 })).toEqual([])
    })

    it('never runs through a barrier, unless it is an end', async () => {
      expect(await slugs('undated-mask', 'all-things')).toEqual(['undated-mask all-things'])
      expect(await slugs('all-things', 'bronze', { limit: 2 })).toEqual([
        'all-things houmuwu-ding bronze',
        'all-things zenghouyi-bells bronze',
      ])
    })

    it('runs through everything where there are no barriers', async () => {
      expect(await slugs('undated-mask', 'open-ended-cup', { barriers: [] })).toEqual([
        'undated-mask all-things open-ended-cup',
      ])
    })

    it('keeps to the barriers asked for', async () => {
      expect(await slugs('houmuwu-ding', 'zenghouyi-bells', { barriers: ['Material', 'Place'] })).toEqual([
        'houmuwu-ding all-things zenghouyi-bells',
      ])
      expect(
        await slugs('houmuwu-ding', 'zenghouyi-bells', { barriers: ['Material', 'Place', 'Collection'] }),
      ).toEqual([])
    })

    it('never runs through what is hidden from the public', async () => {
      expect(await slugs('houmuwu-ding', 'benin-head', { audience: 'curator' })).toEqual([
        'houmuwu-ding secret-metal benin-head',
      ])
      expect(await slugs('houmuwu-ding', 'benin-head', { limit: 10 })).toEqual([
        'houmuwu-ding bronze metal brass benin-head',
      ])
    })

    it.each(['secret-metal', 'draft-bowl', 'secret-rattle'])(
      'does not start or end in %s for the public',
      async (slug) => {
        expect(await find(slug, 'bronze')).toEqual([])
        expect(await find('bronze', slug)).toEqual([])
        expect(await find(slug, slug)).toEqual([])
      },
    )

    it.each([{ maxLength: 0 }, { maxLength: 9 }, { maxLength: 1.5 }, { limit: 0 }, { limit: 11 }])(
      'refuses %j',
      async (query) => {
        await expect(find('bronze', 'silk', query)).rejects.toMatchObject({ code: 'query-limit' })
      },
    )
  })

  describe('where several are as short', () => {
    beforeAll(async () => {
      store = await harness.empty()
      const middle = ['m-c', 'm-a', 'm-d', 'm-b']
      const cultures = Array.from({ length: 12 }, (_, i) => `ring-${String(i).padStart(2, '0')}`)
      await store.apply(
        buildChangeSet([
          ...['start', 'finish', 'twin-a', 'twin-b'].map((slug) => put(buildArtifact(slug))),
          ...middle.map((slug) => put(buildEntity('Material', slug))),
          ...middle.flatMap((slug) => [link('start', 'MADE_OF', slug), link('finish', 'MADE_OF', slug)]),
          link('m-b', 'BROADER', 'm-a'),
          ...cultures.map((slug) => put(buildEntity('Culture', slug))),
          ...cultures.map((slug, i) => link(slug, 'TRANSMITTED_TO', cultures[(i + 1) % cultures.length]!)),
        ]),
      )
      await store.apply(
        buildChangeSet([
          link('twin-a', 'REPRESENTS', 'twin-b'),
          link('twin-b', 'REPRESENTS', 'twin-a'),
          link('twin-b', 'ABOUT', 'twin-a'),
          link('twin-a', 'SHOWS', 'twin-b'),
        ]),
      )
    })

    it('comes first by slug', async () => {
      expect(await slugs('start', 'finish')).toEqual(['start m-a finish'])
      expect(await slugs('finish', 'start')).toEqual(['finish m-a start'])
    })

    it.each([2, 3, 4])('gives %s in the order of slugs', async (limit) => {
      expect(await slugs('start', 'finish', { limit })).toEqual(
        ['start m-a finish', 'start m-b finish', 'start m-c finish', 'start m-d finish'].slice(0, limit),
      )
    })

    it('goes on with the longer ones, never twice through a thing', async () => {
      expect(await slugs('start', 'finish', { limit: 10 })).toEqual([
        'start m-a finish',
        'start m-b finish',
        'start m-c finish',
        'start m-d finish',
        'start m-a m-b finish',
        'start m-b m-a finish',
      ])
    })

    it('tells the first type of several, and the one that points along', async () => {
      expect((await find('twin-a', 'twin-b'))[0]?.relations).toEqual([relation('twin-b', 'ABOUT', 'twin-a')])
      const both = await find('twin-a', 'twin-b', { limit: 10 })
      expect(both).toHaveLength(1)
    })

    it('goes either way round a ring', async () => {
      expect(await slugs('ring-00', 'ring-06', { limit: 10 })).toEqual([
        'ring-00 ring-01 ring-02 ring-03 ring-04 ring-05 ring-06',
        'ring-00 ring-11 ring-10 ring-09 ring-08 ring-07 ring-06',
      ])
      expect(await slugs('ring-00', 'ring-04', { limit: 10, maxLength: 8 })).toEqual([
        'ring-00 ring-01 ring-02 ring-03 ring-04',
        'ring-00 ring-11 ring-10 ring-09 ring-08 ring-07 ring-06 ring-05 ring-04',
      ])
    })

    it('of 8 links is the longest', async () => {
      await store.apply(
        buildChangeSet([
          ...Array.from({ length: 10 }, (_, i) => put(buildEntity('Place', `chain-${i}`))),
          ...Array.from({ length: 9 }, (_, i) => link(`chain-${i}`, 'PART_OF', `chain-${i + 1}`)),
        ]),
      )
      expect((await find('chain-0', 'chain-8', { maxLength: 8 }))[0]?.entities).toHaveLength(9)
      expect(await find('chain-0', 'chain-9', { maxLength: 8 })).toEqual([])
    })
  })
}

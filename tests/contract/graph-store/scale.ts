/** Large, odd and simultaneous: what a museum's data and its curators really do. */
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { seededId } from '../../../core/heritage/identity.ts'
import type { GraphStore } from '../../../server/graph/port.ts'
import {
  buildArtifact,
  buildChangeSet,
  buildEntity,
  link,
  put,
  relation,
  remove,
} from '../../support/graph-builders.ts'
import { pagesOf, slugsOf } from './harness.ts'
import type { GraphHarness } from './harness.ts'

export function scaleContract(harness: GraphHarness): void {
  let store: GraphStore

  describe('content', () => {
    beforeEach(async () => void (store = await harness.empty()))

    it.each<[string, string]>([
      ['markup', '<script>alert(1)</script> & <b>"ding"</b>'],
      ['SQL and Cypher', `'); DROP TABLE node; -- MATCH (n) DETACH DELETE n`],
      ['an emoji of several code points', '🏺👩🏽‍🎨 ding'],
      ['characters outside the basic plane', '𠀀𪚥 and 𓀀'],
      ['right-to-left writing', 'إناء برونزي'],
      ['combining marks as they were typed', 'te\u0302te and tête'],
      ['line breaks and tabs', 'one\n\ttwo'],
      ['backslashes and quotes', '\\ " \' ` ${x} %s ?'],
      ['IPA', 'ˈfuːt͡s ʔ ŋ̊'],
    ])('keeps %s as it is', async (_what, text) => {
      const draft = buildArtifact('odd', {
        labels: { en: text, zh: text },
        descriptions: { en: text, zh: text },
      })
      const revision = await store.apply(buildChangeSet([put(draft)], { message: text }))
      const entity = await store.get('odd', 'public')
      expect(entity?.labels).toEqual({ en: text, zh: text })
      expect(entity?.descriptions).toEqual({ en: text, zh: text })
      expect((await store.revision(revision.changeSetId))?.message).toBe(text)
    })

    it.each(['𠀀', '𓀀', 'إناء', 'Ωμέγα', 'ωμεγα', 'straße', 'İstanbul'])(
      'finds %s in its own script',
      async (word) => {
        await store.apply(
          buildChangeSet([
            put(buildArtifact('odd', { labels: { en: '𠀀𪚥 𓀀 إناء Ωμέγα Straße İstanbul', zh: '怪' } })),
          ]),
        )
        expect(
          slugsOf({
            items: (await store.search({ audience: 'public', text: word })).items.map((h) => h.entity),
          }),
        ).toEqual(['odd'])
      },
    )

    it('keeps texts of the greatest length, and finds their last words', async () => {
      const en = `${'word '.repeat(1_190)}lastword`
      const zh = `${'器物'.repeat(2_990)}终末`
      await store.apply(
        buildChangeSet([put(buildEntity('Text', 'long', { descriptions: { en, zh }, body: { en, zh } }))]),
      )
      expect((await store.get('long', 'public'))?.descriptions).toEqual({ en, zh })
      for (const text of ['lastword', '终末', '末'])
        expect((await store.search({ audience: 'public', text })).items).toHaveLength(1)
    })

    it('keeps nested data as it is', async () => {
      const draft = buildEntity('Exhibition', 'a-show')
      await store.apply(buildChangeSet([put(draft)]))
      expect(await store.get('a-show', 'public')).toMatchObject({ document: draft.document })
    })

    it('keeps years before and beyond those that a Date knows', async () => {
      const date = { edtf: 'Y-170000002', earliestYear: -170_000_002, latestYear: -170_000_002 }
      await store.apply(
        buildChangeSet([put(buildEntity('Period', 'ordovician', { date })), put(buildArtifact('a-ding'))]),
      )
      const page = await store.list({ audience: 'public', order: 'earliest', limit: 1 })
      expect(slugsOf(page)).toEqual(['ordovician'])
      expect(
        slugsOf(await store.list({ audience: 'public', order: 'earliest', cursor: page.nextCursor! })),
      ).toEqual(['a-ding'])
    })

    it.each([
      'Artifact',
      'Group',
      'Source',
      'MediaAsset',
      'Sensor',
      'Assertion',
      'CognateSet',
      'Annotation',
      'Gallery',
    ] as const)('keeps a thing of kind %s', async (kind) => {
      const draft = buildEntity(kind, 'a-thing')
      await store.apply(buildChangeSet([put(draft)]))
      expect(await store.get('a-thing', 'public')).toMatchObject(draft)
      expect(await store.counts()).toEqual({ [kind]: 1 })
    })
  })

  describe('several writers', () => {
    beforeEach(async () => {
      store = await harness.empty()
      await store.apply(
        buildChangeSet([put(buildArtifact('a-ding')), put(buildEntity('Material', 'bronze'))]),
      )
    })

    it('of one version: exactly one wins, the others are told', async () => {
      const other = await harness.again()
      const results = await Promise.allSettled(
        Array.from({ length: 6 }, (_, i) =>
          (i % 2 === 0 ? store : other).apply(
            buildChangeSet([put(buildArtifact('a-ding', { inventoryNumber: `N ${i}` }), 1)]),
          ),
        ),
      )
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
      for (const result of results)
        if (result.status === 'rejected')
          expect(result.reason).toMatchObject({ code: 'version-conflict', expected: 1, actual: 2 })
      expect((await store.get('a-ding', 'public'))?.version).toBe(2)
    })

    it('of one slug: exactly one gets it', async () => {
      const results = await Promise.allSettled(
        Array.from({ length: 4 }, (_, i) =>
          store.apply(buildChangeSet([put({ ...buildArtifact('wanted'), id: seededId(`wanted-${i}`) })])),
        ),
      )
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    })

    it('of one ChangeSet: it is applied once', async () => {
      const other = await harness.again()
      const changeSet = buildChangeSet([put(buildArtifact('b-ding'))])
      const results = await Promise.allSettled([store, other, store].map((s) => s.apply(changeSet)))
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
      expect(await store.revisions({})).toHaveLength(2)
    })

    it('of different things all succeed, numbered without a gap', async () => {
      const other = await harness.again()
      const revisions = await Promise.all(
        Array.from({ length: 10 }, (_, i) =>
          (i % 2 === 0 ? store : other).apply(
            buildChangeSet([put(buildArtifact(`ding-${i}`)), link(`ding-${i}`, 'MADE_OF', 'bronze')]),
          ),
        ),
      )
      expect(revisions.map(({ sequence }) => sequence).sort((a, b) => a - b)).toEqual([
        2, 3, 4, 5, 6, 7, 8, 9, 10, 11,
      ])
      expect((await store.neighbours('bronze', { audience: 'public' }))?.items).toHaveLength(10)
    })

    it('one removes what another links: never a relation without an end', async () => {
      const other = await harness.again()
      const results = await Promise.allSettled([
        store.apply(buildChangeSet([remove('bronze')])),
        other.apply(buildChangeSet([link('a-ding', 'MADE_OF', 'bronze')])),
      ])
      expect(results[0].status).toBe('fulfilled')
      expect(await store.relationsAmong([seededId('a-ding'), seededId('bronze')], 'curator')).toEqual([])
      expect((await store.neighbours('a-ding', { audience: 'curator' }))?.items).toEqual([])
    })

    it('readers see a change whole or not at all', async () => {
      const other = await harness.again()
      const writing = store.apply(
        buildChangeSet(Array.from({ length: 200 }, (_, i) => put(buildEntity('Subject', `subject-${i}`)))),
      )
      const seen = await Promise.all(Array.from({ length: 5 }, () => other.counts()))
      await writing
      for (const { Subject = 0 } of [...seen, await other.counts()]) expect([0, 200]).toContain(Subject)
      expect((await other.counts()).Subject).toBe(200)
    })
  })

  describe('reopened', () => {
    it('everything is there: entities, relations, text, revisions and removed versions', async () => {
      store = await harness.empty()
      await store.apply(
        buildChangeSet([
          put(buildArtifact('a-ding')),
          put(buildArtifact('gone')),
          put(buildEntity('Material', 'bronze', { labels: { en: 'Bronze', zh: '青铜' } })),
          link('a-ding', 'MADE_OF', 'bronze', 'cast'),
        ]),
      )
      await store.apply(buildChangeSet([remove('gone')]))
      const later = await harness.again()
      expect(await later.get('a-ding', 'public')).toEqual(await store.get('a-ding', 'public'))
      expect(await later.relationsAmong([seededId('a-ding'), seededId('bronze')], 'public')).toEqual([
        relation('a-ding', 'MADE_OF', 'bronze', 'cast'),
      ])
      expect(
        (await later.search({ audience: 'public', text: '青铜', kinds: ['Material'] })).items,
      ).toHaveLength(1)
      expect(await later.revisions({})).toEqual(await store.revisions({}))
      const { sequence, changes } = await later.apply(buildChangeSet([put(buildArtifact('gone'))]))
      expect(sequence).toBe(3)
      expect(changes).toMatchObject([{ after: { version: 2 } }])
    })

    it('is ready, and closed it says that it can not serve', async () => {
      await harness.empty()
      const handle = await harness.again()
      await handle.check()
      await handle.close()
      await handle.close()
      await expect(handle.check()).rejects.toMatchObject({ code: 'store-unavailable', retriable: false })
      await expect(handle.apply(buildChangeSet([put(buildArtifact('late'))]))).rejects.toMatchObject({
        code: 'store-unavailable',
      })
    })
  })

  describe('2,000 artifacts', () => {
    const slugs = Array.from({ length: 2_000 }, (_, i) => `thing-${String(i).padStart(4, '0')}`)
    /** A second material for every run of a hundred, so that everything is joined. */
    const hundred = (i: number) => Math.floor(i / 100)
    const materials = Array.from({ length: 20 }, (_, i) => `material-${i}`)
    beforeAll(async () => {
      store = await harness.empty()
      await store.apply(
        buildChangeSet([
          ...materials.map((slug) => put(buildEntity('Material', slug))),
          ...slugs.map((slug, i) =>
            put(buildArtifact(slug, { labels: { en: `Thing ${i}`, zh: `器物${i}号` } })),
          ),
          ...slugs.map((slug, i) => link(slug, 'MADE_OF', materials[i % 20]!)),
          ...slugs.flatMap((slug, i) =>
            i % 20 === hundred(i) ? [] : [link(slug, 'MADE_OF', materials[hundred(i)]!)],
          ),
        ]),
      )
    })

    it('are seeded in one change', async () => {
      expect(await store.counts()).toEqual({ Artifact: 2_000, Material: 20 })
    })

    it('are listed in pages of 200', async () => {
      const pages = await pagesOf((cursor) =>
        store.list({ audience: 'public', kinds: ['Artifact'], limit: 200, ...cursor }),
      )
      expect(pages).toHaveLength(10)
      expect(pages.flat()).toEqual(slugs)
    })

    it('are paged around a hub', async () => {
      const pages = await pagesOf(async (cursor) => {
        const page = (await store.neighbours('material-3', { audience: 'public', limit: 100, ...cursor }))!
        return { items: page.items.map(({ entity }) => entity), nextCursor: page.nextCursor }
      })
      expect(pages.map((page) => page.length)).toEqual([100, 95])
      expect(pages.flat()).toEqual(slugs.filter((_, i) => i % 20 === 3 || hundred(i) === 3))
    })

    it('are found one by one', async () => {
      const { items } = await store.search({ audience: 'public', text: '器物1234号' })
      expect(items.map(({ entity }) => entity.slug)).toEqual(['thing-1234'])
    })

    it('share a word: the best thousand are answered', async () => {
      const { items, nextCursor } = await store.search({ audience: 'public', text: 'thing', limit: 200 })
      expect(items).toHaveLength(200)
      expect(nextCursor === null).toBe(false)
    })

    it('are joined by short paths', async () => {
      const [path] = await store.paths({ audience: 'public', from: 'thing-0000', to: 'thing-1999' })
      expect(path?.entities.map(({ slug }) => slug)).toEqual([
        'thing-0000',
        'material-0',
        'thing-0019',
        'material-19',
        'thing-1999',
      ])
    })

    it('lose a hub: the revision keeps all its relations', async () => {
      const { changes, changeSetId } = await store.apply(buildChangeSet([remove('material-3')]))
      const [change] = changes
      const relations = change?.op === 'remove' ? change.relations : []
      expect(relations).toHaveLength(195)
      expect((await store.revision(changeSetId))?.changes).toEqual(changes)
    })
  })
}

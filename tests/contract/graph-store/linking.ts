/** link and unlink; and that a refused change writes nothing. */
import { beforeEach, describe, expect, it } from 'vitest'
import { seededId } from '../../../core/heritage/identity.ts'
import type { Operation } from '../../../core/changeset/changeset.ts'
import type { GraphStore } from '../../../server/graph/port.ts'
import {
  buildArtifact,
  buildChangeSet,
  buildEntity,
  link,
  put,
  relation,
  remove,
  unlink,
} from '../../support/graph-builders.ts'
import type { GraphHarness } from './harness.ts'

export function linkingContract(harness: GraphHarness): void {
  let store: GraphStore
  const apply = (...operations: Operation[]) => store.apply(buildChangeSet(operations))
  const relationsOf = async (...slugs: string[]) => store.relationsAmong(slugs.map(seededId), 'curator')

  describe('link and unlink', () => {
    beforeEach(async () => {
      store = await harness.empty()
      await apply(
        put(buildArtifact('a-ding')),
        put(buildEntity('Material', 'bronze')),
        put(buildEntity('Place', 'anyang')),
        put(buildEntity('Culture', 'shang')),
        put(buildEntity('Source', 'a-book')),
      )
    })

    it('joins two entities', async () => {
      await apply(link('a-ding', 'MADE_OF', 'bronze'))
      expect(await relationsOf('a-ding', 'bronze')).toEqual([relation('a-ding', 'MADE_OF', 'bronze')])
    })

    it('may come before the entities that it joins', async () => {
      const { changes } = await apply(
        link('a-cup', 'MADE_OF', 'silver'),
        put(buildArtifact('a-cup')),
        put(buildEntity('Material', 'silver')),
      )
      expect(changes.map(({ op }) => op)).toEqual(['link', 'put', 'put'])
      expect(await relationsOf('a-cup', 'silver')).toHaveLength(1)
    })

    it('leaves no change when it is there already', async () => {
      await apply(link('a-ding', 'MADE_OF', 'bronze'))
      expect((await apply(link('a-ding', 'MADE_OF', 'bronze'))).changes).toEqual([])
      expect(await relationsOf('a-ding', 'bronze')).toHaveLength(1)
    })

    it('keeps a note', async () => {
      await apply(link('a-ding', 'CITES', 'a-book', 'p. 12–14'))
      expect(await relationsOf('a-ding', 'a-book')).toEqual([
        relation('a-ding', 'CITES', 'a-book', 'p. 12–14'),
      ])
    })

    it('changes a note, and tells the one before', async () => {
      await apply(link('a-ding', 'CITES', 'a-book', 'p. 1'))
      const { changes } = await apply(link('a-ding', 'CITES', 'a-book', 'p. 2'))
      expect(changes).toEqual([
        {
          op: 'link',
          relation: relation('a-ding', 'CITES', 'a-book', 'p. 2'),
          before: relation('a-ding', 'CITES', 'a-book', 'p. 1'),
        },
      ])
      expect(await relationsOf('a-ding', 'a-book')).toEqual([relation('a-ding', 'CITES', 'a-book', 'p. 2')])
    })

    it('takes a note away', async () => {
      await apply(link('a-ding', 'CITES', 'a-book', 'p. 1'))
      await apply(link('a-ding', 'CITES', 'a-book'))
      expect(await relationsOf('a-ding', 'a-book')).toEqual([relation('a-ding', 'CITES', 'a-book')])
    })

    it('keeps two types between the same two apart', async () => {
      await apply(link('a-ding', 'FOUND_AT', 'anyang'), link('a-ding', 'LOCATED_IN', 'anyang'))
      await apply(unlink('a-ding', 'FOUND_AT', 'anyang'))
      expect(await relationsOf('a-ding', 'anyang')).toEqual([relation('a-ding', 'LOCATED_IN', 'anyang')])
    })

    it('keeps the two directions of a type apart', async () => {
      await apply(
        put(buildEntity('Culture', 'zhou')),
        link('shang', 'TRANSMITTED_TO', 'zhou'),
        link('zhou', 'TRANSMITTED_TO', 'shang'),
      )
      await apply(unlink('shang', 'TRANSMITTED_TO', 'zhou'))
      expect(await relationsOf('shang', 'zhou')).toEqual([relation('zhou', 'TRANSMITTED_TO', 'shang')])
    })

    it('unlinks, and tells the note that was there', async () => {
      await apply(link('a-ding', 'CITES', 'a-book', 'p. 1'))
      const { changes } = await apply(unlink('a-ding', 'CITES', 'a-book'))
      expect(changes).toEqual([{ op: 'unlink', relation: relation('a-ding', 'CITES', 'a-book', 'p. 1') }])
      expect(await relationsOf('a-ding', 'a-book')).toEqual([])
    })

    it.each([
      ['what is not linked', 'a-ding', 'bronze'],
      ['what is not there', 'nothing', 'nowhere'],
    ])('leaves no change when unlinking %s', async (_what, from, to) => {
      expect((await apply(unlink(from, 'MADE_OF', to))).changes).toEqual([])
    })

    it.each([
      ['a missing start', 'nothing', 'bronze', 'operations.0.relation.from'],
      ['a missing end', 'a-ding', 'nothing', 'operations.0.relation.to'],
      ['a pair of kinds the wrong way round', 'bronze', 'a-ding', 'operations.0.relation'],
      ['an end of the wrong kind', 'a-ding', 'shang', 'operations.0.relation'],
    ])('refuses %s', async (_what, from, to, path) => {
      await expect(apply(link(from, 'MADE_OF', to))).rejects.toMatchObject({
        code: 'invalid-change',
        issues: [{ path }],
      })
    })

    it('refuses to relate a thing to itself', async () => {
      await expect(apply(link('shang', 'BROADER', 'shang'))).rejects.toMatchObject({
        issues: [{ path: 'operations.0.relation.to' }],
      })
    })

    it('refuses the same relation twice in one change', async () => {
      const twice = apply(link('a-ding', 'MADE_OF', 'bronze'), unlink('a-ding', 'MADE_OF', 'bronze'))
      await expect(twice).rejects.toMatchObject({ issues: [{ path: 'operations.1.relation' }] })
    })

    it('does not change the version of the ends', async () => {
      await apply(link('a-ding', 'MADE_OF', 'bronze'))
      expect((await store.get('a-ding', 'curator'))?.version).toBe(1)
    })
  })

  describe('whole or not at all', () => {
    beforeEach(async () => {
      store = await harness.empty()
      await apply(
        put(buildArtifact('a-ding')),
        put(buildEntity('Material', 'bronze')),
        link('a-ding', 'MADE_OF', 'bronze'),
      )
    })

    const good: Operation[] = [
      put(buildArtifact('b-ding')),
      put(buildArtifact('a-ding', { labels: { en: 'Changed', zh: '改' } }), 1),
      unlink('a-ding', 'MADE_OF', 'bronze'),
      link('b-ding', 'MADE_OF', 'bronze'),
    ]
    it.each<[string, Operation]>([
      ['a wrong version', put(buildEntity('Material', 'bronze'), 7)],
      ['an entity that is there', put(buildEntity('Material', 'bronze'))],
      ['the removal of a wrong version', remove('bronze', 9)],
      ['the removal of what is not there', remove('nothing')],
      ['a slug in use', put({ ...buildArtifact('c-ding'), slug: 'bronze' })],
      ['a missing end', link('a-ding', 'FOUND_AT', 'nowhere')],
      ['a forbidden pair', link('bronze', 'MADE_OF', 'a-ding')],
      ['a repeated entity', put(buildArtifact('b-ding'))],
      ['a repeated relation', link('b-ding', 'MADE_OF', 'bronze')],
      ['another kind', put(buildEntity('Technique', 'bronze'), 1)],
    ])('%s writes nothing of the change', async (_what, bad) => {
      await expect(apply(...good, bad)).rejects.toThrow()
      expect(await store.get('b-ding', 'curator')).toBeUndefined()
      expect(await store.get('a-ding', 'curator')).toMatchObject({ version: 1, labels: { en: 'a-ding' } })
      expect(await relationsOf('a-ding', 'b-ding', 'bronze')).toEqual([
        relation('a-ding', 'MADE_OF', 'bronze'),
      ])
      expect(await store.revisions({})).toHaveLength(1)
      expect((await store.search({ audience: 'curator', text: 'Changed' })).items).toEqual([])
    })
  })
}

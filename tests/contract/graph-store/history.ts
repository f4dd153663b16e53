/** Revisions, previews, and the way back. */
import { beforeEach, describe, expect, it } from 'vitest'
import type { Operation } from '../../../core/changeset/changeset.ts'
import { invert } from '../../../core/changeset/invert.ts'
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
  unlink,
} from '../../support/graph-builders.ts'
import { startOfTime } from './harness.ts'
import type { GraphHarness } from './harness.ts'

export function historyContract(harness: GraphHarness): void {
  let store: GraphStore
  const apply = (...operations: Operation[]) => store.apply(buildChangeSet(operations))
  const everything = async () => ({
    entities: (await store.list({ audience: 'curator' })).items.map(
      ({ version: _v, updatedAt: _a, ...rest }) => rest,
    ),
    relations: await store.relationsAmong(['a-ding', 'bronze', 'a-book', 'metal'].map(seededId), 'curator'),
  })

  beforeEach(async () => {
    store = await harness.empty()
    await apply(
      put(buildArtifact('a-ding')),
      put(buildEntity('Material', 'bronze')),
      put(buildEntity('Source', 'a-book')),
      link('a-ding', 'MADE_OF', 'bronze'),
      link('a-ding', 'CITES', 'a-book', 'p. 1'),
    )
  })

  describe('revisions', () => {
    it('tells who did what when, with the images from before', async () => {
      const before = await store.get('a-ding', 'curator')
      harness.setTime('2026-03-05T00:00:00.000Z')
      const changeSet = buildChangeSet([put(buildArtifact('a-ding', { inventoryNumber: 'N 2' }), 1)], {
        message: 'A new number · 新编号',
        actor: { type: 'model', id: 'm1', name: 'A model' },
      })
      const revision = await store.apply(changeSet)
      expect(revision).toEqual({
        sequence: 2,
        changeSetId: changeSet.id,
        actor: { type: 'model', id: 'm1', name: 'A model' },
        message: 'A new number · 新编号',
        at: '2026-03-05T00:00:00.000Z',
        changes: [{ op: 'put', id: seededId('a-ding'), before, after: await store.get('a-ding', 'curator') }],
      })
    })

    it('is read back as it was answered', async () => {
      const revision = await apply(
        put(buildArtifact('b-ding')),
        remove('a-ding'),
        unlink('x', 'MADE_OF', 'y'),
      )
      expect(await store.revision(revision.changeSetId)).toEqual(revision)
    })

    it('knows nothing of a ChangeSet that was not applied', async () => {
      expect(await store.revision(seededId('unknown'))).toBeUndefined()
    })

    it('counts up by one, refused changes left out', async () => {
      const second = await apply(put(buildArtifact('b-ding')))
      await expect(apply(put(buildArtifact('b-ding')))).rejects.toThrow()
      const third = await apply(put(buildArtifact('c-ding')))
      expect([second.sequence, third.sequence]).toEqual([2, 3])
    })

    it('keeps a change that changed nothing', async () => {
      const revision = await apply(link('a-ding', 'MADE_OF', 'bronze'))
      expect(await store.revision(revision.changeSetId)).toMatchObject({ sequence: 2, changes: [] })
    })

    it('lists the newest first, and goes on below a sequence', async () => {
      for (const slug of ['b', 'c', 'd', 'e']) await apply(put(buildArtifact(`ding-${slug}`)))
      const first = await store.revisions({ limit: 2 })
      expect(first.map(({ sequence }) => sequence)).toEqual([5, 4])
      const rest = await store.revisions({ beforeSequence: 4 })
      expect(rest.map(({ sequence }) => sequence)).toEqual([3, 2, 1])
    })

    it('finds those that touched an entity: put, linked, unlinked or removed with a neighbour', async () => {
      await apply(put(buildEntity('Material', 'metal')))
      await apply(link('bronze', 'BROADER', 'metal'))
      await apply(put(buildArtifact('b-ding')))
      await apply(unlink('bronze', 'BROADER', 'metal'))
      await apply(remove('a-ding'))
      const of = async (slug: string) =>
        (await store.revisions({ entity: seededId(slug) })).map(({ sequence }) => sequence)
      expect(await of('bronze')).toEqual([6, 5, 3, 1])
      expect(await of('metal')).toEqual([5, 3, 2])
      expect(await of('b-ding')).toEqual([4])
      expect(await of('nothing')).toEqual([])
    })

    it('pages through those of one entity', async () => {
      for (const version of [1, 2, 3]) await apply(put(buildArtifact('a-ding'), version))
      const query = { entity: seededId('a-ding'), limit: 2 }
      expect((await store.revisions(query)).map(({ sequence }) => sequence)).toEqual([4, 3])
      expect(
        (await store.revisions({ ...query, beforeSequence: 3 })).map(({ sequence }) => sequence),
      ).toEqual([2, 1])
    })

    it.each([0, 201, 1.5])('refuses a page of %s', async (limit) => {
      await expect(store.revisions({ limit })).rejects.toMatchObject({ code: 'query-limit' })
    })
  })

  describe('preview', () => {
    it('answers what apply would, and writes nothing', async () => {
      const before = await everything()
      const changeSet = buildChangeSet([
        put(buildArtifact('b-ding')),
        put(buildArtifact('a-ding', { labels: { en: 'Other', zh: '别' } }), 1),
        remove('bronze'),
        unlink('a-ding', 'CITES', 'a-book'),
      ])
      const preview = await store.preview(changeSet)
      expect(preview).toMatchObject({ sequence: 2, changeSetId: changeSet.id, at: startOfTime })
      expect(preview.changes.map(({ op }) => op)).toEqual(['put', 'put', 'remove', 'unlink'])
      expect(await everything()).toEqual(before)
      expect(await store.revisions({})).toHaveLength(1)
      expect(await store.revision(changeSet.id)).toBeUndefined()
      expect(await store.apply(changeSet)).toEqual(preview)
    })

    it.each<[string, Operation, string]>([
      ['a wrong version', put(buildArtifact('a-ding'), 5), 'version-conflict'],
      ['a missing end', link('a-ding', 'FOUND_AT', 'nowhere'), 'invalid-change'],
      ['a slug in use', put({ ...buildArtifact('b-ding'), slug: 'bronze' }), 'invalid-change'],
    ])('refuses %s as apply does', async (_what, operation, code) => {
      await expect(store.preview(buildChangeSet([operation]))).rejects.toMatchObject({ code })
    })

    it('refuses a ChangeSet that was applied', async () => {
      const { changeSetId } = await apply(put(buildArtifact('b-ding')))
      const again = buildChangeSet([put(buildArtifact('c-ding'))], { id: changeSetId })
      await expect(store.preview(again)).rejects.toMatchObject({ code: 'duplicate-changeset' })
    })
  })

  describe('invert', () => {
    it.each<[string, Operation[]]>([
      ['a new entity', [put(buildEntity('Material', 'metal'))]],
      ['an edit', [put(buildArtifact('a-ding', { inventoryNumber: 'N 9' }), 1)]],
      ['a removal with its relations', [remove('a-ding')]],
      ['two removals that were related', [remove('a-ding'), remove('a-book')]],
      ['a link', [put(buildEntity('Material', 'metal')), link('bronze', 'BROADER', 'metal')]],
      ['a changed note', [link('a-ding', 'CITES', 'a-book', 'p. 2')]],
      ['an unlink', [unlink('a-ding', 'CITES', 'a-book')]],
      ['a new slug', [put({ ...buildArtifact('a-ding'), slug: 'moved' }, 1)]],
      [
        'a slug taken over from what was removed',
        [remove('bronze'), put({ ...buildEntity('Material', 'metal'), slug: 'bronze' })],
      ],
    ])('undoes %s', async (_what, operations) => {
      const before = await everything()
      const revision = await apply(...operations)
      expect(await everything()).not.toEqual(before)
      await apply(...invert(revision))
      expect(await everything()).toEqual(before)
    })

    it('undone and undone again is done', async () => {
      const revision = await apply(remove('a-ding'))
      const after = await everything()
      const undone = await apply(...invert(revision))
      await apply(...invert(undone))
      expect(await everything()).toEqual(after)
    })

    it('restores what was removed with its relations and notes', async () => {
      const revision = await apply(remove('a-ding'))
      await apply(...invert(revision))
      expect(await store.relationsAmong(['a-ding', 'bronze', 'a-book'].map(seededId), 'curator')).toEqual([
        relation('a-ding', 'CITES', 'a-book', 'p. 1'),
        relation('a-ding', 'MADE_OF', 'bronze'),
      ])
      expect((await store.search({ audience: 'public', text: 'a-ding' })).items).toHaveLength(1)
    })

    it('is refused where somebody has changed the entity since', async () => {
      const revision = await apply(put(buildArtifact('a-ding', { inventoryNumber: 'N 9' }), 1))
      await apply(put(buildArtifact('a-ding', { inventoryNumber: 'N 10' }), 2))
      await expect(apply(...invert(revision))).rejects.toMatchObject({
        code: 'version-conflict',
        expected: 2,
        actual: 3,
      })
    })

    it('is refused where the slug is taken by now', async () => {
      const revision = await apply(remove('bronze'))
      await apply(put({ ...buildEntity('Material', 'metal'), slug: 'bronze' }))
      await expect(apply(...invert(revision))).rejects.toMatchObject({ code: 'invalid-change' })
    })
  })
}

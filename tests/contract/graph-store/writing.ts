/** put and remove: what they leave behind, and what they refuse. */
import { beforeEach, describe, expect, it } from 'vitest'
import {
  DuplicateChangeSetError,
  InvalidChangeError,
  VersionConflictError,
} from '../../../core/changeset/errors.ts'
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
import { startOfTime } from './harness.ts'
import type { GraphHarness } from './harness.ts'

export function writingContract(harness: GraphHarness): void {
  let store: GraphStore
  const apply = (...operations: Operation[]) => store.apply(buildChangeSet(operations))
  const relationsOf = async (...slugs: string[]) => store.relationsAmong(slugs.map(seededId), 'curator')

  describe('put', () => {
    beforeEach(async () => void (store = await harness.empty()))

    it('gives a new entity version 1 and the stamps of its maker', async () => {
      const draft = buildArtifact('a-ding')
      await apply(put(draft))
      expect(await store.get('a-ding', 'curator')).toEqual({
        ...draft,
        version: 1,
        createdAt: startOfTime,
        createdBy: 'Ann Curator',
        updatedAt: startOfTime,
        updatedBy: 'Ann Curator',
      })
    })

    it('is read by id as by slug', async () => {
      await apply(put(buildArtifact('a-ding')))
      expect(await store.get(seededId('a-ding'), 'curator')).toEqual(await store.get('a-ding', 'curator'))
    })

    it('counts versions up and keeps who made it when', async () => {
      await apply(put(buildArtifact('a-ding')))
      harness.setTime('2026-03-02T10:00:00.000Z')
      await store.apply(
        buildChangeSet([put(buildArtifact('a-ding', { labels: { en: 'New', zh: '新' } }), 1)], {
          actor: { type: 'import', id: 'i1', name: 'An import' },
        }),
      )
      expect(await store.get('a-ding', 'curator')).toMatchObject({
        version: 2,
        labels: { en: 'New', zh: '新' },
        createdAt: startOfTime,
        createdBy: 'Ann Curator',
        updatedAt: '2026-03-02T10:00:00.000Z',
        updatedBy: 'An import',
      })
    })

    it('makes a new version even of the same content', async () => {
      await apply(put(buildArtifact('a-ding')))
      await apply(put(buildArtifact('a-ding'), 1))
      expect((await store.get('a-ding', 'curator'))?.version).toBe(2)
    })

    it('replaces all fields: what the new draft leaves out is gone', async () => {
      const texts = { en: 'Text.', zh: '文字。' }
      await apply(put(buildArtifact('a-ding', { descriptions: texts, protocols: ['TK Seasonal'] })))
      await apply(put(buildArtifact('a-ding'), 1))
      const entity = await store.get('a-ding', 'curator')
      expect(entity).not.toHaveProperty('descriptions')
      expect(entity).not.toHaveProperty('protocols')
    })

    it('can change the slug: the old one is free', async () => {
      await apply(put(buildArtifact('a-ding')))
      await apply(put({ ...buildArtifact('a-ding'), slug: 'b-ding' }, 1))
      expect(await store.get('a-ding', 'curator')).toBeUndefined()
      expect((await store.get('b-ding', 'curator'))?.id).toBe(seededId('a-ding'))
      await apply(put({ ...buildArtifact('a-ding'), id: seededId('other') }))
      expect((await store.get('a-ding', 'curator'))?.id).toBe(seededId('other'))
    })

    it('keeps its relations when it is put again', async () => {
      await apply(
        put(buildArtifact('a-ding')),
        put(buildEntity('Material', 'bronze')),
        link('a-ding', 'MADE_OF', 'bronze'),
      )
      await apply(put({ ...buildArtifact('a-ding'), slug: 'renamed' }, 1))
      expect(await relationsOf('a-ding', 'bronze')).toEqual([relation('a-ding', 'MADE_OF', 'bronze')])
    })

    it('swaps two slugs in one change', async () => {
      await apply(put(buildArtifact('a-ding')), put(buildArtifact('b-ding')))
      await apply(
        put({ ...buildArtifact('a-ding'), slug: 'b-ding' }, 1),
        put({ ...buildArtifact('b-ding'), slug: 'a-ding' }, 1),
      )
      expect((await store.get('a-ding', 'curator'))?.id).toBe(seededId('b-ding'))
      expect((await store.get('b-ding', 'curator'))?.id).toBe(seededId('a-ding'))
    })

    it('takes the slug of what the same change removes', async () => {
      await apply(put(buildArtifact('a-ding')))
      await apply(put({ ...buildArtifact('a-ding'), id: seededId('new') }), remove('a-ding'))
      expect((await store.get('a-ding', 'curator'))?.id).toBe(seededId('new'))
    })

    it.each([
      ['a new one that expects a version', 'a-ding', 1, 0],
      ['an old one that expects none', 'known', 0, 1],
      ['an old one that expects a later version', 'known', 2, 1],
    ])('refuses %s', async (_what, slug, expected, actual) => {
      await apply(put(buildArtifact('known')))
      const error = await apply(put(buildArtifact(slug), expected)).catch((e: unknown) => e)
      expect(error).toBeInstanceOf(VersionConflictError)
      expect(error).toMatchObject({ code: 'version-conflict', id: seededId(slug), expected, actual })
      expect((await store.get('known', 'curator'))?.version).toBe(1)
    })

    it('refuses one that expects an earlier version', async () => {
      await apply(put(buildArtifact('known')))
      await apply(put(buildArtifact('known'), 1))
      await expect(apply(put(buildArtifact('known'), 1))).rejects.toMatchObject({ expected: 1, actual: 2 })
    })

    it('refuses a slug in use', async () => {
      await apply(put(buildArtifact('a-ding')))
      const error = await apply(put({ ...buildArtifact('b-ding'), slug: 'a-ding' })).catch((e: unknown) => e)
      expect(error).toBeInstanceOf(InvalidChangeError)
      expect(error).toMatchObject({ code: 'invalid-change', issues: [{ path: 'operations.0.entity.slug' }] })
    })

    it('refuses a slug twice in one change', async () => {
      const twice = apply(put(buildArtifact('a-ding')), put({ ...buildArtifact('b-ding'), slug: 'a-ding' }))
      await expect(twice).rejects.toMatchObject({ issues: [{ path: 'operations.1.entity.slug' }] })
    })

    it('refuses an entity twice in one change', async () => {
      const twice = apply(
        put(buildArtifact('a-ding')),
        put({ ...buildArtifact('a-ding'), slug: 'b-ding' }, 1),
      )
      await expect(twice).rejects.toMatchObject({ issues: [{ path: 'operations.1.entity.id' }] })
    })

    it('refuses to put and remove the same entity in one change', async () => {
      await apply(put(buildArtifact('a-ding')))
      await expect(apply(put(buildArtifact('a-ding'), 1), remove('a-ding'))).rejects.toBeInstanceOf(
        InvalidChangeError,
      )
    })

    it('refuses a slug that looks like an id', async () => {
      const slug = '01234567890123456789012345'
      await expect(apply(put(buildArtifact(slug)))).rejects.toMatchObject({
        issues: [{ path: 'operations.0.entity.slug', message: 'a slug must not look like an id' }],
      })
    })

    it('refuses to turn a thing into another kind', async () => {
      await apply(put(buildEntity('Material', 'bronze')))
      await expect(apply(put(buildEntity('Technique', 'bronze'), 1))).rejects.toMatchObject({
        issues: [{ path: 'operations.0.entity.kind' }],
      })
    })

    it('tells every issue of a change at once', async () => {
      const error = await apply(
        link('a', 'MADE_OF', 'b'),
        put(buildArtifact('a-ding')),
        link('a-ding', 'MADE_OF', 'nothing'),
      ).catch((e: unknown) => e)
      expect((error as InvalidChangeError).issues.map(({ path }) => path)).toEqual([
        'operations.0.relation.from',
        'operations.0.relation.to',
        'operations.2.relation.to',
      ])
    })

    it('refuses an empty change', async () => {
      await expect(apply()).rejects.toMatchObject({ issues: [{ path: 'operations' }] })
    })

    it('refuses a change of more than 20,000 operations', async () => {
      const one = link('a', 'MADE_OF', 'b')
      await expect(apply(...Array.from({ length: 20_001 }, () => one))).rejects.toBeInstanceOf(
        InvalidChangeError,
      )
    })

    it('refuses a ChangeSet that was applied before, and leaves the first as it was', async () => {
      const changeSet = buildChangeSet([put(buildArtifact('a-ding'))])
      await store.apply(changeSet)
      const error = await store.apply(changeSet).catch((e: unknown) => e)
      expect(error).toBeInstanceOf(DuplicateChangeSetError)
      expect(error).toMatchObject({ code: 'duplicate-changeset', changeSetId: changeSet.id })
      expect(await store.revisions({})).toHaveLength(1)
    })
  })

  describe('remove', () => {
    beforeEach(async () => {
      store = await harness.empty()
      await apply(
        put(buildArtifact('a-ding')),
        put(buildEntity('Material', 'bronze')),
        put(buildEntity('Material', 'metal')),
        link('a-ding', 'MADE_OF', 'bronze', 'cast'),
        link('bronze', 'BROADER', 'metal'),
      )
    })

    it('takes the entity away', async () => {
      await apply(remove('bronze'))
      expect(await store.get('bronze', 'curator')).toBeUndefined()
      expect(await store.counts()).toEqual({ Artifact: 1, Material: 1 })
    })

    it('takes its relations along, and tells them with their notes', async () => {
      const { changes } = await apply(remove('bronze'))
      expect(changes).toMatchObject([
        {
          op: 'remove',
          id: seededId('bronze'),
          relations: [
            relation('bronze', 'BROADER', 'metal'),
            relation('a-ding', 'MADE_OF', 'bronze', 'cast'),
          ],
        },
      ])
      expect((await store.neighbours('a-ding', { audience: 'curator' }))?.items).toEqual([])
    })

    it('tells a relation of two removed entities once', async () => {
      const { changes } = await apply(remove('a-ding'), remove('bronze'))
      expect(changes.map((change) => (change.op === 'remove' ? change.relations.length : -1))).toEqual([1, 1])
    })

    it('is not found by search any more', async () => {
      await apply(remove('bronze'))
      expect(
        (await store.search({ audience: 'curator', text: '名bronze', kinds: ['Material'] })).items,
      ).toEqual([])
    })

    it.each([
      ['a wrong version', 'bronze', 2, 1],
      ['what is not there', 'nothing', 1, 0],
    ])('refuses %s', async (_what, slug, expected, actual) => {
      await expect(apply(remove(slug, expected))).rejects.toMatchObject({
        code: 'version-conflict',
        expected,
        actual,
      })
      expect(await store.counts()).toEqual({ Artifact: 1, Material: 2 })
    })

    it('refuses a link to what the same change removes', async () => {
      await expect(apply(remove('metal'), link('a-ding', 'MADE_OF', 'metal'))).rejects.toMatchObject({
        issues: [{ path: 'operations.1.relation.to' }],
      })
    })

    it('lets what is put again go on from its old version', async () => {
      await apply(put(buildEntity('Material', 'bronze'), 1))
      await apply(remove('bronze', 2))
      harness.setTime('2026-04-01T00:00:00.000Z')
      await apply(put(buildEntity('Material', 'bronze')))
      expect(await store.get('bronze', 'curator')).toMatchObject({ version: 3, createdAt: startOfTime })
      await expect(apply(put(buildEntity('Material', 'bronze'), 1))).rejects.toMatchObject({ actual: 3 })
    })

    it('unlinking what goes with a removed entity adds nothing', async () => {
      const { changes } = await apply(unlink('bronze', 'BROADER', 'metal'), remove('bronze'))
      expect(changes.map(({ op }) => op)).toEqual(['remove'])
    })
  })
}

import { describe, expect, it } from 'vitest'
import type { Change, Revision } from '../../../../core/changeset/changeset.ts'
import { invert } from '../../../../core/changeset/invert.ts'
import type { Entity, EntityDraft } from '../../../../core/heritage/entity.ts'
import { buildArtifact, link, put, relation, remove, unlink } from '../../../support/graph-builders.ts'

const at = '2026-03-01T09:00:00.000Z'
const stamped = (draft: EntityDraft, version: number): Entity => ({
  ...draft,
  ...{ version, createdAt: at, createdBy: 'Maker', updatedAt: at, updatedBy: 'Maker' },
})
const revisionOf = (...changes: Change[]): Revision => ({
  ...{ sequence: 3, changeSetId: '01J00000000000000000000000', message: 'Test', at },
  actor: { type: 'person', id: 'u1', name: 'Ann' },
  changes,
})
const [old, next] = [buildArtifact('a-ding'), buildArtifact('a-ding', { inventoryNumber: 'N 2' })]
const { id } = old

describe('invert', () => {
  it('removes what was new, in the version that it got', () => {
    const change: Change = { op: 'put', id, before: null, after: stamped(old, 1) }
    expect(invert(revisionOf(change))).toEqual([remove('a-ding', 1)])
  })

  it('puts back what was edited, without its stamps', () => {
    const change: Change = { op: 'put', id, before: stamped(old, 4), after: stamped(next, 5) }
    expect(invert(revisionOf(change))).toEqual([put(old, 5)])
  })

  it('puts back what was removed, with its relations', () => {
    const relations = [relation('a-ding', 'MADE_OF', 'bronze'), relation('a-ding', 'CITES', 'a-book', 'p. 1')]
    const change: Change = { op: 'remove', id, before: stamped(old, 4), relations }
    expect(invert(revisionOf(change))).toEqual([
      put(old, 0),
      link('a-ding', 'MADE_OF', 'bronze'),
      link('a-ding', 'CITES', 'a-book', 'p. 1'),
    ])
  })

  it('turns links round, the last change first', () => {
    const [was, is] = [
      relation('a-ding', 'CITES', 'a-book', 'p. 1'),
      relation('a-ding', 'CITES', 'a-book', 'p. 2'),
    ]
    const made = relation('a-ding', 'MADE_OF', 'bronze')
    expect(
      invert(
        revisionOf(
          { op: 'link', relation: made, before: null },
          { op: 'link', relation: is, before: was },
          { op: 'unlink', relation: relation('a-ding', 'FOUND_AT', 'anyang') },
        ),
      ),
    ).toEqual([
      link('a-ding', 'FOUND_AT', 'anyang'),
      link('a-ding', 'CITES', 'a-book', 'p. 1'),
      unlink('a-ding', 'MADE_OF', 'bronze'),
    ])
  })
})

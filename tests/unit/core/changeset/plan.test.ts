import { describe, expect, it } from 'vitest'
import { relationKey } from '../../../../core/changeset/changeset.ts'
import type { Operation, Relation } from '../../../../core/changeset/changeset.ts'
import { needsOf, planChanges, touchedBy } from '../../../../core/changeset/plan.ts'
import type { GraphState } from '../../../../core/changeset/plan.ts'
import type { Entity, EntityDraft } from '../../../../core/heritage/entity.ts'
import { seededId } from '../../../../core/heritage/identity.ts'
import {
  buildArtifact,
  buildChangeSet,
  buildEntity,
  link,
  put,
  relation,
  remove,
  unlink,
} from '../../../support/graph-builders.ts'

const at = '2026-03-01T09:00:00.000Z'
const stamped = (draft: EntityDraft, version = 1): Entity => ({
  ...draft,
  version,
  createdAt: '2025-01-01T00:00:00.000Z',
  createdBy: 'Maker',
  updatedAt: '2025-01-01T00:00:00.000Z',
  updatedBy: 'Maker',
})
function stateOf(entities: readonly Entity[], relations: readonly Relation[] = []): GraphState {
  return {
    entities: new Map(entities.map((e) => [e.id, e])),
    kinds: new Map(entities.map((e) => [e.id, e.kind])),
    slugOwners: new Map(entities.map((e) => [e.slug, e.id])),
    relations: new Map(relations.map((r) => [relationKey(r), r])),
    tombstones: new Map(),
  }
}
const plan = (operations: readonly Operation[], state: GraphState) =>
  planChanges(buildChangeSet(operations), state, at)

describe('needsOf', () => {
  it('asks for what the operations speak of, and for nothing else', () => {
    const needs = needsOf(
      buildChangeSet([
        put(buildArtifact('a-ding')),
        put(buildArtifact('b-ding'), 3),
        remove('gone', 2),
        link('a-ding', 'MADE_OF', 'bronze'),
        unlink('x-ding', 'MADE_OF', 'brass'),
      ]),
    )
    expect(needs).toEqual({
      entities: ['a-ding', 'b-ding', 'gone'].map(seededId),
      removed: [seededId('gone')],
      created: [seededId('a-ding')],
      slugs: ['a-ding', 'b-ding'],
      ends: ['a-ding', 'bronze'].map(seededId),
      relations: [relation('a-ding', 'MADE_OF', 'bronze'), relation('x-ding', 'MADE_OF', 'brass')],
    })
  })
})

describe('planChanges', () => {
  const bronze = stamped(buildEntity('Material', 'bronze'))
  const ding = stamped(buildArtifact('a-ding'), 4)

  it('stamps a new version and keeps the maker', () => {
    const [change] = plan([put(buildArtifact('a-ding', { inventoryNumber: 'N 2' }), 4)], stateOf([ding]))
    expect(change).toMatchObject({
      before: ding,
      after: {
        version: 5,
        inventoryNumber: 'N 2',
        createdBy: 'Maker',
        createdAt: ding.createdAt,
        updatedBy: 'Ann Curator',
        updatedAt: at,
      },
    })
  })

  it('goes on from a tombstone', () => {
    const state = {
      ...stateOf([]),
      tombstones: new Map([[ding.id, { version: 7, createdAt: 'then', createdBy: 'Maker' }]]),
    }
    expect(plan([put(buildArtifact('a-ding'))], state)).toMatchObject([
      { before: null, after: { version: 8, createdAt: 'then', createdBy: 'Maker' } },
    ])
  })

  it('tests versions before everything else', () => {
    const bad = [link('a-ding', 'MADE_OF', 'nothing'), put(buildArtifact('a-ding'), 3)]
    expect(() => plan(bad, stateOf([ding]))).toThrow(
      expect.objectContaining({ code: 'version-conflict', expected: 3, actual: 4 }),
    )
  })

  it('refuses the removal of a hub that could not be undone in one change', () => {
    const relations = Array.from({ length: 20_000 }, (_, i) => relation(`thing-${i}`, 'MADE_OF', 'bronze'))
    expect(() => plan([remove('bronze')], stateOf([bronze], relations))).toThrow(/at most 20000/)
    expect(plan([remove('bronze')], stateOf([bronze], relations.slice(1)))).toHaveLength(1)
  })

  it('tells every relation of a removed chain once', () => {
    const old = Array.from({ length: 5_000 }, (_, i) => stamped(buildEntity('Subject', `r-${i}`)))
    const chain = old.slice(1).map((_, i) => relation(`r-${i}`, 'BROADER', `r-${i + 1}`))
    const changes = plan(
      old.map(({ slug }) => remove(slug)),
      stateOf(old, chain),
    )
    const told = changes.flatMap((change) => (change.op === 'remove' ? change.relations : []))
    expect(told).toEqual(chain)
  })
})

describe('touchedBy', () => {
  it('counts the ends of relations, each once', () => {
    const relations = [relation('a-ding', 'MADE_OF', 'bronze'), relation('bronze', 'BROADER', 'metal')]
    const bronze = stamped(buildEntity('Material', 'bronze'))
    const changes = plan(
      [remove('bronze'), put(buildEntity('Material', 'silk'))],
      stateOf([bronze], relations),
    )
    expect([...touchedBy(changes)].sort()).toEqual(['bronze', 'a-ding', 'metal', 'silk'].map(seededId).sort())
  })
})

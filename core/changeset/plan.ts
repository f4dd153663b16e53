/** What a ChangeSet does to a graph, decided without a store: both stores follow this plan, so both behave the same. */
import type { Entity } from '../heritage/entity.ts'
import type { Kind } from '../heritage/kinds.ts'
import type { Change, ChangeSet, Relation } from './changeset.ts'
import { relationKey } from './changeset.ts'
import { checkGraph, checkOperations, checkUndoable, checkVersions } from './check.ts'

/** What a store remembers of a removed entity, so that its version goes on counting when it is restored. */
export interface Tombstone {
  readonly version: number
  readonly createdAt: string
  readonly createdBy: string
}

/** What must be read before planning; a store reads it inside the transaction that will write. */
export interface PlanNeeds {
  /** Ids that are put or removed: their entities. */
  readonly entities: readonly string[]
  /** Ids that are removed: all relations that touch them. */
  readonly removed: readonly string[]
  /** Ids put as new: their tombstones. */
  readonly created: readonly string[]
  /** Slugs that are put: who has them. */
  readonly slugs: readonly string[]
  /** Ids at the ends of links: their kinds. */
  readonly ends: readonly string[]
  /** Relations linked or unlinked: as they are, with their notes. */
  readonly relations: readonly Relation[]
}

export interface GraphState {
  readonly entities: ReadonlyMap<string, Entity>
  readonly kinds: ReadonlyMap<string, Kind>
  readonly slugOwners: ReadonlyMap<string, string>
  /** Those asked for by `relations`, and those that touch `removed`; by `relationKey`. */
  readonly relations: ReadonlyMap<string, Relation>
  readonly tombstones: ReadonlyMap<string, Tombstone>
}

/** Throws InvalidChangeError for what is wrong whatever the graph holds. */
export function needsOf(changeSet: ChangeSet): PlanNeeds {
  checkOperations(changeSet.operations)
  const needs = {
    entities: [] as string[],
    removed: [] as string[],
    created: [] as string[],
    slugs: [] as string[],
    ends: new Set<string>(),
    relations: [] as Relation[],
  }
  for (const operation of changeSet.operations) {
    if (operation.op === 'put') {
      needs.entities.push(operation.entity.id)
      needs.slugs.push(operation.entity.slug)
      if (operation.expects === 0) needs.created.push(operation.entity.id)
    } else if (operation.op === 'remove') {
      needs.entities.push(operation.id)
      needs.removed.push(operation.id)
    } else {
      needs.relations.push(operation.relation)
      if (operation.op === 'link') needs.ends.add(operation.relation.from).add(operation.relation.to)
    }
  }
  return { ...needs, ends: [...needs.ends] }
}

/**
 * The changes in the order of their operations. The operations of a set are judged together, by the graph that results: a link
 * may come before the entity it joins, and two entities may swap slugs. A link that is there already and an unlink of what is
 * not there leave no change; a put always makes a new version.
 *
 * Errors: VersionConflictError for the first entity that moved on, then InvalidChangeError with every issue.
 */
export function planChanges(changeSet: ChangeSet, state: GraphState, at: string): readonly Change[] {
  const { operations, actor } = changeSet
  checkVersions(operations, state)
  checkGraph(operations, state)
  const gone = new Set<string>()
  const touching = relationsByEnd(state.relations.values())
  const changes: Change[] = []
  const removedIds = new Set(operations.flatMap((o) => (o.op === 'remove' ? [o.id] : [])))
  for (const operation of operations) {
    if (operation.op === 'put') {
      const { entity } = operation
      const before = state.entities.get(entity.id) ?? null
      const origin = before ?? state.tombstones.get(entity.id)
      const after: Entity = {
        ...entity,
        version: (origin?.version ?? 0) + 1,
        createdAt: origin?.createdAt ?? at,
        createdBy: origin?.createdBy ?? actor.name,
        updatedAt: at,
        updatedBy: actor.name,
      }
      changes.push({ op: 'put', id: entity.id, before, after })
    } else if (operation.op === 'remove') {
      const relations = (touching.get(operation.id) ?? [])
        .filter((r) => !gone.has(relationKey(r)))
        .sort((a, b) => (relationKey(a) < relationKey(b) ? -1 : 1))
      for (const relation of relations) gone.add(relationKey(relation))
      changes.push({ op: 'remove', id: operation.id, before: state.entities.get(operation.id)!, relations })
    } else {
      const before = state.relations.get(relationKey(operation.relation)) ?? null
      if (operation.op === 'link') {
        if (before === null || before.note !== operation.relation.note)
          changes.push({ op: 'link', relation: operation.relation, before })
      } else if (before !== null && !removedIds.has(before.from) && !removedIds.has(before.to)) {
        changes.push({ op: 'unlink', relation: before })
      }
    }
  }
  checkUndoable(changes)
  return changes
}

/** Whose history the changes belong to, without repeats: ends of a relation belong to both. */
export function touchedBy(changes: readonly Change[]): readonly string[] {
  const touched = new Set<string>()
  for (const change of changes) {
    const relations = change.op === 'put' ? [] : change.op === 'remove' ? change.relations : [change.relation]
    if (change.op === 'put' || change.op === 'remove') touched.add(change.id)
    for (const relation of relations) touched.add(relation.from).add(relation.to)
  }
  return [...touched]
}

function relationsByEnd(relations: Iterable<Relation>): ReadonlyMap<string, readonly Relation[]> {
  const byEnd = new Map<string, Relation[]>()
  for (const relation of relations) {
    for (const end of [relation.from, relation.to]) {
      const known = byEnd.get(end)
      if (known === undefined) byEnd.set(end, [relation])
      else known.push(relation)
    }
  }
  return byEnd
}

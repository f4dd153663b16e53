/** What a plan needs to know, read in a few statements inside the transaction that will write. */
import { relationKey } from '../../../core/changeset/changeset.ts'
import type { Relation } from '../../../core/changeset/changeset.ts'
import type { GraphState, PlanNeeds, Tombstone } from '../../../core/changeset/plan.ts'
import type { Entity } from '../../../core/heritage/entity.ts'
import type { Kind } from '../../../core/heritage/kinds.ts'
import type { RelationType } from '../../../core/heritage/relations.ts'
import { entityOf, relationOf } from './rows.ts'
import type { PropsRow, RelationRow } from './rows.ts'
import type { Run } from './session.ts'
import { seek, typeToken } from './tokens.ts'

/** With `lock`, entities are locked before their versions are read. */
export async function readState(run: Run, needs: PlanNeeds, lock: boolean): Promise<GraphState> {
  const entities = await readEntities(run, needs.entities, lock)
  const relations = [...(await readLinked(run, needs.relations)), ...(await readTouching(run, needs.removed))]
  return {
    entities: new Map(entities.map((entity) => [entity.id, entity])),
    kinds: await readPairs<Kind>(run, needs.ends, `${seek('n', 'id', 'key')} RETURN key, n.kind AS value`),
    slugOwners: await readPairs<string>(
      run,
      needs.slugs,
      `${seek('n', 'slug', 'key')} RETURN key, n.id AS value`,
    ),
    tombstones: await readPairs<Tombstone>(
      run,
      needs.created,
      'MATCH (s:Tombstone {id: key}) USING INDEX SEEK s:Tombstone(id) RETURN key, s {.version, .createdAt, .createdBy} AS value',
    ),
    relations: new Map(relations.map((relation) => [relationKey(relation), relation])),
  }
}

async function readEntities(run: Run, ids: readonly string[], lock: boolean): Promise<Entity[]> {
  if (ids.length === 0) return []
  const locked = lock ? 'SET n._lock = coalesce(n._lock, 0) + 1 WITH n' : ''
  const rows = await run<PropsRow>(
    `UNWIND $ids AS id ${seek('n', 'id', 'id')} ${locked} RETURN n.props AS props`,
    { ids },
  )
  return rows.map(entityOf)
}

async function readPairs<T>(run: Run, keys: readonly string[], match: string): Promise<Map<string, T>> {
  if (keys.length === 0) return new Map()
  const rows = await run<{ key: string; value: T }>(`UNWIND $keys AS key ${match}`, { keys })
  return new Map(rows.map(({ key, value }) => [key, value]))
}

async function readLinked(run: Run, relations: readonly Relation[]): Promise<Relation[]> {
  const found: Relation[] = []
  for (const [type, rows] of byType(relations)) {
    const linked = await run<RelationRow>(
      `UNWIND $rows AS row ${seek('a', 'id', 'row.from')} ${seek('b', 'id', 'row.to')}
       MATCH (a)-[r:${typeToken(type)}]->(b)
       RETURN type(r) AS type, a.id AS from, b.id AS to, r.note AS note`,
      { rows },
    )
    found.push(...linked.map(relationOf))
  }
  return found
}

async function readTouching(run: Run, ids: readonly string[]): Promise<Relation[]> {
  if (ids.length === 0) return []
  const rows = await run<RelationRow>(
    `UNWIND $ids AS id ${seek('n', 'id', 'id')} MATCH (n)-[r]-(:Entity)
     RETURN type(r) AS type, startNode(r).id AS from, endNode(r).id AS to, r.note AS note`,
    { ids },
  )
  return rows.map(relationOf)
}

export function byType(relations: readonly Relation[]): Map<RelationType, Relation[]> {
  return Map.groupBy(relations, (relation) => relation.type)
}

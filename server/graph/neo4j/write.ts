/** Planning and writing ChangeSets; every function runs inside the caller's transaction. */
import type { Change, ChangeSet, Relation, Revision } from '../../../core/changeset/changeset.ts'
import { DuplicateChangeSetError } from '../../../core/changeset/errors.ts'
import { needsOf, planChanges, touchedBy } from '../../../core/changeset/plan.ts'
import { propertiesOf } from './rows.ts'
import { integer } from './session.ts'
import type { Run } from './session.ts'
import { byType, readState } from './state.ts'
import { labelToken, seek, typeToken } from './tokens.ts'

/** Rows that one statement takes; more only makes a transaction's memory grow. */
const batchSize = 1_000

/** `lock` makes writers wait for each other before anything is tested, so that sequences count up by one. */
export async function planRevision(
  run: Run,
  changeSet: ChangeSet,
  options: { at: string; lock: boolean },
): Promise<Revision> {
  const needs = needsOf(changeSet)
  const [museum] = await run<{ sequence: number }>(
    options.lock
      ? `MERGE (m:Museum {key: 'museum'}) SET m._lock = coalesce(m._lock, 0) + 1
         RETURN coalesce(m.sequence, 0) AS sequence`
      : `OPTIONAL MATCH (m:Museum {key: 'museum'}) RETURN coalesce(m.sequence, 0) AS sequence`,
  )
  const known = await run('MATCH (v:Revision {changeSetId: $id}) RETURN v.sequence AS sequence', {
    id: changeSet.id,
  })
  if (known.length > 0) throw new DuplicateChangeSetError(changeSet.id)
  const changes = planChanges(changeSet, await readState(run, needs, options.lock), options.at)
  const { id: changeSetId, actor, message } = changeSet
  return { sequence: museum!.sequence + 1, changeSetId, actor, message, at: options.at, changes }
}

export async function writeRevision(run: Run, revision: Revision): Promise<void> {
  await writeRemovals(run, revision.changes)
  await writePuts(run, revision.changes)
  await writeRelations(run, revision.changes)
  await writeHistory(run, revision)
}

async function inBatches(run: Run, rows: readonly unknown[], cypher: string, extra: object = {}) {
  for (let i = 0; i < rows.length; i += batchSize)
    await run(`UNWIND $rows AS row ${cypher}`, { ...extra, rows: rows.slice(i, i + batchSize) })
}

async function writeRemovals(run: Run, changes: readonly Change[]): Promise<void> {
  const rows = changes.flatMap((change) => {
    if (change.op !== 'remove') return []
    const { version, createdAt, createdBy } = change.before
    return [{ id: change.id, stone: { version: integer(version), createdAt, createdBy } }]
  })
  await inBatches(run, rows, `${seek('n', 'id', 'row.id')} DETACH DELETE n`)
  await inBatches(run, rows, 'MERGE (s:Tombstone {id: row.id}) SET s += row.stone')
}

async function writePuts(run: Run, changes: readonly Change[]): Promise<void> {
  const puts = changes.filter((change) => change.op === 'put')
  const moved = puts.filter(({ before, after }) => before !== null && before.slug !== after.slug)
  // Slugs that move within one ChangeSet must not meet: '~' is in no slug.
  await inBatches(
    run,
    moved.map(({ id }) => id),
    `${seek('n', 'id', 'row')} SET n.slug = '~' + n.id`,
  )
  const created = puts.filter(({ before }) => before === null)
  await inBatches(
    run,
    created.map(({ id }) => id),
    'MATCH (s:Tombstone {id: row}) USING INDEX SEEK s:Tombstone(id) DELETE s',
  )
  for (const [kind, group] of Map.groupBy(puts, ({ after }) => after.kind)) {
    const rows = group.map(({ id, after }) => ({ id, properties: propertiesOf(after) }))
    await inBatches(run, rows, `MERGE (n:Entity {id: row.id}) SET n:${labelToken(kind)}, n += row.properties`)
  }
}

async function writeRelations(run: Run, changes: readonly Change[]): Promise<void> {
  const of = (op: 'link' | 'unlink'): Relation[] =>
    changes.flatMap((change) => (change.op === op ? [change.relation] : []))
  const ends = `${seek('a', 'id', 'row.from')} ${seek('b', 'id', 'row.to')}`
  for (const [type, rows] of byType(of('unlink')))
    await inBatches(run, rows, `${ends} MATCH (a)-[r:${typeToken(type)}]->(b) DELETE r`)
  for (const [type, rows] of byType(of('link')))
    await inBatches(run, rows, `${ends} MERGE (a)-[r:${typeToken(type)}]->(b) SET r.note = row.note`)
}

async function writeHistory(run: Run, revision: Revision): Promise<void> {
  const sequence = integer(revision.sequence)
  await run(
    `MERGE (m:Museum {key: 'museum'}) SET m.sequence = $sequence
     CREATE (v:Revision {sequence: $sequence, changeSetId: $changeSetId, at: $at, actor: $actor, message: $message})`,
    {
      sequence,
      changeSetId: revision.changeSetId,
      at: revision.at,
      actor: JSON.stringify(revision.actor),
      message: revision.message,
    },
  )
  await inBatches(
    run,
    revision.changes.map((change, i) => ({ position: integer(i), json: JSON.stringify(change) })),
    'CREATE (c:Change {sequence: $sequence, position: row.position, json: row.json})',
    { sequence },
  )
  await inBatches(run, touchedBy(revision.changes), 'CREATE (t:Touched {entity: row, sequence: $sequence})', {
    sequence,
  })
}

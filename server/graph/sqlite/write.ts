/** Planning and writing ChangeSets. Everything here runs inside one IMMEDIATE transaction of the caller. */
import type { Database } from 'better-sqlite3'
import { relationKey } from '../../../core/changeset/changeset.ts'
import type { Change, ChangeSet, Relation, Revision } from '../../../core/changeset/changeset.ts'
import { DuplicateChangeSetError } from '../../../core/changeset/errors.ts'
import { needsOf, planChanges, touchedBy } from '../../../core/changeset/plan.ts'
import type { GraphState, PlanNeeds, Tombstone } from '../../../core/changeset/plan.ts'
import type { Entity } from '../../../core/heritage/entity.ts'
import type { Kind } from '../../../core/heritage/kinds.ts'
import { indexText } from '../search/terms.ts'
import { searchFields } from '../search/fields.ts'
import { columnsOf, entityOf, relationOf } from './rows.ts'
import type { RelationRow } from './rows.ts'

/** Reads what the plan needs and plans; writes nothing. */
export function planRevision(db: Database, changeSet: ChangeSet, at: string): Revision {
  const needs = needsOf(changeSet)
  if (db.prepare('SELECT 1 FROM revision WHERE change_set = ?').get(changeSet.id) !== undefined)
    throw new DuplicateChangeSetError(changeSet.id)
  const changes = planChanges(changeSet, readState(db, needs), at)
  const last = db.prepare<[], number>('SELECT ifnull(max(sequence), 0) FROM revision').pluck().get()!
  const { id: changeSetId, actor, message } = changeSet
  return { sequence: last + 1, changeSetId, actor, message, at, changes }
}

export function writeRevision(db: Database, revision: Revision): void {
  writeRemovals(db, revision.changes)
  writePuts(db, revision.changes)
  writeRelations(db, revision.changes)
  db.prepare('INSERT INTO revision VALUES (?, ?, ?, ?, ?, ?)').run(
    revision.sequence,
    revision.changeSetId,
    revision.at,
    JSON.stringify(revision.actor),
    revision.message,
    JSON.stringify(revision.changes),
  )
  const touch = db.prepare('INSERT INTO revision_entity VALUES (?, ?)')
  for (const entity of touchedBy(revision.changes)) touch.run(entity, revision.sequence)
}

const relationColumns = `
  SELECT r.type, a.id AS "from", b.id AS "to", r.note
  FROM rel r JOIN node a ON a.pk = r.src JOIN node b ON b.pk = r.dst`

function readState(db: Database, needs: PlanNeeds): GraphState {
  const byId = db.prepare<[string], { props: string }>('SELECT props FROM node WHERE id = ?')
  const kind = db.prepare<[string], Kind>('SELECT kind FROM node WHERE id = ?').pluck()
  const owner = db.prepare<[string], string>('SELECT id FROM node WHERE slug = ?').pluck()
  const stone = db.prepare<[string], Tombstone>(
    'SELECT version, created_at AS createdAt, created_by AS createdBy FROM tombstone WHERE id = ?',
  )
  const one = db.prepare<[string, string, string], RelationRow>(
    `${relationColumns} WHERE r.type = ? AND a.id = ? AND b.id = ?`,
  )
  const touching = db.prepare<{ id: string }, RelationRow>(
    `${relationColumns} WHERE a.id = @id UNION ${relationColumns} WHERE b.id = @id`,
  )
  const relations = [
    ...needs.relations.flatMap(({ type, from, to }) => one.get(type, from, to) ?? []),
    ...needs.removed.flatMap((id) => touching.all({ id })),
  ].map(relationOf)
  const entities = needs.entities.flatMap((id): Entity[] => byId.all(id).map(entityOf))
  return {
    entities: new Map(entities.map((entity) => [entity.id, entity])),
    kinds: present(needs.ends, (id) => kind.get(id)),
    slugOwners: present(needs.slugs, (slug) => owner.get(slug)),
    tombstones: present(needs.created, (id) => stone.get(id)),
    relations: new Map(relations.map((relation) => [relationKey(relation), relation])),
  }
}

function present<T>(keys: readonly string[], read: (key: string) => T | undefined): Map<string, T> {
  return new Map(
    keys.flatMap((key): [string, T][] => {
      const value = read(key)
      return value === undefined ? [] : [[key, value]]
    }),
  )
}

function writeRemovals(db: Database, changes: readonly Change[]): void {
  const pk = db.prepare<[string], number>('SELECT pk FROM node WHERE id = ?').pluck()
  const statements = [
    'DELETE FROM rel WHERE src = ?',
    'DELETE FROM rel WHERE dst = ?',
    'DELETE FROM node_text WHERE rowid = ?',
    'DELETE FROM node WHERE pk = ?',
  ].map((sql) => db.prepare<[number]>(sql))
  const bury = db.prepare('INSERT OR REPLACE INTO tombstone VALUES (?, ?, ?, ?)')
  for (const change of changes) {
    if (change.op !== 'remove') continue
    const key = pk.get(change.id)!
    for (const statement of statements) statement.run(key)
    bury.run(change.id, change.before.version, change.before.createdAt, change.before.createdBy)
  }
}

function writePuts(db: Database, changes: readonly Change[]): void {
  const puts = changes.filter((change) => change.op === 'put')
  // Slugs that move within one ChangeSet must not meet: '~' is in no slug.
  const park = db.prepare("UPDATE node SET slug = '~' || id WHERE id = ?")
  for (const { id, before, after } of puts) if (before !== null && before.slug !== after.slug) park.run(id)
  const put = db
    .prepare<ReturnType<typeof columnsOf>, number>(
      `INSERT INTO node (id, slug, kind, status, open, version, earliest, latest, updated, names, props)
       VALUES (@id, @slug, @kind, @status, @open, @version, @earliest, @latest, @updated, @names, @props)
       ON CONFLICT (id) DO UPDATE SET slug = @slug, status = @status, open = @open, version = @version,
         earliest = @earliest, latest = @latest, updated = @updated, names = @names, props = @props
       RETURNING pk`,
    )
    .pluck()
  const forget = db.prepare<[number]>('DELETE FROM node_text WHERE rowid = ?')
  const index = db.prepare('INSERT INTO node_text (rowid, names, texts) VALUES (?, ?, ?)')
  const unbury = db.prepare('DELETE FROM tombstone WHERE id = ?')
  for (const { id, before, after } of puts) {
    const pk = put.get(columnsOf(after))!
    if (before === null) unbury.run(id)
    else forget.run(pk)
    const { names, texts } = searchFields(after)
    index.run(pk, indexText(names), indexText(texts))
  }
}

function writeRelations(db: Database, changes: readonly Change[]): void {
  const ends = 'SELECT a.pk, b.pk FROM node a, node b WHERE a.id = @from AND b.id = @to'
  const link = db.prepare<RelationRow>(
    `INSERT INTO rel (type, src, dst, note)
     SELECT @type, a.pk, b.pk, @note FROM node a, node b WHERE a.id = @from AND b.id = @to
     ON CONFLICT DO UPDATE SET note = excluded.note`,
  )
  const unlink = db.prepare<RelationRow>(`DELETE FROM rel WHERE type = @type AND (src, dst) IN (${ends})`)
  const rowOf = (relation: Relation): RelationRow => ({ ...relation, note: relation.note ?? null })
  for (const change of changes) {
    if (change.op === 'link') link.run(rowOf(change.relation))
    else if (change.op === 'unlink') unlink.run(rowOf(change.relation))
  }
}

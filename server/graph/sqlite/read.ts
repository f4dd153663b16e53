/** Single entities, lists and neighbours. */
import type { Entity } from '../../../core/heritage/entity.ts'
import type { Kind } from '../../../core/heritage/kinds.ts'
import type { Relation } from '../../../core/changeset/changeset.ts'
import type { RelationType } from '../../../core/heritage/relations.ts'
import { decodeCursor, encodeCursor } from '../cursor.ts'
import { maxIds, pageLimit, within } from '../limits.ts'
import { cursorAfter } from '../order.ts'
import type { Audience, ListQuery, Neighbour, NeighbourQuery, Page } from '../port.ts'
import { undatedKey } from './migrations.ts'
import { entityOf, relationOf, visible } from './rows.ts'
import type { NodeRow, RelationRow } from './rows.ts'
import { isOneOf, where } from './statements.ts'
import type { Condition, Statements } from './statements.ts'

export function nodeOf(db: Statements, idOrSlug: string, audience: Audience): NodeRow | undefined {
  return db.first<NodeRow>(
    `SELECT n.pk, n.id, n.slug, n.props FROM node n WHERE (n.id = ? OR n.slug = ?) AND ${visible(audience, 'n')}`,
    [idOrSlug, idOrSlug],
  )
}

export function readMany(db: Statements, keys: readonly string[], audience: Audience): Entity[] {
  within(keys.length, { from: 0, to: maxIds, what: 'the number of ids' })
  return keys.flatMap((key) => {
    const row = nodeOf(db, key, audience)
    return row === undefined ? [] : [entityOf(row)]
  })
}

const earliest = `ifnull(n.earliest, ${undatedKey})`
const orders = { slug: 'n.slug', earliest: `${earliest}, n.id`, updated: 'n.updated DESC, n.id' }

export function readList(db: Statements, query: ListQuery): Page<Entity> {
  const limit = pageLimit(query.limit)
  const order = query.order ?? 'slug'
  const { sql, parameters } = where([
    query.audience === 'public' ? { sql: 'n.open = 1', parameters: [] } : undefined,
    query.kinds && isOneOf('n.kind', query.kinds),
    query.status && { sql: 'n.status = ?', parameters: [query.status] },
    query.related && relatedTo(query.related, query.audience),
    ...overlapping(query),
    query.cursor === undefined ? undefined : after(order, query.cursor),
  ])
  const rows = db.all<{ props: string }>(
    `SELECT n.props FROM node n WHERE ${sql} ORDER BY ${orders[order]} LIMIT ?`,
    [...parameters, limit + 1],
  )
  const items = rows.slice(0, limit).map(entityOf)
  return { items, nextCursor: rows.length > limit ? cursorAfter(items.at(-1)!, order) : null }
}

function relatedTo(related: { type: RelationType; to: string }, audience: Audience): Condition {
  return {
    sql: `n.pk IN (SELECT r.src FROM rel r JOIN node t ON t.pk = r.dst
      WHERE r.type = ? AND (t.id = ? OR t.slug = ?) AND ${visible(audience, 't')})`,
    parameters: [related.type, related.to, related.to],
  }
}

function overlapping({ fromYear, toYear }: ListQuery): (Condition | undefined)[] {
  if (fromYear === undefined && toYear === undefined) return []
  return [
    { sql: 'n.earliest IS NOT NULL OR n.latest IS NOT NULL', parameters: [] },
    fromYear === undefined ? undefined : { sql: 'ifnull(n.latest >= ?, 1)', parameters: [fromYear] },
    toYear === undefined ? undefined : { sql: 'ifnull(n.earliest <= ?, 1)', parameters: [toYear] },
  ]
}

function after(order: 'slug' | 'earliest' | 'updated', cursor: string): Condition {
  if (order === 'slug') return { sql: 'n.slug > ?', parameters: [decodeCursor('slug', cursor).slug] }
  if (order === 'earliest') {
    const { year, id } = decodeCursor('earliest', cursor)
    return { sql: `(${earliest}, n.id) > (?, ?)`, parameters: [year ?? undatedKey, id] }
  }
  const { at, id } = decodeCursor('updated', cursor)
  return { sql: 'n.updated <= ? AND (n.updated < ? OR n.id > ?)', parameters: [at, at, id] }
}

interface NeighbourRow extends Pick<RelationRow, 'type' | 'note'> {
  readonly id: string
  readonly props: string
  readonly incoming: 0 | 1
}

export function readNeighbours(
  db: Statements,
  idOrSlug: string,
  query: NeighbourQuery,
): Page<Neighbour> | undefined {
  const limit = pageLimit(query.limit)
  const node = nodeOf(db, idOrSlug, query.audience)
  if (node === undefined) return undefined
  const cursor = query.cursor === undefined ? undefined : decodeCursor('neighbour', query.cursor)
  const condition = where([
    { sql: visible(query.audience, 'n'), parameters: [] },
    query.types && isOneOf('r.type', query.types),
  ])
  const direction = query.direction ?? 'both'
  const half = (incoming: 0 | 1) => `
    SELECT r.type, r.note, n.pk, n.id, n.slug, ${incoming} AS incoming
    FROM rel r JOIN node n ON n.pk = ${incoming ? 'r.src' : 'r.dst'}
    WHERE ${incoming ? 'r.dst' : 'r.src'} = ? AND ${condition.sql}`
  const halves = [...(direction === 'in' ? [] : [half(0)]), ...(direction === 'out' ? [] : [half(1)])]
  // Sorted by keys alone: a hub's entities would not fit into the sorter.
  const rows = db.all<NeighbourRow>(
    `SELECT k.*, n.props FROM (
       SELECT * FROM (${halves.join(' UNION ALL ')})
       WHERE ${cursor ? '(type, incoming, slug) > (?, ?, ?)' : '1'} ORDER BY type, incoming, slug LIMIT ?
     ) k JOIN node n ON n.pk = k.pk ORDER BY k.type, k.incoming, k.slug`,
    [
      ...halves.flatMap(() => [node.pk, ...condition.parameters]),
      ...(cursor ? [cursor.type, cursor.out ? 0 : 1, cursor.slug] : []),
      limit + 1,
    ],
  )
  const items = rows.slice(0, limit).map((row): Neighbour => ({
    relation: relationOf({
      ...{ type: row.type, note: row.note },
      from: row.incoming ? row.id : node.id,
      to: row.incoming ? node.id : row.id,
    }),
    direction: row.incoming ? 'in' : 'out',
    entity: entityOf(row),
  }))
  return { items, nextCursor: rows.length > limit ? neighbourCursor(items.at(-1)!) : null }
}

const neighbourCursor = ({ relation, direction, entity }: Neighbour) =>
  encodeCursor({ by: 'neighbour', type: relation.type, out: direction === 'out', slug: entity.slug })

export function readRelationsAmong(db: Statements, ids: readonly string[], audience: Audience): Relation[] {
  const list = JSON.stringify([...new Set(ids)])
  return db
    .all<RelationRow>(
      `WITH among AS (SELECT n.pk, n.id FROM json_each(?) j JOIN node n ON n.id = j.value
         WHERE ${visible(audience, 'n')})
       SELECT r.type, a.id AS "from", b.id AS "to", r.note
       FROM among a JOIN rel r ON r.src = a.pk JOIN among b ON b.pk = r.dst
       ORDER BY r.type, a.id, b.id`,
      [list],
    )
    .map(relationOf)
}

export function readCounts(db: Statements): Partial<Record<Kind, number>> {
  const rows = db.all<{ kind: Kind; n: number }>(
    'SELECT kind, count(*) AS n FROM node GROUP BY kind ORDER BY kind',
    [],
  )
  return Object.fromEntries(rows.map(({ kind, n }) => [kind, n]))
}

/** Single entities, lists, neighbours and revisions. */
import type { Relation, Revision } from '../../../core/changeset/changeset.ts'
import type { Entity } from '../../../core/heritage/entity.ts'
import type { Kind } from '../../../core/heritage/kinds.ts'
import { decodeCursor, encodeCursor } from '../cursor.ts'
import { maxIds, pageLimit, within } from '../limits.ts'
import { cursorAfter } from '../order.ts'
import type { Audience, ListQuery, Neighbour, NeighbourQuery, Page, RevisionQuery } from '../port.ts'
import { entityOf, relationOf, revisionOf } from './rows.ts'
import type { PropsRow, RelationRow, RevisionRow } from './rows.ts'
import { integer } from './session.ts'
import type { Run } from './session.ts'
import { keyProperty, seek, typeToken, visible } from './tokens.ts'

export async function readMany(run: Run, keys: readonly string[], audience: Audience): Promise<Entity[]> {
  within(keys.length, { from: 0, to: maxIds, what: 'the number of ids' })
  if (keys.length === 0) return []
  const rows = await run<PropsRow>(
    `CALL () {
       UNWIND $ids AS id ${seek('n', 'id', 'id')} RETURN n
       UNION
       UNWIND $slugs AS slug ${seek('n', 'slug', 'slug')} RETURN n
     }
     WITH n WHERE ${visible(audience, 'n')} RETURN n.props AS props`,
    {
      ids: keys.filter((key) => keyProperty(key) === 'id'),
      slugs: keys.filter((key) => keyProperty(key) === 'slug'),
    },
  )
  const byKey = new Map(rows.map(entityOf).flatMap((e) => [[e.id, e] as const, [e.slug, e] as const]))
  return keys.flatMap((key) => byKey.get(key) ?? [])
}

/** Sorts undated things last; beyond any year. */
const undated = integer(Number.MAX_SAFE_INTEGER)
const earliest = 'coalesce(n.earliest, $undated)'
const orders = { slug: 'n.slug', earliest: `${earliest}, n.id`, updated: 'n.updated DESC, n.id' }

/** True of every entity; says which index to walk, so that a page is read and not the whole list sorted. */
const walks = { slug: "n.slug > ''", earliest: 'true', updated: "n.updated > ''" }

export async function readList(run: Run, query: ListQuery): Promise<Page<Entity>> {
  const limit = pageLimit(query.limit)
  const order = query.order ?? 'slug'
  const after = query.cursor === undefined ? undefined : afterCursor(order, query.cursor)
  const { related, fromYear, toYear } = query
  const conditions = [
    visible(query.audience, 'n'),
    query.kinds && (query.kinds.length === 1 ? 'n.kind = $kind' : 'n.kind IN $kinds'),
    query.status && 'n.status = $status',
    (fromYear ?? toYear) !== undefined && '(n.earliest IS NOT NULL OR n.latest IS NOT NULL)',
    fromYear !== undefined && 'coalesce(n.latest >= $fromYear, true)',
    toYear !== undefined && 'coalesce(n.earliest <= $toYear, true)',
    walks[order],
    after?.condition,
  ].filter((condition) => typeof condition === 'string')
  const start =
    related === undefined
      ? 'MATCH (n:Entity)'
      : `MATCH (t:Entity {${keyProperty(related.to)}: $relatedTo}) WHERE ${visible(query.audience, 't')}
         MATCH (n:Entity)-[:${typeToken(related.type)}]->(t)`
  const rows = await run<PropsRow>(
    `${start} WHERE ${conditions.join(' AND ')}
     RETURN n.props AS props ORDER BY ${orders[order]} LIMIT $limit`,
    {
      kind: query.kinds?.[0] ?? null,
      kinds: query.kinds ?? null,
      status: query.status ?? null,
      relatedTo: related?.to ?? null,
      fromYear: fromYear ?? null,
      toYear: toYear ?? null,
      undated,
      ...after?.parameters,
      limit: integer(limit + 1),
    },
  )
  const items = rows.slice(0, limit).map(entityOf)
  return { items, nextCursor: rows.length > limit ? cursorAfter(items.at(-1)!, order) : null }
}

function afterCursor(order: 'slug' | 'earliest' | 'updated', cursor: string) {
  if (order === 'slug')
    return { condition: 'n.slug > $slug', parameters: { slug: decodeCursor('slug', cursor).slug } }
  if (order === 'earliest') {
    const { year, id } = decodeCursor('earliest', cursor)
    return {
      condition: `(${earliest} > $year OR (${earliest} = $year AND n.id > $id))`,
      parameters: { year: year === null ? undated : integer(year), id },
    }
  }
  const { at, id } = decodeCursor('updated', cursor)
  return { condition: '(n.updated < $at OR (n.updated = $at AND n.id > $id))', parameters: { at, id } }
}

interface NeighbourRow extends RelationRow {
  readonly props: string | null
  readonly incoming: 0 | 1
}

export async function readNeighbours(
  run: Run,
  idOrSlug: string,
  query: NeighbourQuery,
): Promise<Page<Neighbour> | undefined> {
  const limit = pageLimit(query.limit)
  const cursor = query.cursor === undefined ? undefined : decodeCursor('neighbour', query.cursor)
  const rows = await run<NeighbourRow>(
    `MATCH (a:Entity {${keyProperty(idOrSlug)}: $key}) WHERE ${visible(query.audience, 'a')}
     OPTIONAL MATCH (a)${arrow(query)}(n:Entity)
       WHERE ${visible(query.audience, 'n')} AND ${query.types?.length === 0 ? 'false' : 'true'}
     WITH a, r, n, type(r) AS type, CASE WHEN startNode(r) = a THEN 0 ELSE 1 END AS incoming
     WHERE r IS NULL OR $type IS NULL OR type > $type
       OR (type = $type AND (incoming > $incoming OR (incoming = $incoming AND n.slug > $slug)))
     RETURN type, startNode(r).id AS from, endNode(r).id AS to, r.note AS note, incoming, n.props AS props
     ORDER BY type, incoming, n.slug LIMIT $limit`,
    {
      key: idOrSlug,
      type: cursor?.type ?? null,
      incoming: cursor?.out === false ? integer(1) : integer(0),
      slug: cursor?.slug ?? null,
      limit: integer(limit + 1),
    },
  )
  if (rows.length === 0) return cursor === undefined ? undefined : emptyUnlessGone(run, idOrSlug, query)
  const found = rows.filter((row): row is NeighbourRow & PropsRow => row.props !== null)
  const items = found.slice(0, limit).map((row): Neighbour => ({
    relation: relationOf(row),
    direction: row.incoming ? 'in' : 'out',
    entity: entityOf(row),
  }))
  return { items, nextCursor: found.length > limit ? neighbourCursor(items.at(-1)!) : null }
}

/** Past the last neighbour no row is left to say that the entity is there. */
async function emptyUnlessGone(run: Run, idOrSlug: string, query: NeighbourQuery) {
  const there = await readMany(run, [idOrSlug], query.audience)
  return there.length === 0 ? undefined : { items: [], nextCursor: null }
}

function arrow({ types = [], direction = 'both' }: NeighbourQuery): string {
  const named = types.length === 0 ? '[r]' : `[r:${types.map(typeToken).join('|')}]`
  return `${direction === 'in' ? '<' : ''}-${named}-${direction === 'out' ? '>' : ''}`
}

const neighbourCursor = ({ relation, direction, entity }: Neighbour) =>
  encodeCursor({ by: 'neighbour', type: relation.type, out: direction === 'out', slug: entity.slug })

export async function readRelationsAmong(
  run: Run,
  ids: readonly string[],
  audience: Audience,
): Promise<Relation[]> {
  const rows = await run<RelationRow>(
    `MATCH (a:Entity) USING INDEX SEEK a:Entity(id) WHERE a.id IN $ids
     MATCH (a)-[r]->(b:Entity) WHERE b.id IN $ids AND ${visible(audience, 'a')} AND ${visible(audience, 'b')}
     RETURN type(r) AS type, a.id AS from, b.id AS to, r.note AS note ORDER BY type, from, to`,
    { ids: [...new Set(ids)] },
  )
  return rows.map(relationOf)
}

export async function readCounts(run: Run): Promise<Partial<Record<Kind, number>>> {
  const rows = await run<{ kind: Kind; n: number }>(
    'MATCH (n:Entity) RETURN n.kind AS kind, count(*) AS n ORDER BY kind',
  )
  return Object.fromEntries(rows.map(({ kind, n }) => [kind, n]))
}

const revisionColumns = `
  CALL (v) { MATCH (c:Change {sequence: v.sequence}) WITH c ORDER BY c.position RETURN collect(c.json) AS changes }
  RETURN v.sequence AS sequence, v.changeSetId AS changeSetId, v.at AS at, v.actor AS actor,
    v.message AS message, changes`

export async function readRevision(run: Run, changeSetId: string): Promise<Revision | undefined> {
  const [row] = await run<RevisionRow>(`MATCH (v:Revision {changeSetId: $changeSetId}) ${revisionColumns}`, {
    changeSetId,
  })
  return row && revisionOf(row)
}

export async function readRevisions(run: Run, query: RevisionQuery): Promise<Revision[]> {
  const start =
    query.entity === undefined
      ? 'MATCH (v:Revision) WHERE v.sequence < $before'
      : `MATCH (t:Touched {entity: $entity}) WHERE t.sequence < $before
         MATCH (v:Revision {sequence: t.sequence})`
  const rows = await run<RevisionRow>(
    `${start} WITH v ORDER BY v.sequence DESC LIMIT $limit ${revisionColumns} ORDER BY sequence DESC`,
    {
      entity: query.entity ?? null,
      before: integer(query.beforeSequence ?? Number.MAX_SAFE_INTEGER),
      limit: integer(pageLimit(query.limit)),
    },
  )
  return rows.map(revisionOf)
}

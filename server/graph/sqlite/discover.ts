/** Full text and paths. */
import { pathBarriers } from '../../../core/heritage/relations.ts'
import { maxIds, pageLimit, within } from '../limits.ts'
import { assemblePath } from '../path-answer.ts'
import { findPaths, pathBounds } from '../paths.ts'
import type { PathNode, Step } from '../paths.ts'
import type { Audience, GraphPath, Page, PathQuery, SearchHit, SearchQuery } from '../port.ts'
import { maxCandidates, rankPage } from '../search/rank.ts'
import type { Candidate } from '../search/rank.ts'
import { searchTokens } from '../search/terms.ts'
import { nodeOf, readMany, readRelationsAmong } from './read.ts'
import { entityOf, visible } from './rows.ts'
import type { NodeRow } from './rows.ts'
import { isOneOf, where } from './statements.ts'
import type { Condition, Statements } from './statements.ts'

export function searchText(db: Statements, query: SearchQuery): Page<SearchHit> {
  const limit = pageLimit(query.limit)
  within(Array.from(query.text).length, { from: 1, to: 200, what: "the text's length" })
  // Tokens are spelled in a-z and 0-9, so the quotes can't be closed from inside.
  const match = searchTokens(query.text)
    .map(({ token, prefix }) => `"${token}"${prefix ? '*' : ''}`)
    .join(' AND ')
  const condition = where([
    { sql: visible(query.audience, 'n'), parameters: [] },
    query.kinds && isOneOf('n.kind', query.kinds),
  ])
  const rows =
    match === ''
      ? []
      : db.all<CandidateRow>(
          `SELECT n.id, n.slug, n.names FROM node_text f JOIN node n ON n.pk = f.rowid
           WHERE f.node_text MATCH ? AND ${condition.sql} ORDER BY bm25(f.node_text, 10, 1), n.slug LIMIT ?`,
          [match, ...condition.parameters, maxCandidates],
        )
  const page = rankPage(rows.map(candidateOf), { ...query, limit }, nearest(db, query.near ?? [], condition))
  const entities = new Map(
    readMany(
      db,
      page.items.map((hit) => hit.id),
      query.audience,
    ).map((entity) => [entity.id, entity]),
  )
  return {
    items: page.items.flatMap(({ id, score, foundBy }): SearchHit[] => {
      const entity = entities.get(id)
      return entity === undefined ? [] : [{ entity, score, foundBy }]
    }),
    nextCursor: page.nextCursor,
  }
}

interface CandidateRow {
  readonly id: string
  readonly slug: string
  readonly names: string
}

const candidateOf = (row: CandidateRow): Candidate => ({ ...row, names: JSON.parse(row.names) as string[] })

/** Those of the ids that are there and wanted, in the order given. */
function nearest(db: Statements, ids: readonly string[], condition: Condition): Candidate[] {
  within(ids.length, { from: 0, to: maxIds, what: 'the number of near things' })
  if (ids.length === 0) return []
  const rows = db.all<CandidateRow>(
    `SELECT n.id, n.slug, n.names FROM json_each(?) k JOIN node n ON n.id = k.value
     WHERE ${condition.sql} ORDER BY k.key`,
    [JSON.stringify([...new Set(ids)]), ...condition.parameters],
  )
  return rows.map(candidateOf)
}

export async function searchPaths(db: Statements, query: PathQuery): Promise<readonly GraphPath[]> {
  const bounds = pathBounds(query)
  const [from, to] = [nodeOf(db, query.from, query.audience), nodeOf(db, query.to, query.audience)]
  if (from === undefined || to === undefined) return []
  const ends = [endOf(from), endOf(to)] as const
  const barriers = JSON.stringify(query.barriers ?? pathBarriers)
  const expand = async (keys: readonly number[]): Promise<Step<number>[]> =>
    nextTo(db, { keys, ends, barriers, audience: query.audience })
  const found = await findPaths({ from: ends[0], to: ends[1], ...bounds, expand })
  return found.flatMap((path): GraphPath[] => {
    const rows = db.all<{ pk: number; props: string }>(
      'SELECT pk, props FROM node WHERE pk IN (SELECT value FROM json_each(?))',
      [JSON.stringify(path)],
    )
    const entities = path.flatMap((pk) => rows.filter((row) => row.pk === pk).map(entityOf))
    const ids = entities.map((entity) => entity.id)
    return assemblePath(entities, readRelationsAmong(db, ids, query.audience), path.length)
  })
}

type End = PathNode<number>

const endOf = ({ pk, slug }: NodeRow): End => ({ key: pk, slug })

function nextTo(
  db: Statements,
  step: { keys: readonly number[]; ends: readonly [End, End]; barriers: string; audience: Audience },
): Step<number>[] {
  const keys = JSON.stringify(step.keys)
  const half = (near: string, far: string) => `
    SELECT r.${near} AS "from", n.pk AS key, n.slug FROM json_each(?) k
    JOIN rel r ON r.${near} = k.value JOIN node n ON n.pk = r.${far}
    WHERE ${visible(step.audience, 'n')}
      AND (n.pk IN (?, ?) OR n.kind NOT IN (SELECT value FROM json_each(?)))`
  const parameters = [keys, step.ends[0].key, step.ends[1].key, step.barriers]
  return db
    .all<{ from: number; key: number; slug: string }>(
      `${half('src', 'dst')} UNION ALL ${half('dst', 'src')}`,
      [...parameters, ...parameters],
    )
    .map(({ from, key, slug }) => ({ from, to: { key, slug } }))
}

/** Full text and paths. */
import { pathBarriers } from '../../../core/heritage/relations.ts'
import { maxIds, pageLimit, within } from '../limits.ts'
import { assemblePath } from '../path-answer.ts'
import { findPaths, pathBounds } from '../paths.ts'
import type { Step } from '../paths.ts'
import type { GraphPath, Page, PathQuery, SearchHit, SearchQuery } from '../port.ts'
import { maxCandidates, rankPage } from '../search/rank.ts'
import type { Candidate } from '../search/rank.ts'
import { searchTokens } from '../search/terms.ts'
import { readMany, readRelationsAmong } from './read.ts'
import { integer } from './session.ts'
import type { Run } from './session.ts'
import { seek, visible } from './tokens.ts'

export async function searchText(run: Run, query: SearchQuery): Promise<Page<SearchHit>> {
  const limit = pageLimit(query.limit)
  within(Array.from(query.text).length, { from: 1, to: 200, what: "the text's length" })
  // Tokens are spelled in a-z and 0-9: nothing in them is Lucene's.
  const match = searchTokens(query.text)
    .map(({ token, prefix }) => (prefix ? `${token}*` : token))
    .map((term) => `+(searchNames:${term}^10 OR searchTexts:${term})`)
    .join(' ')
  const candidates =
    match === ''
      ? []
      : await run<Candidate>(
          `CALL db.index.fulltext.queryNodes('entity_text', $match) YIELD node AS n, score
           WHERE ${visible(query.audience, 'n')} AND ($kinds IS NULL OR n.kind IN $kinds)
           RETURN n.id AS id, n.slug AS slug, n.names AS names ORDER BY score DESC, slug LIMIT $limit`,
          { match, kinds: query.kinds ?? null, limit: integer(maxCandidates) },
        )
  const page = rankPage(candidates, { ...query, limit }, await nearest(run, query))
  const found = await readMany(
    run,
    page.items.map((hit) => hit.id),
    query.audience,
  )
  const entities = new Map(found.map((entity) => [entity.id, entity]))
  return {
    items: page.items.flatMap(({ id, score, foundBy }): SearchHit[] => {
      const entity = entities.get(id)
      return entity === undefined ? [] : [{ entity, score, foundBy }]
    }),
    nextCursor: page.nextCursor,
  }
}

/** Those of the near things that are there and wanted, in the order given. */
async function nearest(run: Run, { near = [], kinds, audience }: SearchQuery): Promise<Candidate[]> {
  within(near.length, { from: 0, to: maxIds, what: 'the number of near things' })
  if (near.length === 0) return []
  const ids = [...new Set(near)]
  const rows = await run<Candidate>(
    `UNWIND $ids AS id ${seek('n', 'id', 'id')}
     WITH n WHERE ${visible(audience, 'n')} AND ($kinds IS NULL OR n.kind IN $kinds)
     RETURN n.id AS id, n.slug AS slug, n.names AS names`,
    { ids, kinds: kinds ?? null },
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

export async function searchPaths(run: Run, query: PathQuery): Promise<readonly GraphPath[]> {
  const { audience } = query
  const bounds = pathBounds(query)
  const [from] = await readMany(run, [query.from], audience)
  const [to] = await readMany(run, [query.to], audience)
  if (from === undefined || to === undefined) return []
  const ends = [from.id, to.id]
  const barriers = query.barriers ?? pathBarriers
  const found = await findPaths<string>({
    from: { key: from.id, slug: from.slug },
    to: { key: to.id, slug: to.slug },
    ...bounds,
    expand: (keys) => nextTo(run, { keys, ends, barriers, seen: visible(audience, 'n') }),
  })
  const ids = [...new Set(found.flat())]
  const entities = new Map((await readMany(run, ids, audience)).map((entity) => [entity.id, entity]))
  const among = ids.length < 2 ? [] : await readRelationsAmong(run, ids, audience)
  return found.flatMap((path) =>
    assemblePath(
      path.flatMap((id) => entities.get(id) ?? []),
      among,
      path.length,
    ),
  )
}

async function nextTo(
  run: Run,
  step: { keys: readonly string[]; ends: readonly string[]; barriers: readonly string[]; seen: string },
): Promise<Step<string>[]> {
  const rows = await run<{ from: string; key: string; slug: string }>(
    `UNWIND $keys AS key ${seek('a', 'id', 'key')} MATCH (a)--(n:Entity)
     WHERE ${step.seen} AND (n.id IN $ends OR NOT n.kind IN $barriers)
     RETURN DISTINCT a.id AS from, n.id AS key, n.slug AS slug`,
    { keys: step.keys, ends: step.ends, barriers: step.barriers },
  )
  return rows.map(({ from, key, slug }) => ({ from, to: { key, slug } }))
}

/** Between nodes and entities. */
import type { Change, Relation, Revision } from '../../../core/changeset/changeset.ts'
import { yearsOf } from '../../../core/heritage/entity.ts'
import type { Entity } from '../../../core/heritage/entity.ts'
import type { RelationType } from '../../../core/heritage/relations.ts'
import { searchFields } from '../search/fields.ts'
import { indexText } from '../search/terms.ts'
import { isPublic } from '../visibility.ts'
import { integer } from './session.ts'

export interface PropsRow {
  readonly props: string
}
export interface RelationRow {
  readonly type: RelationType
  readonly from: string
  readonly to: string
  readonly note: string | null
}
export interface RevisionRow {
  readonly sequence: number
  readonly changeSetId: string
  readonly at: string
  readonly actor: string
  readonly message: string
  readonly changes: readonly string[]
}

export const entityOf = (row: PropsRow): Entity => JSON.parse(row.props) as Entity

export function relationOf({ type, from, to, note }: RelationRow): Relation {
  return { type, from, to, ...(note !== null && { note }) }
}

export function revisionOf(row: RevisionRow): Revision {
  return {
    ...row,
    actor: JSON.parse(row.actor) as Revision['actor'],
    changes: row.changes.map((json) => JSON.parse(json) as Change),
  }
}

/** A node's properties. `props` is the entity; the rest is there to be found by, and `en` and `zh` for a person in Neo4j's browser. */
export function propertiesOf(entity: Entity) {
  const { earliestYear, latestYear } = yearsOf(entity)
  const { names, texts } = searchFields(entity)
  return {
    id: entity.id,
    slug: entity.slug,
    kind: entity.kind,
    status: entity.status,
    open: isPublic(entity),
    version: integer(entity.version),
    earliest: earliestYear === null ? null : integer(earliestYear),
    latest: latestYear === null ? null : integer(latestYear),
    updated: entity.updatedAt,
    en: entity.labels.en,
    zh: entity.labels.zh,
    names,
    searchNames: indexText(names),
    searchTexts: indexText(texts),
    props: JSON.stringify(entity),
  }
}

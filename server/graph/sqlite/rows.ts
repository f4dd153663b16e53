/** Between rows and entities. */
import type { Change, Relation, Revision } from '../../../core/changeset/changeset.ts'
import { yearsOf } from '../../../core/heritage/entity.ts'
import type { Entity } from '../../../core/heritage/entity.ts'
import type { RelationType } from '../../../core/heritage/relations.ts'
import type { Audience } from '../port.ts'
import { isPublic } from '../visibility.ts'
import { searchFields } from '../search/fields.ts'

export interface NodeRow {
  readonly pk: number
  readonly id: string
  readonly slug: string
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
  readonly change_set: string
  readonly at: string
  readonly actor: string
  readonly message: string
  readonly changes: string
}

export const entityOf = (row: { props: string }): Entity => JSON.parse(row.props) as Entity

export function relationOf({ type, from, to, note }: RelationRow): Relation {
  return { type, from, to, ...(note !== null && { note }) }
}

export function revisionOf(row: RevisionRow): Revision {
  return {
    sequence: row.sequence,
    changeSetId: row.change_set,
    actor: JSON.parse(row.actor) as Revision['actor'],
    message: row.message,
    at: row.at,
    changes: JSON.parse(row.changes) as Change[],
  }
}

/** The columns of `node` but `pk`. */
export function columnsOf(entity: Entity) {
  const { earliestYear, latestYear } = yearsOf(entity)
  return {
    id: entity.id,
    slug: entity.slug,
    kind: entity.kind,
    status: entity.status,
    open: isPublic(entity) ? 1 : 0,
    version: entity.version,
    earliest: earliestYear,
    latest: latestYear,
    updated: entity.updatedAt,
    names: JSON.stringify(searchFields(entity).names),
    props: JSON.stringify(entity),
  }
}

/** `n.open` is 1 for what a visitor may see. */
export const visible = (audience: Audience, alias: string): string =>
  audience === 'public' ? `${alias}.open = 1` : '1'

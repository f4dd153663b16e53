/** A Change as a person reads it: which field said what before, and says what now. */
import { draftOf } from '../heritage/entity.ts'
import type { Entity, EntityDraft } from '../heritage/entity.ts'
import type { Change, Relation } from './changeset.ts'

export interface FieldDifference {
  /** A field's path, such as `labels.zh` or `document.rooms.0.title.en`; for relations the type. */
  readonly path: string
  /** A string, number, boolean, a list of these, or a Relation; `undefined` where there was nothing. */
  readonly before: unknown
  readonly after: unknown
}

/** Sorted by path as fields are written; empty where a put changed nothing. Versions and stamps are left out. */
export function diffOf(change: Change): readonly FieldDifference[] {
  switch (change.op) {
    case 'put':
      return compare('', change.before === null ? undefined : draftOf(change.before), draftOf(change.after))
    case 'remove':
      return [
        ...compare('', draftOf(change.before), undefined),
        ...change.relations.map((r): FieldDifference => ({ path: r.type, before: r, after: undefined })),
      ]
    case 'link':
      return [{ path: change.relation.type, before: change.before ?? undefined, after: change.relation }]
    case 'unlink':
      return [{ path: change.relation.type, before: change.relation satisfies Relation, after: undefined }]
  }
}

/** Whether two drafts say the same, whatever the order of their fields. */
export function sameDraft(a: EntityDraft | Entity, b: EntityDraft | Entity): boolean {
  return canonical(withoutStamps(a)) === canonical(withoutStamps(b))
}

function compare(path: string, before: unknown, after: unknown): FieldDifference[] {
  if (isLeaf(before) && isLeaf(after)) return sameLeaf(before, after) ? [] : [{ path, before, after }]
  const [left, right] = [partsOf(before), partsOf(after)]
  const differences = [...new Set([...Object.keys(left), ...Object.keys(right)])].flatMap((key) =>
    compare(path === '' ? key : `${path}.${key}`, left[key], right[key]),
  )
  return isLeaf(before) && before !== undefined
    ? [{ path, before, after: undefined }, ...differences]
    : isLeaf(after) && after !== undefined
      ? [...differences, { path, before: undefined, after }]
      : differences
}

/** Lists of plain values (segments, protocols) are read as one value; lists of objects by position. */
function isLeaf(value: unknown): boolean {
  if (Array.isArray(value)) return value.every((item) => typeof item !== 'object' || item === null)
  return typeof value !== 'object' || value === null
}

function sameLeaf(before: unknown, after: unknown): boolean {
  return before === after || JSON.stringify(before) === JSON.stringify(after)
}

function partsOf(value: unknown): Readonly<Record<string, unknown>> {
  return isLeaf(value) ? {} : (value as Record<string, unknown>)
}

function withoutStamps(entity: EntityDraft | Entity): EntityDraft {
  return 'version' in entity ? draftOf(entity) : entity
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([x], [y]) => (x < y ? -1 : x > y ? 1 : 0)))
      : part,
  )
}

/** A path as it is answered: each two neighbours with one of the relations that join them. */
import type { Relation } from '../../core/changeset/changeset.ts'
import type { Entity } from '../../core/heritage/entity.ts'
import type { GraphPath } from './port.ts'

/**
 * Where several relations join two neighbours, the first by type is told, and the one that points along the path before its
 * reverse. Nothing where somebody took away a part of the path (of `length` entities) while it was being read.
 */
export function assemblePath(
  entities: readonly Entity[],
  among: readonly Relation[],
  length: number,
): GraphPath[] {
  const relations = entities.slice(1).flatMap((to, i) => joining(entities[i]!, to, among))
  return entities.length === length && relations.length === length - 1 ? [{ entities, relations }] : []
}

function joining(from: Entity, to: Entity, among: readonly Relation[]): Relation[] {
  const along = (r: Relation) => r.from === from.id && r.to === to.id
  return among
    .filter((r) => along(r) || (r.from === to.id && r.to === from.id))
    .sort((a, b) => (a.type < b.type ? -1 : a.type > b.type ? 1 : 0) || Number(along(b)) - Number(along(a)))
    .slice(0, 1)
}

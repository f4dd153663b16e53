import type { NeighbourView, PathView, Reference } from '../../../core/api/views.ts'
import type { Entity } from '../../../core/heritage/entity.ts'
import type { GraphPath, Neighbour } from '../../graph/port.ts'

export const referenceTo = ({ id, slug, kind, labels }: Entity): Reference => ({ id, slug, kind, labels })

export function neighbourView({ relation, direction, entity }: Neighbour): NeighbourView {
  return {
    type: relation.type,
    direction,
    entity: referenceTo(entity),
    ...(relation.note === undefined ? {} : { note: relation.note }),
  }
}

export function pathView({ entities, relations }: GraphPath): PathView {
  return {
    entities: entities.map(referenceTo),
    relations: relations.map(({ type, from }, i) => ({ type, forward: from === entities[i]?.id })),
  }
}

/** What a visitor may see; the one place that says it. */
import type { Entity } from '../../core/heritage/entity.ts'

export const isPublic = (entity: Pick<Entity, 'status' | 'sensitivity'>): boolean =>
  entity.status === 'published' && entity.sensitivity === 'open'

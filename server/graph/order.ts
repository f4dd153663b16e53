/** Where a page of a list ends. */
import { yearsOf } from '../../core/heritage/entity.ts'
import type { Entity } from '../../core/heritage/entity.ts'
import { encodeCursor } from './cursor.ts'
import type { ListQuery } from './port.ts'

export function cursorAfter(last: Entity, order: NonNullable<ListQuery['order']>): string {
  switch (order) {
    case 'slug':
      return encodeCursor({ by: 'slug', slug: last.slug })
    case 'earliest':
      return encodeCursor({ by: 'earliest', year: yearsOf(last).earliestYear, id: last.id })
    case 'updated':
      return encodeCursor({ by: 'updated', at: last.updatedAt, id: last.id })
  }
}

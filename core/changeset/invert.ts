/** The way back from a Revision. */
import { draftOf } from '../heritage/entity.ts'
import type { Operation, Revision } from './changeset.ts'

/**
 * Operations that undo the revision, last change first. They expect the versions that the revision left, so that undoing is
 * refused where somebody has changed an entity since. A removed entity comes back with the relations that went with it.
 */
export function invert(revision: Revision): Operation[] {
  return revision.changes.toReversed().flatMap((change): Operation[] => {
    switch (change.op) {
      case 'put':
        return change.before === null
          ? [{ op: 'remove', id: change.id, expects: change.after.version }]
          : [{ op: 'put', entity: draftOf(change.before), expects: change.after.version }]
      case 'remove':
        return [
          { op: 'put', entity: draftOf(change.before), expects: 0 },
          ...change.relations.map((relation): Operation => ({ op: 'link', relation })),
        ]
      case 'link':
        return change.before === null
          ? [{ op: 'unlink', relation: change.relation }]
          : [{ op: 'link', relation: change.before }]
      case 'unlink':
        return [{ op: 'link', relation: change.relation }]
    }
  })
}

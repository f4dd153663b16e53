import type { Account } from '../../core/api/messages.ts'
import type { Actor } from '../../core/changeset/changeset.ts'

/** Who a ChangeSet says made it: whoever is signed in. */
export const actorOf = ({ id, name }: Account): Actor => ({ type: 'person', id, name })

import { ulid } from 'ulid'
import type { Revision } from '../../../core/changeset/changeset.ts'
import { invert } from '../../../core/changeset/invert.ts'
import { decodeCursor, encodeCursor } from '../../graph/cursor.ts'
import { actorOf } from '../actor.ts'
import type { HandlersOf } from '../handlers.ts'
import { refuseUnfitPlacements } from '../placements.ts'
import { HttpProblem, notFound } from '../problem.ts'
import type { MuseumServices } from '../services.ts'

type Names = 'applyChangeSet' | 'listRevisions' | 'getRevision' | 'revertChangeSet'
const pageSize = 20

export function createChangeSetRoutes({ store, live }: MuseumServices): HandlersOf<Names> {
  const apply = async (changeSet: Parameters<typeof store.apply>[0]): Promise<Revision> => {
    const revision = await store.apply(changeSet)
    live.publish({ type: 'graph-changed', sequence: revision.sequence })
    return revision
  }
  const existing = async (id: string): Promise<Revision> => {
    const revision = await store.revision(id)
    if (revision === undefined) throw notFound(`No ChangeSet ${id} was applied here.`)
    return revision
  }
  return {
    async applyChangeSet({ query: { dryRun }, body, account, response }) {
      const changeSet = { ...body, id: body.id ?? ulid(), actor: actorOf(account!) }
      await refuseUnfitPlacements(store, changeSet.operations)
      if (dryRun === 'true') {
        response.status(200)
        return store.preview(changeSet)
      }
      response.location(`/api/v1/changesets/${changeSet.id}`)
      return apply(changeSet)
    },
    async listRevisions({ query: { entity, cursor, limit = pageSize } }) {
      const revisions = await store.revisions({
        limit,
        ...(entity === undefined ? {} : { entity }),
        ...(cursor === undefined ? {} : { beforeSequence: decodeCursor('revision', cursor).sequence }),
      })
      const last = revisions.at(-1)
      return {
        items: revisions.map(({ changes, ...rest }) => ({ ...rest, changeCount: changes.length })),
        nextCursor:
          last !== undefined && revisions.length === limit && last.sequence > 1
            ? encodeCursor({ by: 'revision', sequence: last.sequence })
            : null,
      }
    },
    getRevision: ({ params: { id } }) => existing(id),
    async revertChangeSet({ params: { id }, body, account, response }) {
      const revision = await existing(id)
      const operations = invert(revision)
      if (operations.length === 0)
        throw new HttpProblem({
          status: 409,
          code: 'nothing-to-revert',
          detail: 'That ChangeSet changed nothing.',
        })
      const changeSet = {
        id: ulid(),
        actor: actorOf(account!),
        message: body.message ?? `Undo: ${revision.message}`.slice(0, 500),
        operations,
      }
      response.location(`/api/v1/changesets/${changeSet.id}`)
      return apply(changeSet)
    },
  }
}

/** What was changed, by whom, and its undoing. */
import { Button } from '@mantine/core'
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { ApiError } from '../../core/api/client.ts'
import { Changes } from './changes.tsx'
import { BusyButton } from './busy-button.tsx'
import { useCurator } from './curator-context.tsx'
import { Failure } from './failure.tsx'

export function History() {
  const { client, language, t } = useCurator()
  const queries = useQueryClient()
  const revisions = useInfiniteQuery({
    queryKey: ['revisions'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      client.listRevisions({
        query: { limit: 20, ...(pageParam === undefined ? {} : { cursor: pageParam }) },
        signal,
      }),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })
  const revert = useMutation({
    mutationFn: ({ id, message }: { readonly id: string; readonly message: string }) =>
      client.revertChangeSet({ params: { id }, body: { message } }),
    onSuccess: () => queries.invalidateQueries(),
  })
  const when = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
  })
  const items = revisions.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <div>
      {revert.error instanceof ApiError && revert.error.code === 'version-conflict' ? (
        <p role="alert" className="failure">
          {t.undoConflict}
        </p>
      ) : (
        <Failure error={revisions.error ?? revert.error} />
      )}
      {revert.isSuccess && <p role="status">{t.reverted}</p>}
      <ul className="rows">
        {items.map((revision) => (
          <li key={revision.changeSetId}>
            <div>
              <p>{revision.message}</p>
              <p className="small quiet figures">
                {when.format(new Date(revision.at))} · {revision.actor.name} ·{' '}
                {t.changes(revision.changeCount)}
              </p>
              <Changes changeSet={revision.changeSetId} />
            </div>
            {revision.actor.type !== 'import' && revision.actor.type !== 'system' && (
              <BusyButton
                variant="subtle"
                size="compact-sm"
                busy={revert.isPending && revert.variables.id === revision.changeSetId}
                onClick={() =>
                  revert.mutate({
                    id: revision.changeSetId,
                    message: t.undoOf(revision.message).slice(0, 500),
                  })
                }
              >
                {t.revert}
              </BusyButton>
            )}
          </li>
        ))}
      </ul>
      {revisions.hasNextPage && (
        <Button variant="outline" onClick={() => void revisions.fetchNextPage()}>
          {t.more}
        </Button>
      )}
    </div>
  )
}

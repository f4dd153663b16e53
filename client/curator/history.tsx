/** What was changed, by whom, and its undoing. */
import { Button } from '@mantine/core'
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
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
    mutationFn: (id: string) => client.revertChangeSet({ params: { id }, body: {} }),
    onSuccess: () => queries.invalidateQueries(),
  })
  const when = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
  })
  const items = revisions.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <div>
      <Failure error={revisions.error ?? revert.error} />
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
            </div>
            {revision.actor.type !== 'import' && revision.actor.type !== 'system' && (
              <Button
                variant="subtle"
                size="compact-sm"
                loading={revert.isPending && revert.variables === revision.changeSetId}
                onClick={() => revert.mutate(revision.changeSetId)}
              >
                {t.revert}
              </Button>
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

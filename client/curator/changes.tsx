/** What one ChangeSet did, thing by thing. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Comparison } from './comparison.tsx'
import { useCurator } from './curator-context.tsx'
import { changedFields, fieldsOf } from './draft.ts'
import { Failure } from './failure.tsx'

const mostShown = 20

export function Changes({ changeSet }: { readonly changeSet: string }) {
  const { t } = useCurator()
  const [open, setOpen] = useState(false)
  return (
    <details className="changes small" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t.whatChanged}</summary>
      {open && <List changeSet={changeSet} />}
    </details>
  )
}

function List({ changeSet }: { readonly changeSet: string }) {
  const { client, language, t } = useCurator()
  const revision = useQuery({
    queryKey: ['revision', changeSet],
    queryFn: ({ signal }) => client.getRevision({ params: { id: changeSet }, signal }),
    staleTime: Infinity,
  })
  if (revision.data === undefined) return <Failure error={revision.error} />
  const { changes } = revision.data
  const links = changes.filter(({ op }) => op === 'link' || op === 'unlink').length
  const things = changes.flatMap((change) => (change.op === 'put' || change.op === 'remove' ? [change] : []))
  return (
    <ul>
      {things.slice(0, mostShown).map((change) => {
        const { before } = change
        const after = change.op === 'put' ? change.after : null
        const same =
          before !== null && after !== null && changedFields(fieldsOf(before), fieldsOf(after)).length === 0
        return (
          <li key={change.id}>
            <p>
              {(after ?? before)?.labels[language]}
              {before === null && `${t.colon}${t.added}`}
              {after === null && `${t.colon}${t.removed}`}
              {same && `${t.colon}${t.otherFacts}`}
            </p>
            {before !== null && after !== null && !same && (
              <Comparison
                left={{ title: t.before, fields: fieldsOf(before) }}
                right={{ title: t.after, fields: fieldsOf(after) }}
              />
            )}
          </li>
        )
      })}
      {things.length > mostShown && <li>{t.andMore(things.length - mostShown)}</li>}
      {links > 0 && <li>{t.links(links)}</li>}
    </ul>
  )
}

import type { StatementView } from '../../core/api/views.ts'
import { useMuseum } from './museum-context.tsx'

/** Each source once, with what it is cited for and how sure that is. */
export function Sources({ statements }: { readonly statements: readonly StatementView[] }) {
  const { language, t } = useMuseum()
  const bySource = groupBySource(statements)
  if (bySource.length === 0) return <p className="quiet">{t.states.empty}</p>
  return (
    <ul className="list">
      {bySource.map(({ id, citation, url, said }) => (
        <li key={id}>
          <p lang="en">
            {url === undefined ? (
              citation
            ) : (
              <a href={url} rel="noreferrer">
                {citation}
              </a>
            )}
          </p>
          <p className="small quiet">
            {said
              .map(({ property, certainty, page }) =>
                [
                  t.property[property] ?? property,
                  certainty === 'certain'
                    ? ''
                    : language === 'en'
                      ? ` (${t.certainty[certainty]})`
                      : `（${t.certainty[certainty]}）`,
                  page === undefined ? '' : `, ${page}`,
                ].join(''),
              )
              .join(t.label.and)}
          </p>
        </li>
      ))}
    </ul>
  )
}

interface Said {
  readonly property: string
  readonly certainty: StatementView['certainty']
  readonly page: string | undefined
}

export function groupBySource(statements: readonly StatementView[]) {
  const groups = new Map<string, { id: string; citation: string; url: string | undefined; said: Said[] }>()
  for (const { property, certainty, sources } of statements)
    for (const { source, citation, url, page } of sources) {
      const group = groups.get(source.id) ?? { id: source.id, citation, url, said: [] }
      if (!group.said.some((s) => s.property === property && s.page === page))
        group.said.push({ property, certainty, page })
      groups.set(source.id, group)
    }
  return [...groups.values()]
}

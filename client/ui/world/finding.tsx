/** Anything in the museum, found by words or by meaning, in either language; the address keeps what was asked. */
import { useQuery } from '@tanstack/react-query'
import { useEffect, useId, useState } from 'react'
import { kindWords } from '../../../core/i18n/index.ts'
import { worldWords } from '../../../core/i18n/world.ts'
import { addressOf } from '../../museum/route.ts'
import { useMuseum } from '../museum-context.tsx'
import { Link, useSearch } from '../navigation.tsx'
import { Failed, Waiting } from '../states.tsx'

const mostFound = 24
const longest = 200

export function Finding({ onAsk }: { readonly onAsk: (sought: string) => void }) {
  const { language, client, announce } = useMuseum()
  const t = worldWords[language].find
  const field = useId()
  const asked = new URLSearchParams(useSearch()).get('q')?.slice(0, longest) ?? ''
  const [text, setText] = useState(asked)
  useEffect(() => setText(asked), [asked])
  const found = useQuery({
    queryKey: ['found', asked],
    queryFn: ({ signal }) => client.search({ query: { q: asked, limit: mostFound }, signal }),
    enabled: asked !== '',
    staleTime: 5 * 60_000,
  })
  const things = found.data?.items
  useEffect(() => {
    if (things !== undefined) announce(t.found(things.length))
  }, [things, announce, t])
  return (
    <search className="finding">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          onAsk(text.trim())
        }}
      >
        <label htmlFor={field} className="small quiet">
          {t.field}
        </label>
        <div className="acts">
          <input
            id={field}
            className="field"
            type="search"
            maxLength={longest}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          <button className="act second">{t.ask}</button>
        </div>
      </form>
      {asked !== '' && found.isPending && <Waiting />}
      {found.isError && <Failed error={found.error} retry={() => void found.refetch()} />}
      {things !== undefined && (
        <>
          <p className="small quiet figures">{t.found(things.length)}</p>
          <ul className="found" aria-label={t.list(asked)}>
            {things.map(({ entity, foundBy }) => (
              <li key={entity.id}>
                <Link href={addressOf(entity)}>{entity.labels[language]}</Link>{' '}
                <span className="small quiet">
                  {kindWords(entity.kind, language)}
                  {foundBy === 'meaning' && ` · ${t.byMeaning}`}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </search>
  )
}

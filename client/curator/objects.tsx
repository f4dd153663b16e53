/** Find a thing; edit its names and texts. */
import { TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Reference } from '../../core/api/views.ts'
import { useCurator } from './curator-context.tsx'
import { Editor } from './editor.tsx'

export function Objects() {
  const { client, language, t } = useCurator()
  const [sought, setSought] = useState('')
  const [needle] = useDebouncedValue(sought.trim(), 200)
  const [chosen, setChosen] = useState<string>()
  const found = useQuery({
    queryKey: ['curator-objects', needle],
    queryFn: async ({ signal }): Promise<Reference[]> =>
      needle === ''
        ? (await client.listEntities({ query: { kind: 'Artifact', limit: 200 }, signal })).items
        : (await client.search({ query: { q: needle, limit: 60 }, signal })).items.map(
            ({ entity }) => entity,
          ),
  })
  return (
    <div className="bench">
      <section aria-label={t.find}>
        <TextInput
          label={t.find}
          type="search"
          value={sought}
          onChange={(event) => setSought(event.target.value)}
        />
        <ul className="finds">
          {found.data?.map((thing) => (
            <li key={thing.id}>
              <button type="button" aria-current={thing.id === chosen} onClick={() => setChosen(thing.id)}>
                {thing.labels[language]} <span className="small quiet">{thing.slug}</span>
              </button>
            </li>
          ))}
        </ul>
        {found.data?.length === 0 && <p className="quiet">{t.nothing}</p>}
      </section>
      <section aria-label={t.edit}>{chosen !== undefined && <Editor key={chosen} id={chosen} />}</section>
    </div>
  )
}

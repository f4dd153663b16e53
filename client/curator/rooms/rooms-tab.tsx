/** Choose an exhibit; arrange what stands in its rooms. */
import { NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { placingWords } from '../../../core/i18n/placing.ts'
import { useCurator } from '../curator-context.tsx'
import { Failure } from '../failure.tsx'
import { Arranging } from './arranging.tsx'

export function RoomsTab() {
  const { client, language } = useCurator()
  const words = placingWords[language]
  const [chosen, setChosen] = useState<string>()
  const exhibits = useQuery({
    queryKey: ['curator-exhibits'],
    queryFn: ({ signal }) => client.listExhibits({ query: { limit: 200 }, signal }),
  })
  const slug = chosen ?? exhibits.data?.items[0]?.slug
  return (
    <div className="arranging">
      <Failure error={exhibits.error} />
      {exhibits.data !== undefined && (
        <NativeSelect
          label={words.exhibit}
          value={slug ?? ''}
          onChange={(event) => setChosen(event.target.value)}
          data={exhibits.data.items.map((one) => ({ value: one.slug, label: one.labels[language] }))}
        />
      )}
      {slug !== undefined && <Exhibit key={slug} slug={slug} />}
    </div>
  )
}

function Exhibit({ slug }: { readonly slug: string }) {
  const { client } = useCurator()
  const found = useQuery({
    queryKey: ['curator-exhibit', slug],
    queryFn: async ({ signal }) => {
      const view = await client.getExhibit({ params: { slug }, signal })
      const { entity } = await client.getEntity({ params: { id: view.id }, signal })
      return { view, entity }
    },
    staleTime: Infinity,
    // Opened again it is read again: it may have been undone meanwhile.
    gcTime: 0,
  })
  if (found.isError) return <Failure error={found.error} />
  if (found.data?.entity.kind !== 'Exhibition') return null
  const { view, entity } = found.data
  return <Arranging artifacts={view.artifacts} entity={entity} />
}

/** What the language hall reads: languages and their descent, words, the forms of one word. */
import { useQuery } from '@tanstack/react-query'
import type { EntityOf } from '../../../core/heritage/entity.ts'
import { wholeKind } from '../data.ts'
import { useMuseum } from '../museum-context.tsx'
import type { HallLanguage } from './family-tree.ts'

export type Word = EntityOf<'CognateSet'>
export type Form = EntityOf<'WordForm'> & { readonly language: string }

export function useLanguages() {
  const { client } = useMuseum()
  return useQuery({
    queryKey: ['languages'],
    staleTime: Infinity,
    queryFn: async ({ signal }): Promise<HallLanguage[]> => {
      const languages = (await wholeKind(client, 'Language', signal)).filter(
        (entity) => entity.kind === 'Language',
      )
      return Promise.all(
        languages.map(async (language) => {
          const { items } = await client.listNeighbours({
            params: { id: language.id },
            query: { types: 'DERIVES_FROM', direction: 'out' },
            signal,
          })
          return {
            slug: language.slug,
            labels: language.labels,
            family: language.family ?? '',
            reconstructed: language.reconstructed,
            parent: items[0]?.entity.slug,
          }
        }),
      )
    },
  })
}

export function useWords() {
  const { client } = useMuseum()
  return useQuery({
    queryKey: ['words'],
    staleTime: Infinity,
    queryFn: async ({ signal }) => {
      const sets = await wholeKind(client, 'CognateSet', signal)
      return sets
        .filter((entity): entity is Word => entity.kind === 'CognateSet')
        .sort((a, b) => a.concept.localeCompare(b.concept))
    },
  })
}

export function useForms(word: string | undefined) {
  const { client } = useMuseum()
  return useQuery({
    queryKey: ['forms', word],
    staleTime: Infinity,
    enabled: word !== undefined,
    queryFn: async ({ signal }): Promise<Form[]> => {
      const { items } = await client.listEntities({
        query: { kind: 'WordForm', relation: 'IN_COGNATE_SET', to: word!, limit: 200 },
        signal,
      })
      const forms = items.filter((entity) => entity.kind === 'WordForm')
      return Promise.all(
        forms.map(async (form) => {
          // A form of the content is named after its word and its language; one that was added later says its language by a relation.
          if (form.slug.startsWith(`${word}-`))
            return { ...form, language: form.slug.slice(word!.length + 1) }
          const { items: joined } = await client.listNeighbours({
            params: { id: form.id },
            query: { types: 'IN_LANGUAGE', direction: 'out' },
            signal,
          })
          return { ...form, language: joined[0]?.entity.slug ?? '' }
        }),
      )
    },
  })
}

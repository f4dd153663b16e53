/** Choosing among the collection by culture, material and technique, with what each choice would leave. */
import type { CollectionItem, Reference } from '../api/views.ts'

export const facetNames = ['culture', 'material', 'technique'] as const
export type FacetName = (typeof facetNames)[number]

/** At most one of each, by slug. */
export type Choice = Readonly<Partial<Record<FacetName, string>>>

export interface FacetValue {
  readonly thing: Reference
  /** How many artifacts there are with it, given the other choices. */
  readonly count: number
}

type Classed = Pick<CollectionItem, 'cultures' | 'materials' | 'techniques'>

export const valuesOf: Readonly<Record<FacetName, (item: Classed) => readonly Reference[]>> = {
  culture: ({ cultures }) => cultures,
  material: ({ materials }) => materials,
  technique: ({ techniques }) => techniques,
}

export function chosen<Item extends Classed>(items: readonly Item[], choice: Choice): Item[] {
  return items.filter((item) => fits(item, choice))
}

/** The values of one facet among what the other choices leave, most frequent first; a value that is chosen stays, even at none. */
export function facetValues(items: readonly Classed[], facet: FacetName, choice: Choice): FacetValue[] {
  const { [facet]: own, ...others } = choice
  const counts = new Map<string, { thing: Reference; count: number }>()
  for (const item of items) {
    const left = fits(item, others)
    for (const thing of new Set(valuesOf[facet](item))) {
      const known = counts.get(thing.slug) ?? { thing, count: 0 }
      if (left) known.count++
      counts.set(thing.slug, known)
    }
  }
  return [...counts.values()]
    .filter(({ thing, count }) => count > 0 || thing.slug === own)
    .sort((a, b) => b.count - a.count || (a.thing.slug < b.thing.slug ? -1 : 1))
}

export function readChoice(query: URLSearchParams): Choice {
  const pairs = facetNames.flatMap((name) => {
    const slug = query.get(name)
    return slug !== null && /^[a-z0-9-]{2,80}$/.test(slug) ? [[name, slug] as const] : []
  })
  return Object.fromEntries(pairs)
}

export function writeChoice(query: URLSearchParams, choice: Choice): void {
  for (const name of facetNames) {
    const slug = choice[name]
    if (slug === undefined) query.delete(name)
    else query.set(name, slug)
  }
}

function fits(item: Classed, choice: Choice): boolean {
  return facetNames.every(
    (name) => choice[name] === undefined || valuesOf[name](item).some(({ slug }) => slug === choice[name]),
  )
}

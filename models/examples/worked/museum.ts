/** The content as the examples read it: artifacts with what they are made of, where they were found, who keeps them. */
import type { ExpandedContent } from '../../../core/content/expand.ts'
import type { RelationType } from '../../../core/heritage/relations.ts'
import type { Localized } from '../../../core/heritage/text.ts'

export interface Thing {
  readonly slug: string
  readonly labels: Localized
}
export interface Artifact extends Thing {
  readonly text: Localized | undefined
  readonly heightM: number | undefined
  readonly inventoryNumber: string
  /** In the order of the content. */
  readonly linked: (type: RelationType) => readonly Thing[]
}

export function artifactsOf({ drafts, relations }: ExpandedContent): Artifact[] {
  const byId = new Map(drafts.map((draft) => [draft.id, draft]))
  const from = Map.groupBy(relations, (relation) => relation.from)
  return drafts.flatMap((draft) => {
    if (draft.kind !== 'Artifact') return []
    const { slug, labels, descriptions, measures, inventoryNumber, id } = draft
    const linked = (type: RelationType): Thing[] =>
      (from.get(id) ?? [])
        .filter((one) => one.type === type)
        .map(({ to }) => ({ slug: byId.get(to)!.slug, labels: byId.get(to)!.labels }))
    return [{ slug, labels, text: descriptions, heightM: measures.heightM, inventoryNumber, linked }]
  })
}

import { useId } from 'react'
import type { CollectionItem } from '../../../core/api/views.ts'
import { worldWords } from '../../../core/i18n/world.ts'
import { facetNames, facetValues, type Choice, type FacetName } from '../../../core/world/index.ts'
import { useMuseum } from '../museum-context.tsx'

export interface FiltersProps {
  readonly items: readonly CollectionItem[]
  readonly choice: Choice
  readonly onChoose: (choice: Choice) => void
}

/** One of each; beside every value, how many there are of it given the other choices. */
export function Filters({ items, choice, onChoose }: FiltersProps) {
  const { language } = useMuseum()
  const t = worldWords[language]
  const none = facetNames.every((name) => choice[name] === undefined)
  return (
    <div className="filters">
      {facetNames.map((name) => (
        <Filter
          key={name}
          name={name}
          items={items}
          choice={choice}
          onChoose={(slug) => {
            const { [name]: _before, ...rest } = choice
            onChoose(slug === '' ? rest : { ...rest, [name]: slug })
          }}
        />
      ))}
      <button type="button" className="plain" aria-disabled={none} onClick={() => none || onChoose({})}>
        {t.clear}
      </button>
    </div>
  )
}

interface FilterProps {
  readonly name: FacetName
  readonly items: readonly CollectionItem[]
  readonly choice: Choice
  readonly onChoose: (slug: string) => void
}

function Filter({ name, items, choice, onChoose }: FilterProps) {
  const { language } = useMuseum()
  const t = worldWords[language]
  const id = useId()
  return (
    <div>
      <label htmlFor={id} className="small quiet">
        {t.facets[name]}
      </label>
      <select
        id={id}
        className="field"
        value={choice[name] ?? ''}
        onChange={(event) => onChoose(event.target.value)}
      >
        <option value="">{t.any}</option>
        {facetValues(items, name, choice).map(({ thing, count }) => (
          <option key={thing.slug} value={thing.slug}>
            {language === 'zh' ? `${thing.labels.zh}（${count}）` : `${thing.labels.en} (${count})`}
          </option>
        ))}
      </select>
    </div>
  )
}

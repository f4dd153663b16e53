/** A label's rows in the museum's order: maker or culture; date; place made; material and technique; dimensions; holder and number; rights. */
import type { ArtifactView, Reference } from '../../core/api/views.ts'
import type { UiLanguage } from '../../core/heritage/text.ts'
import { formatDate, formatMeasures, strings } from '../../core/i18n/index.ts'
import { rightsName } from '../../core/i18n/rights.ts'

export interface LabelRow {
  readonly key:
    | 'maker'
    | 'culture'
    | 'date'
    | 'period'
    | 'place'
    | 'found'
    | 'medium'
    | 'dimensions'
    | 'holder'
    | 'inventory'
    | 'credit'
    | 'rights'
  readonly text: string
  /** What the row leads to. */
  readonly things?: readonly Reference[]
  readonly href?: string
}

export function labelRows(artifact: ArtifactView, language: UiLanguage): LabelRow[] {
  const things = (key: LabelRow['key'], list: readonly Reference[]): LabelRow[] =>
    list.length === 0
      ? []
      : [
          {
            key,
            text: list.map(({ labels }) => labels[language]).join(strings[language].label.and),
            things: list,
          },
        ]
  const date = artifact.dateText?.[language] ?? formatDate(artifact.date, language)
  return [
    ...things('maker', artifact.makers),
    ...things('culture', artifact.cultures),
    { key: 'date', text: date },
    ...things('period', artifact.periods),
    ...things('place', artifact.madeAt),
    ...things('found', artifact.foundAt),
    { key: 'medium', text: artifact.medium[language] },
    { key: 'dimensions', text: formatMeasures(artifact.measures, language) },
    ...things('holder', artifact.holder === null ? [] : [artifact.holder]),
    { key: 'inventory', text: artifact.inventoryNumber },
    ...(artifact.creditLine === undefined
      ? []
      : [{ key: 'credit' as const, text: artifact.creditLine[language] }]),
    { key: 'rights', text: rightsName(artifact.rights, language), href: artifact.rights },
  ]
}

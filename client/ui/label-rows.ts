/** A label's rows in the museum's order: maker or culture; date; place made; material and technique; dimensions; holder and number; rights. */
import type { ArtifactView, Reference } from '../../core/api/views.ts'
import type { UiLanguage } from '../../core/heritage/text.ts'
import { formatDate, formatMeasures, strings } from '../../core/i18n/index.ts'

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

const rightsNames: readonly (readonly [RegExp, string, string])[] = [
  [/publicdomain\/zero/, 'CC0 1.0, public domain', 'CC0 1.0（公有领域）'],
  [/publicdomain\/mark/, 'Public Domain Mark', '公有领域'],
  [/vocab\/NoC/, 'No copyright', '无版权'],
  [/vocab\/CNE/, 'Copyright not evaluated', '版权状态未评估'],
  [/vocab\/InC/, 'In copyright', '受版权保护'],
  [/vocab\/NKC/, 'No known copyright', '无已知版权'],
  [/vocab\/UND/, 'Copyright undetermined', '版权状态未定'],
]

export function rightsName(uri: string, language: UiLanguage): string {
  const known = rightsNames.find(([pattern]) => pattern.test(uri))
  if (known !== undefined) return known[language === 'en' ? 1 : 2]
  const licence = /licenses\/([a-z-]+)\/([\d.]+)/.exec(uri)
  return licence === null ? uri : `CC ${licence[1]!.toUpperCase()} ${licence[2]!}`
}

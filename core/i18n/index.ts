/** What the interface says, in the languages of the museum. */
import type { UiLanguage } from '../heritage/text.ts'
import { en } from './en.ts'
import type { Strings } from './en.ts'
import { zh } from './zh.ts'

export type { Strings } from './en.ts'
export { kindWords, pathSentence, relationWords } from './relations.ts'
export { formatDate, formatMeasures, formatPercent, yearName } from './format.ts'
export const strings: Readonly<Record<UiLanguage, Strings>> = { en, zh }

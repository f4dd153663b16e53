/** An artifact's states as they are shown: the recorded ones, or those that are inferred where the record tells of none. */
import type { ArtifactView, EntityDetail } from '../../../../core/api/views.ts'
import { formatDate } from '../../../../core/i18n/index.ts'
import type { LifeWords } from '../../../../core/i18n/life.ts'
import type { UiLanguage } from '../../../../core/heritage/text.ts'
import { inferLife, type ShownState } from '../../../../core/twin/life/infer.ts'

export function statesOf(
  artifact: ArtifactView,
  entity: EntityDetail['entity'] | undefined,
): readonly ShownState[] {
  if (entity?.kind === 'Artifact' && entity.life !== undefined) return entity.life
  const { date, twin, foundAt, creditLine } = artifact
  return inferLife({ date, twin, found: foundAt.length > 0, ...(creditLine && { creditLine }) })
}

export function dateText({ date }: ShownState, language: UiLanguage): string {
  return date === undefined ? '' : formatDate(date, language)
}

export function sentenceOf(state: ShownState, words: LifeWords, language: UiLanguage): string {
  return 'text' in state
    ? state.text[language]
    : (words.basis[state.basis][state.event] ?? words.events[state.event])
}

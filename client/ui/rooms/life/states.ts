/** An artifact's states as they are shown: the recorded ones, or those that are inferred where the record tells of none. */
import type { ArtifactView, EntityDetail } from '../../../../core/api/views.ts'
import { formatDate } from '../../../../core/i18n/index.ts'
import type { LifeWords } from '../../../../core/i18n/life.ts'
import type { UiLanguage } from '../../../../core/heritage/text.ts'
import type { TwinView } from '../../../../core/twin/view.ts'
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

/** What is drawn for a state: the plain twin for a last one that says of nothing but age, for so it is drawn. */
export function viewOf(states: readonly ShownState[], index: number): TwinView | undefined {
  const plain =
    index === states.length - 1 &&
    Object.keys(states[index]!.condition).every((key) => key === 'certainty' || key === 'patina')
  return plain ? undefined : { kind: 'life', states: states.map(({ condition }) => condition), index }
}

/** Which state a view shows, or undefined where it shows none: the plain twin is no state whose condition says of more than age. */
export function shownState(states: readonly ShownState[], view: TwinView | undefined): number | undefined {
  if (view?.kind === 'life') return Math.min(view.index, states.length - 1)
  const last = states.length - 1
  return view === undefined && viewOf(states, last) === undefined ? last : undefined
}

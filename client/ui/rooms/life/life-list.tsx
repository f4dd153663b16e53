/** A life in words, state after state. */
import type { EntityDetail, StatementView } from '../../../../core/api/views.ts'
import { conditionText, lifeWords } from '../../../../core/i18n/life.ts'
import type { ShownState } from '../../../../core/twin/life/infer.ts'
import { useMuseum } from '../../museum-context.tsx'
import './life.css'
import { dateText, sentenceOf } from './states.ts'

export interface LifeListProps {
  readonly states: readonly ShownState[]
  readonly statements: EntityDetail['statements']
  readonly current?: number
}

export function LifeList({ states, statements, current }: LifeListProps) {
  const { language } = useMuseum()
  const words = lifeWords[language]
  return (
    <ol className="life">
      {states.map((state, i) => (
        <li key={i} aria-current={i === current ? 'step' : undefined} data-certainty={state.certainty}>
          <p className="when">
            <strong>{words.events[state.event]}</strong>
            <span className="figures">{dateText(state, language)}</span>
            <span className="mark">{words[state.certainty]}</span>
          </p>
          <p>{sentenceOf(state, words, language)}</p>
          <p className="small quiet">
            {conditionText(state.condition, words)}
            {language === 'en' ? '. ' : '。'}
            {words.looks[state.condition.certainty ?? 'inferred']}
          </p>
          <CitedSources slugs={state.sources} statements={statements} label={words.sources} />
        </li>
      ))}
    </ol>
  )
}

/** The sources by name, each leading to itself. */
export function CitedSources({
  slugs,
  statements,
  label,
}: {
  readonly slugs: readonly string[]
  readonly statements: readonly StatementView[]
  readonly label: string
}) {
  const { language, t } = useMuseum()
  const known = statements.flatMap(({ sources }) => sources).map(({ source }) => source)
  const cited = slugs.flatMap((slug) => known.find((source) => source.slug === slug) ?? [])
  if (cited.length === 0) return null
  return (
    <p className="small quiet">
      {label}
      {t.label.colon}
      {cited.map(({ slug, labels }, i) => (
        <span key={slug}>
          {i > 0 && t.label.and}
          <a href={`/things/${slug}`}>{labels[language]}</a>
        </span>
      ))}
    </p>
  )
}

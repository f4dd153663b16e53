import { Fragment } from 'react'
import type { ArtifactView, Reference } from '../../core/api/views.ts'
import { addressOf } from '../museum/route.ts'
import { labelRows } from './label-rows.ts'
import { useMuseum } from './museum-context.tsx'
import { Link } from './navigation.tsx'

/** What a museum prints beside a thing. */
export function Label({
  artifact,
  short = false,
}: {
  readonly artifact: ArtifactView
  readonly short?: boolean
}) {
  const { language, t } = useMuseum()
  const rows = labelRows(artifact, language)
  const shown = short
    ? rows.filter(({ key }) =>
        ['maker', 'culture', 'date', 'medium', 'dimensions', 'holder', 'inventory'].includes(key),
      )
    : rows
  return (
    <dl className="label figures">
      {shown.map(({ key, text, things, href }) => (
        <div key={key}>
          <dt>{t.label[key]}</dt>
          <dd>
            {things !== undefined ? (
              <Things list={things} />
            ) : href !== undefined ? (
              <a href={href} rel="noreferrer license">
                {text}
              </a>
            ) : (
              text
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** Names that lead on, in one run of text. */
export function Things({ list }: { readonly list: readonly Reference[] }) {
  const { language, t } = useMuseum()
  return list.map((thing, i) => (
    <Fragment key={thing.id}>
      {i > 0 && t.label.and}
      <Link href={addressOf(thing)}>{thing.labels[language]}</Link>
    </Fragment>
  ))
}

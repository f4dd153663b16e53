/** A list in the order of time; beside each name its date as a bar that is as long as the record leaves it open. */
import type { CSSProperties } from 'react'
import { formatDate, yearName } from '../../../core/i18n/index.ts'
import { axisOf, placeOf, type Axis, type Stretch } from '../../../core/world/index.ts'
import { useMuseum } from '../museum-context.tsx'
import { Link } from '../navigation.tsx'
import type { Dated } from './use-collection.ts'
import './timeline.css'

export interface TimelineProps {
  /** In the order of time. */
  readonly things: readonly Dated[]
  /** The one that the page is about. */
  readonly own?: string
}

export function Timeline({ things, own }: TimelineProps) {
  const { language } = useMuseum()
  const axis = axisOf(things.map(({ stretch }) => stretch))
  return (
    <div className="timeline">
      <div className="years small figures" aria-hidden="true">
        {axis.ticks.map((year, i) => (
          <span key={year} style={across(year, axis)} data-end={i === axis.ticks.length - 1}>
            {yearName(year, language)}
          </span>
        ))}
      </div>
      <div className="lines" aria-hidden="true">
        {axis.ticks.map((year) => (
          <span key={year} style={across(year, axis)} />
        ))}
      </div>
      <ol>
        {things.map((thing) => (
          <li key={thing.id} data-own={thing.slug === own}>
            <span className="name">
              {thing.slug === own ? (
                <strong aria-current="true">{thing.labels[language]}</strong>
              ) : (
                <Link href={`/artifacts/${thing.slug}`}>{thing.labels[language]}</Link>
              )}
              <span className="small quiet figures">
                {thing.dateText?.[language] ?? formatDate(thing.date, language)}
              </span>
            </span>
            <span className="track" aria-hidden="true">
              <Bar stretch={thing.stretch} axis={axis} />
            </span>
          </li>
        ))}
      </ol>
    </div>
  )
}

function Bar({ stretch, axis }: { readonly stretch: Stretch; readonly axis: Axis }) {
  const from = placeOf(stretch.from, axis)
  const to = placeOf(stretch.to, axis)
  return (
    <span
      className="stretch"
      data-loose-from={stretch.looseFrom}
      data-loose-to={stretch.looseTo}
      style={{ insetInlineStart: percent(from), width: percent(to - from) }}
    />
  )
}

const across = (year: number, axis: Axis): CSSProperties => ({
  insetInlineStart: percent(placeOf(year, axis)),
})
const percent = (share: number) => `${(share * 100).toFixed(2)}%`

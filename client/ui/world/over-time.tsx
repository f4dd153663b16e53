/** How often each culture, material or technique occurs by century: small charts that share their axes, and the same as a table. */
import { useId } from 'react'
import type { Reference } from '../../../core/api/views.ts'
import { yearName } from '../../../core/i18n/index.ts'
import { centuryName, worldWords } from '../../../core/i18n/world.ts'
import { centuriesOf, valuesOf, type Century, type FacetName } from '../../../core/world/index.ts'
import { addressOf } from '../../museum/route.ts'
import { useMuseum } from '../museum-context.tsx'
import { Link } from '../navigation.tsx'
import type { Dated } from './use-collection.ts'

const mostCharts = 9
const [width, height] = [240, 64]

export interface Series {
  readonly thing: Reference
  readonly count: number
  readonly centuries: readonly Century[]
}

/** The most frequent values of a facet, in the order in which they begin. */
export function seriesOf(things: readonly Dated[], facet: FacetName): Series[] {
  if (things.length === 0) return []
  const bounds = {
    from: Math.min(...things.map(({ stretch }) => stretch.from)),
    to: Math.max(...things.map(({ stretch }) => stretch.to)),
  }
  const groups = new Map<string, { thing: Reference; members: Dated[] }>()
  for (const item of things)
    for (const thing of valuesOf[facet](item)) {
      const group = groups.get(thing.slug) ?? { thing, members: [] }
      group.members.push(item)
      groups.set(thing.slug, group)
    }
  return [...groups.values()]
    .sort((a, b) => b.members.length - a.members.length || (a.thing.slug < b.thing.slug ? -1 : 1))
    .slice(0, mostCharts)
    .map(({ thing, members }) => ({
      thing,
      count: members.length,
      centuries: centuriesOf(
        members.map(({ stretch }) => stretch),
        bounds,
      ),
    }))
    .sort((a, b) => begin(a) - begin(b))
}

const begin = ({ centuries }: Series) => centuries.findIndex(({ weight }) => weight > 0)

export function OverTime({
  things,
  facet,
}: {
  readonly things: readonly Dated[]
  readonly facet: FacetName
}) {
  const { language } = useMuseum()
  const t = worldWords[language]
  const caption = useId()
  const series = seriesOf(things, facet)
  const most = Math.max(...series.flatMap(({ centuries }) => centuries.map(({ weight }) => weight)), 0.01)
  return (
    <>
      <ul className="multiples">
        {series.map(({ thing, count, centuries }) => (
          <li key={thing.slug}>
            <p>
              <Link href={addressOf(thing)}>{thing.labels[language]}</Link>{' '}
              <span className="small quiet figures">{t.objects(count)}</span>
            </p>
            <Chart centuries={centuries} most={most} />
          </li>
        ))}
      </ul>
      <details className="table">
        <summary>{t.table}</summary>
        <div className="scroll" tabIndex={0} role="region" aria-labelledby={caption}>
          <table className="forms figures">
            <caption id={caption} className="unseen">
              {t.overTime}
            </caption>
            <thead>
              <tr>
                <th scope="col">{t.century}</th>
                {series.map(({ thing }) => (
                  <th scope="col" key={thing.slug}>
                    {thing.labels[language]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {(series[0]?.centuries ?? []).map(
                ({ from }, i) =>
                  series.some(({ centuries }) => centuries[i]!.weight > 0) && (
                    <tr key={from}>
                      <th scope="row">{centuryName(from, language)}</th>
                      {series.map(({ thing, centuries }) => (
                        <td key={thing.slug}>
                          {centuries[i]!.weight > 0 ? t.parts(centuries[i]!.weight) : ''}
                        </td>
                      ))}
                    </tr>
                  ),
              )}
            </tbody>
          </table>
        </div>
      </details>
    </>
  )
}

function Chart({ centuries, most }: { readonly centuries: readonly Century[]; readonly most: number }) {
  const { language } = useMuseum()
  const step = width / centuries.length
  const first = centuries[0]?.from ?? 0
  const last = (centuries.at(-1)?.from ?? 0) + 100
  const zero = first < 0 && last > 0 ? (-first / (last - first)) * width : undefined
  return (
    <>
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
        {centuries.map(({ from, weight }, i) =>
          weight === 0 ? null : (
            <rect
              key={from}
              x={i * step + step * 0.08}
              width={Math.max(1.2, step * 0.84)}
              y={height - Math.max(1.5, (weight / most) * (height - 4))}
              height={Math.max(1.5, (weight / most) * (height - 4))}
            />
          ),
        )}
        {zero !== undefined && <line className="zero" x1={zero} x2={zero} y1={0} y2={height} />}
        <line x1={0} x2={width} y1={height - 0.5} y2={height - 0.5} />
      </svg>
      <p className="ends small quiet figures" aria-hidden="true">
        <span>{yearName(first <= 0 ? first + 1 : first, language)}</span>
        <span>{yearName(last, language)}</span>
      </p>
    </>
  )
}

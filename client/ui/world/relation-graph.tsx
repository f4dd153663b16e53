/** A thing in the middle of what it is joined to. A neighbour that is chosen takes the middle. */
import { useEffect, useMemo, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import type { Reference } from '../../../core/api/views.ts'
import { kindWords, relationWords } from '../../../core/i18n/index.ts'
import { worldWords } from '../../../core/i18n/world.ts'
import { addressOf } from '../../museum/route.ts'
import { useMuseum } from '../museum-context.tsx'
import { Link } from '../navigation.tsx'
import { isArrow, seatsAround, seatTowards } from './graph-layout.ts'
import { useNeighbourhood } from './neighbourhood.ts'
import './relation-graph.css'

const mostSeats = 12

export function RelationGraph({ start }: { readonly start: Reference }) {
  const { language, announce } = useMuseum()
  const t = worldWords[language]
  const [trail, setTrail] = useState<readonly Reference[]>([start])
  const middle = trail.at(-1) ?? start
  const { neighbours, isError } = useNeighbourhood(middle.slug)
  const shown = useMemo(() => neighbours?.slice(0, mostSeats) ?? [], [neighbours])
  const seats = useMemo(() => seatsAround(shown.length), [shown.length])
  const list = useRef<HTMLUListElement>(null)
  const moved = useRef(false)
  const name = middle.labels[language]
  useEffect(() => {
    if (!moved.current || neighbours === undefined) return
    moved.current = false
    announce(t.middle(name, neighbours.length))
    list.current?.querySelector('button')?.focus({ preventScroll: true })
  }, [neighbours, announce, t, name])
  const go = (next: readonly Reference[]) => {
    moved.current = true
    setTrail(next)
  }
  const steer = (event: KeyboardEvent, from: number) => {
    if (!isArrow(event.key)) return
    event.preventDefault()
    const to = seatTowards(seats, from, event.key)
    if (to !== undefined) list.current?.querySelectorAll('button')[to]?.focus()
  }
  if (isError) return null
  return (
    <div className="web" aria-busy={neighbours === undefined}>
      <div className="picture" data-count={shown.length}>
        <svg viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true" focusable="false">
          {seats.map(({ x, y }, i) => (
            <line key={i} x1={0.5} y1={0.5} x2={x} y2={y} />
          ))}
        </svg>
        <p className="middle">
          <span className="small quiet">{kindWords(middle.kind, language)}</span>
          <strong>{name}</strong>
        </p>
        <ul ref={list} aria-label={t.graphName(name)}>
          {shown.map(({ thing, type, direction }, i) => (
            <li
              key={thing.id}
              style={{ insetInlineStart: `${seats[i]!.x * 100}%`, top: `${seats[i]!.y * 100}%` }}
            >
              <button
                type="button"
                onClick={() => go([...trail, thing])}
                onKeyDown={(event) => steer(event, i)}
              >
                <span className="small quiet">{relationWords(type, direction, language)}</span>
                <span>{thing.labels[language]}</span>
              </button>
            </li>
          ))}
        </ul>
      </div>
      <p className="inline small">
        {trail.length > 1 && (
          <button type="button" className="plain" onClick={() => go(trail.slice(0, -1))}>
            {t.back}
          </button>
        )}
        {middle.slug !== start.slug && <Link href={addressOf(middle)}>{t.open(name)}</Link>}
        {neighbours !== undefined && neighbours.length > shown.length && (
          <span className="quiet">{t.more(neighbours.length - shown.length)}</span>
        )}
      </p>
    </div>
  )
}

/** Marks over the picture that stay where they belong while the thing turns: details as buttons, the measured line, the cross. */
import { useRef } from 'react'
import type { LookingWords } from '../../../../core/i18n/looking.ts'
import type { Study } from '../../../scenes/inspect/index.ts'
import { useMuseum } from '../../museum-context.tsx'
import { spanOf } from './measure-tool.tsx'
import { facingOf, type Note } from './notes.tsx'
import { useFrames, useStudy } from './use-study.ts'

export interface OverlayProps {
  readonly study: Study
  readonly words: LookingWords
  readonly notes: readonly Note[]
  readonly chosen: string | undefined
  readonly onChoose: (note: Note) => void
}

export function Overlay({ study, words, notes, chosen, onChoose }: OverlayProps) {
  const { language } = useMuseum()
  const { measuring, points } = useStudy(study)
  const over = useRef<HTMLDivElement>(null)
  const span = spanOf(points.map(({ spot }) => spot))
  useFrames(study, () => over.current && arrange(over.current, study, notes))
  return (
    <div className="over" ref={over} data-measuring={measuring}>
      <svg aria-hidden="true" focusable="false">
        <line data-mark="line" />
        {points.map((_, i) => (
          <circle key={i} data-mark="point" r={4} />
        ))}
        <path data-mark="cross" d="M-12 0H-3M3 0H12M0 -12V-3M0 3V12" />
      </svg>
      {span !== undefined && (
        <p className="span figures" data-mark="span" aria-hidden="true">
          {words.measure.distance(span)}
        </p>
      )}
      {notes.map((note, i) => (
        <button
          key={note.id}
          type="button"
          className="hotspot figures"
          data-mark="note"
          aria-label={words.notes.show(i + 1, note.labels[language])}
          aria-pressed={note.id === chosen}
          onClick={() => onChoose(note)}
        >
          <span>{i + 1}</span>
        </button>
      ))}
    </div>
  )
}

/** Written straight into the page: sixty times a second is too often for anything else. */
function arrange(over: HTMLElement, study: Study, notes: readonly Note[]): void {
  const marks = <E extends Element>(name: string) => over.querySelectorAll<E>(`[data-mark="${name}"]`)
  const { points, measuring } = study.state
  const places = points.map(({ spot }) => study.place(spot))
  for (const [i, circle] of marks<SVGCircleElement>('point').entries()) {
    const [place, point] = [places[i], points[i]]
    circle.toggleAttribute('hidden', !place)
    circle.classList.toggle('behind', point !== undefined && !study.faces(point.facing))
    if (place) circle.setAttribute('transform', `translate(${place.x} ${place.y})`)
  }
  const [a, b] = places
  for (const line of marks<SVGLineElement>('line')) {
    line.toggleAttribute('hidden', !(a && b))
    if (a && b)
      for (const [name, value] of Object.entries({ x1: a.x, y1: a.y, x2: b.x, y2: b.y }))
        line.setAttribute(name, String(value))
  }
  for (const text of marks<HTMLElement>('span')) {
    text.hidden = !(a && b)
    if (a && b) text.style.transform = at({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 })
  }
  for (const cross of marks<SVGPathElement>('cross')) {
    cross.toggleAttribute('hidden', !measuring)
    cross.setAttribute('transform', `translate(${study.cursor.x} ${study.cursor.y})`)
  }
  for (const [i, button] of marks<HTMLElement>('note').entries()) {
    const note = notes[i]
    const place = note && study.place(note.viewpoint.target)
    button.hidden = !place
    if (!note || !place) continue
    button.classList.toggle('behind', !study.faces(facingOf(note.viewpoint)))
    button.style.transform = at(place)
  }
}

const at = ({ x, y }: { readonly x: number; readonly y: number }) =>
  `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px)`

/** The floor plan with the visitor on it, and all rooms by name: choose one and walk there. */
import { useEffect, useMemo, useState } from 'react'
import type { ExhibitView } from '../../../../core/api/views.ts'
import { floorPlan, layOut } from '../../../../core/exhibit/layout/index.ts'
import { planWords } from '../../../../core/i18n/plan.ts'
import type { OpenGallery } from '../../../scenes/gallery/index.ts'
import { useMuseum } from '../../museum-context.tsx'
import { PlanDrawing } from './drawing.tsx'
import { facingOf, hasMoved, type Here } from './here.ts'
import './plan.css'

export interface PlanProps {
  readonly view: ExhibitView
  readonly gallery: OpenGallery
  readonly room: number
  readonly at: string | undefined
  readonly onWalk: (slug: string) => void
}

const lookMs = 200

export function Plan({ view, gallery, room, at, onWalk }: PlanProps) {
  const { language, announce } = useMuseum()
  const words = planWords[language]
  const plan = useMemo(() => floorPlan(layOut(view)), [view])
  const here = useHere(gallery)
  const [said, setSaid] = useState('')
  const { rooms } = view.document
  // What was true where the visitor stood before.
  useEffect(() => setSaid(''), [room, at, language])
  const say = () => {
    const name = view.artifacts.find(({ slug }) => slug === at)?.labels[language]
    const sentence = words.standing({
      number: room + 1,
      of: rooms.length,
      room: rooms[room]?.title[language] ?? '',
      facing: facingOf(gallery.stats().yawDegrees),
      before: name,
    })
    setSaid(sentence)
    announce(sentence)
  }
  return (
    <section aria-labelledby="plan" data-testid="plan">
      <h2 id="plan">{words.title}</h2>
      <div className="plan-and-rooms">
        <PlanDrawing
          plan={plan}
          label={words.drawing(rooms.length, view.artifacts.length)}
          here={here}
          room={room}
          at={at}
          onChoose={onWalk}
        />
        <ol className="plan-rooms" aria-label={words.rooms}>
          {rooms.map((one, i) => (
            <li key={one.slug}>
              <button
                type="button"
                aria-current={i === room ? 'location' : undefined}
                onClick={() => void gallery.walkToRoom(one.slug)}
              >
                <span className="unseen">{words.walkToRoom(one.title[language])}</span>
                <span aria-hidden="true">
                  {i + 1}. {one.title[language]}
                  {i === room && <span className="small quiet"> · {words.here}</span>}
                </span>
              </button>
            </li>
          ))}
        </ol>
      </div>
      <p className="acts after-small">
        <button type="button" className="act second" onClick={say}>
          {words.where}
        </button>
      </p>
      {said !== '' && <p className="small after-small">{said}</p>}
    </section>
  )
}

/** Follows the visitor while the plan is open. */
function useHere(gallery: OpenGallery): Here | undefined {
  const [here, setHere] = useState<Here>()
  useEffect(() => {
    const look = () => {
      const { eye, yawDegrees } = gallery.stats()
      const now = { xM: eye.xM, zM: eye.zM, yawDegrees }
      setHere((before) => (hasMoved(before, now) ? now : before))
    }
    look()
    const timer = setInterval(look, lookMs)
    return () => clearInterval(timer)
  }, [gallery])
  return here
}

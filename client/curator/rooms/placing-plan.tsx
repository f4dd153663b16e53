/** The plan of one room: choose a thing on it and move it, by pointer or keys. */
import { useMemo, useRef, type KeyboardEvent, type PointerEvent } from 'react'
import type { ExhibitStop } from '../../../core/exhibit/document.ts'
import { roomPlan, wantedBox, type Layout } from '../../../core/exhibit/layout/index.ts'
import { placingWords } from '../../../core/i18n/placing.ts'
import { planWords } from '../../../core/i18n/plan.ts'
import { PlanDrawing } from '../../ui/rooms/plan/drawing.tsx'
import '../../ui/rooms/plan/plan.css'
import { useCurator } from '../curator-context.tsx'
import { movedBy, standsAt, type Placement } from './arrange.ts'
import { moveForKey } from './move-for-key.ts'

export interface PlacingPlanProps {
  readonly layout: Layout
  readonly room: number
  readonly title: string
  readonly chosen: ExhibitStop | undefined
  readonly onChoose: (slug: string) => void
  readonly onPlace: (placement: Placement) => void
}

interface Drag {
  readonly from: Placement
  readonly xM: number
  readonly zM: number
}

export function PlacingPlan({ layout, room, title, chosen, onChoose, onPlace }: PlacingPlanProps) {
  const { language } = useCurator()
  const words = placingWords[language]
  const drag = useRef<Drag>(undefined)
  const plan = useMemo(() => roomPlan(layout, room), [layout, room])
  const at = chosen && (chosen.placement ?? standsAt(layout, chosen.artifact))
  const refused = layout.problems.find(({ slug }) => slug === chosen?.artifact)
  const onKeyDown = (event: KeyboardEvent) => {
    const by = moveForKey(event.key, event.shiftKey)
    if (by === undefined || at === undefined) return
    event.preventDefault()
    onPlace(movedBy(at, by))
  }
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    const slug = (event.target as Element).closest<SVGElement>('[data-stop]')?.dataset['stop']
    if (slug === undefined) return
    onChoose(slug)
    const from = chosen?.artifact === slug ? at : standsAt(layout, slug)
    const point = metresAt(event)
    if (from === undefined || point === undefined) return
    event.currentTarget.setPointerCapture(event.pointerId)
    drag.current = { from, ...point }
  }
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    const point = metresAt(event)
    if (drag.current === undefined || point === undefined) return
    const { from, xM, zM } = drag.current
    if (Math.hypot(point.xM - xM, point.zM - zM) < slackM) return
    onPlace(movedBy(from, { xM: point.xM - xM, zM: point.zM - zM }))
  }
  return (
    <div className="placing-plan">
      <div
        role="application"
        tabIndex={0}
        aria-label={words.plan(title)}
        aria-describedby="plan-keys"
        onKeyDown={onKeyDown}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={() => (drag.current = undefined)}
        onPointerCancel={() => (drag.current = undefined)}
      >
        <PlanDrawing
          plan={plan}
          label={planWords[language].drawing(1, plan.stops.length)}
          at={chosen?.artifact}
          refused={refused && chosen?.placement && wantedBox(layout, chosen.artifact, chosen.placement)}
        />
      </div>
      <p className="small quiet" id="plan-keys">
        {words.planKeys}
      </p>
      <p className="small" role="status">
        {at !== undefined && words.stands(at.xM, at.zM)}
      </p>
    </div>
  )
}

/** A click is not a drag. */
const slackM = 0.05

/** Where on the plan a pointer is, in the layout's metres. */
function metresAt(event: PointerEvent<HTMLDivElement>): { xM: number; zM: number } | undefined {
  const svg = event.currentTarget.querySelector('svg')
  const matrix = svg?.getScreenCTM()?.inverse()
  if (matrix === undefined) return undefined
  const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix)
  return { xM: x, zM: y }
}

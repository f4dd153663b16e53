import type { FloorPlan, PlanBox } from '../../../../core/exhibit/layout/index.ts'
import type { Here } from './here.ts'

export interface DrawingProps {
  readonly plan: FloorPlan
  readonly label: string
  readonly here?: Here | undefined
  /** The room that the visitor is in. */
  readonly room?: number
  /** The thing before the visitor, or that is being moved. */
  readonly at?: string | undefined
  /** Where it was to stand, and cannot. */
  readonly refused?: PlanBox | undefined
  readonly onChoose?: (slug: string) => void
}

/** Rooms as hairlines, things as they stand. Who cannot see it reads the list beside it. */
export function PlanDrawing({ plan, label, here, room, at, refused, onChoose }: DrawingProps) {
  const { x, y, width, height } = plan.viewBox
  return (
    <svg className="plan" viewBox={`${x} ${y} ${width} ${height}`} role="img" aria-label={label}>
      {plan.rooms.map((one, i) => (
        <rect key={one.slug} className={i === room ? 'room here' : 'room'} {...boxOf(one)} />
      ))}
      {plan.doorways.map((one) => (
        <rect key={`${one.x} ${one.y}`} className="way" {...boxOf(one)} />
      ))}
      {plan.rooms.map((one, i) => (
        <text key={one.slug} className="number" x={one.x + 0.4} y={one.y + one.height - 0.5}>
          {i + 1}
        </text>
      ))}
      {plan.benches.map((one) => (
        <rect key={`${one.x} ${one.y}`} className="bench" {...boxOf(one)} />
      ))}
      {plan.stops.map((one) => (
        <rect
          key={one.slug}
          data-stop={one.slug}
          className={one.slug === at ? 'stop at' : one.hero ? 'stop hero' : 'stop'}
          {...boxOf(one)}
          onClick={() => onChoose?.(one.slug)}
        />
      ))}
      {refused !== undefined && <rect className="refused" {...boxOf(refused)} />}
      {here !== undefined && (
        <g transform={`translate(${here.xM} ${here.zM}) rotate(${-here.yawDegrees})`} className="visitor">
          <path d="M 0 0 L -0.9 -1.7 A 1.92 1.92 0 0 1 0.9 -1.7 Z" className="view" />
          <circle r="0.32" />
        </g>
      )}
    </svg>
  )
}

const boxOf = ({ x, y, width, height }: PlanBox) => ({ x, y, width, height })

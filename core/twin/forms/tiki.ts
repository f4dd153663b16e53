import type { Field } from '../geometry/implicit.ts'
import { bothSides, carve, chain, ellipsoid, join, roundBox } from '../geometry/shapes.ts'
import type { FormContext } from './context.ts'
import type { Body } from './bodies.ts'

const lean = -0.36
const pivot = [0, 0.54] as const

/** The field seen with its head bent towards the figure's right shoulder, radians `lean`. */
function leaning(field: Field): Field {
  const [c, s] = [Math.cos(lean), Math.sin(lean)]
  return (x, y, z) => {
    const [dx, dy] = [x - pivot[0], y - pivot[1]]
    return field(dx * c + dy * s + pivot[0], dy * c - dx * s + pivot[1], z)
  }
}

/** A ring cut into the front. */
function groove(cx: number, cy: number, r: number, wide: number, floor: number): Field {
  return (x, y, z) => Math.max(Math.abs(Math.hypot(x - cx, y - cy) - r) - wide, floor - z)
}

/** A hei tiki: a flat figure of nephrite with a great tilted head, ringed eyes, hands on its thighs, heels together. */
export function tiki(ctx: FormContext): Body {
  const skull = join(
    0.06,
    ellipsoid([0, 0.76, 0], [0.245, 0.185, 0.07]),
    bothSides(ellipsoid([0.16, 0.86, 0], [0.085, 0.075, 0.05])),
    ellipsoid([0, 0.62, 0], [0.15, 0.09, 0.065]),
  )
  const nose = join(0.02, roundBox([0, 0.75, 0.055], [0.022, 0.07, 0.02], 0.015), bothSides(ellipsoid([0.032, 0.695, 0.055], [0.028, 0.022, 0.02]))) // prettier-ignore
  const eyes = bothSides(groove(0.115, 0.775, 0.068, 0.017, 0.032))
  const mouth = join(0.02, bothSides(ellipsoid([0.055, 0.62, 0.075], [0.062, 0.036, 0.036])), ellipsoid([0, 0.605, 0.08], [0.05, 0.022, 0.03])) // prettier-ignore
  const hole: Field = (x, y) => Math.hypot(x - 0.17, y - 0.885) - 0.019
  const head = leaning(carve(0.012, join(0.02, skull, nose), eyes, mouth, hole))
  const body = join(
    0.05,
    ellipsoid([0, 0.44, 0], [0.135, 0.12, 0.06]),
    ellipsoid([0, 0.3, 0], [0.12, 0.12, 0.062]),
  )
  const arms = bothSides(chain([[0.11, 0.505, 0], [0.255, 0.43, 0], [0.26, 0.36, 0], [0.13, 0.275, 0.02]], [0.05, 0.046, 0.044, 0.042], 0.02)) // prettier-ignore
  const legs = bothSides(chain([[0.1, 0.23, 0], [0.255, 0.17, 0], [0.245, 0.1, 0], [0.05, 0.06, 0]], [0.06, 0.052, 0.05, 0.05], 0.02)) // prettier-ignore
  const fingers = bothSides(groove(0.13, 0.275, 0.026, 0.006, 0.036))
  const ribs = ctx.far ? [] : [groove(0, 0.36, 0.085, 0.008, 0.045)]
  const whole = carve(0.008, join(0.02, body, arms, legs), fingers, ...ribs)
  const figure = join(0.025, whole, head)
  return {
    field: (x, y, z) => Math.max(figure(x, y, z), Math.abs(z) - 0.066),
    half: [0.34, 0.09],
    cells: 112,
  }
}

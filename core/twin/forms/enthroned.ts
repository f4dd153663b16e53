import type { Field } from '../geometry/implicit.ts'
import { join } from '../geometry/shapes.ts'
import type { Body } from './bodies.ts'
import type { FormContext } from './context.ts'

/** A seated figure on a double lotus: petals that hang from the waist of the seat, and petals that rise. */
export function enthroned(ctx: FormContext, figure: Body): Body {
  const share = 0.68
  const tall = 1 - share + 0.03
  const waist = tall * 0.46
  const [rising, hanging] = [petals({ count: 11, from: waist, to: tall * 0.97, lean: 0.5 }), petals({ count: 11, from: waist, to: 0.015, lean: 0.34 })] // prettier-ignore
  // Across a room the petals would be lumps: a seat that is drawn in at its waist.
  const flare = ctx.near ? 0.06 : 0.1
  const core: Field = (x, y, z) => {
    const t = Math.abs(y - waist) / (tall - waist)
    const seat = Math.hypot(x, z - 0.01) - (0.19 + flare * Math.min(1, t))
    return Math.max(seat * 0.8, y - tall, -y)
  }
  const lotus = ctx.near ? join(0.006, core, rising, hanging) : core
  const foot: Field = (x, y, z) => Math.max(Math.hypot(x, (z - 0.01) * 1.12) - 0.29, y - 0.03)
  const raise =
    (field: Field): Field =>
    (x, y, z) =>
      field(x / share, (y - (1 - share)) / share, z / share) * share
  const { field, at, reach } = figure.head!
  return {
    field: join(0.012, raise(figure.field), lotus, foot),
    head: {
      field: raise(field),
      at: [at[0], 1 - share + at[1] * share, at[2] * share],
      reach: reach * share,
    },
    half: [figure.half[0] * share, figure.half[1] * share + 0.06],
    cells: 93,
  }
}

interface Petals {
  readonly count: number
  /** Heights of root and tip. */
  readonly from: number
  readonly to: number
  /** How far the tip stands out from the root, in petal lengths. */
  readonly lean: number
}

/** Lotus petals around the upright axis: broad leaves with a pointed tip and a ridge along the middle. */
function petals({ count, from, to, lean }: Petals): Field {
  const long = Math.abs(to - from)
  const sector = (2 * Math.PI) / count
  const width = 0.26 * Math.sin(sector / 2) * 1.08
  return (x, y, z) => {
    const turn = Math.atan2(x, z - 0.01)
    const off = turn - sector * Math.round(turn / sector)
    const r = Math.hypot(x, z - 0.01)
    const t = Math.max(0, Math.min(1, (y - from) / (to - from)))
    const half =
      width * Math.pow(Math.max(0, Math.sin(Math.PI * Math.min(1, 0.3 + 0.7 * t))), 0.6) * (1 - 0.15 * t)
    const across = r * Math.sin(off)
    const middle = 0.2 + lean * long * Math.pow(t, 1.6)
    const belly = 0.03 * Math.sqrt(Math.max(0, 1 - Math.pow(across / Math.max(half, 1e-4), 2))) + 0.008 * Math.exp(-Math.pow(across / 0.006, 2)) // prettier-ignore
    const out = r * Math.cos(off) - middle - belly
    const side = Math.abs(across) - half
    const ends = Math.max(y - Math.max(from, to), Math.min(from, to) - y)
    return Math.max(out, side, ends, middle - 0.12 - r * Math.cos(off)) * 0.7
  }
}

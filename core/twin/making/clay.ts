/** Clay: coils laid and smoothed, a wheel's lump opened and drawn up, fittings joined, drying and the kiln. */
import { clamp, Draft, mix, smoothstep, type Vec3 } from '../geometry/draft.ts'
import { lathe } from '../geometry/lathe.ts'
import type { ProfileKnot } from '../geometry/profile.ts'
import { smoothPath, tube } from '../geometry/tube.ts'
import { emptySolid, moved, solidOf, together, type Solid } from '../solid/solid.ts'
import type { Operator } from './operators.ts'
import { inMaterial, plainSkin, scaled, uneven, type Workpiece } from './workpiece.ts'

const clay = plainSkin('clay')
const tau = 2 * Math.PI

/** A flat spiral of rolled clay: the floor. */
export const coilBase: Operator = (piece, t) => spiral(piece, t)

/** Ring upon ring, as high as the object is. */
export const coilWall: Operator = (piece, t) => {
  const { outline, h } = piece
  const thick = coilOf(piece)
  const courses = Math.max(4, Math.round(h / (thick * 1.7)))
  const laid = t * courses
  const draft = new Draft()
  for (let i = 0; i < Math.ceil(laid); i++) {
    const y = ((i + 0.5) / courses) * h
    const part = clamp(laid - i, 0.06, 1)
    const n = 44
    const whole = part > 0.99
    const steps = whole ? n : Math.max(4, Math.round(n * part))
    const start = (i * 0.7) % tau
    const path = Array.from({ length: whole ? n : steps + 1 }, (_, k): Vec3 => {
      const angle = start + (k / (whole ? n : steps)) * tau * part
      const r = Math.max(outline.reach(y, angle) - thick * 0.5, thick * 0.6)
      return [Math.sin(angle) * r, y + (part < 1 ? thick * 0.1 * Math.sin(k) : 0), Math.cos(angle) * r]
    })
    tube(draft, { path, radii: () => [thick * 0.52, thick * 0.55], segments: 9, skin: clay, tileM: piece.size * 0.5, loop: whole, ...(whole ? {} : { rounded: true }) }) // prettier-ignore
  }
  return together(spiral(piece, 1), draft.vertexCount > 0 ? solidOf(draft) : emptySolid())
}

/** Fingers and a paddle press the coils into one wall. */
export const smoothWall: Operator = (piece, t) => {
  const thick = coilOf(piece)
  const left = 1 - t
  const pitch = thick * 1.7
  const ribbed = moved(inMaterial(piece.designed(0), 'clay', true), ([x, y, z]) => {
    const r = Math.hypot(x, z)
    const k = r < 1e-9 ? 1 : 1 + (thick * 0.34 * left * Math.sin((y / pitch) * tau)) / r
    return [x * k, y, z * k]
  })
  return uneven(ribbed, { depthM: piece.size * 0.008 * left, grainM: piece.size * 0.06, seed: piece.seed })
}

/** The design is pressed, cut or painted into the clay before it dries, from the top down. */
export const decorate: Operator = (piece, t) => {
  const solid = inMaterial(piece.designed(t * 10), 'clay', true)
  return slipped(piece, solid, t)
}

/** Drying and firing take a tenth of its length away. */
export const dryAndFire: Operator = (piece, t) => {
  const shrunk = scaled(piece.finished, mix(1.1, 1, t))
  return t < 0.75 ? inMaterial(shrunk, 'clay', true) : shrunk
}

export const centre: Operator = (piece, t) => {
  const { radius, volume } = lump(piece)
  const r = radius * mix(0.72, 1, t)
  const h = volume / (r * r)
  const profile: ProfileKnot[] = [{ r: 0, y: 0, sharp: true }, { r, y: 0, sharp: true }, { r: r * 1.02, y: h * 0.3 }, { r: r * mix(0.62, 0.9, t), y: h * 0.8 }, { r: 0, y: h, sharp: true }] // prettier-ignore
  return together(wheel(piece), uneven(turned(piece, profile), { depthM: radius * 0.1 * (1 - t), grainM: radius * 0.8, seed: piece.seed })) // prettier-ignore
}

export const open: Operator = (piece, t) => {
  const { radius, volume } = lump(piece)
  const h = (volume / (radius * radius)) * mix(1, 1.15, t)
  return together(wheel(piece), turned(piece, cylinder({ r: radius, h, hole: radius * mix(0.06, 0.66, t), floor: h * mix(0.92, 0.22, t) }))) // prettier-ignore
}

/** Between two hands the wall rises and thins. */
export const pull: Operator = (piece, t) => {
  const { radius, volume } = lump(piece)
  const low = (volume / (radius * radius)) * 1.15
  const r = mix(radius, straight(piece), t)
  const wall = mix(radius * 0.34, r * 0.09, t)
  return together(wheel(piece), turned(piece, cylinder({ r, h: mix(low, piece.h * 0.94, t), hole: r - wall, floor: mix(low * 0.22, piece.h * 0.05, t) }))) // prettier-ignore
}

/** The cylinder is bellied out and drawn in to its profile. */
export const shape: Operator = (piece, t) => {
  const { outline } = piece
  const r0 = straight(piece)
  const body = inMaterial(piece.designed(0), 'clay', true)
  const bodyOnly = piece.fittings.corners.length > 0 ? inMaterial(piece.body, 'clay') : body
  const formed = moved(bodyOnly, ([x, y, z]) => {
    const k = mix(clamp(r0 / Math.max(outline.mean(y), 1e-6), 0.3, 3), 1, smoothstep(0, 1, t))
    return [x * k, y * mix(0.94, 1, t), z * k]
  })
  return together(wheel(piece), formed)
}

/** Off the wheel the foot is trimmed, and what was made apart is joined on. */
export const trimAndJoin: Operator = (piece, t) => {
  const left = 1 - t
  const body = moved(inMaterial(piece.body, 'clay'), ([x, y, z]) => {
    const k = 1 + 0.1 * left * smoothstep(0.16, 0, y / piece.h)
    return [x * k, y, z * k]
  })
  const out = piece.size * 0.2 * left
  const joined = moved(inMaterial(piece.fittings, 'clay'), ([x, y, z]) => {
    const r = Math.max(Math.hypot(x, z), 1e-6)
    return [x + (x / r) * out, y, z + (z / r) * out]
  })
  return together(body, joined)
}

/** Slip lies on the clay as a skin of its own. */
function slipped(piece: Workpiece, solid: Solid, t: number): Solid {
  const edge = piece.h * (1 - t)
  return moved(solid, ([x, y, z]) => {
    const r = Math.hypot(x, z)
    const k = r < 1e-9 || y < edge ? 1 : 1 + (piece.size * 0.0012) / r
    return [x * k, y, z * k]
  })
}

function coilOf({ w, h, d }: Workpiece): number {
  return clamp(h / 20, Math.min(w, d) * 0.035, Math.min(w, d) * 0.12)
}

function spiral(piece: Workpiece, t: number): Solid {
  const thick = coilOf(piece)
  const foot = Math.max(piece.outline.mean(piece.h * 0.03), thick * 2.2)
  const turns = Math.max(1.5, foot / (thick * 1.05))
  const n = Math.max(6, Math.round(turns * 16 * clamp(t, 0.08, 1)))
  const path = Array.from({ length: n + 1 }, (_, k): Vec3 => {
    const a = (k / n) * turns * tau * clamp(t, 0.08, 1)
    const r = (a / (turns * tau)) * (foot - thick * 0.5) + thick * 0.1
    return [Math.sin(a) * r, thick * 0.42, Math.cos(a) * r]
  })
  const draft = new Draft()
  tube(draft, { path: smoothPath(path, 1), radii: () => [thick * 0.52, thick * 0.42], segments: 8, skin: clay, tileM: piece.size * 0.5, side: [0, 1, 0], rounded: true }) // prettier-ignore
  return solidOf(draft)
}

/** A lump of about the vessel's clay; `volume` is in units of a cylinder's r squared times h. */
function lump({ w, h, d }: Workpiece): { radius: number; volume: number } {
  const radius = Math.min(w, d) * 0.36
  return { radius, volume: radius * radius * h * 0.34 }
}

function straight({ w, d, outline, h }: Workpiece): number {
  return Math.min(Math.min(w, d) * 0.46, Math.max(outline.mean(h * 0.1), Math.min(w, d) * 0.26))
}

function cylinder({
  r,
  h,
  hole,
  floor,
}: {
  r: number
  h: number
  hole: number
  floor: number
}): ProfileKnot[] {
  return [
    { r: 0, y: 0, sharp: true }, { r, y: 0, sharp: true }, { r: r * 1.02, y: h * 0.12 }, { r: r * 0.97, y: h * 0.9 },
    { r: r * 0.94, y: h }, { r: hole, y: h * 0.985 }, { r: hole, y: mix(floor, h, 0.4) }, { r: hole * 0.8, y: mix(floor, h, 0.06) }, { r: 0, y: floor, sharp: true },
  ] // prettier-ignore
}

function turned(piece: Workpiece, knots: readonly ProfileKnot[]): Solid {
  const draft = new Draft()
  lathe(draft, { knots, rows: 40, segments: 56, skinOf: () => clay, tileM: piece.size * 0.5 })
  return solidOf(draft)
}

/** The wheel's head, under the clay. */
function wheel(piece: Workpiece): Solid {
  const r = Math.min(piece.w, piece.d) * 0.62
  const thick = piece.size * 0.03
  const draft = new Draft()
  lathe(draft, { knots: [{ r: 0, y: -thick, sharp: true }, { r, y: -thick, sharp: true }, { r, y: -thick * 0.02, sharp: true }, { r: 0, y: -thick * 0.02, sharp: true }], rows: 8, segments: 48, skinOf: () => plainSkin('wood'), tileM: piece.size }) // prettier-ignore
  return solidOf(draft)
}

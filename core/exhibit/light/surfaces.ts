/**
 * A room as lit rectangles: what the light map is baked on and what the room's meshes are made from. Each rectangle is
 * `origin + s * u + t * v` with s and t in metres; u x v is its front.
 */
import { accentWall, albedo, type Finish } from '../finish/albedo.ts'
import {
  hasAccentWall,
  hungOffM,
  inkOffM,
  roomRect,
  type Bench,
  type Layout,
  type Opening,
  type Plate,
  type RoomLayout,
  type StopLayout,
} from '../layout/index.ts'
import { add, cross, type Rgb, type Vec3 } from './vector.ts'

export interface Cut {
  readonly s0: number
  readonly s1: number
  readonly t0: number
  readonly t1: number
}

export interface Surface {
  readonly origin: Vec3
  /** Unit vectors. */
  readonly u: Vec3
  readonly v: Vec3
  readonly normal: Vec3
  readonly uM: number
  readonly vM: number
  readonly texelM: number
  readonly finish: Finish
  readonly albedo: Rgb
  /** Parts that are not there: doorways, the laylight. */
  readonly cuts: readonly Cut[]
}

/** A box turned about the vertical. Its six surfaces begin at `first`, in the order of `boxFaces`; -1 where a face is left out. */
export interface Solid {
  readonly centre: Vec3
  readonly half: Vec3
  readonly headingRad: number
  readonly faces: readonly number[]
}

export interface RoomSurfaces {
  readonly surfaces: readonly Surface[]
  readonly solids: readonly Solid[]
  /** Indices of floor, ceiling, back, front, left and right wall. */
  readonly shell: readonly number[]
}

export const boxFaces = ['front', 'back', 'right', 'left', 'top', 'bottom'] as const
export type BoxFace = (typeof boxFaces)[number]

const skirtingM = 0.11
const footM = 0.018

export function roomSurfaces(layout: Layout, room: RoomLayout): RoomSurfaces {
  const build = new SurfaceBuilder()
  const shell = shellOf(build, layout, room)
  for (const stop of room.stops) {
    if (stop.base) plinth(build, stop)
    if (stop.framedM > 0) frame(build, stop)
  }
  for (const bench of room.benches) benchOf(build, bench)
  for (const plate of [room.panel, ...room.stops.map(({ label }) => label)]) board(build, plate)
  for (const opening of room.openings) architrave(build, room, opening)
  const exit = room.openings.find(({ side }) => side === 'back')
  if (exit) passage(build, layout, room, exit)
  return { surfaces: build.surfaces, solids: build.solids, shell }
}

class SurfaceBuilder {
  readonly surfaces: Surface[] = []
  readonly solids: Solid[] = []

  rect(
    origin: Vec3,
    u: Vec3,
    v: Vec3,
    size: readonly [uM: number, vM: number],
    look: Look,
    cuts: readonly Cut[] = [],
  ): number {
    const [uM, vM] = size
    const { finish, texelM } = look
    const colour = look.albedo ?? albedo[finish]
    return (
      this.surfaces.push({
        origin,
        u,
        v,
        normal: cross(u, v),
        uM,
        vM,
        texelM,
        finish,
        albedo: colour,
        cuts,
      }) - 1
    )
  }

  box(centre: Vec3, half: Vec3, headingRad: number, looks: Partial<Record<BoxFace, Look>>): void {
    const f: Vec3 = [Math.sin(headingRad), 0, Math.cos(headingRad)]
    const r: Vec3 = [f[2], 0, -f[0]]
    const y: Vec3 = [0, 1, 0]
    const faces = boxFaces.map((face) => {
      const look = looks[face]
      if (!look) return -1
      const [n, u, v]: [Vec3, Vec3, Vec3] =
        face === 'front' ? [f, r, y]
        : face === 'back' ? [neg(f), neg(r), y]
        : face === 'right' ? [r, neg(f), y]
        : face === 'left' ? [neg(r), f, y]
        : face === 'top' ? [y, r, neg(f)]
        : [neg(y), r, f] // prettier-ignore
      const [hn, hu, hv] = face === 'top' || face === 'bottom'
        ? [half[1], half[0], half[2]]
        : face === 'front' || face === 'back' ? [half[2], half[0], half[1]] : [half[0], half[2], half[1]] // prettier-ignore
      const origin = add(add(add(centre, n, hn), u, -hu), v, -hv)
      return this.rect(origin, u, v, [2 * hu, 2 * hv], look)
    })
    this.solids.push({ centre, half, headingRad, faces })
  }
}

interface Look {
  readonly finish: Finish
  readonly texelM: number
  readonly albedo?: Rgb
}

const neg = (a: Vec3): Vec3 => [-a[0], -a[1], -a[2]]

function shellOf(build: SurfaceBuilder, layout: Layout, room: RoomLayout): number[] {
  const { minX, maxX, minZ, maxZ } = roomRect(room)
  const { widthM: w, depthM: d, heightM: h, laylight } = room
  const wall: Look = { finish: 'plaster', texelM: 0.06 * coarseness(room) }
  const painted: Look = hasAccentWall(room) ? { ...wall, albedo: accentWall[layout.accent] } : wall
  const back = doorCut(room, 'back', 1)
  const front = doorCut(room, 'front', -1)
  const hole = {
    s0: laylight.minX - minX,
    s1: laylight.maxX - minX,
    t0: laylight.minZ - minZ,
    t1: laylight.maxZ - minZ,
  }
  const x: Vec3 = [1, 0, 0]
  const y: Vec3 = [0, 1, 0]
  const z: Vec3 = [0, 0, 1]
  const shell = [
    build.rect([minX, 0, maxZ], x, neg(z), [w, d], { finish: 'floor', texelM: 0.04 * coarseness(room) }),
    build.rect([minX, h, minZ], x, z, [w, d], { finish: 'ceiling', texelM: 0.11 }, [hole]),
    build.rect([minX, 0, minZ], x, y, [w, h], painted, back),
    build.rect([maxX, 0, maxZ], neg(x), y, [w, h], wall, front),
    build.rect([minX, 0, maxZ], neg(z), y, [d, h], wall),
    build.rect([maxX, 0, minZ], z, y, [d, h], wall),
  ]
  const off = 0.012
  const skirting: Look = { finish: 'skirting', texelM: 0.09 }
  const sides: [Vec3, Vec3, number, Cut[]][] = [
    [[minX, 0, minZ + off], x, w, back],
    [[maxX, 0, maxZ - off], neg(x), w, front],
    [[minX + off, 0, maxZ], neg(z), d, []],
    [[maxX - off, 0, minZ], z, d, []],
  ]
  for (const [origin, along, lengthM, cuts] of sides) {
    const gone = cuts.map((cut) => ({ s0: cut.s0 - 0.09, s1: cut.s1 + 0.09, t0: 0, t1: 1 }))
    build.rect(origin, along, y, [lengthM, skirtingM], skirting, gone)
    const inwards = cross(along, y)
    build.rect(add(origin, y, skirtingM), along, neg(inwards), [lengthM, off], skirting, gone)
  }
  return shell
}

/** Long halls get coarser light, so that a room's map stays near 120,000 texels. */
export function coarseness(room: RoomLayout): number {
  const floor = room.widthM * room.depthM
  return Math.max(1, Math.sqrt(floor / 80))
}

function doorCut(room: RoomLayout, side: Opening['side'], along: 1 | -1): Cut[] {
  return room.openings
    .filter((opening) => opening.side === side)
    .map(({ alongM, widthM, heightM }) => {
      const middle = room.widthM / 2 + along * alongM
      return { s0: middle - widthM / 2, s1: middle + widthM / 2, t0: 0, t1: heightM }
    })
}

function plinth(build: SurfaceBuilder, stop: StopLayout): void {
  const { base, at, headingRad } = stop
  if (!base) return
  const area = base.widthM * base.depthM
  const side: Look = { finish: 'plinth', texelM: 0.04 }
  const top: Look = { finish: 'plinth', texelM: Math.max(0.009, 0.013 * Math.sqrt(area)) }
  const tall = base.heightM - footM
  build.box([at.xM, footM + tall / 2, at.zM], [base.widthM / 2, tall / 2, base.depthM / 2], headingRad, {
    front: side, back: side, left: side, right: side, top,
  }) // prettier-ignore
  const foot: Look = { finish: 'dark', texelM: 0.2 }
  build.box([at.xM, footM / 2, at.zM], [base.widthM / 2 - 0.018, footM / 2, base.depthM / 2 - 0.018], headingRad, {
    front: foot, back: foot, left: foot, right: foot,
  }) // prettier-ignore
}

function benchOf(build: SurfaceBuilder, { at, widthM, depthM, heightM }: Bench): void {
  const look: Look = { finish: 'oak', texelM: 0.03 }
  const all = { front: look, back: look, left: look, right: look, top: look, bottom: look }
  const thick = 0.06
  build.box([at.xM, heightM - thick / 2, at.zM], [widthM / 2, thick / 2, depthM / 2], 0, all)
  for (const side of [-1, 1])
    build.box(
      [at.xM + side * (widthM / 2 - 0.22), (heightM - thick) / 2, at.zM],
      [0.035, (heightM - thick) / 2, depthM / 2 - 0.02],
      0,
      all,
    )
}

/** A pale panel behind what is printed: its front, and the edges of a thick one. None throws a shadow that the map could hold. */
function board(build: SurfaceBuilder, { at, headingRad, leanRad, widthM, heightM, board }: Plate): void {
  if (!board) return
  const { thickM, marginM } = board
  const [s, c] = [Math.sin(headingRad), Math.cos(headingRad)]
  const right: Vec3 = [c, 0, -s]
  const up: Vec3 = [-s * Math.sin(leanRad), Math.cos(leanRad), -c * Math.sin(leanRad)]
  const out = cross(right, up)
  const [w, h] = [widthM + 2 * marginM, heightM + 2 * marginM]
  const front = add([at.xM, at.yM, at.zM], out, -inkOffM)
  const corner = (across: -1 | 1, along: -1 | 1): Vec3 =>
    add(add(front, right, (across * w) / 2), up, (along * h) / 2)
  const finish = 'board'
  const face: Look = { finish, texelM: leanRad > 0 ? 0.02 : 0.05 }
  const edge: Look = { finish, texelM: 0.1 }
  const inwards = neg(out)
  build.rect(corner(-1, -1), right, up, [w, h], face)
  if (thickM < 0.01) return
  build.rect(corner(-1, 1), right, inwards, [w, thickM], edge)
  build.rect(corner(1, -1), neg(right), inwards, [w, thickM], edge)
  build.rect(corner(1, 1), neg(up), inwards, [h, thickM], edge)
  build.rect(corner(-1, -1), up, inwards, [h, thickM], edge)
}

const railM = 0.02

/** A pale mat around a sheet, and four oak rails around the mat. */
function frame(build: SurfaceBuilder, { at, headingRad, framedM, twin }: StopLayout): void {
  const { widthM, heightM, depthM } = twin.dimensions
  const [s, c] = [Math.sin(headingRad), Math.cos(headingRad)]
  const right: Vec3 = [c, 0, -s]
  const up: Vec3 = [0, 1, 0]
  const out: Vec3 = [s, 0, c]
  const middle: Vec3 = [at.xM, at.yM + heightM / 2, at.zM]
  const on = (acrossM: number, upM: number, offM: number): Vec3 =>
    add(add(add(middle, right, acrossM), up, upM), out, offM - hungOffM - depthM / 2)
  const [w, h] = [widthM / 2 + framedM, heightM / 2 + framedM]
  build.rect(on(-w, -h, 0.009), right, up, [2 * w, 2 * h], { finish: 'board', texelM: 0.03 })
  const look: Look = { finish: 'oak', texelM: 0.08 }
  const faces = { front: look, left: look, right: look, top: look, bottom: look }
  const deep = 0.016
  for (const side of [-1, 1]) {
    build.box(on(side * (w - railM / 2), 0, deep), [railM / 2, h, deep], headingRad, faces)
    build.box(on(0, side * (h - railM / 2), deep), [w - railM, railM / 2, deep], headingRad, faces)
  }
}

const frameM = 0.085
const proudM = 0.018

/** The oak frame around a doorway, on this room's side of the wall. */
function architrave(build: SurfaceBuilder, room: RoomLayout, opening: Opening): void {
  const { minZ, maxZ } = roomRect(room)
  const look: Look = { finish: 'oak', texelM: 0.05 }
  const x = room.centre.xM + opening.alongM
  const z = opening.side === 'back' ? minZ + proudM / 2 : maxZ - proudM / 2
  const half = opening.widthM / 2
  const heading = opening.side === 'back' ? 0 : Math.PI
  const faces = { front: look, left: look, right: look, top: look, bottom: look }
  const tall = opening.heightM + frameM
  for (const side of [-1, 1])
    build.box(
      [x + side * (half + frameM / 2), tall / 2, z],
      [frameM / 2, tall / 2, proudM / 2],
      heading,
      faces,
    )
  build.box([x, opening.heightM + frameM / 2, z], [half, frameM / 2, proudM / 2], heading, faces)
}

/** The lining of the way through both walls; it belongs to the room that is left. */
function passage(build: SurfaceBuilder, layout: Layout, room: RoomLayout, opening: Opening): void {
  const way = layout.doorways.find(({ from }) => from === room.index)
  if (!way) return
  const { minX, maxX, minZ, maxZ } = way.rect
  const { heightM } = opening
  const look: Look = { finish: 'oak', texelM: 0.05 }
  const deep = maxZ - minZ
  const y: Vec3 = [0, 1, 0]
  const z: Vec3 = [0, 0, 1]
  const x: Vec3 = [1, 0, 0]
  build.rect([minX, 0, maxZ], neg(z), y, [deep, heightM], look)
  build.rect([maxX, 0, minZ], z, y, [deep, heightM], look)
  build.rect([minX, heightM, minZ], x, z, [maxX - minX, deep], look)
  build.rect([minX, 0, maxZ], x, neg(z), [maxX - minX, deep], { finish: 'floor', texelM: 0.05 })
}

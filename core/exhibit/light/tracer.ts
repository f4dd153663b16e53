/** Rays in one room: the shell's six planes, boxes turned about the vertical, upright cylinders. Hot: a hit is left in fields that the next ray overwrites. */
import { roomRect, type Rect, type RoomLayout } from '../layout/index.ts'
import { proxyOf, type Cylinder } from './proxies.ts'
import type { RoomSurfaces, Surface } from './surfaces.ts'

interface TracedBox {
  readonly x: number
  readonly y: number
  readonly z: number
  readonly hx: number
  readonly hy: number
  readonly hz: number
  readonly cos: number
  readonly sin: number
  /** Surfaces in the order of `boxFaces`; empty for the stand-in of an object. */
  readonly faces: readonly number[]
}

const tileM = 1
/** Light that a nearby thing throws back matters to about this distance. */
const nearM = 3.6

export class RoomTracer {
  /** Surface that was hit; -1: an object's stand-in; -2: through a doorway; -3: the laylight. */
  surface = -2
  s = 0
  t = 0

  private readonly rect: Rect
  private readonly heightM: number
  private readonly boxes: readonly TracedBox[]
  private readonly cylinders: readonly Cylinder[]
  private readonly tiles = new Map<number, readonly [readonly TracedBox[], readonly Cylinder[]]>()
  private activeBoxes: readonly TracedBox[]
  private activeCylinders: readonly Cylinder[]
  private readonly shell: readonly number[]
  private readonly surfaces: readonly Surface[]

  constructor(room: RoomLayout, { surfaces, solids, shell }: RoomSurfaces) {
    this.rect = roomRect(room)
    this.heightM = room.heightM
    this.shell = shell
    this.surfaces = surfaces
    const proxies = room.stops.map(proxyOf)
    this.boxes = [
      ...solids.map(({ centre, half, headingRad, faces }) => box(centre, half, headingRad, faces)),
      ...proxies.flatMap(({ blocks }) => blocks.map((b) => box(b.centre, b.half, b.headingRad, []))),
    ]
    this.cylinders = proxies.flatMap(({ cylinders }) => cylinders)
    this.activeBoxes = this.boxes
    this.activeCylinders = this.cylinders
  }

  /** Limits what rays meet to what is near a place, until the next call. */
  near(x: number, z: number): void {
    const key = Math.floor(x / tileM) * 4096 + Math.floor(z / tileM)
    let tile = this.tiles.get(key)
    if (!tile) {
      const [cx, cz] = [(Math.floor(x / tileM) + 0.5) * tileM, (Math.floor(z / tileM) + 0.5) * tileM]
      const close = (px: number, pz: number, reach: number) => Math.hypot(px - cx, pz - cz) < nearM + reach
      tile = [
        this.boxes.filter((b) => close(b.x, b.z, Math.hypot(b.hx, b.hz))),
        this.cylinders.filter((c) => close(c.x, c.z, c.radius)),
      ]
      this.tiles.set(key, tile)
    }
    ;[this.activeBoxes, this.activeCylinders] = tile
  }

  /** Is anything between a place and another, `d` being the whole way and `k` the share of it that counts? */
  occluded(ox: number, oy: number, oz: number, dx: number, dy: number, dz: number, k = 1): boolean {
    for (const b of this.activeBoxes) if (enterBox(b, ox, oy, oz, dx, dy, dz) < k) return true
    for (const c of this.activeCylinders) if (enterCylinder(c, ox, oy, oz, dx, dy, dz) < k) return true
    return false
  }

  /** Follows a unit ray to what it meets first. */
  trace(ox: number, oy: number, oz: number, dx: number, dy: number, dz: number): void {
    let nearest = Infinity
    let hit: TracedBox | undefined
    for (const b of this.activeBoxes) {
      const t = enterBox(b, ox, oy, oz, dx, dy, dz)
      if (t < nearest) {
        nearest = t
        hit = b
      }
    }
    for (const c of this.activeCylinders) {
      const t = enterCylinder(c, ox, oy, oz, dx, dy, dz)
      if (t < nearest) {
        nearest = t
        hit = undefined
      }
    }
    const { minX, maxX, minZ, maxZ } = this.rect
    const tx = dx > 0 ? (maxX - ox) / dx : dx < 0 ? (minX - ox) / dx : Infinity
    const tz = dz > 0 ? (maxZ - oz) / dz : dz < 0 ? (minZ - oz) / dz : Infinity
    const ty = dy > 0 ? (this.heightM - oy) / dy : dy < 0 ? -oy / dy : Infinity
    const out = Math.min(tx, ty, tz)
    if (nearest < out) {
      this.onBox(hit, ox + dx * nearest, oy + dy * nearest, oz + dz * nearest)
      return
    }
    const which = out === ty ? (dy > 0 ? 1 : 0) : out === tz ? (dz > 0 ? 3 : 2) : dx > 0 ? 5 : 4
    this.land(this.shell[which]!, ox + dx * out, oy + dy * out, oz + dz * out)
    const surface = this.surfaces[this.surface]!
    for (const cut of surface.cuts)
      if (this.s > cut.s0 && this.s < cut.s1 && this.t > cut.t0 && this.t < cut.t1)
        this.surface = which === 1 ? -3 : -2
  }

  private onBox(b: TracedBox | undefined, px: number, py: number, pz: number): void {
    this.surface = -1
    if (!b || b.faces.length === 0) return
    const [x, y, z] = [px - b.x, py - b.y, pz - b.z]
    const lx = (x * b.cos - z * b.sin) / b.hx
    const ly = y / b.hy
    const lz = (x * b.sin + z * b.cos) / b.hz
    const [ax, ay, az] = [Math.abs(lx), Math.abs(ly), Math.abs(lz)]
    const face = ay > ax && ay > az ? (ly > 0 ? 4 : 5) : az > ax ? (lz > 0 ? 0 : 1) : lx > 0 ? 2 : 3
    const surface = b.faces[face]!
    if (surface >= 0) this.land(surface, px, py, pz)
  }

  private land(index: number, px: number, py: number, pz: number): void {
    const { origin, u, v } = this.surfaces[index]!
    const [x, y, z] = [px - origin[0], py - origin[1], pz - origin[2]]
    this.surface = index
    this.s = x * u[0] + y * u[1] + z * u[2]
    this.t = x * v[0] + y * v[1] + z * v[2]
  }
}

function box(
  centre: readonly number[],
  half: readonly number[],
  headingRad: number,
  faces: readonly number[],
): TracedBox {
  const [x, y, z] = [centre[0]!, centre[1]!, centre[2]!]
  const [hx, hy, hz] = [half[0]!, half[1]!, half[2]!]
  return { x, y, z, hx, hy, hz, cos: Math.cos(headingRad), sin: Math.sin(headingRad), faces }
}

/** Distance to where a ray enters, Infinity where it misses or starts inside or past it. */
function enterBox(
  b: TracedBox,
  ox: number,
  oy: number,
  oz: number,
  dx: number,
  dy: number,
  dz: number,
): number {
  const [rx, ry, rz] = [ox - b.x, oy - b.y, oz - b.z]
  const lx = rx * b.cos - rz * b.sin
  const lz = rx * b.sin + rz * b.cos
  const ex = dx * b.cos - dz * b.sin
  const ez = dx * b.sin + dz * b.cos
  let low = -Infinity
  let high = Infinity
  const ix = 1 / ex
  const ax = (-b.hx - lx) * ix
  const bx = (b.hx - lx) * ix
  low = Math.max(low, Math.min(ax, bx))
  high = Math.min(high, Math.max(ax, bx))
  const iy = 1 / dy
  const ay = (-b.hy - ry) * iy
  const by = (b.hy - ry) * iy
  low = Math.max(low, Math.min(ay, by))
  high = Math.min(high, Math.max(ay, by))
  const iz = 1 / ez
  const az = (-b.hz - lz) * iz
  const bz = (b.hz - lz) * iz
  low = Math.max(low, Math.min(az, bz))
  high = Math.min(high, Math.max(az, bz))
  return low > 1e-5 && low <= high ? low : Infinity
}

function enterCylinder(
  c: Cylinder,
  ox: number,
  oy: number,
  oz: number,
  dx: number,
  dy: number,
  dz: number,
): number {
  const rx = ox - c.x
  const rz = oz - c.z
  const a = dx * dx + dz * dz
  const bq = rx * dx + rz * dz
  const q = rx * rx + rz * rz - c.radius * c.radius
  let low = -Infinity
  let high = Infinity
  if (a > 1e-12) {
    const disc = bq * bq - a * q
    if (disc <= 0) return Infinity
    const root = Math.sqrt(disc)
    low = (-bq - root) / a
    high = (-bq + root) / a
  } else if (q > 0) return Infinity
  const iy = 1 / dy
  const ay = (c.low - oy) * iy
  const by = (c.high - oy) * iy
  low = Math.max(low, Math.min(ay, by))
  high = Math.min(high, Math.max(ay, by))
  return low > 1e-5 && low <= high ? low : Infinity
}

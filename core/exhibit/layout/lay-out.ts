/** An exhibit's rooms in a row, joined by doorways. Deterministic: equal documents give equal layouts. */
import { hashText } from '../../twin/noise.ts'
import { placementProblems, withoutPlacements } from './adjust.ts'
import { displayOf } from './display.ts'
import { shift } from './floor-space.ts'
import { exitOf, leastDepth } from './hang.ts'
import { furnish } from './room.ts'
import {
  doorHeightM, doorWidthM, eyeHeightM, startInM, wallThicknessM,
  type Doorway, type Layout, type LayoutInput, type LayoutProblem, type Opening, type Plate, type Point, type RoomLayout,
} from './types.ts' // prettier-ignore

/**
 * Stops whose artifact is not in `artifacts` are left out; a room without any stays, empty. What a curator placed by hand
 * stays there if that is possible; if not it is laid out like the others, and `problems` says why.
 */
export function layOut(input: LayoutInput): Layout {
  const steps = layingOut(input)
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}

/**
 * The same, stopping after each room with the rooms so far, without a hash: who has a picture to draw can draw it in between. Should
 * a placed thing not fit, what was laid out until then may still move.
 */
export function* layingOut({ document, artifacts }: LayoutInput): Generator<Layout, Layout, void> {
  const problems: LayoutProblem[] = []
  for (let current = document; ;) {
    const layout = yield* arrange({ document: current, artifacts })
    const found = placementProblems(current, layout)
    if (found.length === 0) return { ...layout, problems }
    problems.push(...found)
    current = withoutPlacements(current, new Set(found.map(({ slug }) => slug)))
  }
}

function* arrange({ document, artifacts }: LayoutInput): Generator<Layout, Layout, void> {
  const twins = new Map(
    artifacts.map(({ slug, twin, scan }) => [
      slug,
      scan ? { ...twin, dimensions: scan.dimensions, scan } : twin,
    ]),
  )
  const count = document.rooms.length
  const rooms: RoomLayout[] = []
  const doorways: Doorway[] = []
  const soFar = () => ({ accent: document.accent, rooms, doorways, start: startPose(rooms[0]!) })
  let entryX = 0
  let backZ = 0
  for (const [index, room] of document.rooms.entries()) {
    const displays = withOneHero(room.stops).flatMap((stop) => {
      const twin = twins.get(stop.artifact)
      return twin ? [displayOf(stop, twin)] : []
    })
    const entry: Opening[] =
      index === 0 ? [] : [{ side: 'front', alongM: 0, widthM: doorWidthM, heightM: doorHeightM }]
    const local = furnish({
      index,
      slug: room.slug,
      displays,
      leastDepthM: leastDepth(displays),
      openingsFor: (widthM) => [...entry, ...exitOf(index, count, widthM)],
    })
    const zM = index === 0 ? 0 : backZ - wallThicknessM - local.depthM / 2
    const moved = move(local, entryX, zM)
    rooms.push(moved)
    backZ = zM - local.depthM / 2
    const exit = local.openings.find(({ side }) => side === 'back')
    if (exit) {
      entryX += exit.alongM
      const half = exit.widthM / 2
      const rect = { minX: entryX - half, maxX: entryX + half, minZ: backZ - wallThicknessM, maxZ: backZ }
      doorways.push({ from: index, to: index + 1, rect, heightM: exit.heightM })
    }
    yield { ...soFar(), problems: [], hash: '' }
  }
  const layout = soFar()
  return { ...layout, problems: [], hash: hashText(JSON.stringify(layout)).toString(16).padStart(8, '0') }
}

/** The first that is marked, or the first stop at all. */
function withOneHero<Stop extends { readonly hero: boolean }>(stops: readonly Stop[]): Stop[] {
  const chosen = Math.max(
    0,
    stops.findIndex(({ hero }) => hero),
  )
  return stops.map((stop, i) => ({ ...stop, hero: i === chosen }))
}

/** Inside the entrance, on the axis, looking at the hero. */
function startPose(room: RoomLayout): Layout['start'] {
  const zM = room.centre.zM + room.depthM / 2 - startInM
  const hero = room.stops.find((stop) => stop.hero)
  const target: Point = { xM: room.centre.xM, yM: 1.56, zM: hero ? hero.at.zM : room.centre.zM }
  return { eye: { xM: room.centre.xM, yM: eyeHeightM, zM }, target }
}

function move(room: RoomLayout, xM: number, zM: number): RoomLayout {
  const point = (p: Point): Point => ({ xM: p.xM + xM, yM: p.yM, zM: p.zM + zM })
  const plate = (p: Plate): Plate => ({ ...p, at: point(p.at) })
  return {
    ...room,
    centre: { xM, zM },
    panel: plate(room.panel),
    name: room.name && plate(room.name),
    laylight: shift(room.laylight, xM, zM),
    benches: room.benches.map((bench) => ({ ...bench, at: point(bench.at) })),
    stops: room.stops.map((stop) => ({
      ...stop,
      at: point(stop.at),
      label: plate(stop.label),
      viewpoint: { eye: point(stop.viewpoint.eye), target: point(stop.viewpoint.target) },
    })),
  }
}

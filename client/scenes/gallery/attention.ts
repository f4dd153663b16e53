/** Which thing the visitor stands before and looks at, said when it begins and when it ends. */
import type { Layout, StopLayout } from '../../../core/exhibit/layout/index.ts'
import type { GalleryEvents } from './events.ts'

const leastReachM = 2.3
/** Large things are looked at from farther away: from where the layout has one stand, and a little behind it. */
const behindM = 0.3
const widestRad = 0.6

export class Attention {
  private readonly rooms: readonly (readonly StopLayout[])[]
  private readonly events: GalleryEvents
  private slug: string | undefined
  private since = 0

  constructor(layout: Layout, events: GalleryEvents) {
    this.rooms = layout.rooms.map((room) => room.stops)
    this.events = events
  }

  /** `room` is the visitor's own. In a headset the head turns freely: nearness alone counts. */
  update(
    eye: { readonly xM: number; readonly zM: number },
    yawRad: number,
    room: number,
    anyDirection: boolean,
  ): void {
    let best: StopLayout | undefined
    let least = Infinity
    for (let index = room - 1; index <= room + 1; index++)
      for (const stop of this.rooms[index] ?? []) {
        const dx = stop.at.xM - eye.xM
        const dz = stop.at.zM - eye.zM
        const distance = Math.hypot(dx, dz)
        if (distance > reachM(stop)) continue
        const ahead = -Math.sin(yawRad) * dx - Math.cos(yawRad) * dz
        const aside = anyDirection ? 0 : Math.acos(Math.min(1, ahead / (distance || 1)))
        const cost = distance + aside * 2
        if (aside > widestRad || cost >= least) continue
        least = cost
        best = stop
      }
    if (best?.slug === this.slug) return
    this.stopLooking()
    if (!best) return
    this.slug = best.slug
    this.since = performance.now()
    this.events.emit({ type: 'approach', slug: best.slug })
  }

  stopLooking(): void {
    if (this.slug === undefined) return
    const slug = this.slug
    this.slug = undefined
    this.events.emit({ type: 'depart', slug, dwellMs: Math.round(performance.now() - this.since) })
  }
}

const reachM = ({ at, viewpoint: { eye } }: StopLayout): number =>
  Math.max(leastReachM, Math.hypot(eye.xM - at.xM, eye.zM - at.zM) + behindM)

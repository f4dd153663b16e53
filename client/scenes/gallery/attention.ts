/** Which thing the visitor stands before and looks at, said when it begins and when it ends. */
import type { Layout, StopLayout } from '../../../core/exhibit/layout/index.ts'
import type { GalleryEvents } from './events.ts'

const reachM = 2.3
const widestRad = 0.6

export class Attention {
  private readonly stops: readonly StopLayout[]
  private readonly events: GalleryEvents
  private slug: string | undefined
  private since = 0

  constructor(layout: Layout, events: GalleryEvents) {
    this.stops = layout.rooms.flatMap((room) => room.stops)
    this.events = events
  }

  /** In a headset the head turns freely: nearness alone counts. */
  update(eye: { readonly xM: number; readonly zM: number }, yawRad: number, anyDirection: boolean): void {
    let best: { slug: string; cost: number } | undefined
    for (const { slug, at } of this.stops) {
      const [dx, dz] = [at.xM - eye.xM, at.zM - eye.zM]
      const distance = Math.hypot(dx, dz)
      if (distance > reachM) continue
      const aside = anyDirection
        ? 0
        : Math.acos(Math.min(1, (-Math.sin(yawRad) * dx - Math.cos(yawRad) * dz) / (distance || 1)))
      if (aside > widestRad) continue
      const cost = distance + aside * 2
      if (!best || cost < best.cost) best = { slug, cost }
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

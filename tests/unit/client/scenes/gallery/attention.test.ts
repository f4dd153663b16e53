import { describe, expect, it } from 'vitest'
import { Attention } from '../../../../../client/scenes/gallery/attention.ts'
import { GalleryEvents } from '../../../../../client/scenes/gallery/events.ts'
import { layOut } from '../../../../../core/exhibit/layout/index.ts'
import { shippedExhibits } from '../../../../support/shipped-exhibits.ts'

describe.each(shippedExhibits())('standing in %s', (_slug, exhibit) => {
  const layout = layOut(exhibit)
  const attendedFrom = (slug: string): string | undefined => {
    const stop = layout.rooms.flatMap(({ stops }) => stops).find((one) => one.slug === slug)!
    const { eye, target } = stop.viewpoint
    let said: string | undefined
    const events = new GalleryEvents((event) => event.type === 'approach' && (said = event.slug))
    const yawRad = Math.atan2(eye.xM - target.xM, eye.zM - target.zM)
    new Attention(layout, events).update(eye, yawRad, stop.room, false)
    return said
  }

  it('one stands before every thing where the layout has one stand before it, large as it may be', () => {
    const slugs = layout.rooms.flatMap(({ stops }) => stops.map(({ slug }) => slug))
    expect(slugs.map(attendedFrom)).toEqual(slugs)
  })
})

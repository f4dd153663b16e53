import { readingPose } from './panel-sight.ts'
import { eyeHeightM, type Layout, type Pose } from './types.ts'

const wallText = 'text'

/**
 * Standing in a doorway of a room and looking in, or before its wall text. `room` is its slug, and after `~` `text`, or which of its
 * doorways, counted from 1, the way in first (where every visit starts, for the first room). Undefined where there is no such place.
 */
export function thresholdOf(layout: Layout, room: string): Pose | undefined {
  const [slug, which = '1'] = room.split('~')
  const found = layout.rooms.find((one) => one.slug === slug)
  if (!found) return undefined
  return which === wallText ? readingPose(found.panel) : thresholdsOf(layout, found.slug)[Number(which) - 1]
}

/** One for each doorway of a room. */
export function thresholdsOf(layout: Layout, slug: string): Pose[] {
  const room = layout.rooms.find((one) => one.slug === slug)
  if (!room) return []
  const ways = layout.doorways
    .filter(({ from, to }) => from === room.index || to === room.index)
    .toSorted((a, b) => a.from - b.from)
  const poses = ways.map(({ rect: { minX, maxX, minZ, maxZ } }): Pose => ({
    eye: { xM: (minX + maxX) / 2, yM: eyeHeightM, zM: (minZ + maxZ) / 2 },
    target: { xM: room.centre.xM, yM: eyeHeightM, zM: room.centre.zM },
  }))
  return room.index === 0 ? [layout.start, ...poses] : poses
}

import { eyeHeightM, type Layout, type Pose } from './types.ts'

/** Standing in the doorway that leads into a room and looking in; of the first room, where every visit starts. */
export function thresholdOf(layout: Layout, roomSlug: string): Pose | undefined {
  const room = layout.rooms.find(({ slug }) => slug === roomSlug)
  if (!room) return undefined
  const way = layout.doorways.find(({ to }) => to === room.index)
  if (!way) return layout.start
  const { minX, maxX, minZ, maxZ } = way.rect
  return {
    eye: { xM: (minX + maxX) / 2, yM: eyeHeightM, zM: (minZ + maxZ) / 2 },
    target: { xM: room.centre.xM, yM: eyeHeightM, zM: room.centre.zM },
  }
}

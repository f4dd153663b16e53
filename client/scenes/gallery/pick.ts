/** What is under a point of the canvas: a thing, or a place on the floor that one can walk to. */
import '@babylonjs/core/Culling/ray.js'
import type { PickingInfo } from '@babylonjs/core/Collisions/pickingInfo.js'
import { isWalkable, walkArea } from '../../../core/exhibit/layout/index.ts'
import type { Gallery } from './gallery.ts'

export type Picked =
  | { readonly type: 'thing'; readonly slug: string }
  | { readonly type: 'floor'; readonly xM: number; readonly zM: number }

export function pickAt(gallery: Gallery, x: number, y: number): Picked | undefined {
  const { scene } = gallery
  return readPick(gallery, scene.pick(x, y, undefined, false))
}

/** Also what a controller's ray hits. Places too near to a wall count only if a step aside helps. */
export function readPick(gallery: Gallery, info: PickingInfo | null): Picked | undefined {
  if (!info?.hit || !info.pickedMesh || !info.pickedPoint) return undefined
  const stop = gallery.things.stopOf(info.pickedMesh, info.faceId)
  if (stop) return { type: 'thing', slug: stop.slug }
  const { inspecting } = gallery
  if (inspecting?.handle.meshes.some((mesh) => mesh === info.pickedMesh))
    return { type: 'thing', slug: inspecting.stop.slug }
  const { x: xM, z: zM } = info.pickedPoint
  return isWalkable(walkArea(gallery.layout), xM, zM) ? { type: 'floor', xM, zM } : undefined
}

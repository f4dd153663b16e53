/** Where a ray from the eye meets the thing that is looked at; a cut counts. */
import '@babylonjs/core/Culling/ray.js'
import type { Ray } from '@babylonjs/core/Culling/ray.js'
import type { Plane } from '@babylonjs/core/Maths/math.plane.js'
import { Matrix, Vector3 } from '@babylonjs/core/Maths/math.vector.js'
import type { Scene } from '@babylonjs/core/scene.js'
import type { Spot } from '../../../core/heritage/viewpoint.ts'
import type { Inspection } from '../gallery/inspection.ts'

/** Canvas pixels of the page, from its left and upper edge. */
export interface PicturePlace {
  readonly x: number
  readonly y: number
}

export interface OnSurface {
  readonly spot: Spot
  /** The surface's direction, in the thing's frame. */
  readonly facing: Spot
}

export function surfaceAt(
  scene: Scene,
  inspection: Inspection,
  { place, cut }: { readonly place: PicturePlace; readonly cut: Plane | undefined },
): OnSurface | undefined {
  const camera = scene.activeCamera
  if (!camera) return undefined
  const ray = scene.createPickingRay(place.x, place.y, Matrix.Identity(), camera)
  const start = cut === undefined ? undefined : beginAt(ray, cut)
  if (start === 'nowhere') return undefined
  if (start) ray.origin = start
  const { meshes } = inspection.handle.twin
  const hit = scene.pickWithRay(ray, (mesh) => meshes.some((own) => own === mesh), false)
  if (!hit?.hit || !hit.pickedPoint) return undefined
  if (cut && !start && cut.dotCoordinate(hit.pickedPoint) > 0) return undefined
  const normal = hit.getNormal(true, false) ?? inspection.towards.clone()
  const leaving = Vector3.Dot(normal, ray.direction) > 0
  // A ray that begins within the substance leaves it first: it began on the cut.
  if (start && leaving) return found(inspection, start, cut!.normal)
  return found(inspection, hit.pickedPoint, leaving ? normal.negate() : normal)
}

function found(inspection: Inspection, at: Vector3, normal: Vector3): OnSurface {
  const foot = inspection.toOwn(at)
  const tip = inspection.toOwn(at.add(normal))
  return {
    spot: foot,
    facing: { xM: tip.xM - foot.xM, yM: tip.yM - foot.yM, zM: tip.zM - foot.zM },
  }
}

/** Where a ray that starts in what is taken away comes to what is left. */
function beginAt(ray: Ray, cut: Plane): Vector3 | 'nowhere' | undefined {
  if (cut.dotCoordinate(ray.origin) <= 0) return undefined
  const approach = Vector3.Dot(ray.direction, cut.normal)
  if (approach >= 0) return 'nowhere'
  const along = -cut.dotCoordinate(ray.origin) / approach
  return ray.origin.add(ray.direction.scale(along))
}

/** Where a place of the world is in the picture; undefined behind the eye. */
export function inPicture(
  scene: Scene,
  world: Vector3,
  { width, height }: { readonly width: number; readonly height: number },
): PicturePlace | undefined {
  const camera = scene.activeCamera
  if (!camera) return undefined
  const depth = Vector3.Dot(world.subtract(camera.globalPosition), camera.getForwardRay().direction)
  if (depth <= 0) return undefined
  const at = Vector3.Project(
    world,
    Matrix.IdentityReadOnly,
    scene.getTransformMatrix(),
    camera.viewport.toGlobal(width, height),
  )
  return { x: at.x, y: at.y }
}

/** Keeps a headset inside the rooms. A head may lean over a plinth, but nobody steps or teleports into a wall or into what stands. */
import { Quaternion, type Vector3 } from '@babylonjs/core/Maths/math.vector.js'
import type { WebXRCamera } from '@babylonjs/core/XR/webXRCamera.js'
import {
  bodyRadiusM,
  isWalkable,
  slide,
  walkArea,
  type Layout,
  type Place,
  type WalkArea,
} from '../../core/exhibit/layout/index.ts'
import { liftFor } from './comfort.ts'

/** How near to a wall a head may come. */
const headM = 0.02
/** As far as a stick moves anybody in one frame. */
const longestStepM = 0.15
/** Below this a height is left as it is. */
const levelM = 0.002

/** Babylon keeps a stick's step here and takes it before the next picture, whatever the position was set to meanwhile. */
interface Deferring {
  readonly _deferredUpdated: boolean
  readonly _deferredPositionUpdate: Vector3
}

export class RoomsGuard {
  /** With a stick one walks around what stands; with one's own feet one leans over it. */
  walking = false
  private liftM = 0
  private lifted = true
  private readonly camera: WebXRCamera
  private readonly solid: WalkArea
  private readonly open: WalkArea
  private readonly heading = new Quaternion()
  private good: Place

  constructor(layout: Layout, camera: WebXRCamera) {
    this.camera = camera
    this.solid = walkArea(layout)
    this.open = { ...this.solid, obstacles: [] }
    this.good = placeOf(camera.position)
  }

  /**
   * Every frame: the last good place comes back where a head has left the rooms. A stick slides along what it meets, and a slow frame
   * does not make its step longer.
   */
  keep(): void {
    this.level()
    const next = this.next()
    const [xM, zM] = [next.x - this.good.xM, next.z - this.good.zM]
    const awayM = Math.hypot(xM, zM)
    const tooFar = this.walking && awayM > longestStepM
    if (!tooFar && isWalkable(this.walking ? this.solid : this.open, next.x, next.z, headM))
      this.good = placeOf(next)
    else if (this.walking) {
      const share = Math.min(1, longestStepM / awayM)
      // As near as a head may come: who stands nearer than a body is wide is not held there.
      this.put(slide(this.solid, this.good, { xM: xM * share, zM: zM * share }, headM))
    } else this.put(this.good)
  }

  /** What the next picture is taken from: a stick's waiting step, or where the head is. */
  private next(): Vector3 {
    const { _deferredUpdated, _deferredPositionUpdate } = this.camera as unknown as Deferring
    if (!_deferredUpdated) return this.camera.position
    _deferredPositionUpdate.y = this.camera.position.y
    return _deferredPositionUpdate
  }

  /** Before a teleport: the heading that it must not change. */
  leave(): void {
    this.heading.copyFrom(this.camera.rotationQuaternion)
  }

  /**
   * After a teleport from the last good place: stands there if a body fits, else as far on the way as it does; at its own height,
   * since the target lies a little over the floor; and looks where it looked. Babylon turns by a stick's last sideways angle,
   * which is never taken back and counts from behind in right-handed scenes.
   */
  land(): void {
    const { camera } = this
    const { x, z } = camera.position
    camera.rotationQuaternion.copyFrom(this.heading)
    this.level()
    if (isWalkable(this.solid, x, z, bodyRadiusM)) this.good = placeOf(camera.position)
    else this.put(slide(this.solid, this.good, { xM: x - this.good.xM, zM: z - this.good.zM }))
  }

  /** Whether the eyes are lifted to those of someone who stands: by as much as they lack at the first frame from now. */
  set seated(seated: boolean) {
    if (!seated) this.liftM = 0
    this.lifted = !seated
  }

  /** At its own height over the floor, however one was moved. */
  private level(): void {
    const heightM = this.camera.realWorldHeight
    if (heightM === 0) return
    if (!this.lifted) {
      this.lifted = true
      this.liftM = liftFor(heightM)
    }
    const yM = heightM + this.liftM
    if (Math.abs(this.camera.position.y - yM) > levelM) this.camera.position.y = yM
  }

  /** Whether something as wide as a body fits there. */
  isFree(xM: number, zM: number): boolean {
    return isWalkable(this.solid, xM, zM, bodyRadiusM)
  }

  private put(place: Place): void {
    this.good = place
    const next = this.next()
    next.set(place.xM, next.y, place.zM)
  }
}

const placeOf = ({ x, z }: Vector3): Place => ({ xM: x, zM: z })

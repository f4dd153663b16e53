/** The visitor's head: where it is and which way it looks. Steps slide along walls and plinths. */
import { TargetCamera } from '@babylonjs/core/Cameras/targetCamera.js'
import { Vector3 } from '@babylonjs/core/Maths/math.vector.js'
import type { Scene } from '@babylonjs/core/scene.js'
import {
  eyeHeightM,
  slide,
  walkArea,
  type Layout,
  type Point,
  type Pose,
  type WalkArea,
} from '../../../core/exhibit/layout/index.ts'

const radians = (degrees: number) => (degrees * Math.PI) / 180
export const walkingFovRad = radians(50)
export const inspectingFovRad = radians(35)
const mostPitchRad = radians(70)
const nearestM = 0.04

export class Walker {
  readonly camera: TargetCamera
  /** Turned to the left from -z, and up from the level. */
  yawRad = 0
  pitchRad = 0
  private readonly area: WalkArea

  constructor(scene: Scene, layout: Layout) {
    this.area = walkArea(layout)
    this.camera = new TargetCamera('visitor', new Vector3(0, eyeHeightM, 0), scene)
    this.camera.minZ = nearestM
    this.camera.maxZ = 120
    this.camera.fov = walkingFovRad
    this.place(layout.start)
  }

  get place2d(): { readonly xM: number; readonly zM: number } {
    return { xM: this.camera.position.x, zM: this.camera.position.z }
  }

  /** What is nearer than this is not drawn; undefined for what walking takes. */
  set nearM(metres: number | undefined) {
    this.camera.minZ = metres ?? nearestM
  }

  place({ eye, target }: Pose): void {
    this.camera.position.set(eye.xM, eye.yM, eye.zM)
    this.lookAt(target)
  }

  lookAt(target: Point): void {
    const { yawRad, pitchRad } = anglesTo(this.camera.position, target)
    this.yawRad = yawRad
    this.pitchRad = pitchRad
    this.aim()
  }

  turn(yawRad: number, pitchRad: number): void {
    this.yawRad += yawRad
    this.pitchRad = Math.min(mostPitchRad, Math.max(-mostPitchRad, this.pitchRad + pitchRad))
    this.aim()
  }

  /** Metres ahead and to the right of where one looks. Returns whether anything came of it. */
  step(aheadM: number, rightM: number): boolean {
    const [s, c] = [Math.sin(this.yawRad), Math.cos(this.yawRad)]
    const from = this.place2d
    const to = slide(this.area, from, { xM: -s * aheadM + c * rightM, zM: -c * aheadM - s * rightM })
    this.camera.position.x = to.xM
    this.camera.position.z = to.zM
    return to.xM !== from.xM || to.zM !== from.zM
  }

  aim(): void {
    this.camera.rotation.set(this.pitchRad, this.yawRad, 0)
  }
}

export function anglesTo(
  from: { readonly x: number; readonly y: number; readonly z: number },
  to: Point,
): { yawRad: number; pitchRad: number } {
  const [dx, dy, dz] = [to.xM - from.x, to.yM - from.y, to.zM - from.z]
  return { yawRad: Math.atan2(-dx, -dz), pitchRad: Math.atan2(dy, Math.hypot(dx, dz)) }
}

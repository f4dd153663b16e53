/** One thing, close: its finest mesh with a shadow of its own, turned by hand, seen at 35 degrees. */
import '@babylonjs/core/Lights/Shadows/shadowGeneratorSceneComponent.js'
import { ShadowGenerator } from '@babylonjs/core/Lights/Shadows/shadowGenerator.js'
import type { DirectionalLight } from '@babylonjs/core/Lights/directionalLight.js'
import { Vector3 } from '@babylonjs/core/Maths/math.vector.js'
import { Quaternion } from '@babylonjs/core/Maths/math.vector.js'
import type { Point, RoomLayout, StopLayout } from '../../../core/exhibit/layout/index.ts'
import type { Mounted } from '../things/mounted.ts'
import { inspectingFovRad } from './walker.ts'

const closest = 0.34
const farthest = 1.5
const mostTiltRad = 0.6

export class Inspection {
  readonly stop: StopLayout
  readonly handle: Mounted
  readonly centre: Point
  readonly since = performance.now()
  private readonly shadow: ShadowGenerator
  private readonly home: Vector3
  private turnRad = 0
  private tiltRad = 0
  private zoomed = 1

  constructor(stop: StopLayout, handle: Mounted, key: DirectionalLight) {
    this.stop = stop
    this.handle = handle
    const { at, twin } = stop
    this.centre = { xM: at.xM, yM: at.yM + handle.liftM + twin.dimensions.heightM / 2, zM: at.zM }
    this.home = new Vector3(at.xM, at.yM + handle.liftM, at.zM)
    if (handle.mount) {
      handle.mount.root.parent = handle.twin.root
      handle.mount.root.position.y = -handle.liftM
    }
    this.apply()
    this.shadow = shadowOn(
      key,
      handle,
      this.centre,
      Math.hypot(twin.dimensions.widthM, twin.dimensions.heightM, twin.dimensions.depthM),
    )
  }

  get degrees(): number {
    return Math.round((this.turnRad * 180) / Math.PI)
  }

  turn(yawRad: number, tiltRad: number): void {
    this.turnRad += yawRad
    this.tiltRad = Math.min(mostTiltRad, Math.max(-mostTiltRad, this.tiltRad + tiltRad))
    this.apply()
  }

  setDegrees(degrees: number): void {
    this.turnRad = (degrees * Math.PI) / 180
    this.apply()
  }

  zoom(factor: number): void {
    this.zoomed = Math.min(farthest, Math.max(closest, this.zoomed * factor))
  }

  /** Where the eye is for this thing, inside its room: in front, a little above, so that it fills 60% of the picture. */
  eye(room: RoomLayout, aspect: number): Point {
    const { widthM, heightM, depthM } = this.stop.twin.dimensions
    const tall = Math.max(heightM, Math.max(widthM, depthM) / Math.min(1.6, aspect))
    const distance = Math.max(
      0.16,
      (tall / 0.62 / (2 * Math.tan(inspectingFovRad / 2))) * this.zoomed + depthM / 2,
    )
    const hung = this.stop.shownOn === 'wall'
    const rise = hung ? 0 : 0.17
    const aside = this.stop.headingRad + (hung ? 0 : 0.16)
    const flat = distance * Math.cos(rise)
    const { centre, widthM: w, depthM: d } = room
    return {
      xM: clamp(this.centre.xM + Math.sin(aside) * flat, centre.xM - w / 2 + 0.15, centre.xM + w / 2 - 0.15),
      yM: Math.max(0.15, this.centre.yM + distance * Math.sin(rise)),
      zM: clamp(this.centre.zM + Math.cos(aside) * flat, centre.zM - d / 2 + 0.15, centre.zM + d / 2 - 0.15),
    }
  }

  dispose(): void {
    this.shadow.dispose()
    this.handle.dispose()
  }

  /** Turns about the object's own middle, so that it stays where the eye looks. */
  private apply(): void {
    const { root } = this.handle.twin
    const turn = Quaternion.RotationYawPitchRoll(this.stop.headingRad + this.turnRad, 0, 0)
    const tilt = Quaternion.RotationAxis(
      new Vector3(Math.cos(this.stop.headingRad), 0, -Math.sin(this.stop.headingRad)),
      this.tiltRad,
    )
    const whole = tilt.multiply(turn)
    root.rotationQuaternion = whole
    const up = new Vector3(0, this.stop.twin.dimensions.heightM / 2, 0)
    const moved = up.rotateByQuaternionToRef(whole, new Vector3())
    root.position.copyFrom(this.home).addInPlace(up).subtractInPlace(moved)
  }
}

function shadowOn(light: DirectionalLight, handle: Mounted, centre: Point, sizeM: number): ShadowGenerator {
  light.position.copyFrom(new Vector3(centre.xM, centre.yM, centre.zM).subtract(light.direction.scale(3)))
  light.shadowMinZ = 0.5
  light.shadowMaxZ = 5.5
  light.autoUpdateExtends = false
  const half = sizeM * 0.56
  light.orthoLeft = light.orthoBottom = -half
  light.orthoRight = light.orthoTop = half
  const shadow = new ShadowGenerator(1024, light)
  shadow.usePercentageCloserFiltering = true
  shadow.bias = 0.00012
  shadow.normalBias = 0.0012
  for (const mesh of handle.meshes) {
    shadow.addShadowCaster(mesh)
    mesh.receiveShadows = true
  }
  return shadow
}

const clamp = (x: number, low: number, high: number) => Math.min(high, Math.max(low, x))

/** One thing, close: its finest mesh with a shadow of its own, turned by hand, seen at 35 degrees. */
import '@babylonjs/core/Lights/Shadows/shadowGeneratorSceneComponent.js'
import { ShadowGenerator } from '@babylonjs/core/Lights/Shadows/shadowGenerator.js'
import type { DirectionalLight } from '@babylonjs/core/Lights/directionalLight.js'
import { Quaternion, Vector3 } from '@babylonjs/core/Maths/math.vector.js'
import type { TransformNode } from '@babylonjs/core/Meshes/transformNode.js'
import type { Point, RoomLayout, StopLayout } from '../../../core/exhibit/layout/index.ts'
import type { Spot, Viewpoint } from '../../../core/heritage/viewpoint.ts'
import { distanceLimits, wholeDistanceM, within, type Direction } from '../../../core/looking/index.ts'
import type { Dimensions } from '../../../core/twin/facts.ts'
import type { TwinHandle } from '../../twins/index.ts'
import { stir, stirOver } from '../still-materials.ts'
import type { Mounted } from '../things/mounted.ts'
import { inspectingFovRad } from './walker.ts'

const mostTiltRad = 1.3
const radians = Math.PI / 180

export class Inspection {
  readonly stop: StopLayout
  handle: Mounted
  readonly since = performance.now()
  /** Towards the eye, in the world. */
  readonly towards: Vector3
  /** To the right of the picture, in the world. */
  readonly right: Vector3
  readonly key: DirectionalLight
  readonly shadow: ShadowGenerator
  /** Of all that is to be seen whole: the thing's own, or those of the row that it stands in. */
  extent: Dimensions
  /** Out of its room there are no walls to keep the eye in. */
  confined = true
  private readonly home: Vector3
  private readonly pose = Quaternion.Identity()
  private readonly middle = new Vector3()
  /** From the thing's middle to what the eye aims at, in the world. */
  private readonly aim = new Vector3()
  private turnRad = 0
  private tiltRad = 0
  /** From the eye to its aim; undefined until somebody came nearer or went away. */
  private awayM: number | undefined

  constructor(stop: StopLayout, handle: Mounted, key: DirectionalLight) {
    this.stop = stop
    this.handle = handle
    this.key = key
    const { at, twin, headingRad } = stop
    this.extent = twin.dimensions
    this.home = new Vector3(at.xM, at.yM + handle.liftM, at.zM)
    const hung = stop.shownOn === 'wall'
    const [rise, aside] = [hung ? 0 : 0.17, headingRad + (hung ? 0 : 0.16)]
    this.towards = new Vector3(
      Math.sin(aside) * Math.cos(rise),
      Math.sin(rise),
      Math.cos(aside) * Math.cos(rise),
    )
    this.right = new Vector3(Math.cos(aside), 0, -Math.sin(aside))
    if (handle.mount) {
      handle.mount.root.parent = handle.twin.root
      handle.mount.root.position.y = -handle.liftM
    }
    this.apply()
    this.shadow = shadowOn(key, handle, this.centre, Math.hypot(...boxOf(twin.dimensions)))
    stir(key.getScene(), 'inspection')
  }

  /** Puts another view of the thing in its place. The former twin is disposed of. */
  replaceTwin(twin: TwinHandle): void {
    const { twin: former, mount, liftM } = this.handle
    for (const mesh of former.meshes) this.shadow.removeShadowCaster(mesh)
    if (mount) mount.root.parent = twin.root
    const meshes = [...twin.meshes, ...(mount?.meshes ?? [])]
    this.handle = { twin, mount, liftM, meshes, dispose: () => (twin.dispose(), mount?.dispose()) }
    this.apply()
    for (const mesh of twin.meshes) {
      this.shadow.addShadowCaster(mesh)
      mesh.receiveShadows = true
    }
    former.dispose()
  }

  /** Where the thing's middle is now. */
  get centre(): Point {
    return { xM: this.middle.x, yM: this.middle.y, zM: this.middle.z }
  }

  /** What the eye looks at. */
  get target(): Point {
    const { x, y, z } = this.middle.add(this.aim)
    return { xM: x, yM: y, zM: z }
  }

  get degrees(): number {
    return Math.round(this.turnRad / radians)
  }

  turn(yawRad: number, tiltRad: number): void {
    this.turnRad += yawRad
    this.tiltRad = Math.min(mostTiltRad, Math.max(-mostTiltRad, this.tiltRad + tiltRad))
    this.apply()
  }

  setDegrees(degrees: number): void {
    this.turnRad = degrees * radians
    this.apply()
  }

  zoom(factor: number, aspect: number): void {
    this.awayM = this.held((this.awayM ?? this.wholeM(aspect)) * factor, aspect)
  }

  /** Moves the aim within the picture, no farther than the thing reaches. */
  pan(rightM: number, upM: number): void {
    this.aim.addInPlace(this.right.scale(rightM)).addInPlace(this.pictureUp().scale(upM))
    const most = Math.hypot(...boxOf(this.extent)) / 2
    const length = this.aim.length()
    if (length > most) this.aim.scaleInPlace(most / length)
  }

  aimAt(spot: Spot): void {
    this.aim.copyFrom(this.toWorld(spot)).subtractInPlace(this.middle)
  }

  /** How it is looked at now, in its own frame. */
  viewpoint(aspect: number): Viewpoint {
    return {
      yawDeg: ((this.turnRad / radians + 180) % 360) - 180,
      pitchDeg: this.tiltRad / radians,
      distanceM: this.away(aspect),
      target: this.toOwn(this.middle.add(this.aim)),
    }
  }

  look({ yawDeg, pitchDeg, distanceM, target }: Viewpoint, aspect: number): void {
    this.turnRad = yawDeg * radians
    this.tiltRad = Math.min(mostTiltRad, Math.max(-mostTiltRad, pitchDeg * radians))
    this.apply()
    this.aimAt(target)
    this.awayM = this.held(distanceM, aspect)
  }

  /** Sees all of it again. */
  seeWhole(): void {
    this.awayM = undefined
    this.aim.setAll(0)
  }

  /** Where the eye is for this thing, inside its room: in front, a little above. */
  eye(room: RoomLayout, aspect: number): Point {
    const at = this.middle.add(this.aim).addInPlace(this.towards.scale(this.away(aspect)))
    if (!this.confined) return { xM: at.x, yM: at.y, zM: at.z }
    const { centre, widthM: w, depthM: d } = room
    return {
      xM: clamp(at.x, centre.xM - w / 2 + 0.15, centre.xM + w / 2 - 0.15),
      yM: Math.max(0.15, at.y),
      zM: clamp(at.z, centre.zM - d / 2 + 0.15, centre.zM + d / 2 - 0.15),
    }
  }

  toWorld({ xM, yM, zM }: Spot): Vector3 {
    const own = new Vector3(xM, yM - this.stop.twin.dimensions.heightM / 2, zM)
    return own.rotateByQuaternionToRef(this.pose, own).addInPlace(this.middle)
  }

  toOwn(world: Vector3): Spot {
    const own = world.subtract(this.middle)
    own.rotateByQuaternionToRef(Quaternion.Inverse(this.pose), own)
    return { xM: own.x, yM: own.y + this.stop.twin.dimensions.heightM / 2, zM: own.z }
  }

  /** A direction of the thing's own frame in the world. */
  directionToWorld(own: Direction): Vector3 {
    const direction = Vector3.FromArray([...own])
    return direction.rotateByQuaternionToRef(this.pose, direction)
  }

  /** Turns another thing that stands on `foot` as this one is turned, about its own middle. */
  turnAlike(root: TransformNode, foot: Vector3, heightM: number): void {
    stand(root, { foot, heightM, pose: this.pose })
  }

  dispose(): void {
    this.shadow.dispose()
    this.handle.dispose()
    stirOver(this.key.getScene(), 'inspection')
  }

  private away(aspect: number): number {
    return this.held(this.awayM ?? this.wholeM(aspect), aspect)
  }

  private wholeM(aspect: number): number {
    return wholeDistanceM(this.extent, aspect, inspectingFovRad)
  }

  private held(distanceM: number, aspect: number): number {
    const own = this.towards.rotateByQuaternionToRef(Quaternion.Inverse(this.pose), new Vector3())
    const limits = distanceLimits(this.stop.twin.dimensions, {
      towards: [own.x, own.y, own.z],
      aimM: Vector3.Dot(this.aim, this.towards),
      wholeM: this.wholeM(aspect),
    })
    return within(distanceM, limits)
  }

  private pictureUp(): Vector3 {
    return Vector3.Cross(this.towards, this.right)
  }

  /** Turns about the object's own middle, lifted or moved off its wall just so far that it touches nothing. */
  private apply(): void {
    const { headingRad, shownOn, twin } = this.stop
    const turn = Quaternion.RotationYawPitchRoll(headingRad + this.turnRad, 0, 0)
    const tilt = Quaternion.RotationAxis(
      new Vector3(Math.cos(headingRad), 0, -Math.sin(headingRad)),
      this.tiltRad,
    )
    tilt.multiplyToRef(turn, this.pose)
    const { heightM, depthM } = twin.dimensions
    const foot = this.home.clone()
    if (shownOn === 'wall') {
      const front = new Vector3(Math.sin(headingRad), 0, Math.cos(headingRad))
      foot.addInPlace(front.scale(Math.max(0, this.reachTo(front) - depthM / 2)))
    } else foot.y += Math.max(0, this.reachTo(Vector3.Up()) - heightM / 2)
    stand(this.handle.twin.root, { foot, heightM, pose: this.pose })
    this.middle.copyFrom(foot)
    this.middle.y += heightM / 2
  }

  /** Half of what its turned box measures along a direction. */
  private reachTo(direction: Vector3): number {
    const own = direction.rotateByQuaternionToRef(Quaternion.Inverse(this.pose), new Vector3())
    const [w, h, d] = boxOf(this.stop.twin.dimensions)
    return (Math.abs(own.x) * w + Math.abs(own.y) * h + Math.abs(own.z) * d) / 2
  }
}

function stand(
  root: TransformNode,
  { foot, heightM, pose }: { readonly foot: Vector3; readonly heightM: number; readonly pose: Quaternion },
): void {
  root.rotationQuaternion = pose
  const up = new Vector3(0, heightM / 2, 0)
  const moved = up.rotateByQuaternionToRef(pose, new Vector3())
  root.position.copyFrom(foot).addInPlace(up).subtractInPlace(moved)
}

function shadowOn(light: DirectionalLight, handle: Mounted, centre: Point, sizeM: number): ShadowGenerator {
  aimShadow(light, new Vector3(centre.xM, centre.yM, centre.zM), sizeM * 0.56)
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

/** Lets a lamp's shadow cover a ball around a place. */
export function aimShadow(light: DirectionalLight, centre: Vector3, halfM: number): void {
  const backM = Math.max(3, halfM * 1.5)
  light.position.copyFrom(centre.subtract(light.direction.scale(backM)))
  light.shadowMinZ = 0.5
  light.shadowMaxZ = backM * 2 - 0.5
  light.autoUpdateExtends = false
  light.orthoLeft = light.orthoBottom = -halfM
  light.orthoRight = light.orthoTop = halfM
}

const boxOf = ({ widthM, heightM, depthM }: Dimensions) => [widthM, heightM, depthM] as const
const clamp = (x: number, low: number, high: number) => Math.min(high, Math.max(low, x))

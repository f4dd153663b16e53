/** Looking closely at one thing: it leaves its place for a finer twin, the eye goes to it, and back again. The gallery owns it. */
import type { AbstractMesh } from '@babylonjs/core/Meshes/abstractMesh.js'
import type { RoomLayout } from '../../../core/exhibit/layout/index.ts'
import type { Viewpoint } from '../../../core/heritage/viewpoint.ts'
import { between } from '../../../core/looking/between.ts'
import type { Inspection, Study } from '../inspect/index.ts'
import { lightSideOf } from '../things/kinds.ts'
import type { ThingLamps } from '../things/lamps.ts'
import { createMounted } from '../things/mounted.ts'
import type { Gallery } from './gallery.ts'
import type { Journey } from './journey.ts'
import { turningRps } from './keys.ts'
import { anglesTo, inspectingFovRad, walkingFovRad } from './walker.ts'

/** Nothing of an inspected thing is cut off before the eye. */
const nearestInspectedM = 0.008

export interface CloseLookParts {
  readonly journey: Journey
  readonly lamps: ThingLamps
  /** The thing is there, the eye about to go to it. */
  readonly onTaken: () => void
}

export class CloseLook {
  private readonly gallery: Gallery
  private readonly parts: CloseLookParts
  private looked: Inspection | undefined
  private studied: Study | undefined
  private back: { yawRad: number; pitchRad: number; xM: number; yM: number; zM: number } | undefined
  private ask = 0

  constructor(gallery: Gallery, parts: CloseLookParts) {
    this.gallery = gallery
    this.parts = parts
  }

  get inspection(): Inspection | undefined {
    return this.looked
  }

  /** What can be done with the thing. */
  get study(): Study | undefined {
    return this.studied
  }

  /** Resolves when the eye is there; false where another wish came between. */
  async take(slug: string): Promise<boolean> {
    const { gallery } = this
    const stop = gallery.stop(slug)
    const room = stop && gallery.layout.rooms[stop.room]
    if (!stop || !room) return false
    if (this.looked?.stop.slug === slug) return true
    if (this.looked) await this.leave()
    const mine = ++this.ask
    const { Inspection, Study } = await import('../inspect/index.ts')
    const side = lightSideOf(stop)
    const handle = await createMounted(gallery.scene, stop.twin, {
      lod: 'near',
      close: true,
      builder: gallery.builder,
      hung: side !== 'stand',
    })
    if (mine !== this.ask || gallery.scene.isDisposed) {
      handle.dispose()
      return false
    }
    gallery.things.hide(slug)
    this.looked = new Inspection(stop, handle, this.parts.lamps.key(side))
    this.studied = new Study(gallery, this.looked)
    this.light(handle.meshes)
    const { walker } = gallery
    walker.nearM = nearestInspectedM
    this.back = { ...gallery.eye, yM: 1.6, yawRad: walker.yawRad, pitchRad: walker.pitchRad }
    this.parts.onTaken()
    gallery.events.emit({ type: 'inspect', slug })
    return this.approach(room)
  }

  async leave(): Promise<void> {
    const { looked, back, gallery } = this
    if (!looked) return
    this.ask++
    this.closeStudy()
    this.looked = undefined
    looked.dispose()
    this.parts.lamps.alsoLight('stand', [])
    gallery.things.hide(undefined)
    gallery.events.emit({
      type: 'leave',
      slug: looked.stop.slug,
      dwellMs: Math.round(performance.now() - looked.since),
    })
    if (back && !gallery.xrEye)
      await this.parts.journey.fly(back, { yawRad: back.yawRad, pitchRad: back.pitchRad }, walkingFovRad)
  }

  /** Degrees by which the thing is turned from its front. */
  setTurn(degrees: number): void {
    if (!this.looked) return
    this.looked.setDegrees(degrees)
    this.sayTurn()
  }

  turn(yawRad: number, tiltRad: number): void {
    this.looked?.turn(yawRad, tiltRad)
    this.sayTurn()
  }

  /** While one measures, the arrows move the cursor; Q and E turn always. */
  turnByKeys(keys: ReadonlySet<string>, seconds: number): void {
    this.studied?.steer(keys, seconds)
    const arrows = this.studied?.state.measuring !== true
    const held = (code: string, on = true) => (on && keys.has(code) ? 1 : 0)
    const turn = held('ArrowRight', arrows) + held('KeyE') - held('ArrowLeft', arrows) - held('KeyQ')
    const tilt = held('ArrowDown', arrows) - held('ArrowUp', arrows)
    if (turn !== 0 || tilt !== 0) this.turn(turn * turningRps * seconds, tilt * turningRps * 0.6 * seconds)
  }

  zoom(factor: number): void {
    if (!this.looked || this.parts.journey.underWay) return
    this.looked.zoom(factor, this.gallery.aspect)
    this.see()
  }

  /** Takes the thing to another view. */
  move(to: Viewpoint): Promise<boolean> {
    const { looked } = this
    const { aspect } = this.gallery
    if (!looked) return Promise.resolve(false)
    const from = looked.viewpoint(aspect)
    return this.parts.journey.alter(900, (k) => {
      looked.look(between(from, to, k), aspect)
      this.see()
    })
  }

  /** Puts the eye where the thing is seen from. */
  see(): void {
    const { looked, gallery } = this
    const room = looked && gallery.layout.rooms[looked.stop.room]
    if (!room || gallery.xrEye) return
    const eye = looked.eye(room, gallery.aspect)
    gallery.walker.camera.position.set(eye.xM, eye.yM, eye.zM)
    gallery.walker.lookAt(looked.target)
    this.studied?.follow()
  }

  light(meshes: readonly AbstractMesh[]): void {
    if (this.looked) this.parts.lamps.alsoLight(lightSideOf(this.looked.stop), meshes)
  }

  dispose(): void {
    this.ask++
    this.closeStudy()
    this.looked?.dispose()
  }

  private approach(room: RoomLayout): Promise<boolean> {
    const { looked, gallery } = this
    if (!looked || gallery.xrEye) return Promise.resolve(true)
    const eye = looked.eye(room, gallery.aspect)
    const angles = anglesTo({ x: eye.xM, y: eye.yM, z: eye.zM }, looked.target)
    return this.parts.journey.fly(eye, angles, inspectingFovRad)
  }

  private closeStudy(): void {
    this.studied?.dispose()
    this.studied = undefined
    this.gallery.walker.nearM = undefined
  }

  private sayTurn(): void {
    const { looked, gallery } = this
    if (!this.parts.journey.underWay) this.see()
    if (looked) gallery.events.emit({ type: 'turn', slug: looked.stop.slug, degrees: looked.degrees })
  }
}

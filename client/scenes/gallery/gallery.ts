/** A walk through one exhibit. Composes rooms, things and the visitor; owns all of them. */
import type { AbstractMesh } from '@babylonjs/core/Meshes/abstractMesh.js'
import type { Scene } from '@babylonjs/core/scene.js'
import {
  roomAt,
  thresholdOf,
  type Layout,
  type Pose,
  type StopLayout,
} from '../../../core/exhibit/layout/index.ts'
import { visibleRooms } from '../../../core/exhibit/view/index.ts'
import type { UiLanguage } from '../../../core/heritage/text.ts'
import type { Viewpoint } from '../../../core/heritage/viewpoint.ts'
import { cardLine, type TwinBuilder } from '../../twins/index.ts'
import { allChanged } from '../still-materials.ts'
import { ThingLamps } from '../things/lamps.ts'
import { Things } from '../things/things.ts'
import { Attention } from './attention.ts'
import { CloseLook } from './close-look.ts'
import { createScene } from './engine.ts'
import { GalleryEvents, type GalleryStats } from './events.ts'
import { FrameMeter } from './frame-meter.ts'
import type { Inspection, Study } from '../inspect/index.ts'
import { Journey } from './journey.ts'
import { walkByKeys } from './keys.ts'
import { MuseumRooms } from './museum-rooms.ts'
import type { GalleryOptions, GalleryParts } from './parts.ts'
import { anglesTo, Walker } from './walker.ts'

export class Gallery {
  readonly scene: Scene
  readonly layout: Layout
  readonly walker: Walker
  readonly rooms: MuseumRooms
  readonly things: Things
  readonly events: GalleryEvents
  private readonly parts: GalleryParts
  private readonly lamps: ThingLamps
  private readonly meter: FrameMeter
  private readonly attention: Attention
  private readonly journey: Journey
  private readonly close: CloseLook
  private room = -1
  private seenFrom = { xM: Infinity, zM: Infinity }
  private announced = false
  private complete = false
  private away = false
  /** The headset or the phone moves the eye while it is on. */
  xrEye: (() => { readonly xM: number; readonly yM: number; readonly zM: number }) | undefined

  constructor(options: GalleryOptions, parts: GalleryParts) {
    this.parts = parts
    const { setting = 'desk' } = options
    this.layout = options.layout
    this.events = new GalleryEvents(options.onEvent)
    this.scene = createScene(parts.engine)
    this.meter = new FrameMeter(this.scene)
    this.walker = new Walker(this.scene, this.layout)
    this.journey = new Journey(this.walker, this.layout, {
      crossFade: parts.crossFade,
      reducedMotion: options.reducedMotion,
    })
    this.lamps = new ThingLamps(this.scene)
    this.things = new Things(this.scene, this.layout, {
      lamps: this.lamps,
      builder: parts.builder,
      setting,
    })
    this.attention = new Attention(this.layout, this.events)
    this.close = new CloseLook(this, {
      journey: this.journey,
      lamps: this.lamps,
      onTaken: () => this.attention.stopLooking(),
    })
    this.rooms = new MuseumRooms(this.scene, {
      view: options.view,
      layout: this.layout,
      maker: parts.maker,
      language: options.language,
      texts: parts.texts,
      pictured: parts.pictured,
      setting,
      onLit: (room) => this.events.emit({ type: 'lit', room }),
    })
    const { startAt } = options
    const first = this.stop(startAt)?.viewpoint ?? (startAt && thresholdOf(this.layout, startAt))
    if (first) this.walker.place(first)
    this.look()
  }

  stop(slug: string | undefined): StopLayout | undefined {
    return this.layout.rooms.flatMap((room) => room.stops).find((stop) => stop.slug === slug)
  }

  get inspecting(): Inspection | undefined {
    return this.close.inspection
  }

  /** What can be done with the thing that is looked at closely. */
  get study(): Study | undefined {
    return this.close.study
  }

  /** Advances by one frame: what glides, what is looked at, what can be seen. */
  advance(deltaMs: number, keys: ReadonlySet<string>, stride: { aheadM: number; rightM: number }): void {
    this.journey.step(deltaMs)
    const seconds = Math.min(deltaMs, 100) / 1000
    if (!this.journey.underWay && !this.xrEye) {
      if (this.inspecting) this.close.turnByKeys(keys, seconds)
      else walkByKeys(this.walker, keys, seconds, stride)
    }
    stride.aheadM = stride.rightM = 0
    const eye = this.eye
    if (Math.hypot(eye.xM - this.seenFrom.xM, eye.zM - this.seenFrom.zM) > 0.25) this.look()
    if (!this.inspecting && !this.away)
      this.attention.update(eye, this.walker.yawRad, this.room, this.xrEye !== undefined)
    if (!this.announced && this.things.settled) {
      this.announced = true
      this.events.emit({ type: 'ready' })
    }
    if (!this.complete && this.announced && this.settled) this.sayComplete(true)
  }

  /** Walks into a room, just past its doorway. False as for `walkTo`. */
  async walkToRoom(slug: string): Promise<boolean> {
    const pose = thresholdOf(this.layout, slug)
    if (!pose) return false
    await this.leaveInspection()
    return this.walkToPose(pose)
  }

  /** Walks to where a thing is best seen. False where another wish came between, or there is no such thing. */
  async walkTo(slug: string): Promise<boolean> {
    const stop = this.stop(slug)
    if (!stop) return false
    await this.leaveInspection()
    return this.walkToPose(stop.viewpoint)
  }

  /** Something that can be seen may be another any time, though nobody moves. */
  get unfinished(): boolean {
    return !this.complete || this.inspecting !== undefined
  }

  private walkToPose({ eye, target }: Pose): Promise<boolean> {
    const angles = anglesTo({ x: eye.xM, y: eye.yM, z: eye.zM }, target)
    return this.journey.walk({ xM: eye.xM, zM: eye.zM }, angles)
  }

  /** Walks to a place on the floor, still looking ahead. */
  async walkToPlace(xM: number, zM: number): Promise<boolean> {
    const from = this.walker.place2d
    const angles = {
      yawRad: anglesTo({ x: from.xM, y: 1.6, z: from.zM }, { xM, yM: 1.6, zM }).yawRad,
      pitchRad: 0,
    }
    const near = Math.hypot(xM - from.xM, zM - from.zM) < 0.5
    const look = near ? { yawRad: this.walker.yawRad, pitchRad: this.walker.pitchRad } : angles
    return this.journey.walk({ xM, zM }, look)
  }

  /** Takes a thing closer. Resolves when the eye is there; false where another wish came between. */
  inspect(slug: string): Promise<boolean> {
    return this.close.take(slug)
  }

  leaveInspection(): Promise<void> {
    return this.close.leave()
  }

  /** Degrees by which the inspected thing is turned from its front. */
  setTurn(degrees: number): void {
    this.close.setTurn(degrees)
  }

  /** Takes the inspected thing to another view. */
  moveInspected(to: Viewpoint): Promise<boolean> {
    return this.close.move(to)
  }

  /** Puts the eye where the inspected thing is seen from. */
  seeInspected(): void {
    this.close.see()
  }

  lightInspected(meshes: readonly AbstractMesh[]): void {
    this.close.light(meshes)
  }

  drag(yawRad: number, pitchRad: number): void {
    if (this.journey.underWay) return
    if (this.inspecting) this.close.turn(yawRad * 2, pitchRad * 1.6)
    else this.walker.turn(yawRad, pitchRad)
  }

  zoom(factor: number): void {
    this.close.zoom(factor)
  }

  setLanguage(language: UiLanguage): void {
    this.rooms.setLanguage(language)
  }

  get builder(): TwinBuilder {
    return this.parts.builder
  }

  /** Takes the whole exhibit out of sight, for a thing that is shown in the visitor's own room; or brings it back. */
  setAway(away: boolean): void {
    this.away = away
    this.things.setVisible(!away)
    if (away) this.rooms.show([])
    else {
      this.lamps.alsoLight('stand', [])
      this.look()
    }
  }

  lightOnly(meshes: readonly AbstractMesh[]): void {
    this.lamps.alsoLight('stand', meshes)
  }

  setReducedMotion(on: boolean): void {
    this.journey.reducedMotion = on
  }

  stats(): GalleryStats {
    const { inspecting } = this
    return {
      ...this.meter.read(),
      room: this.room,
      litRooms: this.rooms.litCount,
      rooms: this.layout.rooms.length,
      things: this.layout.rooms.reduce((sum, room) => sum + room.stops.length, 0),
      eye: this.eye,
      yawDegrees: Math.round((this.walker.yawRad * 180) / Math.PI),
      inspecting: inspecting && {
        slug: inspecting.stop.slug,
        degrees: inspecting.degrees,
        level: inspecting.handle.twin.lod,
      },
    }
  }

  /** After the graphics card forgot everything: what was drawn into textures is drawn again, the rest Babylon has sent. */
  restore(): void {
    this.sayComplete(false)
    allChanged(this.scene)
    this.rooms.relight()
    this.things.resend()
  }

  dispose(): void {
    this.journey.cancel()
    this.attention.stopLooking()
    this.close.dispose()
    this.things.dispose()
    this.lamps.dispose()
    this.rooms.dispose()
    this.meter.dispose()
    this.scene.dispose()
    this.parts.maker.dispose()
    this.events.clear()
  }

  get eye(): { readonly xM: number; readonly yM: number; readonly zM: number } {
    const { x, y, z } = this.walker.camera.position
    return this.xrEye?.() ?? { xM: x, yM: y, zM: z }
  }

  /** What can be seen from here is built and drawn. */
  look(): void {
    if (this.away) return
    const eye = this.eye
    this.seenFrom = eye
    const rooms = visibleRooms(this.layout, eye)
    this.rooms.show(rooms)
    this.things.update(eye, rooms)
    this.sayComplete(false)
    const room = roomAt(this.layout, eye.xM, eye.zM)
    if (room === undefined || room === this.room) return
    this.room = room
    this.events.emit({ type: 'room', room, slug: this.layout.rooms[room]!.slug })
  }

  get aspect(): number {
    return this.parts.engine.getAspectRatio(this.walker.camera)
  }

  private get settled(): boolean {
    return this.things.settled && this.rooms.settled && cardLine(this.parts.engine).idle
  }

  private sayComplete(complete: boolean): void {
    if (complete === this.complete) return
    this.complete = complete
    this.events.emit({ type: 'complete', complete })
  }
}

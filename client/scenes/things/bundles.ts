/** The bundles of the rooms that are near: made when a room is first seen, let go when it is left behind. */
import type { Mesh } from '@babylonjs/core/Meshes/mesh.js'
import type { Scene } from '@babylonjs/core/scene.js'
import type { RoomLayout, StopLayout } from '../../../core/exhibit/layout/index.ts'
import type { LevelOfDetail } from '../../../core/twin/mesh.ts'
import { cardPace, Slices, type TwinBuilder } from '../../twins/index.ts'
import { RoomBundle } from './bundle/room-bundle.ts'
import type { LightSide } from './kinds.ts'

/** Sent in steps that double: each step sends a room's geometry anew. */
const firstStep = 6

export interface BundleOptions {
  readonly builder: TwinBuilder
  /** Side in pixels of a layer. */
  readonly layer: number
  /** Something new can be drawn. */
  readonly onSent: () => void
}

export class Bundles {
  private readonly scene: Scene
  private readonly options: BundleOptions
  private readonly rooms: readonly RoomLayout[]
  private readonly slices: Slices
  private readonly made = new Map<number, RoomBundle>()
  /** Rooms whose things are on their way a second time. */
  private resent = 0

  constructor(scene: Scene, rooms: readonly RoomLayout[], options: BundleOptions) {
    this.scene = scene
    this.rooms = rooms
    this.options = options
    this.slices = new Slices(cardPace(scene.getEngine()))
  }

  knows({ room, slug }: StopLayout, level: LevelOfDetail): boolean {
    return this.made.get(room)?.knows(slug, level) ?? false
  }

  has({ room, slug }: StopLayout, level: LevelOfDetail): boolean {
    return this.made.get(room)?.has(slug, level) ?? false
  }

  /** `left` says how many more are on their way to this room. */
  async build(stop: StopLayout, level: LevelOfDetail, left: () => number): Promise<void> {
    const bundle = this.bundleOf(stop.room)
    let failed = 0
    try {
      await bundle.build(stop, level)
    } catch (error) {
      failed = 1
      throw error
    } finally {
      if (left() <= failed || bundle.unsent >= Math.max(firstStep, bundle.sentCount)) {
        await bundle.send()
        this.options.onSent()
      }
    }
  }

  show(things: readonly (readonly [stop: StopLayout, level: LevelOfDetail])[]): void {
    for (const [room, bundle] of this.made)
      bundle.show(
        things.flatMap(([stop, level]) => (stop.room === room ? [[stop.slug, level] as const] : [])),
      )
  }

  resend(): void {
    for (const bundle of this.made.values()) {
      this.resent++
      void bundle
        .resend()
        .then(() => this.options.onSent())
        .finally(() => this.resent--)
    }
  }

  /** What the graphics card forgot is with it again. */
  get whole(): boolean {
    return this.resent === 0
  }

  /** Draws these rooms' things, keeps those of the others, lets go of the rest. */
  retain(seen: ReadonlySet<number>, kept: ReadonlySet<number>): void {
    for (const [room, bundle] of this.made) {
      bundle.setEnabled(seen.has(room))
      if (kept.has(room)) continue
      bundle.dispose()
      this.made.delete(room)
    }
  }

  meshesOf(side: LightSide): Mesh[] {
    return [...this.made.values()].flatMap((bundle) => bundle.meshesOf(side))
  }

  get drawn(): Mesh[] {
    return [...this.made.values()].flatMap((bundle) => [...bundle.drawn, bundle.reach.mesh])
  }

  stopOf(mesh: unknown, face: number): StopLayout | undefined {
    for (const bundle of this.made.values()) if (bundle.reach.mesh === mesh) return bundle.reach.stopAt(face)
    return undefined
  }

  dispose(): void {
    for (const bundle of this.made.values()) bundle.dispose()
    this.made.clear()
  }

  private bundleOf(room: number): RoomBundle {
    let bundle = this.made.get(room)
    if (!bundle) {
      const { builder, layer: size } = this.options
      bundle = new RoomBundle(this.scene, this.rooms[room]!, { builder, size, slices: this.slices })
      this.made.set(room, bundle)
    }
    return bundle
  }
}

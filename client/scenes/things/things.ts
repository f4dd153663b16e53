/**
 * All twins of an exhibit. Few things are each drawn by themselves; of many, only the near ones are, and the rest of a room
 * is drawn together. What is wanted but not yet there stays at its old level; rooms left behind are let go.
 */
import type { Mesh } from '@babylonjs/core/Meshes/mesh.js'
import type { Scene } from '@babylonjs/core/scene.js'
import type { Layout, StopLayout } from '../../../core/exhibit/layout/index.ts'
import {
  chooseLevels,
  textureBudget,
  textureSizes,
  type Candidate,
  type Setting,
  type TextureSizes,
} from '../../../core/exhibit/view/index.ts'
import type { LevelOfDetail } from '../../../core/twin/mesh.ts'
import type { TwinBuilder } from '../../twins/index.ts'
import type { Bundles } from './bundles.ts'
import { Errands, type Errand } from './errands.ts'
import { ExactThings } from './exact.ts'
import { lightSides, mostExact, type LightSide } from './kinds.ts'
import type { ThingLamps } from './lamps.ts'

export interface ThingsOptions {
  readonly lamps: ThingLamps
  readonly builder: TwinBuilder
  readonly setting: Setting
}

type Drawn = readonly [stop: StopLayout, level: LevelOfDetail]

/** A thing's parts are not known before it is built: assume what most forms have. */
const likelyParts = 2
/** One worker builds; a second errand keeps it busy while the first is being drawn. */
const atOnce = 3
/** Of the budget, what exact things may take, drawn or kept; where there are many, they are few. */
const keptShare = { bundled: 0.2, exact: 0.45 } as const
/** The coarsest first: it is there soonest. */
const coarser: Readonly<Record<LevelOfDetail, readonly LevelOfDetail[]>> = {
  near: ['near', 'room', 'far'],
  room: ['room', 'far', 'near'],
  far: ['far', 'room', 'near'],
}

export class Things {
  readonly sizes: TextureSizes
  private readonly lamps: ThingLamps
  private readonly stops: readonly StopLayout[]
  private readonly bundled: boolean
  private readonly exact: ExactThings
  /** Fetched where there are many things: a small exhibit's page does without its code. */
  private bundles: Bundles | undefined
  private readonly openBundles: () => Promise<Bundles>
  private kept: readonly [seen: ReadonlySet<number>, kept: ReadonlySet<number>] = [new Set(), new Set()]
  private opening: Promise<Bundles> | undefined
  private closed = false
  private readonly errands = new Errands(atOnce)
  private levels: ReadonlyMap<string, LevelOfDetail> = new Map()
  private seen: readonly StopLayout[] = []
  private hidden: string | undefined
  private away = false
  private lit = ''

  constructor(scene: Scene, layout: Layout, { lamps, builder, setting }: ThingsOptions) {
    this.lamps = lamps
    this.stops = layout.rooms.flatMap((room) => room.stops)
    this.bundled = this.stops.length > mostExact
    const counts = layout.rooms.map((room) => room.stops.length)
    this.sizes = textureSizes(counts, { setting, bundled: this.bundled })
    const budgetBytes = textureBudget[setting] * keptShare[this.bundled ? 'bundled' : 'exact']
    this.exact = new ExactThings(scene, { builder, sizes: this.sizes, budgetBytes })
    this.openBundles = async () => {
      const opened = new (await import('./bundles.ts')).Bundles(scene, layout.rooms, {
        builder,
        layer: this.sizes.layer,
        onSent: () => this.arrange(),
      })
      if (this.closed) opened.dispose()
      else (this.bundles = opened).retain(...this.kept)
      return opened
    }
  }

  /** Chooses levels for a standpoint and asks for what is missing. `rooms` are those that can be seen, the visitor's own first. */
  update(eye: { readonly xM: number; readonly zM: number }, rooms: readonly number[]): void {
    const seen = new Set(rooms)
    const kept = new Set([...rooms, rooms[0]! - 1, rooms[0]! + 1])
    this.seen = this.stops.filter((stop) => seen.has(stop.room))
    this.exact.retain((stop) => kept.has(stop.room))
    this.kept = [seen, kept]
    this.bundles?.retain(seen, kept)
    const candidates = this.seen.map(({ slug, at, twin: { dimensions } }): Candidate => ({
      slug,
      parts: this.exact.partsOf(slug) ?? likelyParts,
      distanceM: Math.hypot(at.xM - eye.xM, at.zM - eye.zM),
      sizeM: Math.max(dimensions.widthM, dimensions.heightM, dimensions.depthM),
    }))
    const { bundled, levels: before } = this
    this.levels = chooseLevels(candidates, { before, bundled, mostNear: this.sizes.mostNear }).levels
    this.arrange()
  }

  /** Leaves one thing out: it is shown by the one who inspects it. */
  hide(slug: string | undefined): void {
    this.hidden = slug
    this.arrange()
  }

  setVisible(on: boolean): void {
    this.away = !on
    this.arrange()
  }

  /** Sends again what the graphics card was told and has forgotten. */
  resend(): void {
    this.bundles?.resend()
    this.arrange()
  }

  get meshes(): Mesh[] {
    return [...this.exact.drawn, ...(this.bundles?.drawn ?? [])]
  }

  /** Which stop a mesh that was pointed at is. */
  stopOf(mesh: unknown, face: number): StopLayout | undefined {
    return this.exact.stopOf(mesh) ?? this.bundles?.stopOf(mesh, face)
  }

  /** Everything wanted is drawn at its level. */
  get settled(): boolean {
    if (this.bundles?.whole === false) return false
    return this.seen.every((stop) => {
      const level = this.levels.get(stop.slug)
      if (level === undefined || stop.slug === this.hidden) return true
      return this.has(stop, level) || this.errands.hasFailed(errandKey(stop, level))
    })
  }

  dispose(): void {
    this.closed = true
    this.errands.close()
    this.exact.dispose()
    this.bundles?.dispose()
  }

  /** A scan is never drawn together with others. */
  private isExact(stop: StopLayout, level: LevelOfDetail): boolean {
    return !this.bundled || level === 'near' || stop.twin.scan !== undefined
  }

  private has(stop: StopLayout, level: LevelOfDetail): boolean {
    return this.isExact(stop, level) ? this.exact.has(stop.slug, level) : this.inBundle(stop, level, 'has')
  }

  /** Draws what is there, and sends for what is not. */
  private arrange(): void {
    const exact: (readonly [string, LevelOfDetail])[] = []
    const bundled: Drawn[] = []
    for (const stop of this.away ? [] : this.seen) {
      const wanted = this.levels.get(stop.slug)
      if (!wanted || stop.slug === this.hidden) continue
      const level = coarser[wanted].find((one) => this.has(stop, one))
      if (!level) continue
      if (this.isExact(stop, level)) exact.push([stop.slug, level])
      else bundled.push([stop, level])
    }
    this.exact.show(exact)
    this.bundles?.show(bundled)
    this.light()
    this.errands.want(this.missing())
  }

  /** Lamps are told only when there is something else to light: it costs every material a look at its lights. */
  private light(): void {
    const lit = new Map<LightSide, Mesh[]>()
    for (const side of lightSides)
      lit.set(side, [...this.exact.meshesOf(side), ...(this.bundles?.meshesOf(side) ?? [])])
    const now = [...lit]
      .map(([side, meshes]) => `${side} ${meshes.map(({ uniqueId }) => uniqueId).join()}`)
      .join()
    if (now === this.lit) return
    this.lit = now
    this.lamps.update(lit)
  }

  private missing(): Errand[] {
    const errands: Errand[] = []
    for (const [slug, level] of this.levels) {
      const stop = this.stopBySlug(slug)
      if (!stop || slug === this.hidden) continue
      if (this.isExact(stop, level)) {
        if (!this.exact.has(slug, level)) errands.push(this.errand(stop, level))
      } else if (!this.inBundle(stop, level, 'knows')) errands.push(this.errand(stop, level))
    }
    return errands
  }

  private errand(stop: StopLayout, level: LevelOfDetail): Errand {
    const key = errandKey(stop, level)
    if (!this.isExact(stop, level)) return { key, run: () => this.buildInBundle(stop, level) }
    return {
      key,
      run: async () => {
        await this.exact.build(stop, level)
        this.arrange()
      },
    }
  }

  private inBundle(stop: StopLayout, level: LevelOfDetail, asked: 'has' | 'knows'): boolean {
    return this.bundles?.[asked](stop, level) ?? false
  }

  private async buildInBundle(stop: StopLayout, level: LevelOfDetail): Promise<void> {
    const bundles = await (this.opening ??= this.openBundles())
    if (!this.closed) await bundles.build(stop, level, () => this.leftIn(stop.room))
  }

  /** How many bundled things of a room are still to be built. */
  private leftIn(room: number): number {
    return this.seen.filter((stop) => {
      const level = this.levels.get(stop.slug)
      return (
        stop.room === room &&
        level !== undefined &&
        !this.isExact(stop, level) &&
        !this.inBundle(stop, level, 'knows') &&
        !this.errands.hasFailed(errandKey(stop, level))
      )
    }).length
  }

  private stopBySlug(slug: string): StopLayout | undefined {
    return this.seen.find((stop) => stop.slug === slug)
  }
}

const errandKey = (stop: StopLayout, level: LevelOfDetail) => `${stop.slug}|${level}`

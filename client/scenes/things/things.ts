/** All twins of an exhibit, drawn as thin instances for each room, kind and level. What is wanted but not yet built stays at its old level. */
import type { Mesh } from '@babylonjs/core/Meshes/mesh.js'
import type { Scene } from '@babylonjs/core/scene.js'
import type { Layout, StopLayout } from '../../../core/exhibit/layout/index.ts'
import { chooseLevels, type Candidate } from '../../../core/exhibit/view/index.ts'
import type { TwinFacts } from '../../../core/twin/facts.ts'
import type { LevelOfDetail } from '../../../core/twin/mesh.ts'
import type { TwinBuilder } from '../../twins/index.ts'
import { kindOf, lightSideOf, mostExact, placeOf, type LightSide } from './kinds.ts'
import type { ThingLamps } from './lamps.ts'
import { createMounted, type Mounted } from './mounted.ts'

interface Batch {
  readonly key: string
  readonly kind: string
  readonly example: TwinFacts
  readonly side: LightSide
  readonly room: number
  readonly level: LevelOfDetail
  handle: Mounted | undefined
  failed: boolean
  shown: StopLayout[]
}

export interface ThingsOptions {
  readonly builder: TwinBuilder
  /** Called when something new can be seen. */
  readonly onChange?: () => void
}

/** A mesh's parts are not known before it is built: assume what most forms have. */
const likelyParts = 2

export class Things {
  private readonly scene: Scene
  private readonly lamps: ThingLamps
  private readonly options: ThingsOptions
  private readonly stops: readonly StopLayout[]
  private readonly exact: boolean
  private readonly examples = new Map<string, TwinFacts>()
  private readonly parts = new Map<string, number>()
  private readonly batches = new Map<string, Batch>()
  /** Where each stop is drawn now. */
  private readonly drawnIn = new Map<string, Batch>()
  private levels: ReadonlyMap<string, LevelOfDetail> = new Map()
  private hidden: string | undefined
  private closed = false

  constructor(
    scene: Scene,
    layout: Layout,
    { lamps, ...options }: ThingsOptions & { readonly lamps: ThingLamps },
  ) {
    this.scene = scene
    this.lamps = lamps
    this.options = options
    this.stops = layout.rooms.flatMap((room) => room.stops)
    this.exact = this.stops.length <= mostExact
    for (const stop of this.stops) {
      const kind = kindOf(stop, this.exact)
      if (!this.examples.has(kind)) this.examples.set(kind, stop.twin)
    }
  }

  /** Chooses levels for a standpoint and asks for what is missing. `rooms` are those that can be seen. */
  update(eye: { readonly xM: number; readonly zM: number }, rooms: readonly number[]): void {
    const seen = new Set(rooms)
    const candidates = this.stops
      .filter((stop) => seen.has(stop.room))
      .map((stop): Candidate => {
        const kind = kindOf(stop, this.exact)
        const distanceM = Math.hypot(stop.at.xM - eye.xM, stop.at.zM - eye.zM)
        return {
          slug: stop.slug,
          room: stop.room,
          kind,
          parts: this.parts.get(kind) ?? likelyParts,
          distanceM,
        }
      })
    this.levels = chooseLevels(candidates, { before: this.levels }).levels
    for (const stop of this.stops) {
      const level = this.levels.get(stop.slug)
      if (level) this.request(this.batchOf(stop, level))
    }
    this.arrange()
  }

  /** Leaves one thing out: it is shown by the one who inspects it. */
  hide(slug: string | undefined): void {
    this.hidden = slug
    this.arrange()
  }

  setVisible(on: boolean): void {
    for (const mesh of this.meshes) mesh.setEnabled(on)
  }

  get meshes(): Mesh[] {
    return [...this.batches.values()].flatMap(({ handle }) => handle?.meshes ?? [])
  }

  /** Which stop an instance of a mesh is. */
  stopOf(mesh: unknown, instance: number): StopLayout | undefined {
    for (const batch of this.batches.values())
      if (batch.handle?.meshes.includes(mesh as Mesh)) return batch.shown[Math.max(0, instance)]
    return undefined
  }

  /** Everything wanted is drawn at its level. */
  get settled(): boolean {
    return [...this.levels].every(([slug, level]) => {
      const batch = this.drawnIn.get(slug)
      return slug === this.hidden || batch?.level === level || this.batchFor(slug, level)?.failed === true
    })
  }

  dispose(): void {
    this.closed = true
    for (const { handle } of this.batches.values()) handle?.dispose()
    this.batches.clear()
    this.drawnIn.clear()
  }

  private batchFor(slug: string, level: LevelOfDetail): Batch | undefined {
    const stop = this.stops.find((one) => one.slug === slug)
    return stop && this.batchOf(stop, level)
  }

  private batchOf(stop: StopLayout, level: LevelOfDetail): Batch {
    const kind = kindOf(stop, this.exact)
    const key = `${stop.room}|${kind}|${level}`
    let batch = this.batches.get(key)
    if (!batch) {
      const example = this.examples.get(kind) ?? stop.twin
      batch = {
        key,
        kind,
        example,
        side: lightSideOf(stop),
        room: stop.room,
        level,
        handle: undefined,
        failed: false,
        shown: [],
      }
      this.batches.set(key, batch)
    }
    return batch
  }

  private readonly asked = new Set<string>()
  private request(batch: Batch): void {
    if (batch.handle || batch.failed || this.asked.has(batch.key)) return
    this.asked.add(batch.key)
    const { builder } = this.options
    createMounted(this.scene, batch.example, {
      lod: batch.level,
      builder,
      hung: batch.side !== 'stand',
    }).then(
      (handle) => this.receive(batch, handle),
      () => {
        batch.failed = true
        this.asked.delete(batch.key)
      },
    )
  }

  private receive(batch: Batch, handle: Mounted): void {
    this.asked.delete(batch.key)
    if (this.closed) {
      handle.dispose()
      return
    }
    batch.handle = handle
    this.parts.set(batch.kind, handle.meshes.length)
    for (const mesh of handle.meshes) {
      mesh.isVisible = false
      mesh.thinInstanceEnablePicking = true
      mesh.doNotSyncBoundingInfo = false
    }
    this.arrange()
    this.options.onChange?.()
  }

  /** Gives each stop to its wanted batch if that is built, else leaves it where it is; then fills the instance buffers. */
  private arrange(): void {
    const members = new Map<Batch, StopLayout[]>()
    for (const stop of this.stops) {
      const level = this.levels.get(stop.slug)
      if (!level || stop.slug === this.hidden) continue
      const wanted = this.batchOf(stop, level)
      const batch = wanted.handle ? wanted : (this.drawnIn.get(stop.slug) ?? this.builtFor(stop))
      if (!batch?.handle) continue
      this.drawnIn.set(stop.slug, batch)
      const list = members.get(batch)
      if (list) list.push(stop)
      else members.set(batch, [stop])
    }
    const lit = new Map<LightSide, Mesh[]>()
    for (const batch of this.batches.values()) {
      if (!batch.handle) continue
      this.fill(batch, members.get(batch) ?? [])
      if (batch.shown.length > 0)
        lit.set(batch.side, [...(lit.get(batch.side) ?? []), ...batch.handle.meshes])
    }
    this.lamps.update(lit)
  }

  private builtFor(stop: StopLayout): Batch | undefined {
    return (['room', 'far', 'near'] as const)
      .map((level) => this.batchOf(stop, level))
      .find(({ handle }) => handle)
  }

  private fill(batch: Batch, stops: readonly StopLayout[]): void {
    if (stops.length === batch.shown.length && stops.every((stop, i) => stop === batch.shown[i])) return
    batch.shown = [...stops]
    const handle = batch.handle!
    const places = new Float32Array(stops.length * 16)
    for (const [i, stop] of stops.entries()) placeOf(stop, batch.example, places, i * 16)
    instance(handle.mount?.meshes ?? [], places)
    instance(handle.twin.meshes, handle.liftM === 0 ? places : lifted(places, handle.liftM))
  }
}

/** Raised by a height that is stretched with the thing. */
function lifted(places: Float32Array, liftM: number): Float32Array {
  const out = new Float32Array(places)
  for (let i = 0; i < out.length; i += 16) out[i + 13] = out[i + 13]! + liftM * out[i + 5]!
  return out
}

function instance(meshes: readonly Mesh[], places: Float32Array): void {
  for (const mesh of meshes) {
    mesh.isVisible = places.length > 0
    if (places.length === 0) continue
    mesh.thinInstanceSetBuffer('matrix', places, 16, false)
    mesh.thinInstanceRefreshBoundingInfo(true)
  }
}

/** The rooms around the visitor: built when they come near, lit one after another, drawn only if they can be seen. */
import type { RawCubeTexture } from '@babylonjs/core/Materials/Textures/rawCubeTexture.js'
import type { Scene } from '@babylonjs/core/scene.js'
import type { ExhibitView } from '../../../core/api/views.ts'
import type { Layout } from '../../../core/exhibit/layout/index.ts'
import type { Setting } from '../../../core/exhibit/view/index.ts'
import type { UiLanguage } from '../../../core/heritage/text.ts'
import { plainEnvironment } from '../light/environment.ts'
import type { LightMaker } from '../light/light-maker.ts'
import { RoomFinishes } from '../room/materials.ts'
import { createFittings, RoomScene, type Fittings } from '../room/room-scene.ts'
import { allChanged } from '../still-materials.ts'
import { loadFonts } from '../text/print.ts'
import { RoomPlates } from '../text/plates.ts'

export interface RoomsOptions {
  readonly view: ExhibitView
  readonly layout: Layout
  readonly maker: LightMaker
  readonly language: UiLanguage
  readonly onLit: (room: number) => void
  /** Off where nothing can be printed (tests without a canvas). */
  readonly texts: boolean
  readonly setting: Setting
  /** The first picture is drawn; undefined where none is waited for. */
  readonly pictured: Promise<void> | undefined
}

export class MuseumRooms {
  private readonly scene: Scene
  private readonly options: RoomsOptions
  private readonly finishes: RoomFinishes
  private readonly fittings: Fittings
  private readonly plain: RawCubeTexture
  private readonly built = new Map<number, RoomScene>()
  private readonly plates = new Map<number, RoomPlates>()
  private readonly baking = new Set<number>()
  private language: UiLanguage
  private current = 0
  private shown: readonly number[] = []
  private near: readonly number[] = []
  private readonly unlit = new Set<number>()
  /** Lit until the graphics card forgot. */
  private readonly darkened = new Set<number>()
  /** Textures and texts that are being made. */
  private making = 0
  private closed = false
  /** Before the first picture: walls, floor and ceiling of one room, in plain ambient light. */
  private bare: boolean

  constructor(scene: Scene, options: RoomsOptions) {
    this.scene = scene
    this.options = options
    this.language = options.language
    this.bare = options.pictured !== undefined
    void options.pictured?.then(() => this.fill())
    this.finishes = new RoomFinishes(scene)
    this.fittings = createFittings(scene)
    this.plain = plainEnvironment(scene)
    scene.environmentTexture = this.plain
    for (const group of ['plaster', 'floor', 'oak'] as const)
      void this.make(async () => {
        const pixels = await options.maker.paint(group)
        if (!this.closed) await this.finishes.supply(group, pixels)
      })
  }

  get litCount(): number {
    return [...this.built.values()].filter(({ lit }) => lit).length
  }

  get floors() {
    return [...this.built.values()].map(({ floor }) => floor)
  }

  get walls() {
    return [...this.built.values()].flatMap(({ walls }) => walls)
  }

  /** The rooms around the visitor have their textures and texts, their light and their reflections, or cannot have them. */
  get settled(): boolean {
    if (this.bare || this.making > 0 || this.darkened.size > 0) return false
    return this.near.every((room) => this.unlit.has(room) || this.built.get(room)?.environment !== undefined)
  }

  /** Shows exactly these rooms; the first is the visitor's own. Their neighbours are lit ahead of the visit. */
  show(rooms: readonly number[]): void {
    this.current = rooms[0] ?? this.current
    this.shown = rooms
    for (const room of this.bare ? rooms.slice(0, 1) : rooms) this.build(room)
    for (const [index, room] of this.built) {
      const on = rooms.includes(index)
      room.setEnabled(on)
      for (const mesh of this.plates.get(index)?.meshes ?? []) mesh.setEnabled(on)
    }
    const around = [...rooms, this.current + 1, this.current - 1]
    this.near = around.filter((room) => this.options.layout.rooms[room] !== undefined)
    this.leave(new Set(this.near))
    for (const room of this.near) this.light(room)
    this.reflect()
  }

  /** Rooms left behind are let go; their light is kept by the maker, so that coming back is quick. */
  private leave(kept: ReadonlySet<number>): void {
    for (const [index, room] of this.built) {
      if (kept.has(index)) continue
      room.dispose()
      this.plates.get(index)?.dispose()
      this.built.delete(index)
      this.plates.delete(index)
      this.baking.delete(index)
    }
  }

  /** Light and reflections anew, from what the maker keeps. */
  relight(): void {
    this.baking.clear()
    for (const index of this.built.keys()) {
      this.darkened.add(index)
      this.light(index)
    }
  }

  setLanguage(language: UiLanguage): void {
    this.language = language
    for (const [index, plates] of this.plates) {
      plates.print(language)
      // Printing shows a plate; those of rooms out of sight stay so.
      if (!this.shown.includes(index)) for (const mesh of plates.meshes) mesh.setEnabled(false)
    }
  }

  dispose(): void {
    this.closed = true
    this.scene.environmentTexture = null
    for (const plates of this.plates.values()) plates.dispose()
    for (const room of this.built.values()) room.dispose()
    this.finishes.dispose()
    for (const material of [this.fittings.metal, this.fittings.glow, this.fittings.glass]) material.dispose()
    this.plain.dispose()
    this.built.clear()
    this.plates.clear()
  }

  private build(index: number): void {
    const room = this.options.layout.rooms[index]
    if (!room || this.built.has(index)) return
    const { layout } = this.options
    const built = new RoomScene(this.scene, layout, { room, finishes: this.finishes })
    built.setEnabled(this.shown.includes(index))
    this.built.set(index, built)
    if (!this.bare) this.furnish(index, built)
  }

  /** After the first picture: lamps, glass and texts, and the rooms that are seen through doorways. */
  private fill(): void {
    if (this.closed) return
    this.bare = false
    for (const [index, room] of this.built) this.furnish(index, room)
    this.show(this.shown)
  }

  private furnish(index: number, room: RoomScene): void {
    room.furnish(this.fittings)
    if (this.options.texts) void this.make(() => this.print(index))
  }

  /** A room without one of its textures or texts stays as it is. */
  private async make(work: () => Promise<void>): Promise<void> {
    this.making++
    await work().catch(() => undefined)
    this.making--
  }

  private async print(index: number): Promise<void> {
    const { view, layout } = this.options
    const words = view.document.rooms[index]!
    const room = layout.rooms[index]!
    const artifacts = new Map(view.artifacts.map((artifact) => [artifact.slug, artifact]))
    const samples = room.stops.flatMap(({ slug }) => {
      const artifact = artifacts.get(slug)
      return artifact ? [artifact.labels.zh, artifact.labels.en, artifact.medium.zh] : []
    })
    await loadFonts([
      view.labels.zh,
      view.labels.en,
      words.title.zh,
      words.title.en,
      words.text.zh,
      words.text.en,
      ...samples,
    ])
    if (this.closed || this.plates.has(index) || !this.built.has(index)) return
    const plates = new RoomPlates(this.scene, {
      room,
      words,
      name: view.labels,
      artifacts,
      setting: this.options.setting,
    })
    this.plates.set(index, plates)
    plates.print(this.language)
    for (const mesh of plates.meshes) mesh.setEnabled(this.shown.includes(index))
  }

  private light(index: number): void {
    const { layout, onLit } = this.options
    if (!layout.rooms[index] || this.baking.has(index)) return
    this.baking.add(index)
    this.unlit.delete(index)
    void this.takeLight(index)
      .then(
        (taken) => taken && onLit(index),
        () => {
          this.baking.delete(index)
          this.unlit.add(index)
        },
      )
      .finally(() => this.darkened.delete(index))
  }

  /** Rejects where light or reflections can't be made, by the worker or by the graphics card; false where the visitor has left. */
  private async takeLight(index: number): Promise<boolean> {
    const { layout, maker } = this.options
    const baked = await maker.bake(layout, index)
    if (this.closed || !this.baking.has(index)) return false
    this.build(index)
    await this.built.get(index)!.take(baked)
    if (this.closed || !this.built.has(index)) return false
    this.reflect()
    return true
  }

  /** Things mirror the room that the visitor is in. */
  private reflect(): void {
    const texture = this.built.get(this.current)?.environment ?? this.plain
    if (this.scene.environmentTexture === texture) return
    this.scene.environmentTexture = texture
    allChanged(this.scene)
  }
}

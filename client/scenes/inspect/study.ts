/** What a visitor does with the thing that is looked at closely: lights it, measures, cuts, sets something beside it, comes back to a view. */
import type { Observer } from '@babylonjs/core/Misc/observable.js'
import type { Scene } from '@babylonjs/core/scene.js'
import type { Spot, Viewpoint } from '../../../core/heritage/viewpoint.ts'
import {
  steadyLight,
  steadySpot,
  type Cut,
  type FigureName,
  type Looking,
  type RakingLight,
} from '../../../core/looking/index.ts'
import type { Gallery } from '../gallery/gallery.ts'
import type { Inspection } from '../gallery/inspection.ts'
import { Company, companionFigure, companionThing, type Companion } from './company.ts'
import { RakingLamp } from './raking-lamp.ts'
import { Section } from './section.ts'
import type { Dimensions } from '../../../core/twin/facts.ts'
import type { TwinView } from '../../../core/twin/view.ts'
import { Views } from './views.ts'
import { inPicture, surfaceAt, type OnSurface, type PicturePlace } from './surface.ts'

export interface StudyState {
  readonly light: RakingLight | undefined
  readonly cut: Cut | undefined
  readonly measuring: boolean
  readonly points: readonly OnSurface[]
  /** How often a point was asked for where there is nothing of the thing. */
  readonly missed: number
  readonly beside: string | undefined
  readonly figure: FigureName | undefined
  /** What is to stand beside it is being made. */
  readonly fetching: boolean
  /** How it is shown, where that is not as it is. */
  readonly view: TwinView | undefined
}

/** Shares of the picture's height by which it moves in a second. */
const panPps = 0.55

export class Study {
  readonly inspection: Inspection
  /** Where the keyboard points at, in pixels of the canvas. */
  cursor: PicturePlace = { x: 0, y: 0 }
  private readonly gallery: Gallery
  private readonly scene: Scene
  private readonly frames: Observer<Scene>
  private readonly listeners = new Set<() => void>()
  private readonly watchers = new Set<() => void>()
  private lamp: RakingLamp | undefined
  private section: Section | undefined
  private company: Company | undefined
  private ask = 0
  private now: StudyState = {
    light: undefined,
    cut: undefined,
    measuring: false,
    points: [],
    missed: 0,
    beside: undefined,
    figure: undefined,
    fetching: false,
    view: undefined,
  }
  private readonly views: Views

  constructor(gallery: Gallery, inspection: Inspection) {
    this.gallery = gallery
    this.inspection = inspection
    this.scene = gallery.scene
    this.views = new Views(this.scene, inspection, gallery.builder)
    this.frames = this.scene.onAfterRenderObservable.add(() => {
      for (const watcher of this.watchers) watcher()
    })
  }

  get state(): StudyState {
    return this.now
  }

  /** Called when the state has changed. Returns what takes the listener away again. */
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Called after each picture, to keep the page's marks over it. */
  watch(watcher: () => void): () => void {
    this.watchers.add(watcher)
    return () => this.watchers.delete(watcher)
  }

  get viewpoint(): Viewpoint {
    return this.inspection.viewpoint(this.gallery.aspect)
  }

  /** All that a link must say to bring another visitor to this view. */
  get looking(): Looking {
    const { light, cut, points, beside, figure } = this.now
    return {
      viewpoint: this.viewpoint,
      points: points.map(({ spot }) => spot),
      ...(light && { light }),
      ...(cut && { cut }),
      ...(beside !== undefined && { beside }),
      ...(figure && { figure }),
    }
  }

  /** Takes up a view that a link or an annotation describes. */
  async show(looking: Looking): Promise<void> {
    this.setLight(looking.light)
    this.setCut(looking.cut)
    const facing = { xM: 0, yM: 0, zM: 0 }
    this.change({ points: looking.points.map((spot) => ({ spot, facing })) })
    if (looking.beside !== undefined || looking.figure)
      await this.setBeside({ beside: looking.beside, figure: looking.figure })
    await this.goTo(looking.viewpoint)
  }

  goTo(viewpoint: Viewpoint): Promise<boolean> {
    return this.gallery.moveInspected(viewpoint)
  }

  setLight(light: RakingLight | undefined): void {
    const steady = light && steadyLight(light)
    if (!steady) {
      this.lamp?.dispose()
      this.lamp = undefined
    }
    this.change({ light: steady })
    if (steady && !this.lamp) this.lamp = new RakingLamp(this.scene, this.lit)
    this.company?.dim(steady !== undefined)
    this.relight()
  }

  setCut(cut: Cut | undefined): void {
    if (!cut) {
      this.section?.dispose()
      this.section = undefined
    } else if (this.section) this.section.place(cut)
    else this.section = new Section(this.scene, this.inspection, cut)
    this.change({ cut })
  }

  setMeasuring(measuring: boolean): void {
    const { width, height } = this.size
    this.cursor = { x: width / 2, y: height / 2 }
    this.change({ measuring })
  }

  /** Moves the cursor by pixels, no farther than the picture's edge. */
  nudge(rightPx: number, downPx: number): void {
    const { width, height } = this.size
    const within = (at: number, most: number) => Math.min(most - 1, Math.max(1, at))
    this.cursor = { x: within(this.cursor.x + rightPx, width), y: within(this.cursor.y + downPx, height) }
  }

  /** Puts a point where the cursor is, or where was pointed at; a third begins anew. False where nothing of the thing is there. */
  mark(place: PicturePlace = this.cursor): boolean {
    const found = this.surface(place)
    const { points, missed } = this.now
    if (!found) {
      this.change({ missed: missed + 1 })
      return false
    }
    const point = { ...found, spot: steadySpot(found.spot) }
    this.change({ points: points.length >= 2 ? [point] : [...points, point] })
    return true
  }

  clearPoints(): void {
    this.change({ points: [] })
  }

  /** A tap on the picture: a point to measure from, or what the eye is to aim at. */
  tap(place: PicturePlace): void {
    if (this.now.measuring) this.mark(place)
    else {
      const found = this.surface(place)
      if (found) void this.goTo({ ...this.viewpoint, target: found.spot })
    }
  }

  /** Sets another thing of the exhibit beside it, a figure, both, or nothing any more. */
  async setBeside({
    beside,
    figure,
  }: {
    readonly beside: string | undefined
    readonly figure: FigureName | undefined
  }): Promise<void> {
    const mine = ++this.ask
    const { beside: besideBefore, figure: figureBefore } = this.now
    this.change({ beside, figure, fetching: beside !== undefined || figure !== undefined })
    const companions = await this.bring(beside, figure).catch((error: unknown) => {
      // What stands there stays.
      if (mine === this.ask) this.change({ beside: besideBefore, figure: figureBefore, fetching: false })
      throw error
    })
    if (mine !== this.ask) {
      for (const companion of companions) companion.dispose()
      return
    }
    const alone = companions.length === 0
    const before = this.company
    before?.dispose()
    this.company = alone ? undefined : new Company(this.scene, this.inspection, companions)
    if (alone === (before !== undefined)) this.gallery.setAway(!alone)
    this.change({ fetching: false })
    // The lamp shines on what is there now.
    this.lamp?.dispose()
    this.lamp = undefined
    this.setLight(this.now.light)
    this.gallery.seeInspected()
  }

  /** Shows the thing at another time, in the making or by what is known; as it is without a view. False where a later wish came between. */
  async setView(view: TwinView | undefined): Promise<boolean> {
    const shown = await this.views.show(view, () => {
      const { cut } = this.now
      this.setCut(undefined)
      return () => {
        this.setCut(cut)
        this.company?.keepClear()
        this.lamp?.dispose()
        this.lamp = undefined
        this.change({ view })
        if (!this.company) this.inspection.extent = roomFor(view, this.inspection.stop.twin.dimensions)
        this.setLight(this.now.light)
        this.gallery.seeInspected()
      }
    })
    return shown
  }

  /** Keys that are down; every frame. */
  steer(keys: ReadonlySet<string>, seconds: number): void {
    const held = (code: string) => (keys.has(code) ? 1 : 0)
    const [right, up] = [held('KeyD') - held('KeyA'), held('KeyW') - held('KeyS')]
    if (right !== 0 || up !== 0) {
      const step = panPps * seconds * this.viewpoint.distanceM
      this.inspection.pan(right * step, up * step)
      this.gallery.seeInspected()
    }
  }

  /** The thing, its light or its place has changed: what hangs on it follows. */
  follow(): void {
    this.section?.follow()
    this.company?.follow()
    if (this.now.light) this.lamp?.shine(this.now.light, this.inspection)
  }

  /** Where a place on the thing is in the picture; undefined behind the eye. */
  place(spot: Spot): PicturePlace | undefined {
    return inPicture(this.scene, this.inspection.toWorld(spot), this.size)
  }

  /** Whether a direction of the thing points towards the eye. */
  faces({ xM, yM, zM }: Spot): boolean {
    if (xM === 0 && yM === 0 && zM === 0) return true
    const { x, y, z } = this.inspection.directionToWorld([xM, yM, zM])
    const { towards } = this.inspection
    return x * towards.x + y * towards.y + z * towards.z > 0
  }

  /** Of the canvas, in pixels of the page. */
  get size(): { readonly width: number; readonly height: number } {
    const canvas = this.scene.getEngine().getRenderingCanvas()
    return { width: canvas?.clientWidth ?? 1, height: canvas?.clientHeight ?? 1 }
  }

  /** The picture as it is now. */
  snapshot(): HTMLCanvasElement {
    const engine = this.scene.getEngine()
    const copy = document.createElement('canvas')
    copy.width = engine.getRenderWidth()
    copy.height = engine.getRenderHeight()
    // Read in the same task: the browser keeps no drawing buffer after it.
    this.scene.render()
    const canvas = engine.getRenderingCanvas()
    if (canvas) copy.getContext('2d')?.drawImage(canvas, 0, 0, copy.width, copy.height)
    return copy
  }

  dispose(): void {
    this.ask++
    this.views.dispose()
    this.frames.remove()
    this.lamp?.dispose()
    this.section?.dispose()
    if (this.company) {
      this.company.dispose()
      this.gallery.setAway(false)
    }
    this.listeners.clear()
    this.watchers.clear()
  }

  private surface(place: PicturePlace): OnSurface | undefined {
    return surfaceAt(this.scene, this.inspection, { place, cut: this.section?.plane })
  }

  private get lit() {
    return [...this.inspection.handle.meshes, ...(this.company?.meshes ?? [])]
  }

  /** The raking lamp takes the place of the room's. */
  private relight(): void {
    this.gallery.lightInspected(this.lamp ? [] : this.lit)
    this.follow()
  }

  private async bring(beside: string | undefined, figure: FigureName | undefined): Promise<Companion[]> {
    const stop = this.gallery.stop(beside)
    const { builder } = this.gallery
    const asked = await Promise.allSettled([
      ...(stop ? [companionThing(this.scene, stop, builder)] : []),
      ...(figure ? [companionFigure(this.scene, figure, builder)] : []),
    ])
    const come = asked.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
    const failed = asked.find((one) => one.status === 'rejected')
    if (!failed) return come
    for (const companion of come) companion.dispose()
    throw failed.reason as Error
  }

  private change(part: Partial<StudyState>): void {
    this.now = { ...this.now, ...part }
    for (const listener of this.listeners) listener()
  }
}

/** Moulds, looms and wheels stand around what is being made. */
function roomFor(view: TwinView | undefined, dimensions: Dimensions): Dimensions {
  if (view?.kind !== 'making') return dimensions
  const { widthM, heightM, depthM } = dimensions
  return { widthM: widthM * 1.4, heightM: heightM * 1.3, depthM: depthM * 1.4 }
}

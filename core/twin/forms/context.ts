import type { TwinFacts } from '../facts.ts'
import { Draft, clamp } from '../geometry/draft.ts'
import type { Layout, LevelOfDetail, Skin } from '../mesh.ts'
import { surfaces } from '../surface.ts'
import { isRelief, reliefOf } from '../texture/relief.ts'

const aspects = [0.4, 0.55, 0.75, 1, 1.35, 1.8, 2.5, 3.5, 5, 7] as const
const shares: Readonly<Record<LevelOfDetail, number>> = { near: 1, room: 0.31, far: 0.13 }

/** What a form builder works with: a draft, the recorded facts, and counts scaled to the level of detail. */
export class FormContext {
  readonly draft = new Draft()
  readonly facts: TwinFacts
  readonly lod: LevelOfDetail
  readonly w: number
  readonly h: number
  readonly d: number
  /** Metres per unit of uv of tiled skins: grain in proportion to the object. */
  readonly tileM: number
  readonly plain: Skin
  /** Fittings and paint: the accent's surface, or the main one. */
  readonly trim: Skin

  private readonly detail: number
  private readonly done: number | undefined

  /** `done` is how many tenths of the design are there yet. `detail` below 1 thins everything out, to keep a rich object within its level's triangles. */
  constructor(facts: TwinFacts, lod: LevelOfDetail, detail = 1, done?: number) {
    this.done = done
    this.detail = detail
    this.facts = facts
    this.lod = lod
    this.w = facts.dimensions.widthM
    this.h = facts.dimensions.heightM
    this.d = facts.dimensions.depthM
    this.tileM = clamp(Math.max(this.w, this.h, this.d) * 0.55, 0.03, 0.7)
    // Glass takes its colour from what is laid over it: inside, too.
    const accent = facts.surface === 'glass' ? facts.accent : undefined
    this.plain = { surface: facts.surface, accent, motif: 'plain', layout: 'tile', aspect: 1 }
    this.trim =
      facts.accent && facts.accent !== facts.surface ? { ...this.plain, surface: facts.accent } : this.plain
  }

  /** Marching-cube cells along the longest side. */
  cells(near: number): number {
    return Math.max(9, Math.round(near * { near: 1, room: 0.325, far: 0.13 }[this.lod] * this.detail))
  }

  get near(): boolean {
    return this.lod === 'near'
  }

  /** Whether the accent is let into a metal as part of its design, and so makes no fittings. */
  get inlaid(): boolean {
    const { surface, accent, motif = 'plain' } = this.facts
    return (
      motif !== 'plain' &&
      accent !== undefined &&
      [surface, accent].every((name) => surfaces[name].family === 'metal')
    )
  }

  get far(): boolean {
    return this.lod === 'far'
  }

  /** `n` scaled to the level of detail, at least `least`. */
  count(n: number, least: number): number {
    const floor = Math.max(Math.min(3, least), Math.round(least * Math.min(1, this.detail)))
    return Math.max(floor, Math.round(n * shares[this.lod] * this.detail))
  }

  /** The main surface with the recorded motif; without one it is the plain tile. */
  decorated(layout: Layout, aspect: number): Skin {
    const { surface, accent, motif = 'plain' } = this.facts
    if (motif === 'plain' && layout !== 'face' && !(layout === 'jar' && accent)) return this.plain
    const begun = this.done === undefined ? {} : { done: this.done }
    return { surface, accent, motif, layout, aspect: nearestAspect(aspect), ...begun }
  }

  /** Another plain surface, tiled. */
  of(surface: Skin['surface']): Skin {
    return surface === this.plain.surface
      ? this.plain
      : surface === this.trim.surface
        ? this.trim
        : { ...this.plain, surface }
  }

  /** Height in metres of a cast, carved or impressed motif, up to `depthM`; undefined where the motif is painted or too far to see. */
  relief(skin: Skin, depthM: number): ((u: number, v: number) => number) | undefined {
    if (!this.near || !isRelief(skin)) return undefined
    const depth = Math.min(depthM, Math.min(this.w, this.h, this.d) * 0.04)
    const at = reliefOf(skin)
    return (u, v) => at(u, v) * depth
  }

  number(name: string, fallback: number, low: number, high: number): number {
    const value = this.facts.params?.[name]
    return typeof value === 'number' && Number.isFinite(value) ? clamp(value, low, high) : fallback
  }

  choice<Name extends string>(name: string, names: readonly Name[], fallback: Name): Name {
    const value = this.facts.params?.[name]
    return names.find((candidate) => candidate === value) ?? fallback
  }

  flag(name: string, fallback: boolean): boolean {
    const value = this.facts.params?.[name]
    return typeof value === 'boolean' ? value : typeof value === 'number' ? value > 0 : fallback
  }
}

export function nearestAspect(aspect: number): number {
  return aspects.reduce((best, candidate) =>
    Math.abs(Math.log(candidate / aspect)) < Math.abs(Math.log(best / aspect)) ? candidate : best,
  )
}

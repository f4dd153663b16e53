/** Things drawn by themselves, each at the level it is wanted at; what is not drawn is kept while there is memory for it. */
import type { Mesh } from '@babylonjs/core/Meshes/mesh.js'
import type { Scene } from '@babylonjs/core/scene.js'
import type { StopLayout } from '../../../core/exhibit/layout/index.ts'
import { ByteLru, textureBytes, type TextureSizes } from '../../../core/exhibit/view/index.ts'
import type { LevelOfDetail } from '../../../core/twin/mesh.ts'
import type { TwinBuilder } from '../../twins/index.ts'
import { lightSideOf, type LightSide } from './kinds.ts'
import { createMounted, type Mounted } from './mounted.ts'

interface Exact {
  readonly stop: StopLayout
  readonly level: LevelOfDetail
  readonly mounted: Mounted
}

export interface ExactOptions {
  readonly builder: TwinBuilder
  readonly sizes: TextureSizes
  /** For the textures of what is kept, drawn or not. */
  readonly budgetBytes: number
}

const keyOf = (slug: string, level: LevelOfDetail) => `${slug}|${level}`

export class ExactThings {
  private readonly scene: Scene
  private readonly options: ExactOptions
  private readonly made = new Map<string, Exact>()
  private readonly kept: ByteLru
  private closed = false

  constructor(scene: Scene, options: ExactOptions) {
    this.scene = scene
    this.options = options
    this.kept = new ByteLru(options.budgetBytes)
  }

  has(slug: string, level: LevelOfDetail): boolean {
    return this.made.has(keyOf(slug, level))
  }

  /** Draw calls of a thing that was made before. */
  partsOf(slug: string): number | undefined {
    for (const { stop, mounted } of this.made.values()) if (stop.slug === slug) return mounted.meshes.length
    return undefined
  }

  async build(stop: StopLayout, level: LevelOfDetail): Promise<void> {
    const { builder, sizes } = this.options
    const mounted = await createMounted(this.scene, stop.twin, {
      lod: level,
      builder,
      hung: lightSideOf(stop) !== 'stand',
      textureSize: sizes.byLevel[level],
    })
    const key = keyOf(stop.slug, level)
    if (this.closed || this.made.has(key)) {
      mounted.dispose()
      return
    }
    place(mounted, stop)
    this.made.set(key, { stop, level, mounted })
  }

  /** Draws exactly these; lets go of what was not drawn for longest where memory is short. */
  show(things: readonly (readonly [slug: string, level: LevelOfDetail])[]): void {
    const drawn = new Set(things.map(([slug, level]) => keyOf(slug, level)))
    for (const [key, { mounted, level }] of this.made) {
      const on = drawn.has(key)
      for (const mesh of mounted.meshes) mesh.isVisible = on
      if (on)
        this.kept.touch(key, mounted.meshes.length * 3 * textureBytes(this.options.sizes.byLevel[level]))
    }
    for (const key of this.kept.evict(drawn)) this.remove(key)
  }

  /** Forgets the things of rooms that were left behind. */
  retain(isKept: (stop: StopLayout) => boolean): void {
    for (const [key, { stop }] of this.made)
      if (!isKept(stop)) {
        this.kept.forget(key)
        this.remove(key)
      }
  }

  meshesOf(side: LightSide): Mesh[] {
    return [...this.made.values()].flatMap(({ stop, mounted }) =>
      lightSideOf(stop) === side ? mounted.meshes : [],
    )
  }

  get drawn(): Mesh[] {
    return [...this.made.values()].flatMap(({ mounted }) => mounted.meshes)
  }

  stopOf(mesh: unknown): StopLayout | undefined {
    for (const { stop, mounted } of this.made.values()) if (mounted.meshes.includes(mesh as Mesh)) return stop
    return undefined
  }

  dispose(): void {
    this.closed = true
    for (const key of [...this.made.keys()]) this.remove(key)
  }

  private remove(key: string): void {
    this.made.get(key)?.mounted.dispose()
    this.made.delete(key)
  }
}

function place({ twin, mount, liftM, meshes }: Mounted, { at, headingRad }: StopLayout): void {
  for (const [root, liftedM] of [
    [twin.root, liftM],
    [mount?.root, 0],
  ] as const) {
    if (!root) continue
    root.position.set(at.xM, at.yM + liftedM, at.zM)
    root.rotation.y = headingRad
    root.freezeWorldMatrix()
  }
  for (const mesh of meshes) {
    mesh.freezeWorldMatrix()
    mesh.isVisible = false
  }
}

/** The things of one room, many to a draw: what is built is added in steps, what is wanted is chosen by its indices. */
import type { Scene } from '@babylonjs/core/scene.js'
import type { Mesh } from '@babylonjs/core/Meshes/mesh.js'
import type { RoomLayout, StopLayout } from '../../../../core/exhibit/layout/index.ts'
import type { LevelOfDetail, TwinPart } from '../../../../core/twin/mesh.ts'
import { surfaces } from '../../../../core/twin/surface.ts'
import { step, type Slices, type TwinBuilder } from '../../../twins/index.ts'
import { lightSideOf, placeOf, type LightSide } from '../kinds.ts'
import type { PlacedPart } from './arena.ts'
import { BundleMesh, createBundleMaterial, type BundleMaterial } from './bundle-mesh.ts'
import { Reach } from './reach.ts'
import { BundleSkins } from './skins.ts'

export const bundleKey = (slug: string, level: LevelOfDetail) => `${slug}|${level}`

export class RoomBundle {
  readonly room: RoomLayout
  readonly reach: Reach
  private readonly scene: Scene
  private readonly builder: TwinBuilder
  private readonly meshes = new Map<string, BundleMesh>()
  /** Each lamp's things have their own, as it is not looked at in every frame. */
  private readonly materials = new Map<string, BundleMaterial>()
  private readonly skins: BundleSkins
  private readonly slices: Slices
  /** Built, by key, in the order of their arrival; sent ones are on the graphics card. */
  private readonly built = new Set<string>()
  private readonly sent = new Set<string>()
  private sending: Promise<void> = Promise.resolve()
  /** How often the graphics card has forgotten everything. */
  private forgotten = 0
  private closed = false

  constructor(
    scene: Scene,
    room: RoomLayout,
    {
      builder,
      size,
      slices,
    }: { readonly builder: TwinBuilder; readonly size: number; readonly slices: Slices },
  ) {
    this.scene = scene
    this.room = room
    this.builder = builder
    this.slices = slices
    this.skins = new BundleSkins(scene, { builder, size, things: room.stops.length })
    this.reach = new Reach(scene, room)
  }

  get drawn(): readonly Mesh[] {
    return [...this.meshes.values()].map(({ mesh }) => mesh)
  }

  meshesOf(side: LightSide): Mesh[] {
    return [...this.meshes.values()].filter((one) => one.side === side).map(({ mesh }) => mesh)
  }

  has(slug: string, level: LevelOfDetail): boolean {
    return this.sent.has(bundleKey(slug, level))
  }

  /** Built, though perhaps not yet drawn. */
  knows(slug: string, level: LevelOfDetail): boolean {
    return this.built.has(bundleKey(slug, level))
  }

  get sentCount(): number {
    return this.sent.size
  }

  get unsent(): number {
    return this.built.size - this.sent.size
  }

  /** Builds one thing at one level; rejects as the builder does. */
  async build(stop: StopLayout, level: LevelOfDetail): Promise<void> {
    const [twin, { buildMount }] = await Promise.all([
      this.builder.mesh(stop.twin, level),
      import('../../../../core/twin/mount.ts'),
    ])
    const side = lightSideOf(stop)
    const mount = side === 'stand' ? buildMount(stop.twin) : undefined
    const place = new Float32Array(16)
    placeOf(stop, place)
    const raised = place.slice()
    raised[13]! += mount?.liftM ?? 0
    const placed = await this.dress(twin.parts)
    const held = await this.dress(mount?.mesh.parts ?? [])
    if (this.closed) return
    const key = bundleKey(stop.slug, level)
    if (this.built.has(key)) return
    this.add(key, side, placed, raised)
    if (held.length > 0) this.add(`${key}|mount`, side, held, place)
    this.built.add(key)
  }

  /** Everything built so far and not yet sent goes to the graphics card, in slices. */
  send(): Promise<void> {
    return (this.sending = this.sending.then(() => this.sendAll()))
  }

  /** Draws these of what was sent. */
  show(things: readonly (readonly [slug: string, level: LevelOfDetail])[]): void {
    const keys = things.flatMap(([slug, level]) => {
      const key = bundleKey(slug, level)
      return this.sent.has(key) ? [key, `${key}|mount`] : []
    })
    for (const one of this.meshes.values()) one.show(keys)
  }

  /** The graphics card has forgotten: what was sent is sent again. */
  resend(): Promise<void> {
    this.forgotten++
    this.skins.forget()
    this.sent.clear()
    for (const one of this.meshes.values()) one.forget()
    return this.send()
  }

  setEnabled(on: boolean): void {
    for (const { mesh } of this.meshes.values()) mesh.setEnabled(on)
    this.reach.mesh.setEnabled(on)
  }

  dispose(): void {
    this.closed = true
    for (const one of this.meshes.values()) one.dispose()
    for (const { material } of this.materials.values()) material.dispose()
    this.skins.dispose()
    this.reach.dispose()
  }

  private dress(parts: readonly TwinPart[]): Promise<PlacedPart[]> {
    return Promise.all(
      parts.map(async (part) => ({
        part,
        layer: await this.skins.layer(part.skin),
        opacity: surfaces[part.skin.surface].alpha,
      })),
    )
  }

  private add(key: string, side: LightSide, parts: readonly PlacedPart[], place: Float32Array): void {
    for (const clear of [false, true]) {
      const mine = parts.filter(({ opacity }) => opacity < 1 === clear)
      if (mine.length > 0) step(() => this.meshFor(side, clear).arena.add(key, mine, place))
    }
  }

  private meshFor(side: LightSide, clear: boolean): BundleMesh {
    const key = `${side}|${clear}`
    let mesh = this.meshes.get(key)
    if (!mesh) {
      const { material } = this.materialFor(key, clear)
      mesh = new BundleMesh(this.scene, this.room, { side, clear, material })
      this.meshes.set(key, mesh)
    }
    return mesh
  }

  private materialFor(key: string, clear: boolean): BundleMaterial {
    let made = this.materials.get(key)
    if (!made) {
      made = createBundleMaterial(this.scene, `things ${this.room.slug} ${key}`, clear)
      this.materials.set(key, made)
    }
    return made
  }

  private async sendAll(): Promise<void> {
    if (this.closed || this.unsent === 0) return
    const keys = [...this.built]
    const { forgotten } = this
    const textures = await this.skins.send(this.slices)
    if (textures) for (const { layers } of this.materials.values()) layers.textures = textures
    this.skins.forgetOld()
    const parts = [...this.meshes.values()].flatMap((one) => one.send(this.room))
    await this.slices.run(parts.map((part) => () => !this.closed && step(part)))
    if (this.closed || forgotten < this.forgotten) return
    for (const key of keys) this.sent.add(key)
  }
}

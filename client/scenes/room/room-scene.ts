/** One room as meshes. It begins as a shell in plain ambient light and takes its baked light when that is ready. */
import { Constants } from '@babylonjs/core/Engines/constants.js'
import { Material } from '@babylonjs/core/Materials/material.js'
import { PBRMaterial } from '@babylonjs/core/Materials/PBR/pbrMaterial.js'
import type { BaseTexture } from '@babylonjs/core/Materials/Textures/baseTexture.js'
import { RawTexture } from '@babylonjs/core/Materials/Textures/rawTexture.js'
import { Color3 } from '@babylonjs/core/Maths/math.color.js'
import type { AbstractMesh } from '@babylonjs/core/Meshes/abstractMesh.js'
import type { Mesh } from '@babylonjs/core/Meshes/mesh.js'
import type { Scene } from '@babylonjs/core/scene.js'
import type { Layout, RoomLayout } from '../../../core/exhibit/layout/index.ts'
import { packCharts, roomSurfaces, type BakedRoom } from '../../../core/exhibit/light/index.ts'
import { roomEnvironment } from '../light/environment.ts'
import { changed, keepStill } from '../still-materials.ts'
import { buildGlass, buildLaylight, buildTracks } from './fixtures.ts'
import type { FloorMirrorPlugin } from './floor-mirror.ts'
import type { RoomFinishes, RoomMaterial } from './materials.ts'
import { buildGroup, groupArrays, type FinishGroup } from './room-mesh.ts'

/** Shared by all rooms, owned by the gallery. */
export interface Fittings {
  readonly metal: PBRMaterial
  readonly glow: PBRMaterial
  readonly glass: PBRMaterial
}

export function createFittings(scene: Scene): Fittings {
  const metal = new PBRMaterial('track', scene)
  metal.metallic = 0
  metal.roughness = 0.55
  metal.backFaceCulling = false
  const glow = new PBRMaterial('laylight', scene)
  glow.unlit = true
  glow.backFaceCulling = false
  const glass = new PBRMaterial('glass', scene)
  glass.metallic = 0
  glass.roughness = 0.04
  glass.albedoColor = Color3.White()
  glass.transparencyMode = Material.MATERIAL_ALPHABLEND
  glass.backFaceCulling = false
  glass.useRadianceOverAlpha = true
  glass.useSpecularOverAlpha = true
  for (const material of [metal, glow, glass]) keepStill(material)
  return { metal, glow, glass }
}

export class RoomScene {
  readonly room: RoomLayout
  readonly meshes: Mesh[] = []
  /** Where one may step: the floor's mesh is what a finger or a controller points at. */
  readonly floor: Mesh
  /** Walls, ceiling and plinths, and oak where there is any: nobody points or steps through them. */
  readonly walls: readonly Mesh[]
  private readonly materials: RoomMaterial[] = []
  private readonly floorMaterial: PBRMaterial
  private readonly laylight: Mesh
  private readonly scene: Scene
  private readonly finishes: RoomFinishes
  private mirror: FloorMirrorPlugin | undefined
  private light: RawTexture | undefined
  private reflection: BaseTexture | undefined
  private closed = false
  private on = true

  constructor(
    scene: Scene,
    layout: Layout,
    { room, finishes }: { room: RoomLayout; finishes: RoomFinishes },
  ) {
    this.scene = scene
    this.room = room
    this.finishes = finishes
    const { surfaces } = roomSurfaces(layout, room)
    const atlas = packCharts(surfaces)
    const build = (group: FinishGroup): Mesh => {
      const mesh = buildGroup(scene, `${group} ${room.slug}`, groupArrays(surfaces, atlas, group))
      const material = finishes.create(group, room.slug)
      mesh.material = material.material
      mesh.isPickable = group === 'floor'
      this.materials.push(material)
      this.meshes.push(mesh)
      return mesh
    }
    const plaster = build('plaster')
    this.floor = build('floor')
    this.floorMaterial = this.floor.material as PBRMaterial
    this.walls = surfaces.some(({ finish }) => finish === 'oak') ? [plaster, build('oak')] : [plaster]
    this.laylight = buildLaylight(scene, room)
    // Until the room is furnished: the first picture then takes one program of the graphics card, and not two.
    this.add(this.laylight, this.materials[0]!.material)
  }

  /** What the room's shell does without: its laylight's glow, lamps on their tracks, the glass of cases. Once. */
  furnish(fittings: Fittings): void {
    this.laylight.material = fittings.glow
    this.add(buildTracks(this.scene, this.room), fittings.metal)
    const glass = buildGlass(this.scene, this.room)
    if (glass) this.add(glass, fittings.glass)
  }

  get lit(): boolean {
    return this.light !== undefined
  }

  get environment(): BaseTexture | undefined {
    return this.reflection
  }

  /** Takes a baked light map; resolves when its reflections are filtered too. */
  async take(baked: BakedRoom): Promise<void> {
    if (this.closed) return
    this.light?.dispose()
    this.light = RawTexture.CreateRGBATexture(
      baked.texels, baked.width, baked.height, this.scene, false, false,
      Constants.TEXTURE_BILINEAR_SAMPLINGMODE, Constants.TEXTURETYPE_HALF_FLOAT,
    ) // prettier-ignore
    this.light.name = `light ${this.room.slug}`
    this.light.gammaSpace = false
    for (const { light, material } of this.materials) {
      light.texture = this.light
      changed(material)
    }
    // Neither is needed for the first picture.
    const [reflection, { FloorMirrorPlugin }] = await Promise.all([
      roomEnvironment(this.scene, this.room, baked),
      import('./floor-mirror.ts'),
    ])
    if (this.closed) {
      reflection.dispose()
      return
    }
    this.reflection?.dispose()
    this.reflection = reflection
    this.mirror ??= new FloorMirrorPlugin(this.floorMaterial)
    this.mirror.show(baked.mirrored)
    for (const { material } of this.materials) {
      material.reflectionTexture = reflection
      changed(material)
    }
  }

  setEnabled(on: boolean): void {
    this.on = on
    for (const mesh of this.meshes) mesh.setEnabled(on)
  }

  has(mesh: AbstractMesh): boolean {
    return this.meshes.includes(mesh as Mesh)
  }

  dispose(): void {
    this.closed = true
    for (const mesh of this.meshes) mesh.dispose()
    for (const { material } of this.materials) this.finishes.release(material)
    this.light?.dispose()
    this.reflection?.dispose()
  }

  private add(mesh: Mesh, material: PBRMaterial): void {
    mesh.material = material
    mesh.isPickable = false
    mesh.setEnabled(this.on)
    this.meshes.push(mesh)
  }
}

/** What a thing is seen beside, at true scale: another thing of the exhibit, a hand, a person; all on a plain ground out of the room. */
import { Color3, Color4 } from '@babylonjs/core/Maths/math.color.js'
import { Vector3 } from '@babylonjs/core/Maths/math.vector.js'
import { PBRMaterial } from '@babylonjs/core/Materials/PBR/pbrMaterial.js'
import { CreateGround } from '@babylonjs/core/Meshes/Builders/groundBuilder.js'
import type { Mesh } from '@babylonjs/core/Meshes/mesh.js'
import type { TransformNode } from '@babylonjs/core/Meshes/transformNode.js'
import { Scene } from '@babylonjs/core/scene.js'
import type { StopLayout } from '../../../core/exhibit/layout/index.ts'
import { figureSizes, rowOf, type FigureName } from '../../../core/looking/index.ts'
import type { Dimensions } from '../../../core/twin/facts.ts'
import { createTwinMesh, type TwinBuilder } from '../../twins/index.ts'
import { aimShadow, type Inspection } from '../gallery/inspection.ts'
import { createMounted } from '../things/mounted.ts'
import { makeFigure } from './figure-maker.ts'

export interface Companion {
  readonly root: TransformNode
  readonly meshes: readonly Mesh[]
  readonly dimensions: Dimensions
  /** A figure stands still; a thing turns with the one that is looked at. */
  readonly turns: boolean
  dispose(): void
}

export async function companionThing(
  scene: Scene,
  stop: StopLayout,
  builder: TwinBuilder,
): Promise<Companion> {
  const { twin } = stop
  const mounted = await createMounted(scene, twin, { lod: 'near', builder, hung: true, close: true })
  const { root } = mounted.twin
  return {
    root,
    meshes: mounted.meshes,
    dimensions: twin.dimensions,
    turns: true,
    dispose: () => mounted.dispose(),
  }
}

export async function companionFigure(
  scene: Scene,
  name: FigureName,
  builder: TwinBuilder,
): Promise<Companion> {
  const mesh = await makeFigure(name)
  const drawn = await createTwinMesh(scene, mesh, { builder, textureSize: 128, name })
  return {
    root: drawn.root,
    meshes: drawn.meshes,
    dimensions: figureSizes[name],
    turns: false,
    dispose: () => drawn.dispose(),
  }
}

const groundColour = new Color3(0.2, 0.19, 0.176)
/** As displayed. The ground fades into it, so that there is no horizon. */
const backColour = new Color3(0.52, 0.5, 0.465)

/** The row that they stand in. Owns the companions and the ground. */
export class Company {
  readonly meshes: readonly Mesh[]
  private readonly inspection: Inspection
  private readonly companions: readonly Companion[]
  private readonly feet: readonly Vector3[]
  private readonly ground: Mesh
  private readonly scene: Scene
  private readonly clear: Color4

  constructor(scene: Scene, inspection: Inspection, companions: readonly Companion[]) {
    this.scene = scene
    this.inspection = inspection
    this.companions = companions
    const own = inspection.stop.twin.dimensions
    const row = rowOf([own, ...companions.map(({ dimensions }) => dimensions)])
    const { xM, yM, zM } = inspection.centre
    const floorY = yM - own.heightM / 2
    this.feet = companions.map((_, i) => {
      const { right } = inspection
      const aside = row.offsets[i + 1]!
      return new Vector3(xM + right.x * aside, floorY, zM + right.z * aside)
    })
    const size = Math.max(row.widthM, row.heightM, row.depthM)
    this.ground = CreateGround('plain ground', { width: size * 60, height: size * 60 }, scene)
    this.ground.position.set(xM, floorY - (inspection.handle.liftM + 0.0004), zM)
    this.ground.receiveShadows = true
    this.ground.isPickable = false
    const material = new PBRMaterial('plain ground', scene)
    material.albedoColor = groundColour
    material.metallic = 0
    material.roughness = 0.95
    material.backFaceCulling = false
    this.ground.material = material
    this.clear = scene.clearColor
    scene.fogMode = Scene.FOGMODE_LINEAR
    scene.fogColor = backColour
    this.dim(false)
    const theirs = companions.flatMap(({ meshes }) => meshes)
    for (const mesh of theirs) mesh.applyFog = false
    this.keepClear()
    for (const mesh of theirs) {
      inspection.shadow.addShadowCaster(mesh)
      mesh.receiveShadows = true
    }
    this.meshes = [...theirs, this.ground]
    const middle = new Vector3(xM, floorY + row.heightM / 2, zM).addInPlace(
      inspection.right.scale(row.centreM),
    )
    aimShadow(inspection.key, middle, Math.hypot(row.widthM, row.heightM, row.depthM) * 0.6)
    inspection.extent = row
    inspection.confined = false
    inspection.seeWhole()
    inspection.pan(row.centreM, (row.heightM - own.heightM) / 2)
    scene.fogStart = size * 3
    scene.fogEnd = size * 12
    this.follow()
  }

  /** The ground fades into the distance, the thing itself does not. */
  keepClear(): void {
    for (const mesh of this.inspection.handle.meshes) mesh.applyFog = false
  }

  /** While a lamp is held to the thing, all around it is darker. */
  dim(on: boolean): void {
    const { r, g, b } = on ? backColour.scale(0.67) : backColour
    this.scene.clearColor = new Color4(r, g, b, 1)
  }

  follow(): void {
    for (const [i, { root, dimensions, turns }] of this.companions.entries()) {
      const foot = this.feet[i]!
      if (turns) this.inspection.turnAlike(root, foot, dimensions.heightM)
      else {
        root.position.copyFrom(foot)
        root.rotation.y = Math.atan2(this.inspection.towards.x, this.inspection.towards.z)
      }
    }
  }

  dispose(): void {
    const { inspection } = this
    for (const mesh of this.meshes) inspection.shadow.removeShadowCaster(mesh)
    for (const companion of this.companions) companion.dispose()
    this.ground.dispose(false, true)
    this.scene.clearColor = this.clear
    this.scene.fogMode = Scene.FOGMODE_NONE
    inspection.extent = inspection.stop.twin.dimensions
    inspection.confined = true
    inspection.seeWhole()
    const { xM, yM, zM } = inspection.centre
    const { widthM, heightM, depthM } = inspection.extent
    aimShadow(inspection.key, new Vector3(xM, yM, zM), Math.hypot(widthM, heightM, depthM) * 0.56)
  }
}

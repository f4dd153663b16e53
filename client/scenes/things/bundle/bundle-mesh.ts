/** One draw: the arena of a room's things that one lamp lights, opaque or clear. */
import { BoundingInfo } from '@babylonjs/core/Culling/boundingInfo.js'
import { Material } from '@babylonjs/core/Materials/material.js'
import { PBRMaterial } from '@babylonjs/core/Materials/PBR/pbrMaterial.js'
import { Vector3 } from '@babylonjs/core/Maths/math.vector.js'
import { Mesh } from '@babylonjs/core/Meshes/mesh.js'
import type { Scene } from '@babylonjs/core/scene.js'
import type { RoomLayout } from '../../../../core/exhibit/layout/index.ts'
import { keepStill } from '../../still-materials.ts'
import type { LightSide } from '../kinds.ts'
import { Arena } from './arena.ts'
import { ArrivingGeometry } from './arriving-geometry.ts'
import { LayersPlugin } from './plugin.ts'

export interface BundleMaterial {
  readonly material: PBRMaterial
  readonly layers: LayersPlugin
}

export function createBundleMaterial(scene: Scene, name: string, clear: boolean): BundleMaterial {
  const material = new PBRMaterial(name, scene)
  material.sideOrientation = Material.CounterClockWiseSideOrientation
  material.backFaceCulling = !clear
  material.metallic = 1
  material.roughness = 1
  if (clear) {
    material.transparencyMode = Material.MATERIAL_ALPHABLEND
    material.separateCullingPass = true
    material.forceDepthWrite = true
  }
  const layers = new LayersPlugin(material)
  keepStill(material)
  return { material, layers }
}

export class BundleMesh {
  readonly mesh: Mesh
  readonly side: LightSide
  readonly arena = new Arena()
  private indices = new Uint32Array(0)
  private sent = 0
  private keys: readonly string[] = []
  private shown = ''
  private arriving: ArrivingGeometry | undefined

  constructor(
    scene: Scene,
    room: RoomLayout,
    { side, clear, material }: { side: LightSide; clear: boolean; material: PBRMaterial },
  ) {
    this.side = side
    this.mesh = new Mesh(`things ${room.slug} ${side}${clear ? ' clear' : ''}`, scene)
    this.mesh.material = material
    this.mesh.isPickable = false
    this.mesh.isVisible = false
    this.mesh.hasVertexAlpha = clear
    this.mesh.freezeWorldMatrix()
  }

  /** What was added since the last time goes to the graphics card by these slices; the last of them brings it into the picture. */
  send(room: RoomLayout): (() => void)[] {
    if (this.arena.size === this.sent) return []
    const { size, capacity } = this.arena
    this.arriving?.dispose()
    const arriving = new ArrivingGeometry(this.mesh, this.arena.chunks)
    this.arriving = arriving
    return [
      ...arriving.slices,
      () => {
        if (this.arriving !== arriving) return
        this.arriving = undefined
        arriving.arrive()
        this.sent = size
        this.indices = new Uint32Array(capacity)
        this.mesh.setIndices(this.indices, arriving.vertices, true)
        this.mesh.doNotSyncBoundingInfo = true
        const bounds = boundsOf(room)
        this.mesh.setBoundingInfo(bounds)
        // Some of the indices are no longer the whole mesh, so Babylon asks for bounds of their own.
        this.mesh.subMeshes[0]!.setBoundingInfo(bounds)
        this.choose()
      },
    ]
  }

  /** Draws these, each by its key, and nothing else. */
  show(keys: readonly string[]): void {
    this.keys = keys
    const joined = keys.join()
    if (joined === this.shown || this.sent === 0) return
    this.shown = joined
    const count = this.arena.show(keys, this.indices)
    this.mesh.isVisible = count > 0
    if (count === 0) return
    this.mesh.updateIndices(this.indices, 0, true)
    this.mesh.subMeshes[0]!.indexCount = count
  }

  /** The graphics card has forgotten: all of it is to be sent again. */
  forget(): void {
    this.sent = 0
    this.mesh.isVisible = false
  }

  dispose(): void {
    this.arriving?.dispose()
    this.arriving = undefined
    this.mesh.dispose()
  }

  /** The choice of indices lives on the graphics card alone. */
  private choose(): void {
    this.shown = ''
    this.show(this.keys)
  }
}

function boundsOf({ centre, widthM, depthM, heightM }: RoomLayout): BoundingInfo {
  return new BoundingInfo(
    new Vector3(centre.xM - widthM / 2, 0, centre.zM - depthM / 2),
    new Vector3(centre.xM + widthM / 2, heightM, centre.zM + depthM / 2),
  )
}

/** One draw: the arena of a room's things that one lamp lights, opaque or clear. */
import { BoundingInfo } from '@babylonjs/core/Culling/boundingInfo.js'
import { VertexBuffer } from '@babylonjs/core/Buffers/buffer.js'
import { Material } from '@babylonjs/core/Materials/material.js'
import { PBRMaterial } from '@babylonjs/core/Materials/PBR/pbrMaterial.js'
import { Vector3 } from '@babylonjs/core/Maths/math.vector.js'
import { Mesh } from '@babylonjs/core/Meshes/mesh.js'
import type { Scene } from '@babylonjs/core/scene.js'
import type { RoomLayout } from '../../../../core/exhibit/layout/index.ts'
import { keepStill } from '../../still-materials.ts'
import type { LightSide } from '../kinds.ts'
import { Arena } from './arena.ts'
import { layerKind, LayersPlugin } from './plugin.ts'

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

  /** What was added since the last time goes to the graphics card. */
  send(room: RoomLayout): void {
    if (this.arena.size === this.sent) return
    this.sent = this.arena.size
    const { positions, normals, uvs, colours, layers } = this.arena.arrays()
    const { mesh } = this
    mesh.setVerticesData(VertexBuffer.PositionKind, positions, false)
    mesh.setVerticesData(VertexBuffer.NormalKind, normals, false)
    mesh.setVerticesData(VertexBuffer.UVKind, uvs, false)
    mesh.setVerticesData(VertexBuffer.ColorKind, colours, false, 4)
    mesh.setVerticesData(layerKind, layers, false, 1)
    this.indices = new Uint32Array(this.arena.capacity)
    mesh.setIndices(this.indices, positions.length / 3, true)
    mesh.doNotSyncBoundingInfo = true
    mesh.setBoundingInfo(boundsOf(room))
    this.resend()
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

  /** The choice of indices lives on the graphics card alone. */
  resend(): void {
    this.shown = ''
    this.show(this.keys)
  }

  dispose(): void {
    this.mesh.dispose()
  }
}

function boundsOf({ centre, widthM, depthM, heightM }: RoomLayout): BoundingInfo {
  return new BoundingInfo(
    new Vector3(centre.xM - widthM / 2, 0, centre.zM - depthM / 2),
    new Vector3(centre.xM + widthM / 2, heightM, centre.zM + depthM / 2),
  )
}

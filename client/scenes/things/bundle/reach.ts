/** What a finger or a controller points at: a box around each thing of a room, never drawn. */
import { Mesh } from '@babylonjs/core/Meshes/mesh.js'
import { VertexData } from '@babylonjs/core/Meshes/mesh.vertexData.js'
import type { Scene } from '@babylonjs/core/scene.js'
import type { RoomLayout, StopLayout } from '../../../../core/exhibit/layout/index.ts'
import { ShapeList } from '../../room/shapes.ts'

/** Of a box in a `ShapeList`. */
const boxTriangles = 12

/** Never drawn, so there is nothing to wait for. */
class UndrawnMesh extends Mesh {
  override isReady(): boolean {
    return true
  }
}

export class Reach {
  readonly mesh: Mesh
  private readonly stops: readonly StopLayout[]

  constructor(scene: Scene, room: RoomLayout) {
    this.stops = room.stops
    const shapes = new ShapeList()
    for (const { at, twin, headingRad } of room.stops) {
      const { widthM, heightM, depthM } = twin.dimensions
      const half = [widthM / 2, heightM / 2, depthM / 2] as const
      shapes.box([at.xM, at.yM + heightM / 2, at.zM], half, [1, 1, 1, 1], headingRad)
    }
    this.mesh = new UndrawnMesh(`reach ${room.slug}`, scene)
    const data = new VertexData()
    data.positions = shapes.positions
    data.indices = shapes.indices
    data.applyToMesh(this.mesh)
    this.mesh.visibility = 0
    this.mesh.freezeWorldMatrix()
  }

  stopAt(face: number): StopLayout | undefined {
    return this.stops[Math.floor(face / boxTriangles)]
  }

  dispose(): void {
    this.mesh.dispose()
  }
}

/**
 * Takes away what lies on one side of a plane. Twins are closed: where the plane goes through their substance, one sees back faces, and
 * those painted in one flat colour are the cut, exactly as a drawn section fills it.
 */
import { Material } from '@babylonjs/core/Materials/material.js'
import { PBRMaterial } from '@babylonjs/core/Materials/PBR/pbrMaterial.js'
import { Color3 } from '@babylonjs/core/Maths/math.color.js'
import { Plane } from '@babylonjs/core/Maths/math.plane.js'
import type { Mesh } from '@babylonjs/core/Meshes/mesh.js'
import type { Scene } from '@babylonjs/core/scene.js'
import { cutPlane, type Cut } from '../../../core/looking/index.ts'
import type { Inspection } from '../gallery/inspection.ts'

const sectionColour = new Color3(0.36, 0.09, 0.05)

export class Section {
  /** In the world; what lies before it is taken away. */
  readonly plane = new Plane(0, 0, 1, 0)
  private cut: Cut
  private readonly inspection: Inspection
  private readonly fill: PBRMaterial
  private readonly fillings: Mesh[]
  private readonly undo: (() => void)[] = []

  constructor(scene: Scene, inspection: Inspection, cut: Cut) {
    this.inspection = inspection
    this.cut = cut
    const { meshes } = inspection.handle.twin
    this.fill = new PBRMaterial('section', scene)
    this.fill.unlit = true
    this.fill.albedoColor = sectionColour
    this.fill.sideOrientation = Material.ClockWiseSideOrientation
    this.fill.clipPlane = this.plane
    this.fillings = meshes.map((mesh) => {
      const filling = mesh.clone(`${mesh.name} section`, mesh.parent, true)
      filling.material = this.fill
      filling.useVertexColors = false
      filling.receiveShadows = false
      filling.isPickable = false
      return filling
    })
    for (const mesh of meshes) this.clip(mesh)
    this.clipShadows(meshes)
    this.place(cut)
  }

  place(cut: Cut): void {
    this.cut = cut
    for (const filling of this.fillings) filling.setEnabled(cut.filled)
    this.follow()
  }

  /** The plane turns with the thing. */
  follow(): void {
    const { normal, through } = cutPlane(this.cut, this.inspection.stop.twin.dimensions)
    const direction = this.inspection.directionToWorld(normal)
    const at = this.inspection.toWorld(through)
    this.plane.normal.copyFrom(direction)
    this.plane.d = -(direction.x * at.x + direction.y * at.y + direction.z * at.z)
  }

  dispose(): void {
    for (const undo of this.undo) undo()
    for (const filling of this.fillings) filling.dispose(false, false)
    this.fill.dispose()
  }

  /** Its material may be shared with others: it is clipped only while this mesh is drawn. */
  private clip(mesh: Mesh): void {
    const { material } = mesh
    if (!material) return
    const culled = material.backFaceCulling
    const before = mesh.onBeforeRenderObservable.add(() => {
      material.clipPlane = this.plane
      material.backFaceCulling = this.cut.filled && culled
    })
    const after = mesh.onAfterRenderObservable.add(() => {
      material.clipPlane = null
      material.backFaceCulling = culled
    })
    this.undo.push(() => {
      before.remove()
      after.remove()
      material.clipPlane = null
      material.backFaceCulling = culled
    })
  }

  /** What is taken away throws no shadow into what is left. */
  private clipShadows(meshes: readonly Mesh[]): void {
    const { shadow } = this.inspection
    const own = new Set<unknown>(meshes)
    const before = shadow.onBeforeShadowMapRenderMeshObservable.add((mesh) => {
      if (own.has(mesh) && mesh.material) mesh.material.clipPlane = this.plane
    })
    const after = shadow.onAfterShadowMapRenderMeshObservable.add((mesh) => {
      if (own.has(mesh) && mesh.material) mesh.material.clipPlane = null
    })
    this.undo.push(() => {
      before.remove()
      after.remove()
    })
  }
}

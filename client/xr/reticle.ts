/** The ring that lies on a level surface of the visitor's room. */
import { Color3 } from '@babylonjs/core/Maths/math.color.js'
import { type Matrix, Vector3 } from '@babylonjs/core/Maths/math.vector.js'
import { PBRMaterial } from '@babylonjs/core/Materials/PBR/pbrMaterial.js'
import { CreateTorus } from '@babylonjs/core/Meshes/Builders/torusBuilder.js'
import type { Mesh } from '@babylonjs/core/Meshes/mesh.js'
import type { Scene } from '@babylonjs/core/scene.js'
import type { Point } from '../../core/exhibit/layout/index.ts'

/** Surfaces that lean more than this are walls. */
const levelCos = 0.9
const noticeableM = 0.03
const up = new Vector3()

export function createReticle(scene: Scene): Mesh {
  const made = CreateTorus('reticle', { diameter: 0.22, thickness: 0.012, tessellation: 48 }, scene)
  const material = new PBRMaterial('reticle', scene)
  material.unlit = true
  material.albedoColor = Color3.FromHexString('#c9a45c').toLinearSpace()
  made.material = material
  made.isPickable = false
  made.setEnabled(false)
  return made
}

export function isLevel(transform: Matrix): boolean {
  Vector3.TransformNormalToRef(Vector3.UpReadOnly, transform, up)
  return up.y > levelCos
}

/** Whether a ring that lay at the first is worth telling about at the second. */
export function hasShifted(from: Point | undefined, to: Point | undefined): boolean {
  if (!from || !to) return from !== to
  return Math.hypot(to.xM - from.xM, to.yM - from.yM, to.zM - from.zM) > noticeableM
}

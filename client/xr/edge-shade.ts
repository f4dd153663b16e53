/** A ring before the eyes that darkens the edge of sight while a stick moves them. */
import { Constants } from '@babylonjs/core/Engines/constants.js'
import { Color3 } from '@babylonjs/core/Maths/math.color.js'
import { PBRMaterial } from '@babylonjs/core/Materials/PBR/pbrMaterial.js'
import { Mesh } from '@babylonjs/core/Meshes/mesh.js'
import { VertexData } from '@babylonjs/core/Meshes/mesh.vertexData.js'
import type { Scene } from '@babylonjs/core/scene.js'
import type { WebXRCamera } from '@babylonjs/core/XR/webXRCamera.js'
import { edgeShade } from './comfort.ts'

const awayM = 0.4
/** Clear within the first, dark from the second on: 24 and 38 degrees off the middle. */
const [clearM, darkM, endM] = [0.18, 0.31, 1.6]
const around = 48
/** Below this nobody sees it. */
const faint = 0.02
/** A step's length is bounded on a slow frame, so the time that its speed is taken over is too, seconds. */
const longestFrameS = 0.1

export class EdgeShade {
  wished = false
  private readonly camera: WebXRCamera
  private readonly ring: Mesh
  private last: { readonly x: number; readonly z: number }

  constructor(scene: Scene, camera: WebXRCamera) {
    this.camera = camera
    this.ring = createRing(scene)
    this.ring.parent = camera
    this.last = { x: camera.position.x, z: camera.position.z }
  }

  /** Every frame, after whatever moved the eyes. */
  follow(seconds: number): void {
    const { x, z } = this.camera.position
    const walkedM = this.wished ? Math.hypot(x - this.last.x, z - this.last.z) : 0
    const speedMps = walkedM > 0 ? walkedM / Math.min(seconds, longestFrameS) : 0
    this.last = { x, z }
    const before = this.ring.isEnabled() ? this.ring.visibility : 0
    const shade = edgeShade(before, { speedMps, seconds })
    this.ring.visibility = shade
    this.ring.setEnabled(shade > faint)
  }

  dispose(): void {
    this.ring.dispose(false, true)
  }
}

function createRing(scene: Scene): Mesh {
  const rings = [
    { radiusM: clearM, alpha: 0 },
    { radiusM: darkM, alpha: 1 },
    { radiusM: endM, alpha: 1 },
  ]
  const positions: number[] = []
  const colors: number[] = []
  const indices: number[] = []
  for (const [r, { radiusM, alpha }] of rings.entries())
    for (let i = 0; i < around; i++) {
      const angle = (2 * Math.PI * i) / around
      positions.push(radiusM * Math.cos(angle), radiusM * Math.sin(angle), 0)
      colors.push(0, 0, 0, alpha)
      if (r === 0) continue
      const [inner, outer] = [(r - 1) * around, r * around]
      const next = (i + 1) % around
      indices.push(inner + i, outer + i, outer + next, inner + i, outer + next, inner + next)
    }
  const data = new VertexData()
  Object.assign(data, { positions, colors, indices })
  const ring = new Mesh('edge-shade', scene)
  data.applyToMesh(ring)
  const material = new PBRMaterial('edge-shade', scene)
  material.unlit = true
  material.albedoColor = Color3.Black()
  material.backFaceCulling = false
  material.disableDepthWrite = true
  material.depthFunction = Constants.ALWAYS
  ring.material = material
  ring.hasVertexAlpha = true
  ring.alphaIndex = Number.MAX_SAFE_INTEGER
  ring.position.z = -awayM
  ring.isPickable = false
  ring.alwaysSelectAsActiveMesh = true
  ring.setEnabled(false)
  return ring
}

/** The floor of bench/frame.ts: 2,000 thin instances in 20 draws, drawn by Babylon and nothing else. */
import '@babylonjs/core/Meshes/thinInstanceMesh.js'
import { FreeCamera } from '@babylonjs/core/Cameras/freeCamera.js'
import { Engine } from '@babylonjs/core/Engines/engine.js'
import { HemisphericLight } from '@babylonjs/core/Lights/hemisphericLight.js'
import { PBRMaterial } from '@babylonjs/core/Materials/PBR/pbrMaterial.js'
import { Color3 } from '@babylonjs/core/Maths/math.color.js'
import { Matrix, Vector3 } from '@babylonjs/core/Maths/math.vector.js'
import { CreateSphere } from '@babylonjs/core/Meshes/Builders/sphereBuilder.js'
import { Scene } from '@babylonjs/core/scene.js'

const [meshes, instances] = [20, 100]

const canvas = document.body.appendChild(document.createElement('canvas'))
canvas.style.cssText = 'position: fixed; inset: 0; width: 100%; height: 100%'
const engine = new Engine(canvas, true)
const scene = new Scene(engine)
scene.useRightHandedSystem = true
scene.skipPointerMovePicking = true
scene.detachControl()
new HemisphericLight('light', new Vector3(0, 1, 0), scene)
const camera = new FreeCamera('eye', new Vector3(0, 12, 40), scene)
camera.setTarget(Vector3.Zero())
for (let i = 0; i < meshes; i++) {
  const mesh = CreateSphere(`kind-${i}`, { diameter: 0.4, segments: 4 }, scene)
  const material = new PBRMaterial(`material-${i}`, scene)
  material.albedoColor = Color3.FromHSV(i * 18, 0.5, 0.8)
  mesh.material = material
  const places = new Float32Array(instances * 16)
  for (let k = 0; k < instances; k++)
    Matrix.Translation(
      (k % 10) * 3 - 15,
      (i % 4) * 1.2 - 2,
      Math.floor(k / 10) * 2 - 10 - i * 0.3,
    ).copyToArray(places, k * 16)
  mesh.thinInstanceSetBuffer('matrix', places, 16, true)
}
engine.runRenderLoop(() => scene.render())
await scene.whenReadyAsync()
document.body.dataset['ready'] = 'true'

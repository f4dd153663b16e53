/** The floor of bench/first-frame.ts: one mesh, a PBR material and a light, drawn by Babylon and nothing else. */
import { FreeCamera } from '@babylonjs/core/Cameras/freeCamera.js'
import { Engine } from '@babylonjs/core/Engines/engine.js'
import { DirectionalLight } from '@babylonjs/core/Lights/directionalLight.js'
import { PBRMaterial } from '@babylonjs/core/Materials/PBR/pbrMaterial.js'
import { Vector3 } from '@babylonjs/core/Maths/math.vector.js'
import { CreateSphere } from '@babylonjs/core/Meshes/Builders/sphereBuilder.js'
import { Scene } from '@babylonjs/core/scene.js'

const canvas = document.body.appendChild(document.createElement('canvas'))
canvas.style.cssText = 'position: fixed; inset: 0; width: 100%; height: 100%'
const engine = new Engine(canvas, true)
const scene = new Scene(engine)
scene.useRightHandedSystem = true
new DirectionalLight('light', new Vector3(0, -1, 0.3), scene)
const camera = new FreeCamera('eye', new Vector3(0, 1, 3), scene)
camera.setTarget(Vector3.Zero())
const mesh = CreateSphere('one', { diameter: 1, segments: 16 }, scene)
mesh.material = new PBRMaterial('one', scene)
engine.runRenderLoop(() => scene.render())

import { Quaternion, Vector3 } from '@babylonjs/core/Maths/math.vector.js'
import type { WebXRCamera } from '@babylonjs/core/XR/webXRCamera.js'
import { expect, it } from 'vitest'
import { RoomsGuard } from '../../../../client/xr/rooms-guard.ts'
import { layOut, roomRect } from '../../../../core/exhibit/layout/index.ts'
import { sampleExhibit } from '../../../support/sample-exhibit.ts'

const layout = layOut(sampleExhibit())
const { minX, minZ } = roomRect(layout.rooms[0]!)

/** A guard of someone who walks by the stick and stands at a place. */
function walker(x: number, z: number) {
  const camera = {
    position: new Vector3(x, 1.6, z),
    realWorldHeight: 1.6,
    rotationQuaternion: Quaternion.Identity(),
  }
  const guard = new RoomsGuard(layout, camera as unknown as WebXRCamera)
  guard.walking = true
  guard.keep()
  return { camera, guard }
}

it('lets who stands nearer to a wall than a body is wide walk away from it, on slow frames too', () => {
  const { camera, guard } = walker(minX + 0.1, minZ + 0.5)
  camera.position.x += 0.6
  guard.keep()
  expect(camera.position.x - minX).toBeCloseTo(0.25)
})

it('moves nobody farther in a slow frame than in a quick one, nor through a wall', () => {
  const { camera, guard } = walker(minX + 0.1, minZ + 0.5)
  camera.position.x -= 0.6
  guard.keep()
  expect(camera.position.x - minX).toBeCloseTo(0.1)
  camera.position.z += 0.05
  guard.keep()
  expect(camera.position.z - minZ).toBeCloseTo(0.55)
})

it('holds back the step that waits for the next picture', () => {
  const { camera, guard } = walker(minX + 0.1, minZ + 0.5)
  const step = new Vector3(minX - 3, 1.6, minZ + 0.5)
  Object.assign(camera, { _deferredUpdated: true, _deferredPositionUpdate: step })
  guard.keep()
  expect(step.x - minX).toBeCloseTo(0.1)
  step.set(minX + 4, 1.6, minZ + 0.5)
  guard.keep()
  expect(step.x - minX).toBeCloseTo(0.25)
})

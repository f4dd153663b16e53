/** Babylon's experience of a headset as the gallery wants it: controllers and hands that point, teleport, nothing from outside. */
import type { Scene } from '@babylonjs/core/scene.js'
import { WebXRDefaultExperience } from '@babylonjs/core/XR/webXRDefaultExperience.js'

export async function createExperience(scene: Scene): Promise<WebXRDefaultExperience> {
  const experience = await WebXRDefaultExperience.CreateAsync(scene, {
    disableDefaultUI: true,
    disableNearInteraction: true,
    inputOptions: { doNotLoadControllerMeshes: true },
    handSupportOptions: { handMeshes: { disableDefaultMeshes: true } },
    pointerSelectionOptions: { enablePointerSelectionOnAllControllers: true },
    teleportationOptions: {
      defaultTargetMeshOptions: {
        disableAnimation: true,
        teleportationFillColor: '#7d5f28',
        teleportationBorderColor: '#f8f6f2',
      },
    },
  })
  const { teleportation } = experience
  teleportation.backwardsMovementEnabled = false
  // No heading is chosen at the target, and no arrow promises one.
  teleportation.rotationEnabled = false
  return experience
}

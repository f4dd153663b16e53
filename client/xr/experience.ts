/** Babylon's experience of a headset as the gallery wants it: controllers and hands that point, nothing from outside. */
import type { Scene } from '@babylonjs/core/scene.js'
import { WebXRDefaultExperience } from '@babylonjs/core/XR/webXRDefaultExperience.js'

export async function createExperience(scene: Scene): Promise<WebXRDefaultExperience> {
  return WebXRDefaultExperience.CreateAsync(scene, {
    disableDefaultUI: true,
    disableNearInteraction: true,
    inputOptions: { doNotLoadControllerMeshes: true },
    handSupportOptions: { handMeshes: { disableDefaultMeshes: true } },
    pointerSelectionOptions: { enablePointerSelectionOnAllControllers: true },
    // client/xr/moving.ts enables it where it is wished for.
    disableTeleportation: true,
  })
}

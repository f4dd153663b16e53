/** Babylon's experience of a headset as the gallery wants it: controllers that look as they are, hands that point, nothing from outside. */
import type { Scene } from '@babylonjs/core/scene.js'
import '../twins/gltf.ts'
import { WebXRDefaultExperience } from '@babylonjs/core/XR/webXRDefaultExperience.js'
import { stir, stirOver } from '../scenes/still-materials.ts'

export async function createExperience(scene: Scene): Promise<WebXRDefaultExperience> {
  const experience = await WebXRDefaultExperience.CreateAsync(scene, {
    disableDefaultUI: true,
    disableNearInteraction: true,
    handSupportOptions: { handMeshes: { disableDefaultMeshes: true } },
    pointerSelectionOptions: { enablePointerSelectionOnAllControllers: true },
    // client/xr/moving.ts enables it where it is wished for.
    disableTeleportation: true,
  })
  const { sessionManager } = experience.baseExperience
  sessionManager.onXRSessionInit.add(() => stir(scene, 'headset'))
  sessionManager.onXRSessionEnded.add(() => stirOver(scene, 'headset'))
  return experience
}

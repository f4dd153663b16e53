/** Everything that WebXR loads comes from our own host. */
import { WebXRMotionControllerManager } from '@babylonjs/core/XR/motionController/webXRMotionControllerManager.js'

/** Where the server keeps the controllers' profiles. */
export const profilesUrl = '/xr-profiles'

export function loadFromHereOnly(): void {
  WebXRMotionControllerManager.BaseRepositoryUrl = profilesUrl
  WebXRMotionControllerManager.PrioritizeOnlineRepository = true
}

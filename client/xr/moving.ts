/** How the stick moves a visitor in a headset: by steps, or smoothly. Babylon allows one of both at a time. */
import type { AbstractMesh } from '@babylonjs/core/Meshes/abstractMesh.js'
import { WebXRFeatureName } from '@babylonjs/core/XR/webXRFeaturesManager.js'
import type { WebXRDefaultExperience } from '@babylonjs/core/XR/webXRDefaultExperience.js'
import '@babylonjs/core/XR/features/WebXRControllerMovement.js'
import '@babylonjs/core/XR/features/WebXRControllerTeleportation.js'
import type { WebXRMotionControllerTeleportation } from '@babylonjs/core/XR/features/WebXRControllerTeleportation.js'
import type { Comfort, Motion } from './comfort.ts'

/** How long bare hands, which have no stick, pinch at the floor before they are moved. */
const pinchedMs = 1_200

export interface MovingNews {
  /** Before a step. */
  leaves(): void
  /** After a step. */
  lands(): void
  /** After a turn by an angle. */
  turns(): void
}

export class Moving {
  private readonly experience: WebXRDefaultExperience
  private readonly news: MovingNews
  private readonly floors: AbstractMesh[] = []
  private readonly walls: AbstractMesh[] = []
  private motion: Motion | undefined
  private teleportation: WebXRMotionControllerTeleportation | undefined

  constructor(experience: WebXRDefaultExperience, news: MovingNews) {
    this.experience = experience
    this.news = news
  }

  set({ motion, snapDegrees }: Comfort): void {
    if (motion !== this.motion) {
      this.motion = motion
      if (motion === 'smooth') this.walk()
      else this.step()
    }
    if (this.teleportation) this.teleportation.rotationAngle = (snapDegrees * Math.PI) / 180
  }

  /** What can be stepped on. */
  addFloor(floor: AbstractMesh): void {
    this.floors.push(floor)
    this.teleportation?.addFloorMesh(floor)
  }

  /** What stops the ray that points at a floor. */
  addWall(wall: AbstractMesh): void {
    this.walls.push(wall)
    this.teleportation?.addBlockerMesh(wall)
  }

  private walk(): void {
    const { featuresManager } = this.experience.baseExperience
    featuresManager.disableFeature(WebXRFeatureName.TELEPORTATION)
    this.teleportation = undefined
    featuresManager.enableFeature(WebXRFeatureName.MOVEMENT, 'latest', {
      xrInput: this.experience.input, movementOrientationFollowsViewerPose: true, movementOrientationFollowsController: false, movementSpeed: 0.55, rotationEnabled: true,
    }) // prettier-ignore
  }

  private step(): void {
    const { baseExperience, input, pointerSelection } = this.experience
    baseExperience.featuresManager.disableFeature(WebXRFeatureName.MOVEMENT)
    const teleportation = baseExperience.featuresManager.enableFeature(
      WebXRFeatureName.TELEPORTATION,
      'latest',
      {
        xrInput: input,
        floorMeshes: [...this.floors],
        timeToTeleport: pinchedMs,
        defaultTargetMeshOptions: {
          disableAnimation: true,
          teleportationFillColor: '#7d5f28',
          teleportationBorderColor: '#f8f6f2',
        },
      },
    )
    for (const wall of this.walls) teleportation.addBlockerMesh(wall)
    teleportation.setSelectionFeature(pointerSelection)
    teleportation.backwardsMovementEnabled = false
    // No heading is chosen at the target, and no arrow promises one.
    teleportation.rotationEnabled = false
    teleportation.onBeforeCameraTeleport.add(() => this.news.leaves())
    teleportation.onAfterCameraTeleport.add(() => this.news.lands())
    teleportation.onAfterCameraTeleportRotation.add(() => this.news.turns())
    this.teleportation = teleportation
  }
}

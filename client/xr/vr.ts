/** The gallery in a headset: teleport, snap turn or smooth walking, pointing with controllers and hands, facts on a panel. */
import { PointerEventTypes } from '@babylonjs/core/Events/pointerEvents.js'
import type { Vector3 } from '@babylonjs/core/Maths/math.vector.js'
import type { Observer } from '@babylonjs/core/Misc/observable.js'
import { WebXRFeatureName } from '@babylonjs/core/XR/webXRFeaturesManager.js'
import { WebXRDefaultExperience } from '@babylonjs/core/XR/webXRDefaultExperience.js'
import { WebXRState } from '@babylonjs/core/XR/webXRTypes.js'
import '@babylonjs/core/XR/features/WebXRControllerMovement.js'
import type { ExhibitView } from '../../core/api/views.ts'
import { isWalkable, walkArea } from '../../core/exhibit/layout/index.ts'
import type { UiLanguage } from '../../core/heritage/text.ts'
import type { Gallery } from '../scenes/gallery/gallery.ts'
import { readPick } from '../scenes/gallery/pick.ts'
import { reasonOf, whyNot, type XrAnswer } from './availability.ts'
import { FactsPanel } from './facts-panel.ts'
import { loadFromHereOnly } from './local-only.ts'
import { panelPages } from './panel-text.ts'
import { panelPlace } from './panel-place.ts'

export type Motion = 'teleport' | 'smooth'

export interface VrSession {
  /** Smooth walking moves with the stick; teleporting is the kinder default. */
  setMotion(motion: Motion): void
  /** What the panel says, or undefined where none is open. */
  panelText(): string | undefined
  exit(): Promise<void>
}

const snapTurnRad = Math.PI / 6

export async function enterVR(
  gallery: Gallery,
  { view, language }: { readonly view: ExhibitView; readonly language: () => UiLanguage },
): Promise<XrAnswer<VrSession>> {
  const reason = await whyNot('immersive-vr')
  if (reason) return { available: false, reason }
  loadFromHereOnly()
  await gallery.leaveInspection()
  gallery.scene.attachControl()
  let experience: WebXRDefaultExperience
  try {
    experience = await WebXRDefaultExperience.CreateAsync(gallery.scene, {
      disableDefaultUI: true,
      disableNearInteraction: true,
      floorMeshes: [...gallery.rooms.floors],
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
    await experience.baseExperience.enterXRAsync('immersive-vr', 'local-floor')
  } catch (error) {
    gallery.scene.detachControl()
    return { available: false, reason: reasonOf(error) }
  }
  return { available: true, session: new Headset(gallery, experience, { view, language }) }
}

class Headset implements VrSession {
  private readonly gallery: Gallery
  private readonly experience: WebXRDefaultExperience
  private readonly view: ExhibitView
  private readonly language: () => UiLanguage
  private readonly observers: { remove: () => void }[] = []
  private panel: FactsPanel | undefined
  private good: Vector3
  private open = true

  constructor(
    gallery: Gallery,
    experience: WebXRDefaultExperience,
    { view, language }: { view: ExhibitView; language: () => UiLanguage },
  ) {
    this.gallery = gallery
    this.experience = experience
    this.view = view
    this.language = language
    const { camera } = experience.baseExperience
    camera.minZ = 0.04
    this.good = camera.position.clone()
    gallery.xrEye = () => ({
      xM: camera.globalPosition.x,
      yM: camera.globalPosition.y,
      zM: camera.globalPosition.z,
    })
    this.watch()
    gallery.look()
    gallery.events.emit({ type: 'xr', mode: 'vr', state: 'entered' })
  }

  setMotion(motion: Motion): void {
    const features = this.experience.baseExperience.featuresManager
    if (motion === 'smooth') {
      this.experience.teleportation.detach()
      features.enableFeature(WebXRFeatureName.MOVEMENT, 'latest', {
        xrInput: this.experience.input, movementOrientationFollowsViewerPose: true, movementOrientationFollowsController: false, movementSpeed: 0.55, rotationEnabled: true,
      }) // prettier-ignore
    } else {
      features.disableFeature(WebXRFeatureName.MOVEMENT)
      this.experience.teleportation.attach()
    }
  }

  panelText(): string | undefined {
    return this.panel?.text
  }

  async exit(): Promise<void> {
    await this.experience.baseExperience.exitXRAsync()
  }

  private watch(): void {
    const { gallery, experience } = this
    const { baseExperience, teleportation } = experience
    teleportation.rotationAngle = snapTurnRad
    teleportation.backwardsMovementEnabled = false
    const keep = <T>(observer: Observer<T>) => this.observers.push(observer)
    keep(
      teleportation.onAfterCameraTeleport.add(() => {
        this.stayInRooms()
        gallery.look()
        gallery.events.emit({ type: 'xr', mode: 'vr', state: 'moved' })
      }),
    )
    keep(
      teleportation.onAfterCameraTeleportRotation.add(() =>
        gallery.events.emit({ type: 'xr', mode: 'vr', state: 'turned' }),
      ),
    )
    keep(
      gallery.scene.onPointerObservable.add(
        ({ pickInfo }) => this.choose(pickInfo),
        PointerEventTypes.POINTERPICK,
      ),
    )
    keep(
      baseExperience.onStateChangedObservable.add((state) => {
        if (state === WebXRState.NOT_IN_XR) this.left()
      }),
    )
    const before = gallery.scene.onBeforeRenderObservable.add(() => this.stayInRooms())
    keep(before)
    this.observers.push({ remove: gallery.events.on('room', () => this.addFloors()) })
  }

  private addFloors(): void {
    for (const floor of this.gallery.rooms.floors) this.experience.teleportation.addFloorMesh(floor)
  }

  /** A head may lean over a plinth, but nobody ends up inside a wall: the last good place comes back. */
  private stayInRooms(): void {
    const { camera } = this.experience.baseExperience
    const { x, z } = camera.position
    if (isWalkable(walkArea(this.gallery.layout), x, z, 0.02)) this.good.copyFrom(camera.position)
    else camera.position.set(this.good.x, camera.position.y, this.good.z)
  }

  private choose(info: Parameters<typeof readPick>[1]): void {
    if (info?.pickedMesh === this.panel?.mesh) return
    const picked = readPick(this.gallery, info)
    if (picked?.type !== 'thing' || this.gallery.inspecting?.stop.slug === picked.slug) return
    this.gallery.events.emit({ type: 'pick', slug: picked.slug })
    this.pulse()
    void this.take(picked.slug)
  }

  private async take(slug: string): Promise<void> {
    this.closePanel()
    if (!(await this.gallery.inspect(slug)) || !this.open) return
    const artifact = this.view.artifacts.find((one) => one.slug === slug)
    const inspection = this.gallery.inspecting
    if (!artifact || !inspection) return
    const language = this.language()
    this.panel = new FactsPanel(this.gallery.scene, {
      pages: panelPages(artifact, language),
      place: panelPlace(this.gallery.eye, inspection.centre, artifact.twin.dimensions),
      language,
      wishes: {
        close: () => {
          this.closePanel()
          this.pulse()
          void this.gallery.leaveInspection()
        },
        turn: (degrees) => {
          this.pulse()
          this.gallery.setTurn((this.gallery.inspecting?.degrees ?? 0) + degrees)
        },
      },
    })
  }

  /** A short tick in every hand that can give one. */
  private pulse(): void {
    for (const { motionController } of this.experience.input.controllers)
      void motionController?.pulse(0.4, 30)
  }

  private closePanel(): void {
    this.panel?.dispose()
    this.panel = undefined
  }

  private left(): void {
    if (!this.open) return
    this.open = false
    const { gallery } = this
    const { xM, zM } = gallery.eye
    this.closePanel()
    for (const observer of this.observers) observer.remove()
    gallery.xrEye = undefined
    if (isWalkable(walkArea(gallery.layout), xM, zM)) gallery.walker.camera.position.set(xM, 1.6, zM)
    gallery.scene.activeCamera = gallery.walker.camera
    gallery.scene.detachControl()
    void gallery.leaveInspection()
    gallery.look()
    this.experience.dispose()
    gallery.events.emit({ type: 'xr', mode: 'vr', state: 'left' })
  }
}

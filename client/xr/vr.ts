/** The gallery in a headset: teleport, snap turn or smooth walking, pointing with controllers and hands, facts on a panel. */
import { PointerEventTypes } from '@babylonjs/core/Events/pointerEvents.js'
import type { Observer } from '@babylonjs/core/Misc/observable.js'
import type { WebXRDefaultExperience } from '@babylonjs/core/XR/webXRDefaultExperience.js'
import { WebXRState } from '@babylonjs/core/XR/webXRTypes.js'
import type { ExhibitView } from '../../core/api/views.ts'
import { eyeHeightM } from '../../core/exhibit/layout/index.ts'
import type { UiLanguage } from '../../core/heritage/text.ts'
import type { HeadPose } from '../scenes/gallery/events.ts'
import type { Gallery } from '../scenes/gallery/gallery.ts'
import { readPick } from '../scenes/gallery/pick.ts'
import { reasonOf, whyNot, type XrAnswer } from './availability.ts'
import type { Comfort } from './comfort.ts'
import { EdgeShade } from './edge-shade.ts'
import { createExperience } from './experience.ts'
import { Panels } from './panels.ts'
import { hasMoved, headPose } from './head-pose.ts'
import { loadFromHereOnly } from './local-only.ts'
import { Moving } from './moving.ts'
import { RoomsGuard } from './rooms-guard.ts'

export interface VrSession {
  /** Smooth walking moves and turns with the sticks; teleporting and turning by steps is the kinder default. */
  setComfort(comfort: Comfort): void
  /** What the panel says, or undefined where none is open. */
  panelText(): string | undefined
  exit(): Promise<void>
}

export interface VrOptions {
  readonly view: ExhibitView
  readonly language: () => UiLanguage
  readonly comfort: Comfort
}

export async function enterVR(
  gallery: Gallery,
  { view, language, comfort }: VrOptions,
): Promise<XrAnswer<VrSession>> {
  const reason = await whyNot('immersive-vr')
  if (reason) return { available: false, reason }
  loadFromHereOnly()
  await gallery.leaveInspection()
  gallery.scene.attachControl()
  let experience: WebXRDefaultExperience | undefined
  try {
    experience = await createExperience(gallery.scene)
    await experience.baseExperience.enterXRAsync('immersive-vr', 'local-floor')
  } catch (error) {
    experience?.dispose()
    gallery.scene.activeCamera = gallery.walker.camera
    gallery.scene.detachControl()
    return { available: false, reason: reasonOf(error) }
  }
  const session = new Headset(gallery, experience, { view, language })
  session.setComfort(comfort)
  return { available: true, session }
}

class Headset implements VrSession {
  private readonly gallery: Gallery
  private readonly experience: WebXRDefaultExperience
  private readonly observers: { remove: () => void }[] = []
  private readonly panels: Panels
  private readonly guard: RoomsGuard
  private readonly moving: Moving
  private readonly edge: EdgeShade
  private seated = false
  private readonly known = new Set<unknown>()
  private told: HeadPose | undefined
  private open = true

  constructor(
    gallery: Gallery,
    experience: WebXRDefaultExperience,
    { view, language }: { view: ExhibitView; language: () => UiLanguage },
  ) {
    this.gallery = gallery
    this.experience = experience
    const { camera } = experience.baseExperience
    camera.minZ = 0.04
    this.guard = new RoomsGuard(gallery.layout, camera)
    this.edge = new EdgeShade(gallery.scene, camera)
    this.moving = new Moving(experience, {
      leaves: () => this.guard.leave(),
      lands: () => {
        this.guard.land()
        gallery.look()
        gallery.events.emit({ type: 'xr', mode: 'vr', state: 'moved' })
      },
      turns: () => gallery.events.emit({ type: 'xr', mode: 'vr', state: 'turned' }),
    })
    this.panels = new Panels(gallery, {
      view,
      language,
      isFree: (xM, zM) => this.guard.isFree(xM, zM),
      heading: () => headPose(camera).headingDegrees,
      pulse: () => this.pulse(),
      chosen: (next) => {
        this.setComfort(next)
        gallery.events.emit({ type: 'xr-comfort', comfort: next })
      },
    })
    gallery.xrEye = () => ({
      xM: camera.globalPosition.x,
      yM: camera.globalPosition.y,
      zM: camera.globalPosition.z,
    })
    this.watch()
    gallery.look()
    gallery.events.emit({ type: 'xr', mode: 'vr', state: 'entered' })
  }

  setComfort(comfort: Comfort): void {
    this.panels.setComfort(comfort)
    const walking = comfort.motion === 'smooth'
    this.guard.walking = walking
    if (comfort.seated !== this.seated) this.guard.seated = this.seated = comfort.seated
    this.edge.wished = walking && comfort.shaded
    this.moving.set(comfort)
  }

  panelText(): string | undefined {
    return this.panels.text
  }

  async exit(): Promise<void> {
    await this.experience.baseExperience.exitXRAsync()
  }

  private watch(): void {
    const { gallery, experience } = this
    const { baseExperience, pointerSelection } = experience
    pointerSelection.raySelectionPredicate = (mesh) =>
      mesh.isEnabled() && mesh.isVisible && (mesh.isPickable || this.known.has(mesh))
    this.addRooms()
    const keep = <T>(observer: Observer<T>) => this.observers.push(observer)
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
    keep(gallery.scene.onBeforeRenderObservable.add(() => this.follow()))
    this.observers.push({ remove: gallery.events.on('room', () => this.addRooms()) })
    const { session } = baseExperience.sessionManager
    const squeezed = () => void this.panels.toggleComfort()
    session.addEventListener('squeeze', squeezed)
    this.observers.push({ remove: () => session.removeEventListener('squeeze', squeezed) })
  }

  /** Rooms are built as the visitor comes near: their floors can be stepped on then, and their walls stop what points. */
  private addRooms(): void {
    const { rooms } = this.gallery
    const add = <M>(meshes: readonly M[], tell: (mesh: M) => void) => {
      for (const mesh of meshes) {
        if (!this.known.has(mesh)) tell(mesh)
        this.known.add(mesh)
      }
    }
    add(rooms.floors, (floor) => this.moving.addFloor(floor))
    add(rooms.walls, (wall) => this.moving.addWall(wall))
  }

  private follow(): void {
    this.guard.keep()
    this.edge.follow(this.gallery.scene.getEngine().getDeltaTime() / 1000)
    const pose = headPose(this.experience.baseExperience.camera)
    if (!hasMoved(this.told, pose)) return
    if (this.told === undefined) void this.panels.showGuide()
    this.told = pose
    this.gallery.events.emit({ type: 'xr-pose', pose })
  }

  private choose(info: Parameters<typeof readPick>[1]): void {
    if (this.panels.has(info?.pickedMesh)) return
    const picked = readPick(this.gallery, info)
    if (picked?.type !== 'thing' || this.gallery.inspecting?.stop.slug === picked.slug) return
    this.gallery.events.emit({ type: 'pick', slug: picked.slug })
    this.pulse()
    void this.panels.showFacts(picked.slug)
  }

  /** A short tick in every hand that can give one. */
  private pulse(): void {
    for (const { motionController } of this.experience.input.controllers)
      void motionController?.pulse(0.4, 30)
  }

  private left(): void {
    if (!this.open) return
    this.open = false
    const { gallery } = this
    const { xM, zM } = gallery.eye
    const { walker } = gallery
    this.panels.dispose()
    for (const observer of this.observers) observer.remove()
    this.edge.dispose()
    // While the headset still has the eye, so that nothing flies on the page.
    void gallery.leaveInspection()
    gallery.xrEye = undefined
    if (this.guard.isFree(xM, zM)) walker.camera.position.set(xM, eyeHeightM, zM)
    walker.yawRad = ((this.told?.headingDegrees ?? 0) * Math.PI) / 180
    walker.pitchRad = 0
    walker.aim()
    gallery.scene.activeCamera = walker.camera
    gallery.scene.detachControl()
    gallery.look()
    this.experience.dispose()
    gallery.events.emit({ type: 'xr', mode: 'vr', state: 'left' })
  }
}

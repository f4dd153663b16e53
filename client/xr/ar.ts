/** One thing at true scale in the visitor's own room: found floor, reticle, placed, anchored, turned. */
import { Color4 } from '@babylonjs/core/Maths/math.color.js'
import { Quaternion, Vector3 } from '@babylonjs/core/Maths/math.vector.js'
import type { Mesh } from '@babylonjs/core/Meshes/mesh.js'
import { TransformNode } from '@babylonjs/core/Meshes/transformNode.js'
import '@babylonjs/core/XR/features/WebXRAnchorSystem.js'
import '@babylonjs/core/XR/features/WebXRDOMOverlay.js'
import '@babylonjs/core/XR/features/WebXRHitTest.js'
import type { IWebXRHitResult } from '@babylonjs/core/XR/features/WebXRHitTest.js'
import { WebXRExperienceHelper } from '@babylonjs/core/XR/webXRExperienceHelper.js'
import { WebXRFeatureName } from '@babylonjs/core/XR/webXRFeaturesManager.js'
import { WebXRState } from '@babylonjs/core/XR/webXRTypes.js'
import type { Point } from '../../core/exhibit/layout/index.ts'
import type { PlacedThing } from '../scenes/gallery/events.ts'
import type { Gallery } from '../scenes/gallery/gallery.ts'
import { createMounted, type Mounted } from '../scenes/things/mounted.ts'
import { reasonOf, whyNot, type XrAnswer } from './availability.ts'
import { createContactShadow } from './contact-shadow.ts'
import { Fastening } from './fastening.ts'
import { loadFromHereOnly } from './local-only.ts'
import { createReticle, hasShifted, isLevel } from './reticle.ts'

export interface ArSession {
  /** Whether a floor or a table is under the reticle at the moment. */
  readonly canPlace: boolean
  readonly placed: boolean
  /** Puts the thing where the reticle is; a tap does the same. False where no surface has been found. */
  place(): boolean
  rotate(degrees: number): void
  exit(): Promise<void>
}

export async function placeInAR(
  gallery: Gallery,
  slug: string,
  overlay?: HTMLElement,
): Promise<XrAnswer<ArSession>> {
  const reason = await whyNot('immersive-ar')
  if (reason) return { available: false, reason }
  const stop = gallery.stop(slug)
  if (!stop) return { available: false, reason: 'failed' }
  loadFromHereOnly()
  await gallery.leaveInspection()
  let helper: WebXRExperienceHelper | undefined
  try {
    helper = await WebXRExperienceHelper.CreateAsync(gallery.scene)
    const session = new Placing(gallery, helper, slug)
    session.prepare(overlay)
    await helper.enterXRAsync('immersive-ar', 'local-floor')
    gallery.events.emit({ type: 'xr', mode: 'ar', state: 'entered' })
    // Made meanwhile: a browser grants a session only for a moment after the tap that asks for it.
    void session.bring(
      createMounted(gallery.scene, stop.twin, {
        lod: 'near',
        close: true,
        builder: gallery.builder,
        hung: stop.shownOn === 'wall',
      }),
    )
    return { available: true, session }
  } catch (error) {
    helper?.dispose()
    gallery.setAway(false)
    return { available: false, reason: reasonOf(error) }
  }
}

class Placing implements ArSession {
  private readonly gallery: Gallery
  private readonly helper: WebXRExperienceHelper
  private thing: Mounted | undefined
  private readonly root: TransformNode
  private readonly reticle: Mesh
  private shadow: Mesh | undefined
  private readonly background: Color4
  private readonly slug: string
  private fastening: Fastening | undefined
  private hit: IWebXRHitResult | undefined
  private turnRad = 0
  private frontRad = 0
  private size: Pick<PlacedThing, 'widthM' | 'heightM' | 'depthM' | 'overSurfaceM'> | undefined
  private said: Point | undefined
  private apart: () => void = () => undefined
  private done = false
  private open = true

  constructor(gallery: Gallery, helper: WebXRExperienceHelper, slug: string) {
    this.gallery = gallery
    this.helper = helper
    this.slug = slug
    this.background = gallery.scene.clearColor.clone()
    this.root = new TransformNode(`placed ${slug}`, gallery.scene)
    this.root.setEnabled(false)
    this.reticle = createReticle(gallery.scene)
  }

  get canPlace(): boolean {
    return this.hit !== undefined
  }

  get placed(): boolean {
    return this.done
  }

  prepare(overlay: HTMLElement | undefined): void {
    const { gallery, helper } = this
    const features = helper.featuresManager
    const test = features.enableFeature(WebXRFeatureName.HIT_TEST, 'latest', {
      entityTypes: ['plane', 'mesh', 'point'],
    })
    test.onHitTestResultObservable.add((results) => this.found(results))
    const anchors = features.enableFeature(WebXRFeatureName.ANCHOR_SYSTEM, 'latest', {}, true, false)
    this.fastening = new Fastening(this.root, anchors)
    if (overlay) {
      features.enableFeature(WebXRFeatureName.DOM_OVERLAY, 'latest', { element: overlay }, true, false)
      this.keepButtonsApart(overlay)
    }
    helper.sessionManager.onXRFrameObservable.add(() => this.fastening?.follow())
    helper.onStateChangedObservable.add((state) => {
      if (state === WebXRState.IN_XR) helper.sessionManager.session.addEventListener('select', this.onSelect)
      if (state === WebXRState.NOT_IN_XR) this.left()
    })
    gallery.setAway(true)
    gallery.scene.clearColor = new Color4(0, 0, 0, 0)
    gallery.xrEye = () => ({
      xM: helper.camera.globalPosition.x,
      yM: helper.camera.globalPosition.y,
      zM: helper.camera.globalPosition.z,
    })
  }

  /** Until the thing is there no surface is offered for it; where it can't be made that is announced, and the session ends. */
  async bring(made: Promise<Mounted>): Promise<void> {
    const { gallery, root } = this
    let thing: Mounted
    try {
      thing = await made
    } catch {
      gallery.events.emit({ type: 'inspect-failed', slug: this.slug })
      if (this.open) await this.exit()
      return
    }
    if (!this.open) return thing.dispose()
    this.thing = thing
    thing.twin.root.parent = root
    thing.twin.root.position.y = thing.liftM
    if (thing.mount) thing.mount.root.parent = root
    this.shadow = createContactShadow(gallery.scene, thing.twin.dimensions)
    this.shadow.parent = root
    gallery.lightOnly(thing.meshes)
  }

  place(): boolean {
    const { hit, thing } = this
    if (!hit || !thing) return false
    this.fastening?.release()
    const towards = this.helper.camera.globalPosition.subtract(hit.position)
    this.root.position.copyFrom(hit.position)
    this.root.setEnabled(true)
    this.done = true
    this.reticle.setEnabled(false)
    this.turnRad = 0
    this.face()
    this.size = this.measure(thing)
    this.turnRad = Math.atan2(towards.x, towards.z)
    this.frontRad = this.turnRad
    this.face()
    void this.fastening?.fasten(hit)
    this.gallery.events.emit({ type: 'xr', mode: 'ar', state: 'placed' })
    this.tell()
    return true
  }

  rotate(degrees: number): void {
    this.turnRad += (degrees * Math.PI) / 180
    this.face()
    if (!this.done) return
    this.gallery.events.emit({ type: 'xr', mode: 'ar', state: 'turned' })
    this.tell()
  }

  async exit(): Promise<void> {
    await this.helper.exitXRAsync()
  }

  private readonly onSelect = () => void this.place()

  /** A tap on a button of the overlay places nothing. */
  private keepButtonsApart(overlay: HTMLElement): void {
    const keep = (event: Event) => event.target !== overlay && event.preventDefault()
    overlay.addEventListener('beforexrselect', keep)
    this.apart = () => overlay.removeEventListener('beforexrselect', keep)
  }

  /** The nearest surface if it is level: nothing is placed behind a wall. The thing stays where it was put. */
  private found(results: readonly IWebXRHitResult[]): void {
    if (!this.thing) return
    const [nearest] = results
    this.hit = nearest && results.find((hit) => isLevel(hit.transformationMatrix) && near(hit, nearest))
    this.reticle.setEnabled(this.hit !== undefined && !this.done)
    if (this.hit) this.reticle.position.copyFrom(this.hit.position)
    const at = this.hit && pointOf(this.hit.position)
    if (!hasShifted(this.said, at)) return
    this.said = at
    this.gallery.events.emit({ type: 'xr-surface', at })
  }

  /** The drawn twin's size and how it stands, from its meshes as they are in the visitor's room, before it is turned. */
  private measure({ twin, mount }: Mounted) {
    const { min, max } = twin.root.getHierarchyBoundingVectors(true)
    const lowest = Math.min(min.y, mount?.root.getHierarchyBoundingVectors(true).min.y ?? Infinity)
    return {
      widthM: max.x - min.x,
      heightM: max.y - min.y,
      depthM: max.z - min.z,
      overSurfaceM: lowest - this.root.position.y,
    }
  }

  private tell(): void {
    if (!this.size) return
    const turnedDegrees = Math.round(((this.turnRad - this.frontRad) * 180) / Math.PI)
    const placed = { slug: this.slug, ...this.size, turnedDegrees }
    this.gallery.events.emit({ type: 'xr-placed', placed })
  }

  private face(): void {
    this.root.rotationQuaternion = Quaternion.RotationYawPitchRoll(this.turnRad, 0, 0)
  }

  private left(): void {
    if (!this.open) return
    this.open = false
    const { gallery } = this
    this.apart()
    this.fastening?.release()
    this.thing?.dispose()
    this.shadow?.dispose(false, true)
    this.root.dispose()
    this.reticle.dispose(false, true)
    gallery.xrEye = undefined
    gallery.scene.clearColor = this.background
    gallery.scene.activeCamera = gallery.walker.camera
    gallery.setAway(false)
    this.helper.dispose()
    gallery.events.emit({ type: 'xr', mode: 'ar', state: 'left' })
  }
}

/** One surface often answers twice: as a plane and as a mesh. */
const near = (a: IWebXRHitResult, b: IWebXRHitResult) => Vector3.Distance(a.position, b.position) < 0.08
const pointOf = ({ x, y, z }: Vector3): Point => ({ xM: x, yM: y, zM: z })

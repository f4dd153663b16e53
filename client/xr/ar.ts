/** One thing at true scale in the visitor's own room: found floor, reticle, placed, anchored, turned. */
import { Color3, Color4 } from '@babylonjs/core/Maths/math.color.js'
import { type Matrix, Quaternion, Vector3 } from '@babylonjs/core/Maths/math.vector.js'
import { PBRMaterial } from '@babylonjs/core/Materials/PBR/pbrMaterial.js'
import { CreateTorus } from '@babylonjs/core/Meshes/Builders/torusBuilder.js'
import type { Mesh } from '@babylonjs/core/Meshes/mesh.js'
import { TransformNode } from '@babylonjs/core/Meshes/transformNode.js'
import type { IWebXRAnchor, WebXRAnchorSystem } from '@babylonjs/core/XR/features/WebXRAnchorSystem.js'
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
import { loadFromHereOnly } from './local-only.ts'

export interface ArSession {
  /** Whether a floor or a table is under the reticle at the moment. */
  readonly canPlace: boolean
  readonly placed: boolean
  /** Puts the thing where the reticle is; a tap does the same. False where no surface has been found. */
  place(): boolean
  rotate(degrees: number): void
  exit(): Promise<void>
}

/** Surfaces that lean more than this are walls. */
const levelCos = 0.9

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
  let thing: Mounted | undefined
  let helper: WebXRExperienceHelper | undefined
  try {
    thing = await createMounted(gallery.scene, stop.twin, {
      lod: 'near',
      builder: gallery.builder,
      hung: stop.shownOn === 'wall',
    })
    helper = await WebXRExperienceHelper.CreateAsync(gallery.scene)
    const session = new Placing(gallery, helper, { thing, slug })
    session.prepare(overlay)
    await helper.enterXRAsync('immersive-ar', 'local-floor')
    gallery.events.emit({ type: 'xr', mode: 'ar', state: 'entered' })
    return { available: true, session }
  } catch (error) {
    thing?.dispose()
    helper?.dispose()
    gallery.setAway(false)
    return { available: false, reason: reasonOf(error) }
  }
}

class Placing implements ArSession {
  private readonly gallery: Gallery
  private readonly helper: WebXRExperienceHelper
  private readonly thing: Mounted
  private readonly root: TransformNode
  private readonly reticle: Mesh
  private readonly background: Color4
  private readonly slug: string
  private anchors: WebXRAnchorSystem | undefined
  private anchor: IWebXRAnchor | undefined
  /** Moves with the anchor; the thing follows it. */
  private holder: TransformNode | undefined
  private hit: IWebXRHitResult | undefined
  private turnRad = 0
  private frontRad = 0
  private size: Pick<PlacedThing, 'widthM' | 'heightM' | 'depthM' | 'overSurfaceM'> | undefined
  private said: Point | undefined
  private apart: () => void = () => undefined
  private done = false
  private open = true

  constructor(
    gallery: Gallery,
    helper: WebXRExperienceHelper,
    { thing, slug }: { thing: Mounted; slug: string },
  ) {
    this.gallery = gallery
    this.helper = helper
    this.thing = thing
    this.slug = slug
    this.background = gallery.scene.clearColor.clone()
    this.root = new TransformNode(`placed ${slug}`, gallery.scene)
    thing.twin.root.parent = this.root
    thing.twin.root.position.y = thing.liftM
    if (thing.mount) thing.mount.root.parent = this.root
    this.root.setEnabled(false)
    this.reticle = ring(gallery)
    gallery.lightOnly(thing.meshes)
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
    this.anchors = features.enableFeature(WebXRFeatureName.ANCHOR_SYSTEM, 'latest', {}, true, false)
    if (overlay) {
      features.enableFeature(WebXRFeatureName.DOM_OVERLAY, 'latest', { element: overlay }, true, false)
      this.keepButtonsApart(overlay)
    }
    helper.sessionManager.onXRFrameObservable.add(
      () => this.holder && this.root.position.copyFrom(this.holder.position),
    )
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

  place(): boolean {
    const { hit } = this
    if (!hit) return false
    this.unfasten()
    const towards = this.helper.camera.globalPosition.subtract(hit.position)
    this.root.position.copyFrom(hit.position)
    this.root.setEnabled(true)
    this.done = true
    this.reticle.setEnabled(false)
    this.turnRad = 0
    this.face()
    this.size = this.measure()
    this.turnRad = Math.atan2(towards.x, towards.z)
    this.frontRad = this.turnRad
    this.face()
    void this.fasten(hit)
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

  /** The nearest level surface under the reticle. The thing stays where it was put. */
  private found(results: readonly IWebXRHitResult[]): void {
    this.hit = results.find(({ transformationMatrix }) => upOf(transformationMatrix) > levelCos)
    this.reticle.setEnabled(this.hit !== undefined && !this.done)
    if (this.hit) this.reticle.position.copyFrom(this.hit.position)
    const at = this.hit && pointOf(this.hit.position)
    const { said } = this
    if (at === said || (at && said && distance(at, said) < noticeableM)) return
    this.said = at
    this.gallery.events.emit({ type: 'xr-surface', at })
  }

  /** The drawn twin's size and how it stands, from its meshes as they are in the visitor's room, before it is turned. */
  private measure() {
    const { twin, mount } = this.thing
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

  /** Anchors hold a place while the phone learns the room. Without them the thing stands where it was put. */
  private async fasten(hit: IWebXRHitResult): Promise<void> {
    try {
      const anchor = await this.anchors?.addAnchorPointUsingHitTestResultAsync(hit)
      if (!anchor) return
      if (!this.open) anchor.remove()
      else {
        this.anchor = anchor
        this.holder = new TransformNode('anchor', this.gallery.scene)
        this.holder.position.copyFrom(this.root.position)
        anchor.attachedNode = this.holder
      }
    } catch {
      this.unfasten()
    }
  }

  private unfasten(): void {
    this.anchor?.remove()
    this.anchor = undefined
    this.holder?.dispose()
    this.holder = undefined
  }

  private face(): void {
    this.root.rotationQuaternion = Quaternion.RotationYawPitchRoll(this.turnRad, 0, 0)
  }

  private left(): void {
    if (!this.open) return
    this.open = false
    const { gallery } = this
    this.apart()
    this.holder?.dispose()
    this.thing.dispose()
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

const noticeableM = 0.03
const pointOf = ({ x, y, z }: Vector3): Point => ({ xM: x, yM: y, zM: z })
const distance = (a: Point, b: Point) => Math.hypot(a.xM - b.xM, a.yM - b.yM, a.zM - b.zM)

const up = new Vector3()
function upOf(transform: Matrix): number {
  Vector3.TransformNormalToRef(Vector3.UpReadOnly, transform, up)
  return up.y
}

function ring({ scene }: Gallery): Mesh {
  const made = CreateTorus('reticle', { diameter: 0.22, thickness: 0.012, tessellation: 48 }, scene)
  const material = new PBRMaterial('reticle', scene)
  material.unlit = true
  material.albedoColor = Color3.FromHexString('#c9a45c').toLinearSpace()
  made.material = material
  made.isPickable = false
  made.setEnabled(false)
  return made
}

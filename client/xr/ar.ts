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
  private anchors: WebXRAnchorSystem | undefined
  private anchor: IWebXRAnchor | undefined
  private hit: IWebXRHitResult | undefined
  private turnRad = 0
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
    if (overlay)
      features.enableFeature(WebXRFeatureName.DOM_OVERLAY, 'latest', { element: overlay }, true, false)
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
    this.anchor?.remove()
    this.anchor = undefined
    const towards = this.helper.camera.globalPosition.subtract(hit.position)
    this.turnRad = Math.atan2(towards.x, towards.z)
    this.root.position.copyFrom(hit.position)
    this.face()
    this.root.setEnabled(true)
    this.done = true
    this.reticle.setEnabled(false)
    void this.fasten(hit)
    this.gallery.events.emit({ type: 'xr', mode: 'ar', state: 'placed' })
    return true
  }

  rotate(degrees: number): void {
    this.turnRad += (degrees * Math.PI) / 180
    this.face()
    if (this.done) this.gallery.events.emit({ type: 'xr', mode: 'ar', state: 'turned' })
  }

  async exit(): Promise<void> {
    await this.helper.exitXRAsync()
  }

  private readonly onSelect = () => void this.place()

  /** The nearest level surface under the reticle. The thing stays where it was put. */
  private found(results: readonly IWebXRHitResult[]): void {
    this.hit = results.find(({ transformationMatrix }) => upOf(transformationMatrix) > levelCos)
    this.reticle.setEnabled(this.hit !== undefined && !this.done)
    if (this.hit) this.reticle.position.copyFrom(this.hit.position)
  }

  /** Anchors hold a place while the phone learns the room. Without them the thing stands where it was put. */
  private async fasten(hit: IWebXRHitResult): Promise<void> {
    try {
      const anchor = await this.anchors?.addAnchorPointUsingHitTestResultAsync(hit)
      if (!anchor) return
      if (!this.open) anchor.remove()
      else {
        this.anchor = anchor
        const holder = new TransformNode('anchor', this.gallery.scene)
        anchor.attachedNode = holder
        const { root } = this
        this.helper.sessionManager.onXRFrameObservable.add(() => void root.position.copyFrom(holder.position))
      }
    } catch {
      this.anchor = undefined
    }
  }

  private face(): void {
    this.root.rotationQuaternion = Quaternion.RotationYawPitchRoll(this.turnRad, 0, 0)
  }

  private left(): void {
    if (!this.open) return
    this.open = false
    const { gallery } = this
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

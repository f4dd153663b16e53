/** The frames of a gallery: each is advanced, those that may show another picture are drawn, with fewer pixels where that goes slowly. */
import type { AbstractEngine } from '@babylonjs/core/Engines/abstractEngine.js'
import { CardFence } from '../../twins/index.ts'
import type { Controls } from './controls.ts'
import type { Gallery } from './gallery.ts'
import { judgeFrame, type Quality } from './quality.ts'
import { Redraw } from './redraw.ts'

export interface FrameLoopOptions {
  readonly engine: AbstractEngine
  readonly gallery: Gallery
  readonly controls: Controls
  /** The engine draws with so many pixels now. */
  readonly quality: Quality
  /** Most device pixels a pixel. */
  readonly mostScale: number
  readonly onPicture: () => void
  /** A frame could not be drawn; there are no more. */
  readonly onFailed: (error: unknown) => void
}

export interface FrameLoop {
  /** Something was done that may change the picture. */
  wake(): void
  dispose(): void
}

/** Whatever a visitor does on the page may change what is looked at. */
const deeds = ['pointerdown', 'pointerup', 'click', 'wheel', 'keydown', 'keyup', 'input'] as const

export function runFrames(options: FrameLoopOptions): FrameLoop {
  const { engine, gallery, controls, mostScale, onPicture, onFailed } = options
  let { quality } = options
  const fence = new CardFence(engine)
  const redraw = new Redraw(() => fence.passed)
  const wake = () => redraw.wake(performance.now())
  const abort = new AbortController()
  for (const deed of deeds)
    document.addEventListener(deed, wake, { capture: true, passive: true, signal: abort.signal })
  const unheard = gallery.events.onAny(wake)
  let [pictured, drewBefore] = [false, false]
  const frame = () => {
    const deltaMs = engine.getDeltaTime()
    gallery.advance(deltaMs, controls.down, controls.stride)
    const inHeadset = gallery.xrEye !== undefined || engine.customAnimationFrameRequester !== null
    const { unfinished } = gallery
    const due = redraw.due(performance.now(), { eye: eyeOf(gallery), unfinished })
    if (pictured && !inHeadset && !due) {
      drewBefore = false
      return
    }
    gallery.scene.render()
    fence.raise()
    redraw.drawn(performance.now())
    if (!pictured && gallery.stats().draws > 0) {
      pictured = true
      onPicture()
    }
    // How long a picture takes is seen where one follows another.
    if (drewBefore && !inHeadset) judge(deltaMs)
    drewBefore = true
  }
  const judge = (deltaMs: number) => {
    const judged = judgeFrame(quality, deltaMs, mostScale)
    const changed = judged.scale !== quality.scale
    quality = judged
    if (!changed) return
    engine.setHardwareScalingLevel(1 / quality.scale)
    gallery.events.emit({ type: 'quality', scale: quality.scale })
  }
  engine.runRenderLoop(() => {
    try {
      frame()
    } catch (error) {
      // The next would most likely fail as well, and nobody would be told.
      engine.stopRenderLoop()
      onFailed(error)
      gallery.events.emit({ type: 'stopped' })
      throw error
    }
  })
  return {
    wake,
    dispose: () => {
      abort.abort()
      unheard()
      engine.stopRenderLoop()
    },
  }
}

function eyeOf({ walker: { camera }, aspect }: Gallery): readonly number[] {
  const { position, rotation, fov, minZ } = camera
  return [position.x, position.y, position.z, rotation.x, rotation.y, rotation.z, fov, minZ, aspect]
}

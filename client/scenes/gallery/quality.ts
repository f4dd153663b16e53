/** Fewer pixels where frames come slowly, more again where they do not. Pure: the gallery feeds it and applies what it says. */
import type { Setting } from '../../../core/exhibit/view/index.ts'

export interface Quality {
  /** Device pixels by which a pixel of the canvas is drawn, 0.5 to `most`. */
  readonly scale: number
  readonly slowFrames: number
  readonly fastFrames: number
}

/** A finger on a small screen is a phone; so much memory its graphics are given. */
export function settingFor(device: { readonly coarse: boolean; readonly shortSidePx: number }): Setting {
  return device.coarse && device.shortSidePx < 700 ? 'phone' : 'desk'
}

export const slowMs = 30
export const fastMs = 12
const patience = 40

export const firstQuality = (most: number): Quality => ({
  scale: Math.min(most, 1.5),
  slowFrames: 0,
  fastFrames: 0,
})

export function judgeFrame(now: Quality, frameMs: number, most: number): Quality {
  // A hitch (a shader, a hidden tab) says nothing about what the machine can do.
  if (frameMs > 400) return now
  const slowFrames = frameMs > slowMs ? now.slowFrames + 1 : 0
  const fastFrames = frameMs < fastMs ? now.fastFrames + 1 : 0
  if (slowFrames > patience) return { scale: Math.max(0.5, now.scale * 0.8), slowFrames: 0, fastFrames: 0 }
  if (fastFrames > patience * 6)
    return { scale: Math.min(most, now.scale * 1.15), slowFrames: 0, fastFrames: 0 }
  return { ...now, slowFrames, fastFrames }
}

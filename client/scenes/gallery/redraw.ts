/** Draws a view that changes frame by frame, and one at rest now and then. Pure: the frame loop feeds it and does what it says. */

/** What the loop knows before a frame. */
export interface View {
  /** Numbers that place the eye: another eye is another picture. */
  readonly eye: readonly number[]
  /** Something may arrive at any time: things, light, texts, what is looked at closely. */
  readonly unfinished: boolean
}

/** After whatever was done, so long each frame is drawn. */
export const awakeMs = 400
/** Programs of the graphics card and textures come some time after what they belong to. */
export const followingMs = 3_000
/** Between two pictures at rest: while something may arrive, and where only what nobody told of could have changed. */
export const restMs = { unfinished: 150, finished: 1_000 } as const
/** A card that takes long for a picture has as much time again, and more, for what is sent to it. */
const easeTimes = 2

export class Redraw {
  private readonly isThrough: () => boolean
  private eye: readonly number[] = []
  private wokenMs = -Infinity
  private drawnMs = -Infinity
  private throughMs: number | undefined

  /** `isThrough` tells whether the graphics card has done all that it was given until `drawn` was called. */
  constructor(isThrough: () => boolean) {
    this.isThrough = isThrough
  }

  /** Something was done that may change the picture. */
  wake(nowMs: number): void {
    this.wokenMs = nowMs
  }

  due(nowMs: number, { eye, unfinished }: View): boolean {
    if (eye.length !== this.eye.length || eye.some((number, i) => number !== this.eye[i])) this.wake(nowMs)
    this.eye = eye
    const sinceMs = nowMs - this.wokenMs
    if (sinceMs < awakeMs) return true
    if (this.throughMs === undefined && this.isThrough()) this.throughMs = nowMs
    if (this.throughMs === undefined) return false
    const waitMs = unfinished || sinceMs < followingMs ? restMs.unfinished : restMs.finished
    return nowMs - this.throughMs >= Math.max(waitMs, (this.throughMs - this.drawnMs) * easeTimes)
  }

  drawn(nowMs: number): void {
    this.drawnMs = nowMs
    this.throughMs = undefined
  }
}

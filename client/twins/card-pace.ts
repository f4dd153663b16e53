import type { AbstractEngine } from '@babylonjs/core/Engines/abstractEngine.js'
import type { ThinEngine } from '@babylonjs/core/Engines/thinEngine.js'
import { Slices, type Pace } from './slices.ts'

/** The graphics card as WebGL 2 has it; the null engine has none, nor has WebGPU. */
export const cardOf = (engine: AbstractEngine): WebGL2RenderingContext | undefined =>
  (engine as unknown as Partial<ThinEngine>)._gl

/** With a budget of 4 ms, a frame at 60 Hz. */
const restMs = 12

/** Stands behind all that the graphics card was given, drawing too, and tells when it is through. Nothing ever waits for it. */
export class CardFence {
  private readonly engine: AbstractEngine
  private fence: WebGLSync | null = null

  constructor(engine: AbstractEngine) {
    this.engine = engine
  }

  /** False where there is no graphics card. Where the fence stands already, it stays. */
  raise(): boolean {
    const gl = cardOf(this.engine)
    if (!gl) return false
    if (!this.fence) {
      this.fence = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0)
      gl.flush()
    }
    return true
  }

  /** The card is through, or no fence stands. */
  get passed(): boolean {
    const gl = cardOf(this.engine)
    const { fence } = this
    if (!gl || !fence) return true
    // A lost card will never answer.
    if (!gl.isContextLost() && gl.getSyncParameter(fence, gl.SYNC_STATUS) === gl.UNSIGNALED) return false
    gl.deleteSync(fence)
    this.fence = null
    return true
  }
}

/** The graphics card's own pace: what is sent to a card that is not through makes the page's thread wait. */
export function cardPace(engine: AbstractEngine): Pace {
  const fence = new CardFence(engine)
  return {
    now: () => performance.now(),
    rest: () => new Promise((resolve) => setTimeout(resolve, fence.raise() ? restMs : 0)),
    ready: () => fence.passed,
  }
}

const lines = new WeakMap<AbstractEngine, Slices>()

/** One line for all twins of an engine: two that arrive together share no turn. */
export function cardLine(engine: AbstractEngine): Slices {
  const known = lines.get(engine)
  if (known) return known
  const line = new Slices(cardPace(engine))
  lines.set(engine, line)
  return line
}

import type { AbstractEngine } from '@babylonjs/core/Engines/abstractEngine.js'
import type { ThinEngine } from '@babylonjs/core/Engines/thinEngine.js'
import { Slices, type Pace } from './slices.ts'

/** The graphics card as WebGL 2 has it; the null engine has none, nor has WebGPU. */
export const cardOf = (engine: AbstractEngine): WebGL2RenderingContext | undefined =>
  (engine as unknown as Partial<ThinEngine>)._gl

/** With a budget of 4 ms, a frame at 60 Hz. */
const restMs = 12

/**
 * The graphics card's own pace: a fence behind all that it was given, drawing too, tells when it is through. Nothing here ever
 * waits for it; what is sent to a card that is not through makes the page's thread wait.
 */
export function cardPace(engine: AbstractEngine): Pace {
  let fence: WebGLSync | null = null
  return {
    now: () => performance.now(),
    rest: () => {
      const gl = cardOf(engine)
      if (!gl) return new Promise((resolve) => setTimeout(resolve, 0))
      if (!fence) {
        fence = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0)
        gl.flush()
      }
      return new Promise((resolve) => setTimeout(resolve, restMs))
    },
    ready: () => {
      const gl = cardOf(engine)
      if (!gl || !fence) return true
      // A lost card will never answer.
      if (!gl.isContextLost() && gl.getSyncParameter(fence, gl.SYNC_STATUS) === gl.UNSIGNALED) return false
      gl.deleteSync(fence)
      fence = null
      return true
    },
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

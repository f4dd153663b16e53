import type { AbstractEngine } from '@babylonjs/core/Engines/abstractEngine.js'
import type { Pace } from '../../../twins/index.ts'
import { cardOf } from './layer-arrays.ts'

/** With a budget of 4 ms, a frame at 60 Hz. */
const restMs = 12

/** The graphics card's own pace: a fence tells when it has taken what it was given. Nothing here ever waits for it. */
export function cardPace(engine: AbstractEngine): Pace {
  let fence: WebGLSync | null = null
  return {
    now: () => performance.now(),
    rest: () => new Promise((resolve) => setTimeout(resolve, cardOf(engine) ? restMs : 0)),
    given: () => {
      const gl = cardOf(engine)
      if (!gl) return
      fence = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0)
      gl.flush()
    },
    taken: () => {
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

/** Counts what a frame costs: draw calls, triangles, the script's time. Software renderers make frame rates meaningless; these are not. */
import type { Observer } from '@babylonjs/core/Misc/observable.js'
import type { Scene } from '@babylonjs/core/scene.js'

export class FrameMeter {
  private readonly scene: Scene
  private readonly observers: Observer<Scene>[]
  private frames = 0
  private draws = 0
  private triangles = 0
  private scriptMs = 0
  private began = 0
  private drawsBefore = 0

  constructor(scene: Scene) {
    this.scene = scene
    const before = scene.onBeforeAnimationsObservable.add(() => {
      this.began = performance.now()
      this.drawsBefore = this.counter()
    })
    const after = scene.onAfterRenderObservable.add(() => {
      this.frames++
      this.scriptMs = performance.now() - this.began
      this.draws = this.counter() - this.drawsBefore
      this.triangles = Math.round(scene.getActiveIndices() / 3)
    })
    this.observers = [before, after]
  }

  read(): { draws: number; triangles: number; scriptMs: number; frames: number } {
    const { draws, triangles, scriptMs, frames } = this
    return { draws, triangles, scriptMs, frames }
  }

  dispose(): void {
    for (const observer of this.observers) observer.remove()
  }

  private counter(): number {
    const counter = this.scene.getEngine()._drawCalls
    return counter.current
  }
}

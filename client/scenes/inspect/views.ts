/** Brings other views of the inspected thing, one after the other; of those that wait only the last is made. */
import type { Scene } from '@babylonjs/core/scene.js'
import type { TwinView } from '../../../core/twin/view.ts'
import { createTwin, type TwinBuilder } from '../../twins/index.ts'
import type { Inspection } from '../gallery/inspection.ts'

/** What plays must come quickly. */
const playedTexture = 512

interface Wish {
  readonly view: TwinView | undefined
  readonly prepare: () => () => void
  readonly settle: (shown: boolean) => void
  readonly fail: (error: unknown) => void
}

export class Views {
  private readonly scene: Scene
  private readonly inspection: Inspection
  private readonly builder: TwinBuilder
  private wish: Wish | undefined
  private busy = false
  private closed = false

  constructor(scene: Scene, inspection: Inspection, builder: TwinBuilder) {
    this.scene = scene
    this.inspection = inspection
    this.builder = builder
  }

  /** `prepare` is called when the twin is there, before the change; what it answers, after it. */
  show(view: TwinView | undefined, prepare: () => () => void): Promise<boolean> {
    return new Promise((resolve, reject) => {
      this.wish?.settle(false)
      this.wish = { view, prepare, settle: resolve, fail: reject }
      if (!this.busy) void this.work()
    })
  }

  dispose(): void {
    this.closed = true
    this.wish?.settle(false)
    this.wish = undefined
  }

  private async work(): Promise<void> {
    this.busy = true
    while (this.wish && !this.closed) {
      const wish = this.wish
      this.wish = undefined
      try {
        wish.settle(await this.bring(wish))
      } catch (error) {
        wish.fail(error)
      }
    }
    this.busy = false
  }

  private async bring({ view, prepare }: Wish): Promise<boolean> {
    const twin = await createTwin(this.scene, this.inspection.stop.twin, 'near', {
      builder: this.builder,
      close: true,
      ...(view?.kind === 'making' ? { textureSize: playedTexture } : {}),
      ...(view && { view }),
    })
    if (this.closed || this.scene.isDisposed) {
      twin.dispose()
      return false
    }
    const finish = prepare()
    this.inspection.replaceTwin(twin)
    finish()
    return true
  }
}

/** Holds a node where it was put while a phone learns the room. Without anchors it stays at the same numbers. */
import { TransformNode } from '@babylonjs/core/Meshes/transformNode.js'
import type { IWebXRAnchor, WebXRAnchorSystem } from '@babylonjs/core/XR/features/WebXRAnchorSystem.js'
import type { IWebXRHitResult } from '@babylonjs/core/XR/features/WebXRHitTest.js'

export class Fastening {
  private readonly node: TransformNode
  private readonly anchors: WebXRAnchorSystem | undefined
  private anchor: IWebXRAnchor | undefined
  /** Moves with the anchor. */
  private holder: TransformNode | undefined
  private ask = 0

  constructor(node: TransformNode, anchors: WebXRAnchorSystem | undefined) {
    this.node = node
    this.anchors = anchors
  }

  /** To be called within an XR frame, as select events and hit tests are. */
  async fasten(hit: IWebXRHitResult): Promise<void> {
    this.release()
    const mine = this.ask
    try {
      const anchor = await this.anchors?.addAnchorPointUsingHitTestResultAsync(hit)
      if (!anchor) return
      if (mine !== this.ask) {
        anchor.remove()
        return
      }
      this.anchor = anchor
      this.holder = new TransformNode('anchor', this.node.getScene())
      this.holder.position.copyFrom(this.node.position)
      anchor.attachedNode = this.holder
    } catch {
      // The device offers anchors, but not here: the thing stands where it was put.
      if (mine === this.ask) this.release()
    }
  }

  /** Every frame. */
  follow(): void {
    if (this.holder) this.node.position.copyFrom(this.holder.position)
  }

  release(): void {
    this.ask++
    this.anchor?.remove()
    this.anchor = undefined
    this.holder?.dispose()
    this.holder = undefined
  }
}

/** Keys, mouse and fingers on the canvas, told apart and handed on as wishes. No drag is a tap, no tap a drag. */
export interface Wishes {
  /** Radians to turn by: a drag across the canvas is about 60 degrees. */
  look(yawRad: number, pitchRad: number): void
  tap(x: number, y: number): void
  zoom(factor: number): void
  /** True if the key was of use. */
  key(key: string): boolean
}

const dragAfterPx = 6
const radPerPx = 0.0026
const held = new Set([
  'KeyW', 'KeyA', 'KeyS', 'KeyD', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'KeyQ', 'KeyE',
]) // prettier-ignore

export class Controls {
  /** Codes of the movement keys that are down. */
  readonly down = new Set<string>()
  /** Two fingers: metres ahead and aside that are still to be walked. */
  readonly stride = { aheadM: 0, rightM: 0 }
  private readonly canvas: HTMLCanvasElement
  private readonly wishes: Wishes
  private readonly pointers = new Map<
    number,
    { x: number; y: number; startX: number; startY: number; dragged: boolean }
  >()
  private pinch = 0
  private readonly abort = new AbortController()

  constructor(canvas: HTMLCanvasElement, wishes: Wishes) {
    this.canvas = canvas
    this.wishes = wishes
    const { signal } = this.abort
    canvas.style.touchAction = 'none'
    canvas.addEventListener('pointerdown', (event) => this.pointerDown(event), { signal })
    canvas.addEventListener('pointermove', (event) => this.pointerMove(event), { signal })
    canvas.addEventListener('pointerup', (event) => this.pointerUp(event, true), { signal })
    canvas.addEventListener('pointercancel', (event) => this.pointerUp(event, false), { signal })
    canvas.addEventListener('wheel', (event) => this.wheel(event), { signal, passive: false })
    canvas.addEventListener('keydown', (event) => this.keyDown(event), { signal })
    canvas.addEventListener('keyup', (event) => this.down.delete(event.code), { signal })
    canvas.addEventListener('blur', () => this.down.clear(), { signal })
  }

  dispose(): void {
    this.abort.abort()
    this.down.clear()
    this.pointers.clear()
  }

  private pointerDown(event: PointerEvent): void {
    this.canvas.focus({ preventScroll: true })
    if (event.isTrusted) this.canvas.setPointerCapture(event.pointerId)
    const { offsetX: x, offsetY: y } = event
    this.pointers.set(event.pointerId, { x, y, startX: x, startY: y, dragged: false })
    this.pinch = this.spread()
  }

  private pointerMove(event: PointerEvent): void {
    const pointer = this.pointers.get(event.pointerId)
    if (!pointer) return
    const { offsetX: x, offsetY: y } = event
    const [dx, dy] = [x - pointer.x, y - pointer.y]
    pointer.x = x
    pointer.y = y
    if (Math.hypot(x - pointer.startX, y - pointer.startY) > dragAfterPx) pointer.dragged = true
    if (!pointer.dragged) return
    if (this.pointers.size === 1) this.wishes.look(dx * radPerPx, dy * radPerPx)
    else this.twoFingers(dx, dy)
  }

  private twoFingers(dx: number, dy: number): void {
    const spread = this.spread()
    if (this.pinch > 0 && Math.abs(spread / this.pinch - 1) > 0.01) this.wishes.zoom(this.pinch / spread)
    this.pinch = spread
    this.stride.aheadM += -dy * 0.004
    this.stride.rightM += dx * 0.004
  }

  private pointerUp(event: PointerEvent, counts: boolean): void {
    const pointer = this.pointers.get(event.pointerId)
    this.pointers.delete(event.pointerId)
    if (counts && pointer && !pointer.dragged && this.pointers.size === 0)
      this.wishes.tap(event.offsetX, event.offsetY)
  }

  private wheel(event: WheelEvent): void {
    event.preventDefault()
    this.wishes.zoom(Math.exp(event.deltaY * 0.0012))
  }

  private keyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (held.has(event.code)) {
      this.down.add(event.code)
      event.preventDefault()
    }
    if (this.wishes.key(event.key)) event.preventDefault()
  }

  private spread(): number {
    const [a, b] = [...this.pointers.values()]
    return a && b ? Math.hypot(a.x - b.x, a.y - b.y) : 0
  }
}

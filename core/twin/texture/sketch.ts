/** A pen that draws one figure in the figure's own units. */
import { closed, flowing, type At } from './curves.ts'
import type { LayerName, Pen, Point } from './pen.ts'

export type Pairs = readonly (readonly [number, number])[]

/** Draws in a figure's own units: its height is 1, it stands on 0 and looks towards +u. */
export class Sketch {
  private readonly pen: Pen
  private readonly at: At
  private readonly size: number

  constructor(pen: Pen, at: At) {
    this.pen = pen
    this.at = at
    this.size = Math.abs(at(0, 1)[1] - at(0, 0)[1])
  }

  mass(points: Pairs, layer: LayerName = 'a', value = 1): void {
    this.pen.fill(closed(this.all(points)), layer, value)
  }

  /** Filled with straight sides. */
  shape(points: Pairs, layer: LayerName = 'a', value = 1): void {
    this.pen.fill(this.all(points), layer, value)
  }

  hoop(u: number, v: number, r: number, width: number): void {
    this.pen.ring(...this.at(u, v), r * this.size, width * this.size)
  }

  /** A limb that tapers. */
  limb(points: Pairs, from: number, to: number, layer: LayerName = 'a'): void {
    this.pen.line(flowing(this.all(points)), from * this.size, { to: to * this.size, layer })
  }

  /** A line cut through the paint. */
  cut(points: Pairs, width = 0.012): void {
    for (const layer of ['a', 'b'] as const)
      this.pen.line(flowing(this.all(points)), width * this.size, { layer, value: 0 })
  }

  dot(u: number, v: number, r: number, layer: LayerName = 'a', value = 1): void {
    this.pen.disc(...this.at(u, v), r * this.size, layer, value)
  }

  private all(points: Pairs): Point[] {
    return points.map(([u, v]) => this.at(u, v))
  }
}

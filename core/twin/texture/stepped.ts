import { cells } from './cells.ts'
import type { Pen, Point, Rect } from './pen.ts'

/** Stairs that end in a square hook, solid and hatched by turns, each turned about into the gap of the other. */
export function stepped(pen: Pen, rect: Rect): void {
  const stair: readonly Point[] = [[0.02, 0.05], [0.02, 0.17], [0.14, 0.17], [0.14, 0.29], [0.26, 0.29], [0.26, 0.41], [0.38, 0.41], [0.38, 0.53], [0.47, 0.53], [0.47, 0.84], [0.17, 0.84], [0.17, 0.73], [0.32, 0.73], [0.32, 0.62], [0.06, 0.62], [0.06, 0.95], [0.58, 0.95], [0.58, 0.05]] // prettier-ignore
  const h = rect.y1 - rect.y0
  const narrow = rect.x1 - rect.x0 > h * 6
  const size = narrow ? h : Math.min(0.22, h)
  cells(rect, size, 1.2, (x, y, w, tall, _i, j) => {
    const unit = w / 1.2
    const shifted = x + (j % 2) * w * 0.5
    pen.fill(stair.map(([u, v]): Point => [shifted + u * unit, y + v * tall]))
    const turned = stair.map(([u, v]): Point => [shifted + (1.2 - u) * unit, y + (1 - v) * tall])
    // On a narrow band hatching would blur into a tone.
    if (narrow) return pen.fill(turned, 'b')
    pen.line([...turned, turned[0]!], tall * 0.03)
    hatch(pen, turned, tall * 0.075)
  })
}

/** Slanting lines inside a shape whose sides are upright and level. */
function hatch(pen: Pen, shape: readonly Point[], apart: number): void {
  const [xs, ys] = [shape.map(([x]) => x), shape.map(([, y]) => y)]
  const [x0, x1, y0, y1] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  const inside = (x: number, y: number) =>
    shape.reduce((odd, [ax, ay], i) => {
      const [bx, by] = shape[(i + 1) % shape.length]!
      return ay > y !== by > y && x < ax + ((bx - ax) * (y - ay)) / (by - ay) ? !odd : odd
    }, false)
  for (let c = x0 - (y1 - y0); c < x1; c += apart) {
    let from: Point | undefined
    for (let k = 0; k <= 60; k++) {
      const at: Point = [c + ((y1 - y0) * k) / 60, y0 + ((y1 - y0) * k) / 60]
      const within = k < 60 && inside(...at)
      if (within) from ??= at
      else if (from) {
        pen.line([from, at], apart * 0.24, { layer: 'b' })
        from = undefined
      }
    }
  }
}

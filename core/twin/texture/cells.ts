import type { Rect } from './pen.ts'

/** Calls `draw` for cells of about `size` (height) by `ratio`, as many as fit exactly. */
export function cells(
  { x0, y0, x1, y1 }: Rect,
  size: number,
  ratio: number,
  draw: (x: number, y: number, w: number, h: number, i: number, j: number) => void,
): void {
  const rows = Math.max(1, Math.round((y1 - y0) / size))
  const h = (y1 - y0) / rows
  const columns = Math.max(1, Math.round((x1 - x0) / (h * ratio)))
  const w = (x1 - x0) / columns
  for (let j = 0; j < rows; j++) for (let i = 0; i < columns; i++) draw(x0 + i * w, y0 + j * h, w, h, i, j)
}

/** What one sees of the luminous ceiling: frosted panes in a grid of bars, brightest in the middle, none quite like its neighbour. */
import { hash3 } from '../../twin/noise.ts'
import type { Rect } from '../layout/index.ts'

export interface Pane extends Rect {
  /** Display-relative, of the corners (minX, minZ), (maxX, minZ), (maxX, maxZ), (minX, maxZ). */
  readonly glow: readonly [number, number, number, number]
}

const paneM = 0.8
const brightest = 0.93
const dimmest = 0.56
/** From the frame to where the lamps behind the glass light it fully, about. */
const rampM = 0.55

export function panesOf(rect: Rect): Pane[] {
  const { minX, maxX, minZ, maxZ } = rect
  const columns = Math.max(2, Math.round((maxX - minX) / paneM))
  const rows = Math.max(2, Math.round((maxZ - minZ) / paneM))
  const x = (i: number) => minX + ((maxX - minX) * i) / columns
  const z = (j: number) => minZ + ((maxZ - minZ) * j) / rows
  return Array.from({ length: columns * rows }, (_, k) => {
    const [i, j] = [k % columns, Math.floor(k / columns)]
    const own = 0.96 + 0.04 * hash3(i, j, 83)
    const at = (atX: number, atZ: number) => glowAt(rect, atX, atZ) * own
    const [x0, x1, z0, z1] = [x(i), x(i + 1), z(j), z(j + 1)]
    return {
      minX: x0, maxX: x1, minZ: z0, maxZ: z1,
      glow: [at(x0, z0), at(x1, z0), at(x1, z1), at(x0, z1)],
    } // prettier-ignore
  })
}

function glowAt({ minX, maxX, minZ, maxZ }: Rect, x: number, z: number): number {
  const lit = (fromFrameM: number) => 1 - Math.exp(-fromFrameM / rampM)
  const inner = lit(Math.min(x - minX, maxX - x)) * lit(Math.min(z - minZ, maxZ - z))
  return dimmest + (brightest - dimmest) * inner
}

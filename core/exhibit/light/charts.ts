/** Where each surface lies in a room's light map: shelves of charts with a texel of margin all round. Deterministic. */
import type { Surface } from './surfaces.ts'

export interface Chart {
  readonly x: number
  readonly y: number
  /** Texels along u and v, at least 2. Texel centres at the edges lie on the surface's edges. */
  readonly width: number
  readonly height: number
}

export interface Atlas {
  readonly width: number
  readonly height: number
  readonly charts: readonly Chart[]
}

export const atlasWidth = 512

export function packCharts(surfaces: readonly Surface[]): Atlas {
  const sizes = surfaces.map(({ uM, vM, texelM }) => ({
    width: Math.min(atlasWidth - 2, Math.max(2, Math.round(uM / texelM) + 1)),
    height: Math.max(2, Math.round(vM / texelM) + 1),
  }))
  const order = sizes.map((_, i) => i).sort((a, b) => sizes[b]!.height - sizes[a]!.height || a - b)
  const charts: Chart[] = []
  let x = 0
  let y = 0
  let shelf = 0
  for (const i of order) {
    const size = sizes[i]!
    if (x + size.width + 2 > atlasWidth) {
      y += shelf
      x = shelf = 0
    }
    charts[i] = { x: x + 1, y: y + 1, ...size }
    x += size.width + 2
    shelf = Math.max(shelf, size.height + 2)
  }
  return { width: atlasWidth, height: Math.ceil((y + shelf) / 4) * 4, charts }
}

/** Light map coordinates of the point `s`, `t` metres along a surface. */
export function atlasUv(
  atlas: Atlas,
  chart: Chart,
  surface: Surface,
  s: number,
  t: number,
): [u: number, v: number] {
  const x = chart.x + 0.5 + (s / surface.uM) * (chart.width - 1)
  const y = chart.y + 0.5 + (t / surface.vM) * (chart.height - 1)
  return [x / atlas.width, y / atlas.height]
}

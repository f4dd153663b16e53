import { describe, expect, it } from 'vitest'
import { motifNames, surfaceNames } from '../../../../../core/twin/facts.ts'
import type { Skin } from '../../../../../core/twin/mesh.ts'
import { surfaces, toLinear } from '../../../../../core/twin/surface.ts'
import { compose } from '../../../../../core/twin/texture/compose.ts'
import { paintSkin } from '../../../../../core/twin/texture/paint.ts'
import { Pen } from '../../../../../core/twin/texture/pen.ts'

const plain: Skin = { surface: 'bronze', accent: undefined, motif: 'plain', layout: 'tile', aspect: 1 }

function mean(data: Uint8Array, channel: number): number {
  let sum = 0
  for (let i = channel; i < data.length; i += 4) sum += data[i]!
  return sum / (data.length / 4)
}

/** Areas, in pixels, of what hangs together of a layer. */
function piecesOf(layer: Float32Array, width: number, height: number): number[] {
  const seen = new Uint8Array(layer.length)
  const areas: number[] = []
  for (let start = 0; start < layer.length; start++) {
    if (seen[start] || layer[start]! < 0.5) continue
    const open = [start]
    seen[start] = 1
    let area = 0
    for (let i = open.pop(); i !== undefined; i = open.pop()) {
      area++
      const [x, y] = [i % width, Math.floor(i / width)]
      for (const [nx, ny] of [[x + 1, y], [x - 1, y], [x, y + 1], [x, y - 1]] as const) {
        const k = ny * width + nx
        if (nx < 0 || ny < 0 || nx >= width || ny >= height || seen[k] || layer[k]! < 0.5) continue
        seen[k] = 1
        open.push(k)
      }
    }
    areas.push(area)
  }
  return areas
} // prettier-ignore

describe('surfaces', () => {
  it('keep every base albedo between .03 and .85 linear', () => {
    for (const name of surfaceNames) {
      const grey = surfaces[name].base.reduce((sum, value) => sum + toLinear(value), 0) / 3
      expect(grey, name).toBeGreaterThan(0.028)
      expect(grey, name).toBeLessThan(0.85)
    }
  })

  it('paint near their own colour and roughness', () => {
    for (const surface of surfaceNames) {
      const pixels = paintSkin({ ...plain, surface }, 128)
      const spec = surfaces[surface]
      expect(Math.abs(mean(pixels.orm, 1) / 255 - spec.roughness), surface).toBeLessThan(0.25)
      expect(mean(pixels.normal, 2), surface).toBeGreaterThan(170)
      expect(Math.abs(mean(pixels.normal, 0) - 127.5), surface).toBeLessThan(3)
    }
  })

  it('tell metals from the rest', () => {
    expect(mean(paintSkin({ ...plain, surface: 'gold' }, 64).orm, 2)).toBeGreaterThan(240)
    expect(mean(paintSkin({ ...plain, surface: 'clay' }, 64).orm, 2)).toBe(0)
  })
})

describe('motifs', () => {
  it('all draw something on every layout, and nothing beyond 0 to 1', () => {
    for (const motif of motifNames) {
      if (motif === 'plain') continue
      for (const layout of ['wrap', 'jar', 'face', 'tile'] as const) {
        const { a, b } = compose({ ...plain, motif, layout, aspect: 1 }, 96, 96)
        const ink = a.reduce((sum, value, i) => sum + Math.max(value, b[i]!), 0) / a.length
        expect(ink, `${motif} ${layout}`).toBeGreaterThan(0.02)
        expect(ink, `${motif} ${layout}`).toBeLessThan(0.95)
        expect(a.every((value) => value >= 0 && value <= 1.0001)).toBe(true)
      }
    }
  })

  it('the sky of the Nebra disc is of 32 stars, the sun or full moon, a crescent, two arcs and a ship', () => {
    const { b, width, height } = compose({ ...plain, motif: 'night-sky', layout: 'face' }, 512, 512)
    const pieces = piecesOf(b, width, height)
    const [large, small] = [pieces.filter((area) => area > 400), pieces.filter((area) => area <= 400)]
    expect(small.length).toBe(32)
    // The ship's two long grooves part it into three strips.
    expect(large.length).toBe(4 + 3)
    for (const area of small) expect(area).toBeCloseTo(small[0]!, -2)
  })

  it('stand for writing with separate bars', () => {
    const { b, width, height } = compose({ ...plain, motif: 'pass-columns', layout: 'face' }, 512, 512)
    expect(piecesOf(b, width, height).length).toBeGreaterThan(12)
    const lines = compose({ ...plain, motif: 'reckoning', layout: 'face', aspect: 2.5 }, 800, 320)
    expect(piecesOf(lines.b, 800, 320).length).toBeGreaterThan(12)
  })

  it('repeat without a seam around a vessel', () => {
    const { a, width, height } = compose(
      { ...plain, motif: 'meander', layout: 'wrap', aspect: 2.5 },
      256,
      102,
    )
    let jump = 0
    for (let y = 0; y < height; y++) jump += Math.abs(a[y * width]! - a[y * width + width - 1]!)
    expect(jump / height).toBeLessThan(0.5)
  })

  it('are the same bytes twice', () => {
    const skin: Skin = {
      surface: 'bronze-green',
      accent: undefined,
      motif: 'taotie',
      layout: 'face',
      aspect: 1.35,
    }
    expect(paintSkin(skin, 96)).toEqual(paintSkin(skin, 96))
  })
})

describe('pen', () => {
  it('covers a rectangle by its exact area', () => {
    const pen = new Pen(100, 100, { aspect: 1, wraps: false })
    pen.rect({ x0: 0.1, y0: 0.2, x1: 0.355, y1: 0.4 })
    expect(pen.a.reduce((sum, value) => sum + value, 0)).toBeCloseTo(25.5 * 20, 0)
  })

  it('covers a disc by its area within a percent, across the seam where it wraps', () => {
    for (const [x, wraps] of [[0.5, false], [0, true]] as const) {
      const pen = new Pen(200, 200, { aspect: 1, wraps })
      pen.disc(x, 0.5, 0.2)
      expect(pen.a.reduce((sum, value) => sum + value, 0) / (Math.PI * 40 * 40)).toBeCloseTo(1, 2)
    } // prettier-ignore
  })
})

/** The scene that a scribe's seal of Akkad printed: gods at sunrise between mountains. The writing stays a blank panel. */
import { placed } from './curves.ts'
import { arc, petal, type Pen, type Point, type Rect } from './pen.ts'
import { Sketch, type Pairs } from './sketch.ts'

export function sealGods(pen: Pen, { x0, x1, y0, y1 }: Rect): void {
  const [w, h] = [x1 - x0, y1 - y0]
  const size = h * 0.94
  const stand = (u: number, lift = 0, mirrored = false) =>
    new Sketch(pen, placed({ x: x0 + u * w, y: y0 + h * (0.03 + lift), size, mirrored }))
  hunter(stand(0.07))
  winged(stand(0.27, 0.07))
  for (const u of [0.19, 0.33]) mountain(pen, x0 + u * w, y0 + h * 0.03, h * 0.16)
  rising(stand(0.46, -0.2))
  const valley: Rect = { x0: x0 + w * 0.38, x1: x0 + w * 0.54, y0: y0 - h, y1: y0 + h * 0.16 }
  for (const layer of ['a', 'b'] as const) pen.rect(valley, layer, 0)
  for (const u of [0.395, 0.525]) mountain(pen, x0 + u * w, y0 + h * 0.03, h * 0.36)
  streams(stand(0.68, 0.03, true))
  mountain(pen, x0 + w * 0.62, y0 + h * 0.03, h * 0.2)
  minister(stand(0.84, 0, true))
  pen.line([[x0, y0 + h * 0.015], [x1, y0 + h * 0.015]], h * 0.02) // prettier-ignore
  const panel: Rect = { x0: x0 + w * 0.92, x1: x0 + w * 0.985, y0: y0 + h * 0.46, y1: y0 + h * 0.97 }
  pen.line([[panel.x0, panel.y0], [panel.x1, panel.y0], [panel.x1, panel.y1], [panel.x0, panel.y1], [panel.x0, panel.y0]], h * 0.016) // prettier-ignore
  pen.line([[(panel.x0 + panel.x1) / 2, panel.y0], [(panel.x0 + panel.x1) / 2, panel.y1]], h * 0.012) // prettier-ignore
}

/** Flounced robe open over the forward leg, beard, and the horned crown of a god. */
function god(s: Sketch, arms: readonly Pairs[]): void {
  s.mass([[-0.14, 0.02], [-0.12, 0.28], [-0.075, 0.5], [-0.1, 0.68], [-0.02, 0.73], [0.08, 0.7], [0.07, 0.5], [0.06, 0.3], [0.02, 0.02]], 'a', 0.9) // prettier-ignore
  s.limb([[0.02, 0.48], [0.11, 0.27], [0.09, 0.05], [0.15, 0.03]], 0.09, 0.04) // prettier-ignore
  for (let v = 0.08; v < 0.48; v += 0.075) s.cut([[-0.13 + v * 0.1, v], [-0.04, v - 0.02], [0.05, v + 0.01]], 0.014) // prettier-ignore
  for (const arm of arms) s.limb(arm, 0.05, 0.03)
  s.dot(0.01, 0.8, 0.055)
  s.limb([[0.04, 0.78], [0.055, 0.7], [0.03, 0.64]], 0.06, 0.02, 'b') // prettier-ignore
  s.limb([[-0.05, 0.79], [-0.07, 0.74]], 0.05, 0.03) // prettier-ignore
  s.mass([[-0.055, 0.84], [0.065, 0.84], [0.04, 0.93], [0.005, 0.99], [-0.035, 0.93]], 'a', 0.9) // prettier-ignore
  for (const v of [0.87, 0.92]) for (const side of [-1, 1]) s.limb([[0.005, v], [side * 0.06, v], [side * 0.075, v + 0.03]], 0.022, 0.012, 'b') // prettier-ignore
}

function hunter(s: Sketch): void {
  god(s, [[[0.04, 0.66], [0.14, 0.6], [0.19, 0.52]], [[-0.07, 0.66], [-0.14, 0.56], [-0.06, 0.5]]]) // prettier-ignore
  s.limb([[0.15, 0.78], [0.23, 0.62], [0.2, 0.44], [0.1, 0.36]], 0.022, 0.022) // prettier-ignore
}

/** Wings spread from her shoulders, maces and axes rising beside them. */
function winged(s: Sketch): void {
  god(s, [[[0.05, 0.66], [0.14, 0.56], [0.2, 0.64]], [[-0.07, 0.66], [-0.15, 0.58], [-0.12, 0.5]]]) // prettier-ignore
  for (const side of [-1, 1]) {
    for (let k = 0; k < 5; k++) {
      const [u, v] = [side * (0.15 + 0.02 * k), 0.76 - k * 0.1]
      s.limb([[side * 0.06, 0.66], [u, v]], 0.035, 0.02) // prettier-ignore
    }
    for (const u of [0.1, 0.15]) {
      s.limb([[side * 0.05, 0.7], [side * u, 0.86]], 0.016, 0.016) // prettier-ignore
      s.dot(side * u, 0.875, 0.026, 'b')
    }
  }
}

/** Rays stand from his shoulders, a toothed blade in his hand; the mountains hide him to the waist. */
function rising(s: Sketch): void {
  god(s, [[[0.05, 0.66], [0.15, 0.62], [0.2, 0.72]], [[-0.07, 0.66], [-0.17, 0.62]]]) // prettier-ignore
  for (const side of [-1, 1])
    for (let k = 0; k < 3; k++) s.limb([[side * 0.08, 0.68 - k * 0.05], [side * (0.15 + k * 0.015), 0.82 - k * 0.09]], 0.02, 0.01) // prettier-ignore
  s.limb([[0.19, 0.68], [0.25, 0.9]], 0.028, 0.018) // prettier-ignore
  for (let k = 0; k < 4; k++) tooth(s, 0.215 + k * 0.012, 0.72 + k * 0.045)
}

function tooth(s: Sketch, u: number, v: number): void {
  s.limb([[u, v], [u + 0.025, v - 0.008]], 0.014, 0.008) // prettier-ignore
}

/** Water flows from his shoulders, fish climb in it; an eagle on his hand, his foot on a hill. */
function streams(s: Sketch): void {
  god(s, [[[0.05, 0.66], [0.15, 0.62], [0.22, 0.68]], [[-0.07, 0.66], [-0.13, 0.54]]]) // prettier-ignore
  for (const side of [-1, 1])
    for (const off of [0, 0.035]) {
      const path = Array.from({ length: 15 }, (_, i): readonly [number, number] => [side * (0.08 + i * 0.008 + off) + 0.012 * Math.sin(i * 1.7), 0.7 + 0.12 * Math.sin((i / 14) * 2.2) - (i / 14) ** 2 * 0.6]) // prettier-ignore
      s.limb(path, 0.014, 0.014)
    }
  for (const [side, v] of [[-1, 0.5], [-1, 0.3], [1, 0.42]] as const) fish(s, side * (0.2 + (0.5 - v) * 0.08), v) // prettier-ignore
  s.mass(petal([0.22, 0.7], [0.26, 0.8], 0.04))
  s.limb([[0.24, 0.78], [0.16, 0.84]], 0.035, 0.012) // prettier-ignore
}

function fish(s: Sketch, u: number, v: number): void {
  s.mass(petal([u, v - 0.05], [u, v + 0.05], 0.02, 0.6), 'b')
}

/** He has a face to either side. */
function minister(s: Sketch): void {
  god(s, [[[0.05, 0.66], [0.15, 0.58], [0.2, 0.66]], [[-0.07, 0.66], [-0.14, 0.56], [-0.06, 0.48]]]) // prettier-ignore
  s.limb([[-0.02, 0.79], [-0.065, 0.76], [-0.04, 0.66]], 0.05, 0.02, 'b') // prettier-ignore
}

/** A hill drawn as scales. */
function mountain(pen: Pen, x: number, y: number, tall: number): void {
  const half = tall * 0.42
  const slope: readonly Point[] = [[x - half, y], [x - half * 0.7, y + tall * 0.6], [x, y + tall], [x + half * 0.7, y + tall * 0.6], [x + half, y]] // prettier-ignore
  for (const layer of ['a', 'b'] as const) pen.fill(slope, layer, 0)
  pen.fill(slope, 'a', 0.5)
  const rows = Math.max(3, Math.round(tall / 0.05))
  for (let j = 0; j < rows; j++) {
    const v = j / rows
    const wide = half * (v < 0.6 ? 1 - v * 0.5 : 0.7 * (1 - v) * 2.5)
    const count = Math.max(1, Math.round((wide * 2) / (tall / rows)))
    for (let i = 0; i < count; i++) pen.line(arc(x - wide + ((i + 0.5) / count) * 2 * wide, y + v * tall, [wide / count, (tall / rows) * 0.9], 0, 0.5, 8), tall * 0.03) // prettier-ignore
  }
}

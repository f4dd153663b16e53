/** A ceremonial cloth with a ship that carries people, beasts and banners. Our own drawing of what such cloths show. */
import type { LayerName, Pen, Rect } from './pen.ts'

/** Steps across the cloth: threads were counted, so that every outline is a stair. */
const steps = 84

export function shipCloth(pen: Pen, { x0, y0, x1, y1 }: Rect): void {
  const [w, h] = [x1 - x0, y1 - y0]
  const unit = w / steps
  const rows = Math.round(h / unit)
  const block = (i: number, j: number, wide: number, tall: number, layer: LayerName = 'a') =>
    pen.rect({ x0: x0 + i * unit, x1: x0 + (i + wide) * unit, y0: y0 + j * unit, y1: y0 + (j + tall) * unit }, layer) // prettier-ignore
  /** The same on both halves of the cloth. */
  const twice = (i: number, j: number, wide: number, tall: number, layer: LayerName = 'a') => {
    block(steps / 2 + i, j, wide, tall, layer)
    block(steps / 2 - i - wide, j, wide, tall, layer)
  }
  for (const low of [0, rows - 8]) frieze(block, low)
  hull(twice)
  for (const i of [0, 14, 27]) person(i === 0 ? block : twice, i === 0 ? steps / 2 - 3 : i - 3, 29)
  for (const i of [7, 21]) banner(twice, i, 28)
  shrine(block, 29)
  for (const [i, j] of [
    [5, 66],
    [19, 62],
    [31, 68],
  ] as const)
    bird(twice, i, j)
  for (const [i, j] of [
    [4, 11],
    [15, 10],
    [27, 12],
  ] as const)
    fish(twice, i, j)
}

type Block = (i: number, j: number, wide: number, tall: number, layer?: LayerName) => void

/** Two rules and a row of hooks between them. */
function frieze(block: Block, low: number): void {
  block(0, low, steps, 1)
  block(0, low + 7, steps, 1)
  for (let i = 0; i < steps; i += 7) {
    for (let k = 0; k < 3; k++) block(i + k, low + 2 + k, 1, 1, 'b')
    for (let k = 0; k < 3; k++) block(i + 3 + k, low + 4 - k, 1, 1, 'b')
    block(i + 2, low + 2, 3, 1)
  }
}

/** Curved up to high double prows that end in coils. */
function hull(twice: Block): void {
  for (let i = 0; i < 40; i++) {
    const lift = Math.round(Math.pow(i / 40, 3) * 26)
    twice(i, 18 + lift, 1, i < 33 ? 8 : 5)
    twice(i, 21 + lift, 1, 2, 'b')
    if (i > 20) twice(i, 14 + Math.round(Math.pow(i / 40, 2.4) * 17), 1, 2)
  }
  for (const [i, j, wide, tall] of [[35, 47, 5, 1], [34, 47, 1, 5], [34, 52, 4, 1], [37, 49, 1, 3]] as const) twice(i, j, wide, tall) // prettier-ignore
  for (let i = 3; i < 30; i += 6) {
    const lift = Math.round(Math.pow(i / 40, 3) * 26)
    twice(i, 15 + lift, 1, 3, 'b')
  }
}

/** Legs apart, arms raised, a headdress of three plumes. */
function person(block: Block, i: number, j: number): void {
  block(i + 1, j, 1, 4)
  block(i + 4, j, 1, 4)
  block(i + 1, j + 4, 4, 5)
  block(i + 2, j + 5, 2, 3, 'b')
  block(i - 1, j + 8, 8, 1)
  block(i - 1, j + 9, 1, 3)
  block(i + 6, j + 9, 1, 3)
  block(i + 2, j + 9, 2, 1)
  block(i + 1, j + 10, 4, 3)
  for (const k of [1, 2.5, 4]) block(i + k, j + 13, 1, 3, 'b')
}

function banner(block: Block, i: number, j: number): void {
  block(i, j, 1, 24)
  for (let k = 0; k < 5; k++) block(i + 1, j + 12 + k * 2, 4 - Math.abs(k - 2), 1, k % 2 === 0 ? 'b' : 'a')
  block(i - 1, j + 24, 3, 1)
}

/** A roofed seat over the one in the middle. */
function shrine(block: Block, j: number): void {
  const middle = steps / 2
  for (const i of [-6, 5]) block(middle + i, j, 1, 19)
  for (let k = 0; k < 7; k++) block(middle - 8 + k, j + 19 + k, 16 - 2 * k, 1, k % 2 === 0 ? 'a' : 'b')
  block(middle - 1, j + 26, 2, 4)
}

function bird(block: Block, i: number, j: number): void {
  for (let k = 0; k < 4; k++) block(i + k, j + Math.abs(k - 1), 2, 2)
  block(i + 4, j + 3, 3, 1)
  block(i - 2, j + 2, 2, 1, 'b')
  block(i - 1, j + 3, 1, 2)
  block(i + 1, j - 2, 1, 2, 'b')
}

function fish(block: Block, i: number, j: number): void {
  block(i, j, 5, 1)
  block(i + 1, j + 1, 3, 1, 'b')
  block(i + 1, j - 1, 3, 1)
  block(i + 5, j - 1, 1, 3)
}

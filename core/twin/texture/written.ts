/** Where writing stands, and that it is left out: bars and blank blocks with the rhythm of the writing, and no sign of any script. */
import { seededRandom } from '../../seeded-random.ts'
import { closed, flowing } from './curves.ts'
import { arc, type LayerName, type Pen, type Point, type Rect } from './pen.ts'

/** Rounded blocks in a row, each of its own width. */
export function blocks(
  pen: Pen,
  { x0, y0, x1, y1 }: Rect,
  { count, seed }: { count: number; seed: number },
): void {
  if (x1 <= x0 || y1 <= y0) return
  const next = seededRandom(seed)
  const step = (x1 - x0) / count
  for (let i = 0; i < count; i++) {
    const wide = step * (0.5 + 0.28 * next())
    const x = x0 + step * (i + 0.5)
    block(pen, { x0: x - wide / 2, x1: x + wide / 2, y0, y1 }, 'a')
  }
}

function block(pen: Pen, { x0, y0, x1, y1 }: Rect, layer: LayerName, value = 0.85): void {
  const [cx, cy, rx, ry] = [(x0 + x1) / 2, (y0 + y1) / 2, (x1 - x0) / 2, (y1 - y0) / 2]
  const q = (v: number) => Math.sign(v) * Math.pow(Math.abs(v), 0.45)
  const outline = Array.from({ length: 28 }, (_, i): Point => {
    const a = (i / 28) * 2 * Math.PI
    return [cx + q(Math.cos(a)) * rx, cy + q(Math.sin(a)) * ry]
  })
  pen.fill(outline, layer, value)
}

interface Bars {
  readonly count: number
  readonly seed: number
  readonly layer: LayerName
  /** Share of a column or line that its bar is thick. */
  readonly thick: number
  readonly longest: number
  readonly value?: number
}

/** Columns of upright bars, broken where words would part. */
export function uprightBars(
  pen: Pen,
  { x0, y0, x1, y1 }: Rect,
  { count, seed, layer, thick, longest, value = 0.9 }: Bars,
): void {
  if (x1 <= x0 || y1 <= y0) return
  const next = seededRandom(seed)
  const step = (x1 - x0) / count
  for (let i = 0; i < count; i++) {
    const x = x0 + step * (i + 0.5)
    const half = (step * thick) / 2
    const foot = y0 + (i === 0 ? (y1 - y0) * 0.35 : 0)
    for (let y = y1; y > foot;) {
      const low = Math.max(foot, y - longest * (0.3 + 0.7 * next()))
      if (y - low > half) block(pen, { x0: x - half, x1: x + half, y0: low, y1: y }, layer, value)
      y = low - half * 1.1
    }
  }
}

/** Lines of level bars. Where `ends` the last bar of some lines stops short. */
export function levelBars(
  pen: Pen,
  { x0, y0, x1, y1 }: Rect,
  { count, seed, layer, thick, longest, value = 0.9 }: Bars,
): void {
  if (x1 <= x0 || y1 <= y0) return
  const next = seededRandom(seed)
  const step = (y1 - y0) / count
  for (let j = 0; j < count; j++) {
    const y = y0 + step * (j + 0.5)
    const half = (step * thick) / 2
    const end = x1 - (next() < 0.2 ? (x1 - x0) * 0.3 * next() : 0)
    for (let x = x0; x < end;) {
      const right = Math.min(end, x + longest * (0.3 + 0.7 * next()))
      if (right - x > half) block(pen, { x0: x, x1: right, y0: y - half, y1: y + half }, layer, value)
      x = right + half * 1.3
    }
  }
}

/** A pass of authority: columns let into the metal in its second colour, a mask over them, a ridge around. */
export function passColumns(pen: Pen, rect: Rect): void {
  const [w, h] = [rect.x1 - rect.x0, rect.y1 - rect.y0]
  const [cx, cy, R] = [rect.x0 + w / 2, rect.y0 + h / 2, Math.min(w, h) / 2]
  pen.line(arc(cx, cy, [w * 0.47, h * 0.47], 0, 1, 72), R * 0.05)
  const columns = 5
  for (let i = 0; i < columns; i++) {
    const s = ((i + 0.5) / columns) * 2 - 1
    const x = cx + s * w * 0.36
    const reach = h * 0.4 * Math.sqrt(1 - s * s * 0.8)
    const top = cy + Math.min(reach, h * 0.2 + Math.abs(s) * h * 0.1)
    uprightBars(pen, { x0: x - w * 0.07, x1: x + w * 0.07, y0: cy - reach, y1: top }, { count: 1, seed: 271 + i, layer: 'b', thick: 0.5, longest: h * 0.22, value: 1 }) // prettier-ignore
  }
  // A lion's face under the loop: brow, eyes, nose.
  for (const s of [-1, 1]) {
    pen.line(flowing([[cx + s * w * 0.03, cy + h * 0.33], [cx + s * w * 0.09, cy + h * 0.38], [cx + s * w * 0.15, cy + h * 0.33]]), R * 0.045, { layer: 'b' }) // prettier-ignore
    pen.disc(cx + s * w * 0.08, cy + h * 0.315, R * 0.04, 'b')
  }
  pen.fill([[cx, cy + h * 0.24], [cx - w * 0.05, cy + h * 0.29], [cx + w * 0.05, cy + h * 0.29]], 'b') // prettier-ignore
}

/** A roll of reckoning: lines of bars, heads in red, a triangle, a round field and a heap of squares between rules. */
export function reckoning(pen: Pen, { x0, y0, x1, y1 }: Rect): void {
  const h = y1 - y0
  const pages = Math.max(1, Math.round((x1 - x0) / (h * 0.62)))
  const w = (x1 - x0) / pages
  for (let i = 0; i < pages; i++) {
    const page: Rect = {
      x0: x0 + w * (i + 0.06),
      x1: x0 + w * (i + 0.94),
      y0: y0 + h * 0.06,
      y1: y1 - h * 0.06,
    }
    pen.line([[page.x1 + w * 0.06, page.y0], [page.x1 + w * 0.06, page.y1]], h * 0.004, { value: 0.5 }) // prettier-ignore
    const middle = page.y0 + h * (i % 2 === 0 ? 0.44 : 0.36)
    const text = { layer: 'a', thick: 0.26, longest: w * 0.16, value: 0.82 } as const
    levelBars(pen, { ...page, y0: middle + h * 0.09, y1: page.y1 - h * 0.055 }, { ...text, count: 7 - (i % 2), seed: 549 + i }) // prettier-ignore
    levelBars(pen, { ...page, y1: middle - h * 0.16 }, { ...text, count: 4, seed: 84 + i })
    for (const y of [page.y1 - h * 0.024, middle + h * 0.05]) levelBars(pen, { x0: page.x1 - w * 0.34, x1: page.x1, y0: y - h * 0.022, y1: y + h * 0.022 }, { count: 1, seed: i, layer: 'b', thick: 0.5, longest: w * 0.16 }) // prettier-ignore
    figure(pen, { x: page.x0 + w * 0.3, y: middle - h * 0.06, s: h * 0.17 }, i)
    levelBars(pen, { x0: page.x0 + w * 0.5, x1: page.x1, y0: middle - h * 0.13, y1: middle + h * 0.03 }, { ...text, count: 3, seed: 42 + i }) // prettier-ignore
  }
}

function figure(pen: Pen, { x, y, s }: { x: number; y: number; s: number }, kind: number): void {
  const line = (points: readonly Point[], width = 0.035) => pen.line(points, s * width, { value: 0.85 })
  if (kind % 3 === 0) line([[x - s * 0.5, y - s * 0.4], [x + s * 0.5, y - s * 0.4], [x, y + s * 0.6], [x - s * 0.5, y - s * 0.4]]) // prettier-ignore
  else if (kind % 3 === 1) {
    line([[x - s * 0.45, y - s * 0.45], [x + s * 0.45, y - s * 0.45], [x + s * 0.45, y + s * 0.45], [x - s * 0.45, y + s * 0.45], [x - s * 0.45, y - s * 0.45]]) // prettier-ignore
    pen.ring(x, y, s * 0.42, s * 0.03, 'a', 0.85)
  } else
    for (let k = 0; k < 3; k++) line([[x - s * 0.5, y - s * 0.4 + k * s * 0.36], [x + s * (0.5 - k * 0.24), y - s * 0.4 + k * s * 0.36], [x + s * (0.5 - k * 0.24), y - s * 0.1 + k * s * 0.36], [x - s * 0.5, y - s * 0.1 + k * s * 0.36], [x - s * 0.5, y - s * 0.4 + k * s * 0.36]], 0.03) // prettier-ignore
}

/** A printed scroll: at the right, where it begins, a teacher among hearers; then columns. */
export function printedScroll(pen: Pen, rect: Rect): void {
  const h = rect.y1 - rect.y0
  const split = rect.x1 - Math.min((rect.x1 - rect.x0) * 0.4, h * 1.05)
  const text: Rect = { x0: rect.x0 + h * 0.05, x1: split - h * 0.05, y0: rect.y0 + h * 0.1, y1: rect.y1 - h * 0.1 } // prettier-ignore
  uprightBars(pen, text, { count: Math.max(4, Math.round((text.x1 - text.x0) / (h * 0.062))), seed: 868, layer: 'a', thick: 0.36, longest: h * 0.2, value: 0.85 }) // prettier-ignore
  for (const y of [text.y0 - h * 0.025, text.y1 + h * 0.025]) pen.line([[text.x0, y], [text.x1, y]], h * 0.005, { value: 0.7 }) // prettier-ignore
  sermon(pen, { ...rect, x0: split, x1: rect.x1 - h * 0.03, y0: rect.y0 + h * 0.06, y1: rect.y1 - h * 0.06 })
}

function sermon(pen: Pen, { x0, y0, x1, y1 }: Rect): void {
  const [w, h] = [x1 - x0, y1 - y0]
  const at = (u: number, v: number): Point => [x0 + u * w, y0 + v * h]
  const line = (points: readonly Point[], width = 0.01) => pen.line(points, h * width, { value: 0.82 })
  line([at(0, 0), at(1, 0), at(1, 1), at(0, 1), at(0, 0)], 0.014)
  for (let k = 0; k < 9; k++) line(flowing([at(0.06 + k * 0.1, 0.9), at(0.1 + k * 0.1, 0.95), at(0.14 + k * 0.1, 0.9)]), 0.007) // prettier-ignore
  const seated = (u: number, v: number, s: number, halo: boolean) => {
    const p = (a: number, b: number): Point => [at(u, v)[0] + a * s * h, at(u, v)[1] + b * s * h]
    if (halo) for (const r of [0.34, 0.29]) pen.ring(...p(0, 0.82), r * s * h, s * h * 0.022, 'a', 0.82)
    const robe = closed([p(-0.52, 0), p(-0.3, 0.34), p(-0.24, 0.58), p(0.24, 0.58), p(0.3, 0.34), p(0.52, 0), p(0, -0.06)]) // prettier-ignore
    line([...robe, robe[0]!])
    for (const side of [-1, 1]) line(flowing([p(side * 0.2, 0.54), p(side * 0.1, 0.26), p(-side * 0.18, 0.08)]), 0.007) // prettier-ignore
    pen.ring(...p(0, 0.78), s * h * 0.15, h * 0.01, 'a', 0.82)
    pen.fill(arc(...p(0, 0.86), [s * h * 0.14, s * h * 0.11], 0, 0.5, 12), 'a', 0.8)
  }
  seated(0.52, 0.42, 0.4, true)
  line([at(0.32, 0.4), at(0.72, 0.4)], 0.014)
  line([at(0.36, 0.4), at(0.34, 0.28), at(0.7, 0.28), at(0.68, 0.4)])
  for (const [u, v] of [[0.14, 0.5], [0.88, 0.5], [0.17, 0.26], [0.85, 0.27], [0.22, 0.06]] as const) seated(u, v, 0.2, v > 0.4) // prettier-ignore
}

/** One decree in three kinds of writing, each by its rhythm alone: blocks, running strokes, close bars. */
export function threeScripts(pen: Pen, all: Rect): void {
  const h = all.y1 - all.y0
  const rect: Rect = { ...all, x0: all.x0 + h * 0.035, x1: all.x1 - h * 0.035 }
  const zone = (from: number, to: number): Rect => ({ ...rect, y0: rect.y0 + from * h, y1: rect.y0 + to * h })
  const line = { layer: 'a', value: 0.8 } as const
  levelBars(pen, zone(0.02, 0.45), { ...line, count: 27, seed: 196, thick: 0.42, longest: h * 0.1 })
  const demotic = zone(0.47, 0.74)
  const rows = 16
  const next = seededRandom(1822)
  for (let j = 0; j < rows; j++) {
    const y = demotic.y0 + ((j + 0.5) / rows) * (demotic.y1 - demotic.y0)
    const step = h * 0.0115
    for (let x = rect.x0; x < rect.x1 - step; x += step * (0.8 + 0.5 * next()))
      if (next() > 0.12) pen.line([[x, y - step * 0.2 * next()], [x + step * 0.62, y + step * 0.3 * (next() - 0.3)]], h * 0.0034, { value: 0.8 }) // prettier-ignore
  }
  const glyphs = zone(0.765, 0.985)
  const lines = 14
  const step = (glyphs.y1 - glyphs.y0) / lines
  for (let j = 0; j < lines; j++) {
    const y = glyphs.y0 + j * step
    groups(pen, { ...rect, y0: y + step * 0.12, y1: y + step * 0.9 }, 27 + j)
  }
  for (const v of [0.46, 0.75]) pen.line([[rect.x0, rect.y0 + v * h], [rect.x1, rect.y0 + v * h]], h * 0.002, { value: 0.5 }) // prettier-ignore
}

/** A line of groups, each as such writing is packed: one tall, one broad, two or three above each other, or a small one by a tall one. */
function groups(pen: Pen, { x0, y0, x1, y1 }: Rect, seed: number): void {
  if (x1 <= x0 || y1 <= y0) return
  const next = seededRandom(seed)
  const tall = y1 - y0
  for (let x = x0 + tall * 0.4 * next(); ;) {
    const kind = Math.floor(next() * 5)
    const wide = tall * [0.34, 0.95, 0.8, 0.7, 0.9][kind]! * (0.85 + 0.3 * next())
    if (x + wide > x1) return
    const part = (left: number, right: number, low: number, high: number) =>
      block(pen, { x0: x + left * wide, x1: x + right * wide, y0: y0 + low * tall, y1: y0 + high * tall }, 'a', 0.72) // prettier-ignore
    if (kind === 0) part(0, 1, 0, 1)
    else if (kind === 1) part(0, 1, 0.16, 0.62 + 0.3 * next())
    else if (kind === 2) {
      part(0, 1, 0, 0.34)
      part(0.12, 0.88, 0.5, 0.95)
    } else if (kind === 3) for (const low of [0, 0.36, 0.72]) part(0, 1, low, low + 0.22)
    else {
      part(0, 0.3, 0, 1)
      part(0.45, 1, 0.1 + 0.4 * next(), 0.85)
    }
    x += wide + tall * (0.16 + 0.14 * next())
  }
}

/** A page of a book in two columns of bars, some of them in the second colour. */
export function bookLines(pen: Pen, { x0, y0, x1, y1 }: Rect): void {
  const [w, h] = [x1 - x0, y1 - y0]
  const [top, foot] = [y1 - h * 0.2, y0 + h * 0.12]
  for (const [i, from] of [0.12, 0.54].entries()) {
    const column = { x0: x0 + w * from, x1: x0 + w * (from + 0.35), y0: foot, y1: top }
    levelBars(pen, column, {
      count: 19,
      seed: 611 + i,
      layer: 'a',
      thick: 0.34,
      longest: w * 0.11,
      value: 0.78,
    })
    const step = (top - foot) / 19
    for (const line of [3 + i * 4, 13 - i * 2]) {
      const y = foot + step * (line + 0.5)
      pen.line([[column.x0, y], [column.x1, y]], step * 0.7, { value: 0 }) // prettier-ignore
      levelBars(pen, { ...column, y0: y - step / 2, y1: y + step / 2 }, { count: 1, seed: 641 + line, layer: 'b', thick: 0.34, longest: w * 0.11 }) // prettier-ignore
    }
  }
}

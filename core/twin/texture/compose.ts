/** Lays a motif out on a skin: friezes and borders around a vessel, a bordered field on a face, a repeat on a tile. */
import { jarZones, type Skin } from '../mesh.ts'
import { surfaces } from '../surface.ts'
import type { MotifName } from '../facts.ts'
import { cells } from './cells.ts'
import { motifs } from './motifs.ts'
import { mournersJar } from './mourners.ts'
import { runners } from './runners.ts'
import { arc, petal, Pen, type Rect } from './pen.ts'

export interface Layers {
  readonly width: number
  readonly height: number
  /** Main paint or raised design, and second paint or highest relief, 0 to 1. */
  readonly a: Float32Array
  readonly b: Float32Array
}

/** Pixels across and up for a skin with `size` squared pixels. */
export function pixelSize(skin: Skin, size: number): [width: number, height: number] {
  const round = (x: number) => Math.max(16, Math.min(2048, Math.round(x / 8) * 8))
  if (skin.layout === 'tile') return [round(size / 2), round(size / 2)]
  return [round(size * Math.sqrt(skin.aspect)), round(size / Math.sqrt(skin.aspect))]
}

export function compose(skin: Skin, width: number, height: number): Layers {
  const layers = composeAll(skin, width, height)
  const { done } = skin
  if (done === undefined) return layers
  // Rows run upwards: what is not yet there lies below.
  const until = Math.round(height * (1 - done / 10)) * width
  return { ...layers, a: layers.a.slice().fill(0, 0, until), b: layers.b.slice().fill(0, 0, until) }
}

function composeAll(skin: Skin, width: number, height: number): Layers {
  const aspect = skin.layout === 'tile' ? 1 : skin.aspect
  const pen = new Pen(width, height, { aspect, wraps: skin.layout !== 'face' })
  const draw = motifs[skin.motif]
  const full: Rect = { x0: 0, y0: 0, x1: aspect, y1: 1 }
  if (skin.motif === 'plain') {
    if (skin.layout === 'jar' && isPainted(skin)) plainJar(pen, aspect)
    return pen
  }
  if (skin.layout === 'tile') draw(pen, full)
  else if (skin.layout === 'wrap') wrap(pen, skin, aspect)
  else if (skin.layout === 'jar') jar(pen, skin, aspect)
  else face(pen, skin, aspect)
  return pen
}

/** Clay with a gloss on it, in the Greek manner. */
function isPainted(skin: Skin): boolean {
  return skin.surface === 'terracotta' && skin.accent === 'black-gloss'
}

const band = (aspect: number, y0: number, y1: number): Rect => ({ x0: 0, y0, x1: aspect, y1 })

function lines(pen: Pen, aspect: number, at: readonly number[], width = 0.007): void {
  for (const y of at) pen.rect(band(aspect, y - width / 2, y + width / 2))
}

function plainJar(pen: Pen, aspect: number): void {
  pen.rect(band(aspect, 0, 1))
  pen.rect(band(aspect, 0.3, 0.32), 'a', 0)
}

function wrap(pen: Pen, skin: Skin, aspect: number): void {
  const { motif } = skin
  const draw = motifs[motif]
  if (motif === 'grape-dish' || motif === 'cell-enamel') return draw(pen, band(aspect, 0, 1))
  if (motif === 'seal-gods') return draw(pen, band(aspect, 0.04, 0.96))
  if (
    surfaces[skin.surface].family === 'metal' &&
    (motif === 'taotie' || motif === 'leiwen' || motif === 'bosses')
  ) {
    draw(pen, band(aspect, 0.36, 0.8))
    motifs.leiwen(pen, band(aspect, 0.86, 0.95))
    if (motif === 'taotie') motifs.leiwen(pen, band(aspect, 0.06, 0.14))
    lines(pen, aspect, [0.34, 0.82, 0.84, 0.97], 0.012)
    return
  }
  if (motif === 'stripes' && surfaces[skin.surface].family !== 'cloth') {
    ribs(pen, aspect)
    return
  }
  if (
    motif === 'bands' ||
    motif === 'stripes' ||
    motif === 'checker' ||
    motif === 'scales' ||
    motif === 'feathers' ||
    motif === 'figures' ||
    motif === 'wedges'
  ) {
    draw(pen, band(aspect, 0.08, 0.93))
    lines(pen, aspect, [0.05, 0.955], 0.014)
    return
  }
  if (motif === 'stepped' && aspect >= 5) {
    // A headband: one row, as high as it is.
    draw(pen, band(aspect, 0.14, 0.86))
    lines(pen, aspect, [0.06, 0.94], 0.05)
    return
  }
  draw(pen, band(aspect, 0.3, 0.8))
  lines(pen, aspect, [0.05, 0.27, 0.83, 0.95], 0.012)
  if (motif === 'lotus' || motif === 'wave') lappets(pen, aspect, 0.07, 0.25)
  else motifs.chevron(pen, band(aspect, 0.1, 0.22))
}

/** Upright ribs between two ringed borders, as on cast vessels. */
function ribs(pen: Pen, aspect: number): void {
  cells(band(aspect, 0.34, 0.72), 0.38, 0.16, (x, y, w, h) => {
    for (const [k, layer] of [[0.62, 'a'], [0.3, 'b']] as const) pen.line([[x + w / 2, y + w * 0.3], [x + w / 2, y + h - w * 0.3]], w * k, { layer }) // prettier-ignore
  })
  cells(band(aspect, 0.78, 0.88), 0.1, 1, (x, y, w, h) => pen.ring(x + w / 2, y + h / 2, h * 0.3, h * 0.12))
  cells(band(aspect, 0.1, 0.2), 0.1, 1, (x, y, w, h) => pen.ring(x + w / 2, y + h / 2, h * 0.3, h * 0.12))
  lines(pen, aspect, [0.06, 0.24, 0.31, 0.75, 0.91, 0.97], 0.012)
}

/** Pointed petals standing around the foot. */
function lappets(pen: Pen, aspect: number, y0: number, y1: number): void {
  cells(band(aspect, y0, y1), y1 - y0, 0.62, (x, y, w, h) => {
    for (const k of [1, 0.7]) {
      const shape = petal([x + w / 2, y], [x + w / 2, y + h * (0.4 + 0.6 * k)], w * 0.46 * k, 0.35)
      pen.line([...shape, shape[0]!], h * 0.045, { layer: k === 1 ? 'a' : 'b' })
    }
  })
}

function jar(pen: Pen, skin: Skin, aspect: number): void {
  const { foot, shoulder, neck, lip } = jarZones
  const painted = isPainted(skin)
  const draw = motifs[skin.motif]
  if (painted && skin.motif === 'runners') return prizeJar(pen, aspect)
  if (painted && skin.motif === 'mourners') return mournersJar(pen, aspect)
  if (painted) {
    pen.rect(band(aspect, 0, foot + 0.012))
    pen.rect(band(aspect, lip, 1))
    rays(pen, aspect, foot + 0.02, foot + 0.15)
    lines(pen, aspect, [foot + 0.165, foot + 0.18, foot + 0.265, foot + 0.28])
    motifs.meander(pen, band(aspect, foot + 0.19, foot + 0.255))
    draw(pen, band(aspect, foot + 0.3, shoulder - 0.015))
    lines(pen, aspect, [foot + 0.29, shoulder - 0.008, shoulder + 0.004], 0.006)
    tongues(pen, aspect, shoulder + 0.02, neck - 0.02)
    pen.rect(band(aspect, neck - 0.015, neck - 0.002), 'b')
    motifs.palmette(pen, band(aspect, neck + 0.015, lip - 0.012))
    return
  }
  if (surfaces[skin.surface].family === 'glass') {
    // A cameo is cut around the body alone.
    draw(pen, band(aspect, foot + 0.05, shoulder - 0.02))
    return
  }
  const upright = ['lotus', 'wave', 'figures', 'landscape', 'cloud-dragon'].includes(skin.motif)
  draw(pen, band(aspect, foot + (upright ? 0.17 : 0.12), shoulder - 0.01))
  lines(
    pen,
    aspect,
    [foot + 0.005, foot + (upright ? 0.155 : 0.1), shoulder + 0.008, shoulder + 0.022, neck - 0.015, lip],
    0.007,
  )
  if (upright) lappets(pen, aspect, foot + 0.02, foot + 0.145)
  if (skin.motif === 'lotus') motifs.wave(pen, band(aspect, shoulder + 0.035, neck - 0.03))
  else if (skin.motif !== 'bands') tongues(pen, aspect, shoulder + 0.035, neck - 0.03)
  if (surfaces[skin.surface].family !== 'metal') motifs.chevron(pen, band(aspect, neck + 0.03, lip - 0.03))
}

/** Black all over but for rays at the foot, a panel in front, and the neck: the prize jars of Athens. */
function prizeJar(pen: Pen, aspect: number): void {
  const { foot, shoulder, neck, lip } = jarZones
  const half = Math.min(aspect * 0.26, 0.42)
  const panel: Rect = { x0: aspect / 2 - half, x1: aspect / 2 + half, y0: foot + 0.21, y1: shoulder - 0.015 }
  pen.rect(band(aspect, 0, foot + 0.012))
  rays(pen, aspect, foot + 0.02, foot + 0.15)
  pen.rect(band(aspect, foot + 0.165, neck - 0.008))
  for (const y of [foot + 0.18, foot + 0.195]) pen.rect(band(aspect, y - 0.003, y + 0.003), 'b')
  const field: Rect = { ...panel, y1: neck - 0.025 }
  for (const layer of ['a', 'b'] as const) pen.rect(field, layer, 0)
  tongues(pen, aspect, shoulder + 0.005, neck - 0.03, field)
  lines(pen, aspect, [shoulder - 0.008], 0.006)
  runners(pen, { x0: panel.x0 + 0.03, x1: panel.x1 - 0.03, y0: panel.y0, y1: panel.y1 - 0.012 })
  pen.rect(band(aspect, neck - 0.008, neck - 0.001), 'b')
  motifs.palmette(pen, band(aspect, neck + 0.015, lip - 0.012))
  pen.rect(band(aspect, lip, 1))
}

/** Tall triangles rising from the foot. */
function rays(pen: Pen, aspect: number, y0: number, y1: number): void {
  cells(band(aspect, y0, y1), y1 - y0, 0.42, (x, y, w, h) => pen.fill([[x + w * 0.18, y], [x + w / 2, y + h], [x + w * 0.82, y]])) // prettier-ignore
}

/** Round-ended strokes hanging from the neck, every other one in the second paint. */
function tongues(pen: Pen, aspect: number, y0: number, y1: number, within = band(aspect, y0, y1)): void {
  let k = 0
  cells({ ...within, y0, y1 }, y1 - y0, 0.3, (x, y, w, h) => {
    const layer = k++ % 2 === 0 ? 'a' : 'b'
    const r = w * 0.34
    pen.fill([[x + w / 2 - r, y + r], ...arc(x + w / 2, y + r, r, 0.5, 1, 8), [x + w / 2 + r, y + h], [x + w / 2 - r, y + h]], layer) // prettier-ignore
  })
}

/** Pictures and cloths that go to the edge of a face, and designs for round plates. */
const whole: ReadonlySet<MotifName> = new Set([
  'landscape', 'strips', 'tocapu', 'ship-cloth', 'reckoning', 'printed-scroll', 'post-road', 'gate-street', 'breaking-wave', 'tethered-horse', 'pass-columns', 'law-code', 'three-scripts', 'buckle-plaits', 'diamond-lattice', 'walkers-mantle', 'rider-carpet', 'book-lines', 'gospel-page', 'carpet-page', 'gifts-slab', 'blade-lozenges',
]) // prettier-ignore
const round: ReadonlySet<MotifName> = new Set([
  'concentric',
  'night-sky',
  'astrolabe',
  'coin-head',
  'brooch-panels',
])

function face(pen: Pen, skin: Skin, aspect: number): void {
  const { motif } = skin
  const full: Rect = { x0: 0, y0: 0, x1: aspect, y1: 1 }
  const draw = motifs[motif]
  const inset = (k: number): Rect => ({ x0: k, y0: k, x1: aspect - k, y1: 1 - k })
  const family = surfaces[skin.surface].family
  if (whole.has(motif)) return draw(pen, full)
  if (round.has(motif)) return draw(pen, inset(0.005))
  if (motif === 'wedges') return draw(pen, { x0: aspect * 0.06, y0: 0.04, x1: aspect * 0.94, y1: 0.96 })
  if (motif === 'taotie') {
    // A square vessel's wall: mask above, rows of bosses around a plain field below.
    draw(pen, { x0: 0.015, y0: 0.56, x1: aspect - 0.015, y1: 0.97 })
    const r = 0.034
    for (let y = 0.1; y < 0.5; y += 0.1)
      for (let i = 0; i < Math.round(aspect / 0.1); i++) {
        const x = (i + 0.5) * (aspect / Math.round(aspect / 0.1))
        if (y > 0.25 && x > aspect * 0.16 && x < aspect * 0.84) continue
        for (let k = 0; k < 6; k++)
          pen.disc(x, y, r * (1 - k / 6), 'b', 0.3 + 0.7 * Math.sqrt(1 - (1 - k / 5.5) ** 2))
        pen.disc(x, y, r, 'a', 0.4)
      }
    return
  }
  if (family === 'cloth') {
    draw(pen, { x0: 0, y0: 0.13, x1: aspect, y1: 0.87 })
    for (const [y0, y1] of [
      [0.03, 0.1],
      [0.9, 0.97],
    ] as const)
      motifs.chevron(pen, { ...full, y0, y1 })
    for (const y of [0.02, 0.115, 0.885, 0.98]) pen.rect({ ...full, y0: y - 0.006, y1: y + 0.006 }, 'b')
    return
  }
  const m = Math.min(0.05, aspect * 0.06)
  if (motif !== 'plain') {
    for (const k of [m * 0.5, m * 0.85]) {
      const r = inset(k)
      pen.line([[r.x0, r.y0], [r.x1, r.y0], [r.x1, r.y1], [r.x0, r.y1], [r.x0, r.y0]], m * 0.12) // prettier-ignore
    }
    const field = inset(m * 1.3)
    pen.within(field, () => draw(pen, field))
  }
}

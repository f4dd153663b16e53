/** Ornament drawn into a rectangle; every motif is generic, none copies a script. */
import type { MotifName } from '../facts.ts'
import { seededRandom } from '../../seeded-random.ts'
import { carpetPage } from './carpet-page.ts'
import { gospelPage } from './gospel.ts'
import { beadFlowers } from './beadwork.ts'
import { giftsSlab } from './gifts-slab.ts'
import { hornedBeast, tetheredHorse } from './beasts.ts'
import { riderCarpet, walkersMantle, diamondLattice } from './carpets.ts'
import { grapeDish } from './dish.ts'
import { cells } from './cells.ts'
import { cloudDragon } from './dragons.ts'
import { cellEnamel } from './enamel.ts'
import { mourners } from './mourners.ts'
import { cloaks, figures } from './people.ts'
import { landscape, lotus, palmette } from './pictures.ts'
import { arc, coil, petal, type Pen, type Point, type Rect } from './pen.ts'
import { broochPanels, bucklePlaits } from './plaits.ts'
import { breakingWave, gateStreet, postRoad } from './prints.ts'
import { pearlRoundels } from './roundels.ts'
import { coinHead } from './royal.ts'
import { runners } from './runners.ts'
import { sealGods } from './seal-gods.ts'
import { shipCloth } from './ships.ts'
import { astrolabe, nightSky } from './sky.ts'
import { stepped } from './stepped.ts'
import { taotie } from './taotie.ts'
import { tocapu } from './tocapu.ts'
import { lawCode, wedges } from './wedges.ts'
import { bookLines, passColumns, printedScroll, reckoning, threeScripts } from './written.ts'

export type Motif = (pen: Pen, rect: Rect) => void

const bands: Motif = (pen, rect) => {
  const h = rect.y1 - rect.y0
  for (const [t, w] of [
    [0.08, 0.05],
    [0.2, 0.02],
    [0.26, 0.02],
    [0.5, 0.12],
    [0.74, 0.02],
    [0.8, 0.02],
    [0.92, 0.05],
  ] as const) {
    pen.rect({ ...rect, y0: rect.y0 + h * (t - w / 2), y1: rect.y0 + h * (t + w / 2) }, t === 0.5 ? 'b' : 'a')
  }
}

const meander: Motif = (pen, rect) => {
  cells(rect, Math.min(0.16, rect.y1 - rect.y0), 1, (x, y, w, h) => {
    const p = (u: number, v: number): Point => [x + u * w, y + v * h]
    pen.line([p(0, 0.12), p(0, 0.88), p(0.76, 0.88), p(0.76, 0.36), p(0.4, 0.36), p(0.4, 0.62)], h * 0.11)
    pen.line([p(0, 0.12), p(1, 0.12)], h * 0.11)
  })
}

const spiral: Motif = (pen, rect) => {
  cells(rect, Math.min(0.24, rect.y1 - rect.y0), 1.25, (x, y, w, h, i) => {
    const up = i % 2 === 0 ? 1 : -1
    const [cx, cy] = [x + w / 2, y + h / 2]
    pen.line(coil(cx, cy, h * 0.36, up > 0 ? 0.5 : 0.5, -up * 2.1, 60), h * 0.09, { to: h * 0.06 })
    pen.line([[cx - h * 0.36, cy], [x - w * 0.2, cy + up * h * 0.1], [x - w / 2 + h * 0.36, cy]], h * 0.075) // prettier-ignore
    pen.disc(x, y + h * (0.5 + 0.36 * up), h * 0.06, 'b')
  })
}

export const leiwen: Motif = (pen, rect) => {
  cells(rect, Math.min(0.085, (rect.y1 - rect.y0) / 2), 1.1, (x, y, w, h, i, j) => {
    const flip = (i + j) % 2 === 0
    const p = (u: number, v: number): Point => [x + (flip ? u : 1 - u) * w, y + (flip ? v : 1 - v) * h]
    pen.line(
      [
        p(0.1, 0.1),
        p(0.9, 0.1),
        p(0.9, 0.9),
        p(0.14, 0.9),
        p(0.14, 0.34),
        p(0.66, 0.34),
        p(0.66, 0.64),
        p(0.4, 0.64),
      ],
      h * 0.105,
    )
  })
}

const bosses: Motif = (pen, rect) => {
  cells(rect, Math.min(0.16, rect.y1 - rect.y0), 1, (x, y, w, h) => {
    pen.ring(x + w / 2, y + h / 2, h * 0.36, h * 0.06)
    for (let k = 0; k < 7; k++)
      pen.disc(
        x + w / 2,
        y + h / 2,
        h * 0.26 * (1 - k / 7),
        'b',
        0.25 + 0.75 * Math.sqrt(1 - (1 - k / 6.5) ** 2),
      )
  })
}

const wave: Motif = (pen, rect) => {
  cells(rect, Math.min(0.14, rect.y1 - rect.y0), 1.7, (x, y, w, h, i, j) => {
    // Every other row is set off by half; on a face it begins with a half wave.
    const centres = j % 2 === 0 ? [x + w / 2] : i === 0 ? [x, x + w] : [x + w]
    for (const cx of centres)
      for (const k of [1, 0.72, 0.44])
        pen.line(arc(cx, y, [w * 0.5 * k, h * 0.92 * k], 0, 0.5), h * 0.075, { layer: k === 1 ? 'a' : 'b' })
  })
}

const chevron: Motif = (pen, rect) => {
  cells(rect, Math.min(0.13, rect.y1 - rect.y0), 1.3, (x, y, w, h, _i, j) => {
    const points: Point[] = [[x, y + h * 0.2], [x + w / 2, y + h * 0.72], [x + w, y + h * 0.2]] // prettier-ignore
    pen.line(points, h * 0.22, { layer: j % 3 === 1 ? 'b' : 'a' })
  })
}

/** Lozenges within lozenges down a blade, whose texture is drawn out to six times its height. */
const bladeLozenges: Motif = (pen, { x0, y0, x1, y1 }) => {
  const [across, rows] = [3, 24]
  const [w, h] = [(x1 - x0) / across, (y1 - y0) / rows]
  for (let j = 0; j < rows; j++)
    for (let i = 0; i <= across; i++) {
      const [cx, cy] = [x0 + (i + (j % 2) * 0.5) * w, y0 + (j + 0.5) * h]
      for (const [k, value] of [[0.96, 1], [0.78, 0], [0.44, 0.9]] as const) pen.fill([[cx - w * 0.5 * k, cy], [cx, cy + h * k], [cx + w * 0.5 * k, cy], [cx, cy - h * k]], 'a', value) // prettier-ignore
    }
}

const checker: Motif = (pen, rect) => {
  cells(rect, Math.min(0.064, (rect.y1 - rect.y0) / 2), 1, (x, y, w, h, i, j) => {
    if ((i + j) % 2 === 0) pen.rect({ x0: x, y0: y, x1: x + w, y1: y + h })
    else if ((i * 3 + j) % 5 === 0) pen.disc(x + w / 2, y + h / 2, h * 0.2, 'b')
  })
}

/** Narrow strips sewn side by side: blocks of warp stripes and of weft figures take turns along each, and line up across them. */
const strips: Motif = (pen, { x0, y0, x1, y1 }) => {
  const rows = Math.max(4, Math.round((y1 - y0) * 24))
  const h = (y1 - y0) / rows
  const columns = Math.max(2, Math.round((x1 - x0) / (h * 1.6)))
  const w = (x1 - x0) / columns
  for (let j = 0; j < rows; j++)
    for (let i = 0; i < columns; i++) {
      const [x, y] = [x0 + i * w, y0 + j * h]
      const at = (u: number, v: number): Point => [x + u * w, y + v * h]
      if ((i + j) % 2 === 1) {
        for (const [v, layer] of [
          [0.14, 'a'],
          [0.38, 'b'],
          [0.62, 'b'],
          [0.86, 'a'],
        ] as const)
          pen.rect({ x0: x, y0: y + (v - 0.08) * h, x1: x + w, y1: y + (v + 0.08) * h }, layer)
        continue
      }
      const ground = (i + 2 * j) % 3 === 0 ? 'b' : 'a'
      pen.rect({ x0: x, y0: y, x1: x + w, y1: y + h }, ground)
      const mark = (points: readonly Point[]) => pen.fill(points, ground, 0)
      for (const u of [0.03, 0.89]) mark([at(u, 0), at(u + 0.08, 0), at(u + 0.08, 1), at(u, 1)])
      const figure = Math.floor(i / 2 + j) % 3
      if (figure === 0) mark([at(0.5, 0.1), at(0.78, 0.5), at(0.5, 0.9), at(0.22, 0.5)])
      else if (figure === 1)
        for (const u of [0.24, 0.44, 0.64])
          mark([at(u, 0.12), at(u + 0.12, 0.12), at(u + 0.12, 0.88), at(u, 0.88)])
      else for (const u of [0.2, 0.5]) mark([at(u, 0.15), at(u + 0.3, 0.5), at(u, 0.85)])
    }
  for (let j = 1; j < rows; j++) {
    for (const layer of ['a', 'b'] as const)
      pen.line([[x0, y0 + j * h], [x1, y0 + j * h]], h * 0.035, { layer, value: layer === 'a' ? 0.5 : 0 }) // prettier-ignore
  }
}

const stripes: Motif = (pen, rect) => {
  const next = seededRandom(77)
  let y = rect.y0
  while (y < rect.y1) {
    const h = Math.min(rect.y1 - y, [0.012, 0.03, 0.055][Math.floor(next() * 3)]!)
    const pick = next()
    if (pick < 0.38) pen.rect({ ...rect, y0: y, y1: y + h }, 'a')
    else if (pick < 0.66) pen.rect({ ...rect, y0: y, y1: y + h }, 'b')
    y += h
  }
}

/** A star in rings of dots, rays and hatching on a round face; rings in a row in a frieze. */
const concentric: Motif = (pen, rect) => {
  const [w, h] = [rect.x1 - rect.x0, rect.y1 - rect.y0]
  if (Math.max(w, h) / Math.min(w, h) > 1.7) {
    cells(rect, Math.min(0.2, h), 1.25, (x, y, cw, ch) => {
      for (const r of [0.36, 0.22]) pen.ring(x + cw / 2, y + ch / 2, ch * r, ch * 0.06)
      pen.disc(x + cw / 2, y + ch / 2, ch * 0.08, 'b')
      pen.line([[x + cw * 0.5 + ch * 0.2, y + ch * 0.8], [x + cw * 1.5 - ch * 0.2, y + ch * 0.2]], ch * 0.05) // prettier-ignore
    })
    return
  }
  const [cx, cy] = [rect.x0 + w / 2, rect.y0 + h / 2]
  const R = Math.min(w, h) / 2
  const at = (angle: number, r: number): Point => [cx + Math.cos(angle) * r * R, cy + Math.sin(angle) * r * R]
  for (let i = 0; i < 12; i++) {
    const a = (i / 12) * 2 * Math.PI
    pen.fill([at(a - 0.26, 0.085), at(a, 0.27), at(a + 0.26, 0.085)], 'b')
  }
  pen.disc(cx, cy, R * 0.1, 'b')
  for (const r of [0.3, 0.36, 0.45, 0.51, 0.72, 0.78, 0.86, 0.92]) pen.ring(cx, cy, r * R, R * 0.014)
  const around = (count: number, draw: (a: number, i: number) => void) =>
    Array.from({ length: count }, (_, i) => draw((i / count) * 2 * Math.PI, i))
  around(48, (a) => pen.disc(...at(a, 0.33), R * 0.012))
  around(60, (a) => pen.line([at(a, 0.38), at(a + 0.05, 0.43)], R * 0.012))
  around(22, (a) => {
    pen.ring(...at(a, 0.48), R * 0.02, R * 0.01)
  })
  around(10, (a) => {
    pen.fill(petal(at(a - 0.2, 0.56), at(a + 0.22, 0.63), R * 0.045), 'a')
    pen.fill(petal(at(a, 0.6), at(a - 0.12, 0.69), R * 0.03), 'a')
    pen.line([at(a + 0.2, 0.63), at(a + 0.34, 0.6)], R * 0.014)
  })
  around(72, (a) => pen.line([at(a, 0.8), at(a, 0.84)], R * 0.014))
  around(90, (a) => pen.disc(...at(a, 0.89), R * 0.011))
}

const scales: Motif = (pen, rect) => {
  cells(rect, Math.min(0.09, rect.y1 - rect.y0), 1.3, (x, y, w, h, _i, j) => {
    const cx = x + (j % 2 === 0 ? w / 2 : w)
    pen.line(arc(cx, y + h, [w * 0.5, h * 0.95], 0.5, 1), h * 0.11)
    pen.disc(cx, y + h * 0.5, h * 0.11, 'b')
  })
}

const feathers: Motif = (pen, rect) => {
  cells(rect, Math.min(0.17, rect.y1 - rect.y0), 0.6, (x, y, w, h, _i, j) => {
    const cx = x + (j % 2 === 0 ? w / 2 : w)
    const [root, tip]: Point[] = [[cx, y + h * 1.02], [cx, y - h * 0.12]] // prettier-ignore
    pen.fill(petal(root!, tip!, w * 0.42, 0.66), j % 3 === 2 ? 'b' : 'a')
    pen.line([root!, tip!], w * 0.08, { to: w * 0.02, layer: j % 3 === 2 ? 'b' : 'a', value: 0.2 })
    for (let k = 0; k < 4; k++) for (const s of [-1, 1]) pen.line([[cx, y + h * (0.75 - k * 0.18)], [cx + s * w * 0.34, y + h * (0.6 - k * 0.18)]], w * 0.045, { layer: j % 3 === 2 ? 'b' : 'a', value: 0.3 }) // prettier-ignore
  })
}

const interlace: Motif = (pen, rect) => {
  cells(rect, Math.min(0.2, rect.y1 - rect.y0), 1.1, (x, y, w, h) => {
    const wavePath = (phase: number, from: number, to: number): Point[] =>
      Array.from({ length: 17 }, (_, i): Point => {
        const t = from + ((to - from) * i) / 16
        return [x + t * w, y + h * (0.5 + 0.33 * Math.sin((t + phase) * 2 * Math.PI))]
      })
    for (const [phase, from, to] of [
      [0, 0, 1],
      [0.5, 0, 1],
      [0, 0.18, 0.32 + 0.5],
      [0.5, -0.32, 0.32],
    ] as const) {
      const path = wavePath(phase, from, to)
      pen.line(path, h * 0.25, { value: 0 })
      pen.line(path, h * 0.17)
      pen.line(path, h * 0.04, { value: 0.25 })
    }
    pen.disc(x + w * 0.25, y + h / 2, h * 0.05, 'b')
  })
}

/** Rows of blank blocks with plain marks: the rhythm of carved columns, no glyph of any script. */
const glyphRows: Motif = (pen, rect) => {
  const next = seededRandom(19)
  cells(rect, Math.min(0.075, rect.y1 - rect.y0, (rect.x1 - rect.x0) / 6), 1.05, (x, y, w, h) => {
    const [cx, cy] = [x + w / 2, y + h / 2]
    const [rx, ry] = [w * 0.42, h * 0.4]
    const outline = Array.from({ length: 32 }, (_, i): Point => {
      const a = (i / 32) * 2 * Math.PI
      const q = (v: number) => Math.sign(v) * Math.pow(Math.abs(v), 0.5)
      return [cx + q(Math.cos(a)) * rx, cy + q(Math.sin(a)) * ry]
    })
    pen.fill(outline, 'a', 0.7)
    const kind = Math.floor(next() * 4)
    if (kind === 0) pen.ring(cx, cy, h * 0.2, h * 0.05, 'a', 0.1)
    if (kind === 1) for (const s of [-0.16, 0, 0.16]) pen.line([[cx - w * 0.24, cy + s * h], [cx + w * 0.24, cy + s * h]], h * 0.05, { value: 0.1 }) // prettier-ignore
    if (kind === 2) for (const s of [-0.18, 0, 0.18]) pen.disc(cx + s * w, cy, h * 0.065, 'a', 0.1)
    if (kind === 3) pen.line(arc(cx, cy - h * 0.08, [w * 0.24, h * 0.26], 0, 0.5), h * 0.05, { value: 0.1 })
  })
}

export const motifs: Readonly<Record<MotifName, Motif>> = {
  plain: () => undefined,
  bands, meander, spiral, leiwen, taotie, bosses, lotus, palmette, wave, chevron, checker, stripes, concentric, scales, feathers,
  interlace, stepped, wedges, 'glyph-rows': glyphRows, landscape, figures, strips,
  'night-sky': nightSky, astrolabe, 'coin-head': coinHead, 'pass-columns': passColumns, reckoning, 'printed-scroll': printedScroll, 'three-scripts': threeScripts,
  'post-road': postRoad, 'gate-street': gateStreet, 'breaking-wave': breakingWave, 'tethered-horse': tetheredHorse, 'horned-beast': hornedBeast, tocapu, 'law-code': lawCode, runners, cloaks, 'pearl-roundels': pearlRoundels,
  'brooch-panels': broochPanels, 'buckle-plaits': bucklePlaits, 'grape-dish': grapeDish, 'diamond-lattice': diamondLattice, 'walkers-mantle': walkersMantle, 'rider-carpet': riderCarpet, 'cell-enamel': cellEnamel, 'cloud-dragon': cloudDragon, 'ship-cloth': shipCloth,
  'book-lines': bookLines, 'gospel-page': gospelPage, 'carpet-page': carpetPage, mourners, 'seal-gods': sealGods, 'bead-flowers': beadFlowers, 'gifts-slab': giftsSlab, 'blade-lozenges': bladeLozenges,
} // prettier-ignore

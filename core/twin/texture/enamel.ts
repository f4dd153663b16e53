/** Enamel in cells of wire: `a` is the wire, and how strong `b` is says which paste fills a cell. */
import type { Skin } from '../mesh.ts'
import { surfaces, type Rgb } from '../surface.ts'
import { grain } from './grain.ts'
import { arc, coil, petal, type Pen, type Point, type Rect } from './pen.ts'
import { set, tint, type Painter } from './tint.ts'

const pastes = { red: 0.2, yellow: 0.4, white: 0.6, green: 0.8, blue: 1 } as const
type Paste = keyof typeof pastes
const colours: readonly (readonly [strength: number, colour: Rgb])[] = [
  [pastes.red, [146, 50, 42]],
  [pastes.yellow, [200, 158, 62]],
  [pastes.white, [218, 212, 196]],
  [pastes.green, [58, 112, 70]],
  [pastes.blue, [44, 58, 122]],
]

/** Fired paste between brass wires, ground flush; here and there a bubble has opened. */
export function enamel(skin: Skin, seed: number): Painter {
  const { base, roughness } = surfaces[skin.surface]
  const wire = surfaces.brass
  const cloud = grain('cloud', seed)
  const fine = grain('fine', seed + 1)
  const speck = grain('speck', seed + 2)
  return (p, out) => {
    const c = cloud.at(p.u, p.v, 2)
    const f = fine.at(p.u, p.v, 2)
    const nearest = colours.reduce((best, one) => Math.abs(one[0] - p.b) < Math.abs(best[0] - p.b) ? one : best) // prettier-ignore
    set(out, p.b < pastes.red / 2 ? base : nearest[1], 1 + c * 0.07 + f * 0.03)
    const pit = speck.at(p.u, p.v, 1) > 0.985 ? 1 : 0
    tint(out, [60, 58, 56], pit * 0.3)
    tint(out, wire.edge, p.a)
    out.metallic = p.a * 0.9
    out.roughness = roughness + c * 0.05 + p.a * 0.06
    out.height = p.a * 0.5 - pit * 0.6 + c * 0.2
  }
}

/** A cell: filled with paste, bounded by wire. */
function cell(pen: Pen, outline: readonly Point[], wide: number, paste: Paste): void {
  pen.fill(outline, 'b', pastes[paste])
  pen.line([...outline, outline[0]!], wide)
}

/** Lotus scrolls in two rows, petals about the foot and a border of clouds under the rim. */
export function cellEnamel(pen: Pen, rect: Rect): void {
  const [w, h] = [rect.x1 - rect.x0, rect.y1 - rect.y0]
  const at = (v: number) => rect.y0 + v * h
  const wire = h * 0.0085
  const rule = (v: number) => pen.line([[rect.x0, at(v)], [rect.x1, at(v)]], wire * 1.3) // prettier-ignore
  pen.rect({ ...rect, y0: at(0.95), y1: at(1) }, 'a')
  pen.rect({ ...rect, y0: at(0), y1: at(0.05) }, 'a')
  pen.rect({ ...rect, y0: at(0.84), y1: at(0.945) }, 'b', pastes.blue)
  border(pen, rect, { y: at(0.8925), size: h * 0.085, wire })
  for (const v of [0.84, 0.945, 0.22]) rule(v)
  const petals = Math.round(w / (h * 0.16))
  for (let i = 0; i < petals; i++) {
    const x = rect.x0 + ((i + 0.5) / petals) * w
    cell(
      pen,
      petal([x, at(0.06)], [x, at(0.21)], (w / petals) * 0.48, 0.4),
      wire,
      i % 2 === 0 ? 'red' : 'yellow',
    )
    cell(pen, petal([x, at(0.07)], [x, at(0.16)], (w / petals) * 0.24, 0.4), wire, 'white')
  }
  for (const [row, v] of [0.37, 0.66].entries()) scroll(pen, rect, { y: at(v), size: h * 0.33, wire, row })
}

interface Line {
  readonly y: number
  readonly size: number
  readonly wire: number
}

function border(pen: Pen, { x0, x1 }: Rect, { y, size, wire }: Line): void {
  const count = Math.round((x1 - x0) / (size * 1.6))
  for (let i = 0; i < count; i++) {
    const x = x0 + ((i + 0.5) / count) * (x1 - x0)
    cell(pen, arc(x, y, [size * 0.5, size * 0.3], 0, 1, 20).slice(0, -1), wire, i % 2 === 0 ? 'white' : 'yellow') // prettier-ignore
    pen.line(coil(x, y, size * 0.24, 0.1, 1.4, 18), wire)
  }
}

/** A stem that wanders between flowers, with leaves on either side. */
function scroll(pen: Pen, { x0, x1 }: Rect, { y, size, wire, row }: Line & { readonly row: number }): void {
  const count = Math.max(2, Math.round((x1 - x0) / (size * 0.95) / 2) * 2)
  const w = (x1 - x0) / count
  const stem = (t: number): Point => [x0 + (t + row * 0.5) * w, y + Math.sin(t * Math.PI) * size * 0.36]
  pen.line(Array.from({ length: count * 14 + 1 }, (_, k) => stem(k / 14)), wire * 1.2) // prettier-ignore
  const blooms: readonly (readonly [Paste, Paste])[] = [['red', 'white'], ['yellow', 'red'], ['blue', 'white'], ['white', 'red']] // prettier-ignore
  for (let i = 0; i < count; i++) {
    const up = i % 2 === 0 ? -1 : 1
    for (const [t, side] of [[0.1, 1], [0.3, -1], [0.72, 1], [0.92, -1]] as const) {
      const [bx, by] = stem(i + t)
      cell(pen, petal([bx, by], [bx + side * w * 0.2, by + up * size * 0.2], size * 0.06, 0.5), wire, 'green')
    } // prettier-ignore
    const [outer, inner] = blooms[(i + row) % blooms.length]!
    const [x, foot] = [stem(i + 0.5)[0], y - up * size * 0.12]
    for (const k of [-3, 3, -2, 2, -1, 1, 0]) {
      const a = k * 0.46
      const long = size * (0.42 - 0.02 * Math.abs(k))
      cell(pen, petal([x, foot], [x + Math.sin(a) * long, foot + up * Math.cos(a) * long], size * 0.075, 0.62), wire, Math.abs(k) % 2 === 0 ? outer : inner) // prettier-ignore
    }
    cell(pen, arc(x, foot, [size * 0.1, size * 0.07], 0, 1, 16).slice(0, -1), wire, 'yellow')
  }
}

import type { Skin } from '../mesh.ts'
import { type Draft, type Vec2 } from './draft.ts'
import { sweep, type RingPoint } from './sweep.ts'

export interface Slab {
  readonly heightM: number
  /** Rows up the front and columns across it. */
  readonly rows: number
  readonly columns: number
  /** Half width at v (0 foot, 1 top). */
  readonly halfWidth: (v: number) => number
  /** Height of the front and of the back surface over the middle plane at s (-1 left, 1 right) and v, in metres. */
  readonly front: (s: number, v: number) => number
  readonly back: (s: number, v: number) => number
  /** Radius of the rounded edges, metres. */
  readonly bevelM: number
  /** Relief of the front in metres at u, v of the face. */
  readonly relief?: (u: number, v: number) => number
  readonly face: Skin
  readonly sides: Skin
  readonly backFace?: Skin
  readonly tileM: number
  /** Width of the face's texture in metres where it keeps its measure and the outline cuts it off; else it is fitted to every row. */
  readonly spanM?: number
  /** Centre line at v: moves the section in x and z. */
  readonly shift?: (v: number) => Vec2
}

/** A standing panel with rounded edges: tablets, steles, pictures, cloths, boards and plain boxes. Front towards +z, foot at y = 0. */
export function slab(draft: Draft, options: Slab): void {
  const { columns, rows, heightM, bevelM, tileM } = options
  const fine = rows > 30
  const turns = fine ? 4 : rows > 8 ? 2 : 1
  const backColumns = Math.max(1, Math.round(columns / (fine ? 6 : 2)))
  const sections = rowsWithEdges(rows, turns, heightM, bevelM)
  const columnOf: { zone: 'front' | 'side' | 'back'; s: number; k: number; z: number }[] = []
  for (let i = 0; i <= columns; i++) columnOf.push({ zone: 'front', s: (i / columns) * 2 - 1, k: 0, z: 1 })
  for (let i = 1; i <= turns * 2 - 1; i++)
    columnOf.push({
      zone: 'side',
      s: 1,
      k: Math.sin((i / (turns * 2)) * Math.PI),
      z: Math.cos((i / (turns * 2)) * Math.PI),
    })
  for (let i = 0; i <= backColumns; i++)
    columnOf.push({ zone: 'back', s: 1 - (i / backColumns) * 2, k: 0, z: -1 })
  for (let i = turns * 2 - 1; i >= 1; i--)
    columnOf.push({
      zone: 'side',
      s: -1,
      k: Math.sin((i / (turns * 2)) * Math.PI),
      z: Math.cos((i / (turns * 2)) * Math.PI),
    })

  const across = (s: number, x: number) => (options.spanM ? 0.5 + x / options.spanM : (s + 1) / 2)
  const rings = sections.map(({ y, inset }) => {
    const v = y / heightM
    const half = Math.max(options.halfWidth(v), bevelM * 2.05)
    const [dx, dz] = options.shift?.(v) ?? [0, 0]
    return columnOf.map((column): RingPoint => {
      const inner = half - bevelM
      const x = column.s * (inner - inset * 0.999) + column.k * column.s * bevelM
      const zFront = options.front(column.s, v) - inset
      const zBack = -options.back(column.s, v) + inset
      const z =
        column.zone === 'front'
          ? zFront
          : column.zone === 'back'
            ? zBack
            : (zFront + zBack) / 2 + ((zFront - zBack) / 2) * column.z
      const lift =
        column.zone === 'front' && inset === 0 ? (options.relief?.(across(column.s, x + dx), v) ?? 0) : 0
      return { p: [x + dx, y, z + dz], lift }
    })
  })
  const skinAt = (i: number): Skin => {
    const here = columnOf[i]!
    const next = columnOf[(i + 1) % columnOf.length]!
    if (here.zone === 'front' && next.zone === 'front') return options.face
    if (here.zone === 'back' && next.zone === 'back') return options.backFace ?? options.sides
    return options.sides
  }
  const n = columnOf.length
  sweep(draft, {
    rings,
    skin: (_j, i) => skinAt(i),
    uv: (j, i, skin) => {
      const p = rings[Math.min(j, rings.length - 1)]![i % n]!.p
      const column = columnOf[i % n]!
      const v = sections[j]!.y / heightM
      if (skin.layout === 'tile') return [(column.zone === 'side' ? p[2] : p[0]) / tileM, p[1] / tileM]
      return [column.zone === 'back' ? (1 - column.s) / 2 : across(column.s, p[0]), v]
    },
    capSkin: options.sides,
    capTileM: tileM,
  })
}

function rowsWithEdges(
  rows: number,
  turns: number,
  height: number,
  bevel: number,
): { y: number; inset: number }[] {
  const foot = Array.from({ length: turns }, (_, i) => {
    const a = ((i / turns) * Math.PI) / 2
    return { y: bevel * (1 - Math.cos(a)), inset: bevel * (1 - Math.sin(a)) * 0.98 }
  })
  const middle = Array.from({ length: rows + 1 }, (_, i) => ({
    y: bevel + ((height - 2 * bevel) * i) / rows,
    inset: 0,
  }))
  const top = foot.map(({ y, inset }) => ({ y: height - y, inset })).reverse()
  return [...foot, ...middle, ...top]
}

export interface Box {
  readonly size: readonly [number, number, number]
  readonly bevelM: number
  readonly skin: Skin
  readonly tileM: number
  readonly fine: boolean
}

/** A box with worn edges, standing on y = 0. */
export function box(draft: Draft, { size, bevelM, skin, tileM, fine }: Box): void {
  const bevel = Math.min(bevelM, Math.min(...size) * 0.45)
  slab(draft, {
    heightM: size[1],
    rows: 1,
    columns: 1,
    halfWidth: () => size[0] / 2,
    front: () => size[2] / 2,
    back: () => size[2] / 2,
    bevelM: fine ? bevel : bevel * 0.8,
    face: skin,
    sides: skin,
    tileM,
  })
}

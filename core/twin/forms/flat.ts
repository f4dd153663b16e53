import { mix, type Vec3 } from '../geometry/draft.ts'
import { slab } from '../geometry/slab.ts'
import { tube } from '../geometry/tube.ts'
import type { Skin } from '../mesh.ts'
import { hash3 } from '../noise.ts'
import type { FormContext } from './context.ts'

interface Sheet {
  readonly wM: number
  readonly hM: number
  readonly thickM: number
  readonly at: Vec3
  readonly face: Skin
  readonly sides: Skin
  readonly bow?: (v: number) => number
  readonly rows?: number
}

/** A thin upright panel whose foot is at `at`. */
function sheet(ctx: FormContext, { wM, hM, thickM, at, face, sides, bow, rows = 1 }: Sheet): void {
  const first = ctx.draft.vertexCount
  slab(ctx.draft, {
    heightM: hM, rows, columns: 1, halfWidth: () => wM / 2, front: () => thickM / 2, back: () => thickM / 2, bevelM: thickM * 0.3, face, sides, tileM: ctx.tileM,
    ...(bow ? { shift: (v: number) => [0, bow(v)] as const } : {}),
  }) // prettier-ignore
  ctx.draft.transform(first, ([x, y, z]) => [x + at[0], y + at[1], z + at[2]])
}

/** Hanging scroll with rollers and brocade mount; a handscroll, part unrolled, when lying or wide (`kind` hand). */
export function scroll(ctx: FormContext): void {
  const lying = ctx.h < ctx.w * 0.5
  if (ctx.choice('kind', ['hanging', 'hand'], lying ? 'hand' : 'hanging') === 'hand') handscroll(ctx)
  else hangingScroll(ctx)
}

function hangingScroll(ctx: FormContext): void {
  const { w, h, d } = ctx
  const silk = ctx.trim === ctx.plain ? ctx.of('silk') : ctx.trim
  const roller = Math.min(d / 2, h * 0.016, w * 0.05)
  const cloth = Math.min(d * 0.12, 0.002 + roller * 0.1)
  const mountW = w * 0.93
  const top = h * 0.968
  const bottom = roller
  const z = (y: number) => -d / 2 + roller + d * 0.05 * Math.sin(((y - bottom) / (top - bottom)) * Math.PI)
  const bow = (y0: number, tall: number) => (v: number) => z(y0 + v * tall)
  const rows = ctx.count(28, 3)
  sheet(ctx, {
    wM: mountW,
    hM: top - bottom,
    thickM: cloth,
    at: [0, bottom, 0],
    face: silk,
    sides: silk,
    bow: bow(bottom, top - bottom),
    rows,
  })
  const pw = mountW * 0.86
  const [p0, p1] = [mix(bottom, top, 0.155), mix(bottom, top, 0.765)]
  const band = (y0: number, y1: number, wide: number, thick: number, skin: Skin) =>
    sheet(ctx, {
      wM: wide,
      hM: y1 - y0,
      thickM: cloth * thick,
      at: [0, y0, cloth * 0.35],
      face: skin,
      sides: { ...skin, motif: 'plain', layout: 'tile', aspect: 1, accent: undefined },
      bow: bow(y0, y1 - y0),
      rows,
    })
  const gold = ctx.of('gold')
  band(p0 - h * 0.022, p0, pw, 1.5, gold)
  band(p1, p1 + h * 0.022, pw, 1.5, gold)
  band(p0, p1, pw, 1.7, ctx.decorated('face', pw / (p1 - p0)))
  for (const s of ctx.far ? [] : [-1, 1]) {
    const [y0, y1] = [p1 + h * 0.022, top]
    sheet(ctx, {
      wM: w * 0.016,
      hM: y1 - y0,
      thickM: cloth * 1.3,
      at: [s * mountW * 0.17, y0, cloth * 0.4],
      face: gold,
      sides: gold,
      bow: bow(y0, y1 - y0),
      rows: ctx.count(8, 2),
    })
  }
  const wood = ctx.of('lacquer')
  const bar = (y: number, r: number, length: number, skin: Skin) =>
    tube(ctx.draft, {
      path: [0, 0.02, 0.5, 0.98, 1].map((t): Vec3 => [mix(-length, length, t), y, z(y)]),
      radii: () => [r, r],
      segments: ctx.count(32, 7),
      skin,
      tileM: ctx.tileM,
      side: [0, 1, 0],
    })
  bar(bottom, roller * 0.86, mountW / 2, silk)
  for (const s of [-1, 1]) {
    tube(ctx.draft, {
      path: [0, 0.12, 0.3, 0.7, 0.9, 1].map((t): Vec3 => [s * mix(mountW * 0.49, w / 2, t), bottom, z(bottom)]),
      radii: (t) => [roller * (t < 0.15 ? 0.7 : 1 - 0.12 * t), roller * (t < 0.15 ? 0.7 : 1 - 0.12 * t)],
      segments: ctx.count(28, 7), skin: wood, tileM: ctx.tileM, side: [0, 1, 0],
    }) // prettier-ignore
  }
  bar(top, roller * 0.5, mountW / 2 + w * 0.004, wood)
  const cord = Math.max(w * 0.004, 0.0012)
  for (const s of [-1, 1]) {
    tube(ctx.draft, {
      path: [
        [s * mountW * 0.24, top + roller * 0.3, z(top)],
        [s * w * 0.004, h - cord, z(top)],
      ],
      radii: () => [cord, cord],
      segments: ctx.count(10, 4),
      skin: ctx.of('silk'),
      tileM: ctx.tileM,
      side: [0, 0, 1],
    })
  }
}

/** Painting on a table: the picture lies open between its two rolls. */
function handscroll(ctx: FormContext): void {
  const { w } = ctx
  const lying = ctx.h < ctx.d
  const [breadth, roll] = lying ? [ctx.d, ctx.h] : [ctx.h, ctx.d]
  const first = ctx.draft.vertexCount
  const r = Math.min(roll / 2, w * 0.12)
  const thick = Math.max(roll * 0.025, 0.0006)
  sheet(ctx, {
    wM: w - r * 2,
    hM: breadth * 0.94,
    thickM: thick,
    at: [0, breadth * 0.03, -r + thick / 2],
    face: ctx.decorated('face', (w - r * 2) / breadth),
    sides: ctx.plain,
  })
  for (const s of [-1, 1]) {
    const x = s * (w / 2 - r)
    const bar = (radius: number, y0: number, y1: number, skin: Skin) =>
      tube(ctx.draft, {
        path: [0, 0.03, 0.5, 0.97, 1].map((t): Vec3 => [x, mix(y0, y1, t), 0]),
        radii: (t) => [radius * (t === 0 || t === 1 ? 0.92 : 1), radius * (t === 0 || t === 1 ? 0.92 : 1)],
        segments: ctx.count(48, 8),
        skin,
        tileM: ctx.tileM,
        side: [1, 0, 0],
      })
    bar(r, breadth * 0.03, breadth * 0.97, s > 0 ? ctx.plain : ctx.trim)
    bar(r * 0.34, 0, breadth, ctx.of('wood'))
  }
  if (lying) ctx.draft.transform(first, ([x, y, z]) => [x, z, -y])
}

/** Picture in a frame; `frame` false for an unframed panel. */
export function painting(ctx: FormContext): void {
  const { w, h, d } = ctx
  const framed = ctx.flag('frame', true)
  if (!framed) {
    slab(ctx.draft, {
      heightM: h,
      rows: 1,
      columns: 1,
      halfWidth: () => w / 2,
      front: () => d / 2,
      back: () => d / 2,
      bevelM: Math.min(d * 0.2, 0.003),
      face: ctx.decorated('face', w / h),
      sides: ctx.plain,
      tileM: ctx.tileM,
    })
    return
  }
  const bar = Math.min(w, h) * 0.085
  sheet(ctx, {
    wM: w - bar * 1.6,
    hM: h - bar * 1.6,
    thickM: d * 0.3,
    at: [0, bar * 0.8, -d * 0.2],
    face: ctx.decorated('face', (w - bar * 2) / (h - bar * 2)),
    sides: ctx.plain,
  })
  const skin = ctx.trim === ctx.plain ? ctx.of('wood') : ctx.trim
  // A moulding swept around the rectangle: rings run round the section, the path around the frame.
  const profile: [number, number][] = [[0, -0.5], [0, 0.2], [0.12, 0.42], [0.3, 0.5], [0.42, 0.4], [0.5, 0.16], [0.72, 0.1], [0.84, 0.02], [1, -0.06], [1, -0.5]] // prettier-ignore
  frame(ctx, {
    w,
    h,
    d,
    bar,
    skin,
    profile: ctx.far
      ? [
          [0, -0.5],
          [0, 0.5],
          [1, 0],
          [1, -0.5],
        ]
      : profile,
  })
}

interface Frame {
  readonly w: number
  readonly h: number
  readonly d: number
  readonly bar: number
  readonly skin: Skin
  /** Share of the bar's width inwards and of the depth forwards. */
  readonly profile: readonly (readonly [number, number])[]
}

/** A mitred frame: four corners, each the profile; the loop of rings closes on itself. */
function frame(ctx: FormContext, { w, h, d, bar, skin, profile }: Frame): void {
  const corners = [[-1, 0], [1, 0], [1, 1], [-1, 1]] as const // prettier-ignore
  const ids = corners.map(([sx, top]) =>
    profile.map(([t, z]) =>
      ctx.draft.vertex([sx * (w / 2 - t * bar), top === 1 ? h - t * bar : t * bar, z * d]),
    ),
  )
  const slot = ctx.draft.skin(skin)
  const n = profile.length
  const arcs = [0]
  for (let i = 1; i <= n; i++)
    arcs.push(
      arcs[i - 1]! +
        Math.hypot(
          (profile[i % n]![0] - profile[i - 1]![0]) * bar,
          (profile[i % n]![1] - profile[i - 1]![1]) * d,
        ),
    )
  for (let c = 0; c < 4; c++) {
    const a = ids[c]!
    const b = ids[(c + 1) % 4]!
    const length = (c % 2 === 0 ? w : h) / ctx.tileM
    for (let i = 0; i < n; i++) {
      const k = (i + 1) % n
      const [v0, v1] = [arcs[i]! / ctx.tileM, arcs[i + 1]! / ctx.tileM]
      ctx.draft.triangle(a[i]!, b[i]!, b[k]!, [v0, 0], [v0, length], [v1, length], slot)
      ctx.draft.triangle(a[i]!, b[k]!, a[k]!, [v0, 0], [v1, length], [v1, 0], slot)
    }
  }
}

/** Book. `binding`: bound (closed, default), open, screenfold, palm (leaves between boards). `pages` for folds. */
export function codex(ctx: FormContext): void {
  const binding = ctx.choice('binding', ['bound', 'open', 'screenfold', 'palm'], 'bound')
  if (binding === 'screenfold') return screenfold(ctx)
  const lying = ctx.h < Math.min(ctx.w, ctx.d)
  const [tall, thick] = lying ? [ctx.d, ctx.h] : [ctx.h, ctx.d]
  const first = ctx.draft.vertexCount
  if (binding === 'open') openBook(ctx, tall, thick)
  else closedBook(ctx, { tall, thick, palm: binding === 'palm' })
  if (lying) ctx.draft.transform(first, ([x, y, z]) => [x, z, -y])
}

function closedBook(
  ctx: FormContext,
  { tall, thick, palm }: { tall: number; thick: number; palm: boolean },
): void {
  const { w } = ctx
  const board = Math.min(thick * 0.16, 0.008)
  const cover = ctx.trim === ctx.plain ? ctx.of(palm ? 'wood' : 'leather') : ctx.trim
  const face: Skin = { ...ctx.decorated('face', w / tall), surface: cover.surface, accent: undefined }
  const leaves = ctx.near ? 26 : ctx.far ? 1 : 6
  const block = thick - board * 2
  for (let i = 0; i < leaves; i++) {
    const z = -thick / 2 + board + (block * (i + 0.5)) / leaves
    const nudge = ctx.far ? 0 : (hash3(i, 2, 7) - 0.5) * w * 0.008
    sheet(ctx, {
      wM: w * (palm ? 0.99 : 0.94),
      hM: tall * 0.965,
      thickM: (block / leaves) * 0.94,
      at: [nudge + (palm ? 0 : -w * 0.01), tall * 0.0175 + nudge * 0.5, z],
      face: ctx.plain,
      sides: ctx.plain,
    })
  }
  for (const s of [-1, 1])
    sheet(ctx, {
      wM: w * 0.98,
      hM: tall,
      thickM: board,
      at: [w * 0.01, 0, s * (thick / 2 - board / 2)],
      face: s > 0 ? face : cover,
      sides: cover,
    })
  if (palm) return
  // Bare boards are sewn straight to the leaves, whose folds then show.
  const bare = cover.surface === 'wood'
  const r = bare ? block / 2 : thick / 2
  const back = bare ? ctx.plain : cover
  tube(ctx.draft, {
    path: Array.from({ length: ctx.count(60, 3) + 1 }, (_, i, { length } = { length: ctx.count(60, 3) + 1 }): Vec3 => [-w / 2 + r * 0.3, (tall * i) / (length - 1), 0]),
    radii: (t) => {
      const band = ctx.far ? 0 : [0.14, 0.38, 0.62, 0.86].reduce((sum, at) => sum + Math.exp(-Math.pow((t - at) / 0.014, 2)), 0)
      return [r * (0.3 + 0.07 * band), r]
    },
    segments: ctx.count(28, 6), skin: back, tileM: ctx.tileM, side: [1, 0, 0], squareness: 2.6,
  }) // prettier-ignore
}

/** Open at the middle: two swelling blocks of leaves on a cover. */
function openBook(ctx: FormContext, tall: number, thick: number): void {
  const { w } = ctx
  const cover = ctx.trim === ctx.plain ? ctx.of('leather') : ctx.trim
  const board = Math.min(thick * 0.12, 0.006)
  const page = ctx.decorated('face', w / 2 / tall)
  // A painted page is faced by a written one.
  const written: Skin = page.motif !== 'plain' ? { ...page, motif: 'book-lines' } : page
  for (const s of [-1, 1]) {
    sheet(ctx, {
      wM: w * 0.4995,
      hM: tall,
      thickM: board,
      at: [(s * w) / 4, 0, -thick / 2 + board / 2],
      face: cover,
      sides: cover,
    })
    const first = ctx.draft.vertexCount
    const half = w * 0.24
    const rise = thick - board
    slab(ctx.draft, {
      heightM: tall * 0.965, rows: ctx.count(20, 2), columns: ctx.count(60, 6), halfWidth: () => half,
      front: (x) => {
        const out = (s * x + 1) / 2
        return rise * (0.18 + 0.8 * Math.pow(Math.sin(Math.min(1, out * 1.1 + 0.02) * Math.PI * 0.62 + 0.1), 1) * (1 - 0.35 * out))
      },
      back: () => 0, bevelM: Math.min(rise * 0.06, 0.001), face: s < 0 ? page : written, sides: ctx.plain, tileM: ctx.tileM,
    }) // prettier-ignore
    ctx.draft.transform(first, ([x, y, z]) => [
      x + s * half * 1.005,
      y + tall * 0.0175,
      z - thick / 2 + board,
    ])
  }
}

/** A folded strip standing in a zigzag. */
function screenfold(ctx: FormContext): void {
  const { w, h, d } = ctx
  const folds = Math.round(ctx.number('pages', 8, 2, 24))
  const thick = Math.min(w / folds / 6, 0.0025, d * 0.1)
  const panel = w / folds
  for (let i = 0; i < folds; i++) {
    const first = ctx.draft.vertexCount
    const slope = Math.atan2(d * 0.86, panel)
    sheet(ctx, {
      wM: Math.hypot(panel, d * 0.86) * 0.993,
      hM: h,
      thickM: thick,
      at: [0, 0, 0],
      face: ctx.decorated('face', panel / h),
      sides: ctx.plain,
    })
    const turn = i % 2 === 0 ? slope : -slope
    ctx.draft.transform(first, ([x, y, z]) => [
      -w / 2 + panel * (i + 0.5) + x * Math.cos(turn) + z * Math.sin(turn),
      y,
      -x * Math.sin(turn) + z * Math.cos(turn),
    ])
  }
}

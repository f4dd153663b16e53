import { mix, smoothstep, type Vec3 } from '../geometry/draft.ts'
import { curve } from '../geometry/profile.ts'
import { box, slab } from '../geometry/slab.ts'
import { tube } from '../geometry/tube.ts'
import type { FormContext } from './context.ts'

/**
 * Upright lute: pear body with a flat belly towards +z, frets, bent-back pegbox (or `straight`). `strings` 3 to 15, `frets`;
 * `guard` for a plate across the belly where the plectrum falls, of tortoiseshell with inlay in the accent;
 * `body` pear (pipa, default), round (ruan, moon lute) or small (long-necked).
 */
export function lute(ctx: FormContext): void {
  const { w, h, d } = ctx
  const shape = ctx.choice(
    'body',
    ['pear', 'round', 'small'],
    w / h < 0.2 ? 'small' : w / h > 0.42 ? 'round' : 'pear',
  )
  const strings = Math.round(ctx.number('strings', 4, 2, 15))
  const bodyShare = { pear: 0.62, round: 0.46, small: 0.3 }[shape]
  const bodyH = h * bodyShare
  const half = curve(...outlines[shape].map(([t, r]) => [t * bodyH, (r * w) / 2] as const))
  const neckHalf = Math.max(w * 0.055, h * 0.014)
  const pegs = h * 0.86
  const bow = d * 0.34
  const face = d * 0.5 - bow * 0.5
  const width = (y: number) =>
    y < bodyH
      ? Math.max(half(y), smoothstep(bodyH * 0.5, bodyH, y) * neckHalf)
      : mix(neckHalf, neckHalf * 0.8, (y - bodyH) / (h - bodyH))
  const depth = (y: number) =>
    y < bodyH
      ? Math.max(
          bow * Math.sqrt(Math.max(0, Math.sin(Math.min(1, y / bodyH + 0.04) * Math.PI))),
          neckHalf * 0.9,
        )
      : neckHalf * 0.9
  const straight = ctx.flag('straight', false)
  const back = (y: number) => (straight ? 0 : -Math.pow(Math.max(0, (y - pegs) / (h - pegs)), 1.2) * d * 0.5)
  slab(ctx.draft, {
    heightM: h, rows: ctx.count(ctx.far ? 120 : 210, 18), columns: ctx.count(40, 3),
    halfWidth: (v) => width(v * h),
    front: () => 0,
    back: (s, v) => depth(v * h) * Math.pow(Math.max(0.02, 1 - Math.pow(Math.abs(s), 2.4)), 0.5) + neckHalf * 0.3,
    bevelM: neckHalf * 0.18, face: ctx.trim.surface === 'lacquer' ? ctx.trim : ctx.plain, sides: ctx.plain, tileM: ctx.tileM * 0.4,
    shift: (v) => [0, face + back(v * h)],
  }) // prettier-ignore
  const bridgeY = bodyH * 0.17
  const nutY = pegs
  const bar = (
    y: number,
    wide: number,
    tall: number,
    surface: 'rosewood' | 'ivory' | 'bone',
    high = h * 0.006,
  ) => {
    const first = ctx.draft.vertexCount
    box(ctx.draft, {
      size: [wide, high, tall],
      bevelM: h * 0.0015,
      skin: ctx.of(surface),
      tileM: ctx.tileM,
      fine: false,
    })
    ctx.draft.transform(first, ([x, yy, z]) => [x, yy + y, z + face + tall * 0.4])
  }
  const rise = Math.max(d * 0.05, Math.min(h * 0.005, bow * 0.3))
  bar(
    bridgeY - h * 0.006,
    w * 0.36,
    rise * 2,
    ctx.plain.surface === 'rosewood' ? 'bone' : 'rosewood',
    h * 0.012,
  )
  bar(nutY, neckHalf * 1.7, rise * 1.2, 'bone')
  if (!ctx.far && ctx.flag('guard', false))
    guard(ctx, { y: bodyH * 0.34, wide: width(bodyH * 0.47) * 1.82, tall: bodyH * 0.13, z: face })
  if (!ctx.far) {
    const frets = Math.round(ctx.number('frets', 14, 0, 30))
    for (let i = 0; i < frets; i++) {
      const y = bridgeY + (nutY - bridgeY) * Math.pow(2, -(i + 1) / 12)
      if (y > bodyH * 0.36)
        bar(
          y,
          Math.min(width(y) * 1.6, neckHalf * (y < bodyH * 0.9 ? 2.6 : 1.8)),
          rise * 1.1,
          i < 4 ? 'ivory' : 'bone',
          h * (i < 4 ? 0.006 : 0.0075),
        )
    }
  }
  const shown = ctx.far ? 1 : strings
  for (let i = 0; i < shown; i++) {
    const s = shown === 1 ? 0 : (i / (shown - 1)) * 2 - 1
    const r = Math.max(h * 0.001, 0.0005) * (1.2 - 0.3 * s)
    tube(ctx.draft, {
      path: [
        [s * w * 0.12, bridgeY, face + rise * 1.2],
        [s * neckHalf * 0.62, nutY, face + rise * 0.9],
      ],
      radii: () => [r, r],
      segments: ctx.near ? 8 : 3,
      skin: ctx.of('ivory'),
      tileM: ctx.tileM,
    })
  }
  for (let i = 0; i < (ctx.far ? 2 : strings); i++) {
    const y = mix(pegs + h * 0.025, h * 0.965, strings > 1 ? i / Math.max(1, strings - 1) : 0.5)
    const side = i % 2 === 0 ? 1 : -1
    const z = face + back(y) - neckHalf * 0.5
    const reach = Math.min(w * 0.24, neckHalf * 3.4)
    tube(ctx.draft, {
      path: Array.from({ length: ctx.near ? 9 : 3 }, (_, k, { length } = { length: ctx.near ? 9 : 3 }): Vec3 => [side * mix(-neckHalf * 0.4, reach, k / (length - 1)), y, z]),
      radii: (t) => [h * mix(0.0045, 0.011, smoothstep(0.35, 0.9, t)), h * mix(0.0045, 0.0085, smoothstep(0.35, 0.9, t))],
      segments: ctx.count(14, 4), skin: ctx.plain, tileM: ctx.tileM, side: [0, 1, 0], rounded: true,
    }) // prettier-ignore
  }
}

interface Guard {
  /** Its middle. */
  readonly y: number
  readonly z: number
  readonly wide: number
  readonly tall: number
}

/** A plate of tortoiseshell with a flower of six petals and leaves let in on either side. */
function guard(ctx: FormContext, { y, z, wide, tall }: Guard): void {
  const first = ctx.draft.vertexCount
  const thick = ctx.h * 0.0016
  box(ctx.draft, { size: [wide, tall, thick * 2], bevelM: thick * 0.6, skin: ctx.of('turtle-shell'), tileM: ctx.tileM, fine: false }) // prettier-ignore
  ctx.draft.transform(first, ([px, py, pz]) => [px, py + y, pz + z])
  const inlay = (x: number, up: number, r: number) =>
    tube(ctx.draft, {
      path: [thick * 0.4, thick * 1.5].map((out): Vec3 => [x, y + tall / 2 + up, z + out]),
      radii: () => [r, r],
      segments: ctx.near ? 16 : 5,
      skin: ctx.trim,
      tileM: ctx.tileM,
      side: [1, 0, 0],
    })
  for (const x of [-wide * 0.3, 0, wide * 0.3]) {
    inlay(x, 0, tall * 0.075)
    for (let i = 0; i < 6; i++) {
      const turn = (i / 6) * 2 * Math.PI
      inlay(x + Math.sin(turn) * tall * 0.2, Math.cos(turn) * tall * 0.2, tall * 0.085)
    }
  }
  for (const x of [-0.44, -0.16, 0.16, 0.44])
    for (const up of [-0.3, 0.3]) inlay(x * wide, up * tall, tall * 0.05)
}

const outlines = {
  pear: [[0, 0.3], [0.012, 0.44], [0.03, 0.57], [0.06, 0.7], [0.2, 0.97], [0.32, 1], [0.5, 0.84], [0.72, 0.48], [0.9, 0.22], [1, 0.16]],
  round: [[0, 0.2], [0.06, 0.5], [0.25, 0.9], [0.48, 1], [0.72, 0.88], [0.92, 0.5], [1, 0.16]],
  small: [[0, 0.4], [0.06, 0.8], [0.3, 1], [0.6, 0.84], [0.85, 0.45], [1, 0.2]],
} as const // prettier-ignore

/** Long zither lying along x, its head to the left. `strings` (default 7), `studs` for harmonic marks (default 13). */
export function zither(ctx: FormContext): void {
  const { w, h, d } = ctx
  const strings = Math.round(ctx.number('strings', 7, 1, 25))
  const long = Math.max(w, d) === w
  const [length, breadth] = long ? [w, d] : [d, w]
  const first = ctx.draft.vertexCount
  const foot = h * 0.2
  const thick = h * 0.52
  const waist = (v: number) =>
    1 -
    0.1 * Math.exp(-Math.pow((v - 0.225) / 0.045, 2)) -
    0.12 * Math.exp(-Math.pow((v - 0.74) / 0.05, 2)) -
    0.1 * v -
    0.05 * smoothstep(0.06, 0, v)
  const arch = (s: number, v: number) => thick * (0.46 * (1 - s * s) + 0.1) * (1 - 0.25 * v)
  slab(ctx.draft, {
    heightM: length, rows: ctx.count(130, 14), columns: ctx.count(44, 4),
    halfWidth: (v) => (breadth / 2) * waist(v), front: arch, back: (s) => thick * (0.42 - 0.1 * s * s), bevelM: Math.min(thick * 0.16, breadth * 0.06),
    face: ctx.plain, sides: ctx.plain, tileM: ctx.tileM,
  }) // prettier-ignore
  const lay = (part: () => void, at: Vec3 = [0, 0, 0]) => {
    const start = ctx.draft.vertexCount
    part()
    ctx.draft.transform(start, ([x, y, z]) => [x + at[0], y + at[1], z + at[2]])
  }
  const top = (s: number, v: number) => arch(s, v)
  lay(
    () =>
      box(ctx.draft, {
        size: [breadth * 0.84, length * 0.012, h * 0.14],
        bevelM: h * 0.02,
        skin: ctx.trim,
        tileM: ctx.tileM,
        fine: false,
      }),
    [0, length * 0.955, top(0.5, 0.95) + h * 0.02],
  )
  lay(
    () =>
      box(ctx.draft, {
        size: [breadth * 0.7, length * 0.01, h * 0.1],
        bevelM: h * 0.02,
        skin: ctx.trim,
        tileM: ctx.tileM,
        fine: false,
      }),
    [0, length * 0.006, top(0.5, 0) - h * 0.02],
  )
  const shown = ctx.far ? Math.min(strings, 2) : strings
  for (let i = 0; i < shown; i++) {
    const s = shown === 1 ? 0 : (i / (shown - 1)) * 2 - 1
    const z = top(s * 0.6, 0.95) + h * 0.12
    const r = Math.max(length * 0.0006, 0.0004) * (1.3 - s * 0.3)
    lay(() =>
      tube(ctx.draft, {
        path: [
          [s * breadth * 0.36, length * 0.962, z],
          [s * breadth * 0.28, length * 0.008, top(s * 0.6, 0) + h * 0.05],
        ],
        radii: () => [r, r],
        segments: ctx.near ? 8 : 3,
        skin: ctx.of('silk'),
        tileM: ctx.tileM,
      }),
    )
  }
  if (!ctx.far)
    studs(ctx, {
      count: Math.round(ctx.number('studs', 13, 0, 13)),
      length,
      breadth,
      top,
      r: Math.min(breadth * 0.03, h * 0.07),
    })
  for (const s of [-1, 1])
    lay(() =>
      tube(ctx.draft, {
        path: [
          [s * breadth * 0.2, length * 0.3, -thick * 0.3],
          [s * breadth * 0.2, length * 0.3, -thick * 0.42 - foot],
        ],
        radii: () => [h * 0.1, h * 0.1],
        segments: ctx.count(16, 5),
        skin: ctx.trim,
        tileM: ctx.tileM,
        side: [1, 0, 0],
      }),
    )
  lay(
    () =>
      box(ctx.draft, {
        size: [breadth * 0.5, length * 0.02, foot + thick * 0.1],
        bevelM: h * 0.02,
        skin: ctx.trim,
        tileM: ctx.tileM,
        fine: false,
      }),
    [0, length * 0.9, -thick * 0.42 - foot / 2],
  )
  // Drawn standing; laid down with its face up and its head (v = 1) to the left.
  ctx.draft.transform(first, ([x, y, z]) => (long ? [length / 2 - y, z, -x] : [-x, z, y - length / 2]))
}

function studs(
  ctx: FormContext,
  {
    count,
    length,
    breadth,
    top,
    r,
  }: { count: number; length: number; breadth: number; top: (s: number, v: number) => number; r: number },
): void {
  const shares = [1 / 8, 1 / 6, 1 / 5, 1 / 4, 1 / 3, 2 / 5, 1 / 2, 3 / 5, 2 / 3, 3 / 4, 4 / 5, 5 / 6, 7 / 8]
  const shell = ctx.of('shell')
  for (const share of shares.slice(0, count)) {
    const y = length * (0.955 - 0.945 * share)
    const z = top(0.82, y / length)
    tube(ctx.draft, {
      path: [
        [-breadth * 0.36, y, z - r * 0.9],
        [-breadth * 0.36, y, z + r * 0.3],
      ],
      radii: () => [r, r],
      segments: ctx.near ? 16 : 5,
      skin: shell,
      tileM: ctx.tileM,
      side: [1, 0, 0],
    })
  }
}

import { mix, smoothstep, type Vec3 } from '../geometry/draft.ts'
import { sweep, type RingPoint } from '../geometry/sweep.ts'
import { noise2 } from '../noise.ts'
import { surfaces } from '../surface.ts'
import type { FormContext } from './context.ts'
import { throne } from './throne.ts'

/** Round plate facing its smallest side. `hole` share of the diameter (bi .3), `kind` bi, coin (square hole), mirror, gong, plate (flat, without a rim); `throne` for what an astrolabe hangs by, in the height left over. Stone is hewn a little uneven. */
export function disc(ctx: FormContext): void {
  const { w, h, d } = ctx
  const kind = ctx.choice(
    'kind',
    ['bi', 'coin', 'mirror', 'gong', 'plate'],
    ctx.facts.surface === 'jade' ? 'bi' : 'mirror',
  )
  const lying = h < Math.min(w, d)
  const thick = lying ? h : d
  const R = (lying ? Math.min(w, d) : Math.min(w, h)) / 2
  const hole = R * ctx.number('hole', { bi: 0.3, coin: 0.24, mirror: 0, gong: 0, plate: 0 }[kind], 0, 0.8)
  const face = (ctx.facts.motif ?? 'plain') === 'plain' ? ctx.plain : ctx.decorated('face', 1)
  const relief = ctx.relief(face, 0.0022)
  const hewn = surfaces[ctx.facts.surface].family === 'stone' && !ctx.far
  const first = ctx.draft.vertexCount
  const n = ctx.count(150, 20)
  const rows = ctx.count(58, 4)
  const b = Math.min(thick * 0.18, R * 0.05)
  const rim = { bi: 0.04, coin: 0.07, mirror: 0.07, gong: 0.1, plate: 0.012 }[kind]
  const top = (r: number): number => {
    const t = r / R
    if (kind === 'plate') return thick * 0.5
    if (kind === 'gong')
      return (
        thick / 2 -
        thick * 0.3 * smoothstep(0.8, 1, t) +
        thick * 0.28 * smoothstep(0.24, 0.12, t) -
        thick * 0.28
      )
    const raised =
      smoothstep(1 - rim - 0.015, 1 - rim, t) +
      (hole > 0 ? smoothstep(hole / R + rim + 0.015, hole / R + rim, t) : 0)
    const knob = kind === 'mirror' ? Math.sqrt(Math.max(0, 1 - Math.pow(t / 0.11, 2))) * 0.42 : 0
    return (
      thick *
        mix(kind === 'bi' ? 0.45 : 0.36, kind === 'mirror' ? 0.42 : 0.5, Math.min(1, raised)) *
        (kind === 'mirror' ? 0.62 : 1) +
      thick * knob * 0.45
    )
  }
  const foot = kind === 'gong' ? -thick / 2 : -thick / 2
  const back = (r: number) => (kind === 'gong' ? Math.max(foot, top(r) - thick * 0.3) : foot)
  const levels: { r: number; z: number; zone: 'front' | 'side' | 'back' }[] = []
  const inner = hole > 0 ? hole : 0
  for (let i = 0; i <= rows; i++) {
    const r = mix(R - b, inner > 0 ? inner + b : 0, i / rows)
    levels.push({ r, z: top(r), zone: 'front' })
  }
  if (inner > 0) {
    levels.at(-1)!.zone = 'side'
    levels.push({ r: inner, z: top(inner) - b, zone: 'side' }, { r: inner, z: foot + b, zone: 'back' })
  }
  const backRows = Math.max(2, Math.round(rows / 5))
  for (let i = inner > 0 ? 0 : 0; i <= backRows; i++) {
    const r = mix(inner > 0 ? inner + b : 0, R - b, i / backRows)
    levels.push({ r, z: back(r), zone: 'back' })
  }
  levels.at(-1)!.zone = 'side'
  levels.push({ r: R, z: Math.min(back(R) + b, 0), zone: 'side' }, { r: R, z: top(R - b) - b, zone: 'side' })
  const square = (angle: number, r: number) =>
    kind === 'coin' && inner > 0
      ? mix(
          1,
          0.86 / Math.max(Math.abs(Math.cos(angle)), Math.abs(Math.sin(angle))),
          smoothstep(inner * 2.2, inner * 1.1, r),
        )
      : 1
  const rings = levels.map(({ r, z, zone }) =>
    Array.from({ length: n }, (_, i): RingPoint => {
      const angle = -(i / n) * 2 * Math.PI
      const uneven = hewn ? 1 + 0.022 * noise2((angle / (2 * Math.PI) + 1) * 9, 0.5, 9, 64, 21) : 1
      const k = square(angle, r) * uneven
      const p: Vec3 = [Math.sin(angle) * r * k, Math.cos(angle) * r * k, z]
      const lift =
        zone === 'front' && relief && r < R * (1 - rim) && r > inner + R * rim
          ? relief(0.5 + p[0] / (2 * R), 0.5 + p[1] / (2 * R))
          : 0
      return { p, lift }
    }),
  )
  const zones = levels.map((level) => level.zone)
  const solid = inner === 0
  const used = solid ? rings : rings
  // From the rim over the front to the middle, through the hole, and back over the reverse: a torus, or a sphere with two poles.
  const split = rows
  const order = solid ? [...used.slice(split + 1), ...used.slice(0, split + 1)] : used
  const zoneOrder = solid ? [...zones.slice(split + 1), ...zones.slice(0, split + 1)] : zones
  sweep(ctx.draft, {
    rings: order,
    loop: !solid,
    skin: (j) => (zoneOrder[j] === 'front' ? face : ctx.plain),
    uv: (j, i, skin) => {
      const [x, y] = order[j % order.length]![i % n]!.p
      return skin.layout === 'tile' ? [x / ctx.tileM, y / ctx.tileM] : [0.5 + x / (2 * R), 0.5 + y / (2 * R)]
    },
  })
  if (lying) ctx.draft.transform(first, ([x, y, z]) => [x, z, -y])
  else if (ctx.flag('throne', false) && h > w * 1.08) throne(ctx, { R, thickM: thick, riseM: h - w })
}

import type { Vec3 } from '../geometry/draft.ts'
import { smoothPath, tube } from '../geometry/tube.ts'
import type { FormContext } from './context.ts'

interface Rim {
  readonly crests: number
  /** Radius of the rim. */
  readonly R: number
  readonly rimM: number
}

type Line = readonly (readonly [along: number, up: number])[]

/** Coils of one crest: along the rim in radii, up in shares of its rise. The outline climbs to a hooked tip, which is looped through. */
const coils: readonly (readonly [thick: number, line: Line])[] = [
  [1, [[-0.42, -0.62], [-0.4, -0.1], [-0.35, 0.25], [-0.23, 0.45], [-0.13, 0.68], [0.0, 0.9], [0.18, 0.96], [0.29, 0.82], [0.2, 0.66], [0.08, 0.62]]],
  [1, [[0.4, -0.62], [0.36, -0.08], [0.3, 0.28], [0.36, 0.46], [0.3, 0.64], [0.18, 0.68]]],
  [0.85, [[-0.2, -0.5], [-0.17, 0.04], [-0.13, 0.34], [0, 0.48], [0.14, 0.36], [0.17, 0.02], [0.2, -0.5]]],
  [0.8, [[-0.36, 0.1], [-0.5, 0.22], [-0.54, 0.44], [-0.42, 0.55]]],
  [0.75, [[-0.12, 0.66], [-0.27, 0.76], [-0.25, 0.92]]],
  [0.75, [[0.32, 0.3], [0.44, 0.42], [0.42, 0.6]]],
] // prettier-ignore

/** Crests of coiled clay that rise from a rim like fire, and a row of teeth between one and the next. */
export function flames(ctx: FormContext, { crests, R, rimM }: Rim): void {
  const rise = ctx.h - rimM
  const coil = R * 0.08
  const r = R * 0.94
  const at = (turn: number, y: number): Vec3 => [Math.sin(turn) * r, y, Math.cos(turn) * r]
  const draw = (path: readonly Vec3[], thick: number, to = thick) =>
    tube(ctx.draft, {
      path: smoothPath(path, ctx.count(6, 1)),
      radii: (t) => [thick + (to - thick) * t, thick + (to - thick) * t],
      segments: ctx.near ? 10 : ctx.far ? 3 : 4,
      skin: ctx.plain,
      tileM: ctx.tileM,
      rounded: ctx.near,
    })
  const step = (2 * Math.PI) / crests
  const teeth = ctx.far ? 0 : 4
  for (let i = 0; i < crests; i++) {
    const middle = (i + 0.5) * step
    for (const [thick, line] of ctx.far ? coils.slice(0, 1) : coils)
      draw(line.map(([along, up]) => at(middle + along, rimM + up * rise)), coil * thick) // prettier-ignore
    for (let k = 0; k < teeth; k++) {
      const turn = middle + step / 2 + ((k + 0.5) / teeth - 0.5) * (step - 0.94)
      draw([at(turn, rimM - rise * 0.16), at(turn + 0.012, rimM + rise * 0.06), at(turn + 0.07, rimM + rise * 0.24)], coil, coil * 0.5) // prettier-ignore
    }
  }
}

/** How wide a room is, and how deep to begin with, for what it shows. */
import type { Display } from './display.ts'
import { round } from './floor-space.ts'
import { passageM } from './types.ts'

export const widest = 9
const leastM = 8.8
const cabinet = { widthM: 6.5, depthM: 6.8 } as const
/** A room does not grow beyond this for what was placed by hand. */
const deepestByHand = 20

export function widthFor(displays: readonly Display[]): number {
  if (allHang(displays)) return cabinetWidth(displays)
  const sides = displays.filter((d) => d.base && !d.hero && !d.placement)
  const side = Math.max(0.4, ...sides.map((d) => d.base!.widthM))
  const hero = Math.max(0.4, ...displays.filter((d) => d.hero && d.base).map((d) => d.base!.widthM))
  const byHand = displays.flatMap((d) =>
    d.placement && d.base ? [2 * (Math.abs(d.placement.xM) + d.base.widthM / 2 + 0.4)] : [],
  )
  const wanted = hero + 2 * side + 4 * (passageM + 0.22)
  return round(Math.min(widest, Math.max(7.4, wanted, ...byHand)))
}

/** A room where everything hangs is a cabinet: one steps up to its walls, and nothing else takes its floor. */
function cabinetWidth(displays: readonly Display[]): number {
  const hero = displays.find((d) => d.hero)
  return round(Math.min(widest, cabinet.widthM + (hero ? hero.twin.dimensions.widthM + 2 * hero.framedM : 0)))
}

export function depthFor(
  displays: readonly Display[],
  hall: boolean,
  { leastDepthM, eyeInM }: { readonly leastDepthM: number; readonly eyeInM: number },
): number {
  const byHand = displays.flatMap((d) =>
    d.placement ? [Math.min(deepestByHand, 2 * (Math.abs(d.placement.zM) + 1.2))] : [],
  )
  const count = displays.filter((d) => d.base && !d.placement).length
  const rows = Math.ceil(count / (hall ? 4 : 2))
  const guess = (hall ? 7 + rows * 1.5 : 7.6 + Math.max(0, rows - 1) * 1.9) + Math.max(0, eyeInM)
  const least = allHang(displays) ? cabinet.depthM : leastM
  return round(Math.max(least, leastDepthM, count > 0 ? guess : 0, ...byHand))
}

const allHang = (displays: readonly Display[]) => displays.length > 0 && displays.every(({ base }) => !base)

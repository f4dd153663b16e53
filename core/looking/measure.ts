/** Distances on a thing, as its label would print them. */
import type { Spot } from '../heritage/viewpoint.ts'

export function spanM(a: Spot, b: Spot): number {
  return Math.hypot(a.xM - b.xM, a.yM - b.yM, a.zM - b.zM)
}

/** Whole millimetres from 10 cm, tenths below: a mesh of a hand's breadth says no more. */
export function millimetres(metres: number): number {
  const mm = metres * 1000
  return mm >= 100 ? Math.round(mm) : Math.round(mm * 10) / 10
}

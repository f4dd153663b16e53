/** Which extents of a twin are fixed by the record. */
import type { EntityOf } from '../../heritage/entity.ts'
import type { TwinFacts } from '../facts.ts'

export const axisNames = ['width', 'height', 'depth'] as const
export type Axis = (typeof axisNames)[number]

type Measures = EntityOf<'Artifact'>['measures']

/** A diameter fixes width and depth alike; a length fixes the longest side. What the record calls inferred is not fixed. */
export function measuredAxes(measures: Measures, { dimensions, inferred = [] }: TwinFacts): Axis[] {
  const { widthM, heightM, depthM } = dimensions
  const close = (a: number | undefined, b: number) => a !== undefined && Math.abs(a - b) <= 0.02 * b + 0.001
  const sizes: Readonly<Record<Axis, number>> = { width: widthM, height: heightM, depth: depthM }
  const given = [measures.heightM, measures.widthM, measures.depthM, measures.diameterM, measures.lengthM]
  const own: Readonly<Record<Axis, number | undefined>> = {
    width: measures.widthM ?? measures.diameterM,
    height: measures.heightM,
    depth: measures.depthM ?? measures.diameterM,
  }
  return axisNames.filter(
    (axis) =>
      !inferred.includes(axis) &&
      (close(own[axis], sizes[axis]) || given.some((measure) => close(measure, sizes[axis]) && sizes[axis] === Math.max(...Object.values(sizes)))),
  ) // prettier-ignore
}

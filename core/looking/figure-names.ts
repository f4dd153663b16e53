import type { Dimensions } from '../twin/facts.ts'

/** What a thing's size can be seen beside. */
export const figureNames = ['hand', 'person'] as const
export type FigureName = (typeof figureNames)[number]

/** The hand stands on its wrist; its length is from there to the tip of the middle finger. */
export const figureSizes: Readonly<Record<FigureName, Dimensions>> = {
  person: { widthM: 0.56, heightM: 1.7, depthM: 0.3 },
  hand: { widthM: 0.105, heightM: 0.185, depthM: 0.036 },
}

/** Upright cylinders that cast an object's shadow: a few to a thing, from its form. */
import type { FormName } from '../../twin/facts.ts'
import type { StopLayout } from '../layout/index.ts'

export interface Cylinder {
  readonly x: number
  readonly z: number
  readonly low: number
  readonly high: number
  readonly radius: number
}

export interface Block {
  readonly centre: readonly [number, number, number]
  readonly half: readonly [number, number, number]
  readonly headingRad: number
}

/** Shares of the height and of the half width, from the foot up. */
const turned: Partial<Record<FormName, readonly (readonly [low: number, high: number, radius: number])[]>> = {
  amphora: [[0, 0.06, 0.46], [0.06, 0.28, 0.55], [0.28, 0.76, 0.95], [0.76, 1, 0.5]],
  krater: [[0, 0.2, 0.45], [0.2, 0.8, 0.85], [0.8, 1, 1]],
  bottle: [[0, 0.2, 0.6], [0.2, 0.6, 1], [0.6, 1, 0.35]],
  bowl: [[0, 0.25, 0.45], [0.25, 0.6, 0.8], [0.6, 1, 1]],
  cup: [[0, 0.4, 0.5], [0.4, 1, 0.95]],
  ewer: [[0, 0.2, 0.5], [0.2, 0.65, 0.75], [0.65, 1, 0.4]],
  gui: [[0, 0.3, 0.8], [0.3, 1, 0.9]],
  bell: [[0, 0.75, 0.95], [0.75, 1, 0.4]],
  drum: [[0, 1, 0.95]],
  head: [[0, 0.3, 0.55], [0.3, 1, 0.85]],
  figurine: [[0, 1, 0.6]],
  column: [[0, 1, 0.9]],
} // prettier-ignore

/** Clothes with sleeves: the body's share of the width, and how high up the sleeves hang. */
const sleeved: Readonly<Record<string, { readonly body: number; readonly sleevesFrom: number }>> = {
  robe: { body: 0.36, sleevesFrom: 0.8 },
  coat: { body: 0.42, sleevesFrom: 0.68 },
}

export function proxyOf(stop: StopLayout): { cylinders: Cylinder[]; blocks: Block[] } {
  const { form, dimensions, params } = stop.twin
  const { widthM, heightM, depthM } = dimensions
  const { xM: x, yM: y, zM: z } = stop.at
  const stack = turned[form]
  if (stack) {
    const radiusM = Math.min(widthM, depthM) / 2
    const cylinders = stack.map(([low, high, share]) => ({
      x, z, low: y + low * heightM, high: y + high * heightM, radius: share * radiusM,
    })) // prettier-ignore
    return { cylinders, blocks: [] }
  }
  // Sticks lashed into an open frame let the light through.
  if (form === 'textile' && params?.['kind'] === 'lattice') return { cylinders: [], blocks: [] }
  const block = (low: number, high: number, share: number): Block => ({
    centre: [x, y + ((low + high) / 2) * heightM, z],
    half: [(widthM / 2) * share, ((high - low) / 2) * heightM, (depthM / 2) * share],
    headingRad: stop.headingRad,
  })
  // The wall is seen under sleeves.
  const cut = form === 'textile' ? sleeved[String(params?.['kind'])] : undefined
  if (cut) return { cylinders: [], blocks: [block(0, 0.98, cut.body), block(cut.sleevesFrom, 0.95, 0.94)] }
  if (form !== 'ding') return { cylinders: [], blocks: [block(0, 1, 0.97)] }
  const legs = [-1, 1].flatMap((sx) =>
    [-1, 1].map((sz) => ({
      x: x + sx * widthM * 0.36, z: z + sz * depthM * 0.34, low: y, high: y + heightM * 0.4, radius: widthM * 0.075,
    })),
  ) // prettier-ignore
  return { cylinders: legs, blocks: [block(0.38, 0.8, 0.95)] }
}

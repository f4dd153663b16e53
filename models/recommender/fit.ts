/** Fits a mixture's weights, gates and floors on slots that its statistics have not seen. Deterministic. */
import type { FitSlot } from './candidates.ts'
import { gatedWeight } from './mixture.ts'
import type { Mixture } from './mixture.ts'

export interface FitOptions {
  readonly passes: number
  readonly rate: number
  /** Penalty on gates, and on weights away from where they start. */
  readonly l2: number
}

export interface Gradient {
  readonly weights: Float64Array
  readonly gates: Float64Array
  readonly floors: Float64Array
}

const zeroGradient = ({ weights, gates, floors }: Mixture): Gradient => ({
  weights: new Float64Array(weights.length),
  gates: new Float64Array(gates.length),
  floors: new Float64Array(floors.length),
})

/** Room for the logarithms and scores of one slot; kept between calls, and grown where a slot needs more. */
let logs = new Float64Array(0)
let scores = new Float64Array(0)

/** Cross-entropy of the target among its candidates; adds to `gradient` where given. */
export function slotLoss(mixture: Mixture, slot: FitSlot, gradient?: Gradient): number {
  const { context, shares, size } = slot
  const parts = mixture.parts.length
  if (logs.length < size * parts) logs = new Float64Array(size * parts)
  if (scores.length < size) scores = new Float64Array(size)
  scores.fill(0, 0, size)
  for (let k = 0; k < parts; k++) {
    const base = mixture.floors[k]!
    const floor = Math.exp(base)
    const weight = gatedWeight(mixture, k, context)
    for (let i = 0, at = k * size; i < size; i++, at++) {
      const share = shares[at]!
      const log = share === 0 ? base : Math.log(share + floor)
      logs[at] = log
      scores[i]! += weight * log
    }
  }
  let top = Number.NEGATIVE_INFINITY
  for (let i = 0; i < size; i++) if (scores[i]! > top) top = scores[i]!
  const own = scores[0]!
  let sum = 0
  for (let i = 0; i < size; i++) sum += scores[i] = Math.exp(scores[i]! - top)
  const loss = Math.log(sum) + top - own
  if (gradient === undefined) return loss
  for (let i = 0; i < size; i++) scores[i]! /= sum
  scores[0]! -= 1
  for (let k = 0; k < parts; k++) {
    const floor = Math.exp(mixture.floors[k]!)
    let byWeight = 0
    let byFloor = 0
    for (let i = 0, at = k * size; i < size; i++, at++) {
      const error = scores[i]!
      const share = shares[at]!
      byWeight += error * logs[at]!
      byFloor += share === 0 ? error : (error * floor) / (share + floor)
    }
    gradient.weights[k]! += byWeight
    gradient.floors[k]! += gatedWeight(mixture, k, context) * byFloor
    for (let c = 0; c < context.length; c++) gradient.gates[k * context.length + c]! += byWeight * context[c]!
  }
  return loss
}

export function meanLoss(mixture: Mixture, slots: readonly FitSlot[]): number {
  return slots.reduce((sum, slot) => sum + slotLoss(mixture, slot), 0) / Math.max(1, slots.length)
}

/** Adam on mini-batches of 64; returns a new mixture. */
export function fitMixture(start: Mixture, slots: readonly FitSlot[], options: FitOptions): Mixture {
  const keys = ['weights', 'gates', 'floors'] as const
  const mixture = {
    parts: start.parts,
    weights: start.weights.slice(),
    gates: start.gates.slice(),
    floors: start.floors.slice(),
  }
  const moments = keys.map((key) => ({
    m: new Float64Array(mixture[key].length),
    v: new Float64Array(mixture[key].length),
  }))
  let step = 0
  for (let pass = 0; pass < options.passes; pass++) {
    const rate = options.rate * 0.5 * (1 + Math.cos((Math.PI * pass) / options.passes))
    for (let from = 0; from < slots.length; from += 64) {
      const batch = slots.slice(from, from + 64)
      const gradient = zeroGradient(mixture)
      for (const slot of batch) slotLoss(mixture, slot, gradient)
      step++
      keys.forEach((key, index) => {
        const { m, v } = moments[index]!
        const values = mixture[key]
        for (let i = 0; i < values.length; i++) {
          const pull = key === 'floors' ? 0 : key === 'gates' ? values[i]! : values[i]! - start.weights[i]!
          const g = gradient[key][i]! / batch.length + 2 * options.l2 * pull
          m[i] = 0.9 * m[i]! + 0.1 * g
          v[i] = 0.999 * v[i]! + 0.001 * g * g
          values[i]! -= (rate * (m[i]! / (1 - 0.9 ** step))) / (Math.sqrt(v[i]! / (1 - 0.999 ** step)) + 1e-8)
          if (key === 'floors') values[i] = Math.max(-6, Math.min(3, values[i]!))
        }
      })
    }
  }
  return mixture
}

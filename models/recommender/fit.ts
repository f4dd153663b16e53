/** Fits a mixture's weights, gates and floors on slots that its statistics have not seen. Deterministic for a seed. */
import { seededRandom } from '../statistics.ts'
import { contextOf } from './context.ts'
import type { ContextTables } from './context.ts'
import { partShares } from './mixture.ts'
import type { Mixture, Part } from './mixture.ts'
import type { Slot } from './visits.ts'

/** One slot, reduced to its target (candidate 0) and those it must be told from. */
export interface FitSlot {
  readonly visit: string
  readonly context: Float32Array
  /** [parts][candidates] P_k */
  readonly shares: readonly Float32Array[]
  /** [candidates] Added to the score: a random candidate stands for many that were not drawn. */
  readonly correction: Float32Array
}

export interface FitOptions {
  readonly passes: number
  readonly rate: number
  /** Penalty on gates, and on weights away from where they start. */
  readonly l2: number
}

const drawn = { best: 150, random: 150 }

export function prepareSlots(
  slots: readonly Slot[],
  parts: readonly Part[],
  tables: ContextTables,
  options: { readonly items: number; readonly seed: number },
): FitSlot[] {
  const rng = seededRandom(options.seed)
  return slots.map((slot) => {
    const shares = partShares(parts, slot.history, options.items)
    const out = new Set([...slot.history, slot.target])
    const flat = new Float64Array(options.items)
    for (const share of shares) for (let i = 0; i < flat.length; i++) flat[i]! += Math.log(share[i]! + 0.135)
    const candidates = [slot.target, ...strongest(flat, out, drawn.best)]
    const chosen = new Set([...out, ...candidates])
    const remaining = options.items - chosen.size
    const extra: number[] = []
    while (extra.length < Math.min(drawn.random, remaining)) {
      const item = Math.floor(rng() * options.items)
      if (chosen.has(item)) continue
      chosen.add(item)
      extra.push(item)
    }
    const correction = new Float32Array(candidates.length + extra.length)
    correction.fill(Math.log(Math.max(1, remaining) / Math.max(1, extra.length)), candidates.length)
    const all = [...candidates, ...extra]
    return {
      visit: slot.visit,
      context: contextOf(slot, tables),
      shares: shares.map((share) => Float32Array.from(all, (item) => share[item]!)),
      correction,
    }
  })
}

function strongest(scores: Float64Array, out: ReadonlySet<number>, count: number): number[] {
  const threshold =
    scores.length <= count
      ? Number.NEGATIVE_INFINITY
      : Float64Array.from(scores).sort()[Math.max(0, scores.length - count - out.size)]!
  const picked: number[] = []
  for (let i = 0; i < scores.length; i++) if (scores[i]! >= threshold && !out.has(i)) picked.push(i)
  return picked.sort((a, b) => scores[b]! - scores[a]! || a - b).slice(0, count)
}

interface Gradient {
  readonly weights: Float64Array
  readonly gates: Float64Array
  readonly floors: Float64Array
}

/** Cross-entropy of the target among its candidates; adds to `gradient` where given. */
function slotLoss(mixture: Mixture, slot: FitSlot, gradient?: Gradient): number {
  const { context, shares, correction } = slot
  const size = correction.length
  const logs = shares.map((share, k) => {
    const floor = Math.exp(mixture.floors[k]!)
    return Float64Array.from(share, (p) => Math.log(p + floor))
  })
  const gated = shares.map((_, k) => {
    let weight = mixture.weights[k]!
    for (let c = 0; c < context.length; c++) weight += mixture.gates[k * context.length + c]! * context[c]!
    return weight
  })
  const scores = Float64Array.from(correction)
  for (const [k, log] of logs.entries()) for (let i = 0; i < size; i++) scores[i]! += gated[k]! * log[i]!
  const top = scores.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)
  let sum = 0
  for (let i = 0; i < size; i++) sum += scores[i] = Math.exp(scores[i]! - top)
  const loss = -Math.log(scores[0]! / sum)
  if (gradient === undefined) return loss
  for (const [k, log] of logs.entries()) {
    const floor = Math.exp(mixture.floors[k]!)
    let byWeight = 0
    let byFloor = 0
    for (let i = 0; i < size; i++) {
      const error = scores[i]! / sum - (i === 0 ? 1 : 0)
      byWeight += error * log[i]!
      byFloor += (error * floor) / (shares[k]![i]! + floor)
    }
    gradient.weights[k]! += byWeight
    gradient.floors[k]! += gated[k]! * byFloor
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
      const gradient = {
        weights: new Float64Array(mixture.weights.length),
        gates: new Float64Array(mixture.gates.length),
        floors: new Float64Array(mixture.floors.length),
      }
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
          if (key === 'floors') values[i] = Math.max(-12, Math.min(3, values[i]!))
        }
      })
    }
  }
  return mixture
}

/**
 * Finds the kernel's weights for a cell: Adam on the cross-entropy of the left-out predictions, over a random sample of
 * the words at every step, so that a step costs a fraction of a second. Gradients are written out by hand.
 */
import { createRandom, shuffled } from '../../nn/random.ts'
import { factorise, invertFactored } from './cholesky.ts'
import type { KernelSettings } from './kernel.ts'
import { SlotInventory, slotsOfSyllable, type Daughters } from './slots.ts'
import { slotDistance } from './syllable.ts'

export interface WeightSearch {
  readonly steps: number
  /** Words in a step. */
  readonly sample: number
  readonly rate: number
  readonly seed: number
}

/** A score's share of probability is tau softplus(score / tau) + least. */
const tau = 0.02
const least = 1e-4
const start = { weight: 1, agreement: 0.5, ridge: 0.1 }

/** Logarithms of all settings in one vector: weights, then agreements, then the ridge. */
export function searchWeights(
  words: readonly Daughters[],
  labels: readonly string[],
  { steps, sample, rate, seed }: WeightSearch,
): KernelSettings {
  const inventory = new SlotInventory(words)
  const places = inventory.daughters * slotsOfSyllable
  const theta = new Float64Array(places + inventory.daughters + 1)
    .fill(Math.log(start.weight), 0, places)
    .fill(Math.log(start.agreement), places)
  theta[theta.length - 1] = Math.log(start.ridge)
  const [m, v] = [new Float64Array(theta.length), new Float64Array(theta.length)]
  const tables = inventory.values.map((values) =>
    Float64Array.from({ length: values.length ** 2 }, (_, at) =>
      slotDistance(values[Math.floor(at / values.length)]!, values[at % values.length]!),
    ),
  )
  const everyWord = Array.from(words, (_, i) => i)
  for (let step = 1; step <= steps; step++) {
    const drawn = shuffled(everyWord, createRandom(seed, step)).slice(0, sample)
    const { gradient } = leftOutLoss({ inventory, tables, labels, drawn }, settingsOf(theta, places))
    const slowed = rate * Math.min(1, 3 * (1 - (step - 1) / steps))
    for (let p = 0; p < theta.length; p++) {
      m[p] = 0.9 * m[p]! + 0.1 * gradient[p]!
      v[p] = 0.99 * v[p]! + 0.01 * gradient[p]! ** 2
      const size = Math.sqrt(v[p]! / (1 - 0.99 ** step)) + 1e-8
      theta[p]! -= (slowed * m[p]!) / (1 - 0.9 ** step) / size
    }
  }
  return settingsOf(theta, places)
}

const settingsOf = (theta: Float64Array, places: number): KernelSettings => ({
  weights: theta.slice(0, places).map(Math.exp),
  agreements: theta.slice(places, -1).map(Math.exp),
  ridge: Math.exp(theta.at(-1)!),
})

export interface LossInput {
  readonly inventory: SlotInventory
  /** For each place its values' distances, square. */
  readonly tables: readonly Float64Array[]
  readonly labels: readonly string[]
  /** The words that count. */
  readonly drawn: readonly number[]
}

/** Mean cross-entropy of the drawn words, each left out, and its gradient by the settings' logarithms. */
export function leftOutLoss(
  input: LossInput,
  settings: KernelSettings,
): { loss: number; gradient: Float64Array } {
  const n = input.drawn.length
  const kernel = new Float64Array(n * n)
  eachPair(input, settings, (i, j, agreed) => {
    let value = 1
    agreed.forEach((a, l) => (value *= (1 + a) / (1 + settings.agreements[l]!)))
    kernel[i * n + j] = value
    kernel[j * n + i] = value
  })
  const inverse = kernel.slice()
  for (let i = 0; i < n; i++) {
    kernel[i * n + i] = 1
    inverse[i * n + i] = pivotOf(input, settings, i) + settings.ridge
    kernel[i * n + i] = inverse[i * n + i]! - settings.ridge
  }
  factorise(inverse, n)
  invertFactored(inverse, n)
  const { loss, byKernel } = backward(inverse, input)
  const places = input.inventory.daughters * slotsOfSyllable
  const gradient = new Float64Array(places + input.inventory.daughters + 1)
  for (let i = 0; i < n; i++) gradient[gradient.length - 1]! += byKernel[i * n + i]! * settings.ridge
  eachPair(input, settings, (i, j, agreed, distances) => {
    // Both halves of the symmetric matrix.
    const share = (byKernel[i * n + j]! + byKernel[j * n + i]!) * kernel[i * n + j]!
    addPair(gradient, { share, agreed, distances, settings, places })
  })
  for (let i = 0; i < n; i++) {
    const agreed = ownAgreement(input, settings, i)
    const share = byKernel[i * n + i]! * kernel[i * n + i]!
    addPair(gradient, { share, agreed, distances: new Float64Array(places), settings, places })
  }
  return { loss, gradient }
}

const ownAgreement = ({ inventory, drawn }: LossInput, { agreements }: KernelSettings, i: number): number[] =>
  Array.from({ length: inventory.daughters }, (_, l) => {
    const at = (drawn[i]! * inventory.daughters + l) * slotsOfSyllable
    return inventory.ids[at]! >= 0 ? agreements[l]! : 0
  })
const pivotOf = (input: LossInput, settings: KernelSettings, i: number): number =>
  ownAgreement(input, settings, i).reduce(
    (value, a, l) => (value * (1 + a)) / (1 + settings.agreements[l]!),
    1,
  )

interface PairShare {
  readonly share: number
  readonly agreed: ArrayLike<number>
  readonly distances: Float64Array
  readonly settings: KernelSettings
  readonly places: number
}
function addPair(gradient: Float64Array, { share, agreed, distances, settings, places }: PairShare): void {
  for (let l = 0; l < agreed.length; l++) {
    const a = agreed[l]!
    const c = settings.agreements[l]!
    const part = a / (1 + a)
    gradient[places + l]! += share * (part - c / (1 + c))
    if (a === 0) continue
    for (let p = l * slotsOfSyllable; p < (l + 1) * slotsOfSyllable; p++)
      gradient[p]! -= share * part * distances[p]! * settings.weights[p]!
  }
}

/** Calls back for every pair i > j with c_l exp(-sum w d) for each daughter, 0 where not both know it. Buffers are reused. */
function eachPair(
  { inventory, tables, drawn }: LossInput,
  { weights, agreements }: KernelSettings,
  visit: (i: number, j: number, agreed: Float64Array, distances: Float64Array) => void,
): void {
  const width = inventory.daughters * slotsOfSyllable
  const { ids, values } = inventory
  const agreed = new Float64Array(inventory.daughters)
  const distances = new Float64Array(width)
  for (let i = 0; i < drawn.length; i++) {
    const a = drawn[i]! * width
    for (let j = 0; j < i; j++) {
      const b = drawn[j]! * width
      for (let l = 0; l < agreed.length; l++) {
        const from = l * slotsOfSyllable
        if (ids[a + from]! < 0 || ids[b + from]! < 0) {
          agreed[l] = 0
          continue
        }
        let sum = 0
        for (let p = from; p < from + slotsOfSyllable; p++) {
          const d = tables[p]![ids[a + p]! * values[p]!.length + ids[b + p]!]!
          distances[p] = d
          sum += weights[p]! * d
        }
        agreed[l] = agreements[l]! * Math.exp(-sum)
      }
      visit(i, j, agreed, distances)
    }
  }
}

/** The loss and its derivative by every entry of the kernel matrix: -(G B) A' - G diag(v) G. */
function backward(
  inverse: Float64Array,
  { labels, drawn }: LossInput,
): { loss: number; byKernel: Float64Array } {
  const n = drawn.length
  const classes = [...new Set(drawn.map((i) => labels[i]!))]
  const own = drawn.map((i) => classes.indexOf(labels[i]!))
  const width = classes.length
  const means = classes.map((_, c) => own.filter((o) => o === c).length / n)
  const alpha = new Float64Array(n * width)
  for (let i = 0; i < n; i++) {
    let total = 0
    for (let j = 0; j < n; j++) {
      const x = inverse[i * n + j]!
      alpha[i * width + own[j]!]! += x
      total += x
    }
    for (let c = 0; c < width; c++) alpha[i * width + c]! -= total * means[c]!
  }
  const byAlpha = new Float64Array(n * width)
  const byDiagonal = new Float64Array(n)
  let loss = 0
  for (let i = 0; i < n; i++) {
    const g = inverse[i * n + i]!
    const scores = Float64Array.from(
      { length: width },
      (_, c) => (c === own[i] ? 1 : 0) - alpha[i * width + c]! / g,
    )
    const shares = scores.map((s) => (s > 30 * tau ? s : tau * Math.log1p(Math.exp(s / tau))) + least)
    const total = shares.reduce((sum, share) => sum + share, 0)
    loss -= Math.log(shares[own[i]!]! / total) / n
    for (let c = 0; c < width; c++) {
      const slope = 1 / (1 + Math.exp(-scores[c]! / tau))
      const byScore = (slope * (1 / total - (c === own[i] ? 1 / shares[c]! : 0))) / n
      byAlpha[i * width + c] = -byScore / g
      byDiagonal[i]! += (byScore * alpha[i * width + c]!) / g ** 2
    }
  }
  const spread = product(inverse, byAlpha, n, width)
  const byKernel = new Float64Array(n * n)
  const scaled = new Float64Array(n * n)
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) scaled[i * n + j] = byDiagonal[i]! * inverse[i * n + j]!
  const square = product(inverse, scaled, n, n)
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      let sum = square[i * n + j]!
      for (let c = 0; c < width; c++) sum += spread[i * width + c]! * alpha[j * width + c]!
      byKernel[i * n + j] = -sum
    }
  }
  return { loss, byKernel }
}

/** left [n x n] times right [n x columns]. */
function product(left: Float64Array, right: Float64Array, n: number, columns: number): Float64Array {
  const result = new Float64Array(n * columns)
  for (let i = 0; i < n; i++) {
    const row = result.subarray(i * columns, (i + 1) * columns)
    for (let k = 0; k < n; k++) {
      const x = left[i * n + k]!
      const from = k * columns
      for (let c = 0; c < columns; c++) row[c]! += x * right[from + c]!
    }
  }
  return result
}

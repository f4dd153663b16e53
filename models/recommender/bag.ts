/**
 * A small network for large, sparse catalogues, where counts of pairs say little: h = LayerNorm(sum softmax(a)_j E[x_j]), a score is h . E[y].
 * Trained by a sampled softmax with dropout on our own engine; its softmax is one more part of the mixture.
 */
import {
  add, adam, createRandom, createTrainer, fit, gather, layerNorm, layout, maskedScore, mul, reduceSum,
  sampledSoftmaxCrossEntropy, shuffled, softmax, unsqueeze, warmupCosine,
} from '../nn/index.ts' // prettier-ignore
import type { Network, Scope, Value } from '../nn/index.ts'
import { floats, ints } from '../session.ts'
import type { Progress } from '../bundle.ts'
import type { Runtime, Tensors } from '../session.ts'
import { slotsOf } from './visits.ts'
import type { Slot, Visit } from './visits.ts'

export const bagWidth = 64
/** Latest items that it sees. */
export const bagDepth = 24

export interface Bag {
  /** [items, bagWidth] */
  readonly embedding: Float32Array
  /** [bagDepth] */
  readonly attention: Float32Array
  /** [bagWidth] */
  readonly scale: Float32Array
  readonly bias: Float32Array
}

const rows = 512
const negatives = 1_024
const dropRate = 0.4
/** Epochs, and steps in all: a run of any size ends within minutes. */
const mostEpochs = 24
const mostSteps = 5_000

function states({ param, input, dropout }: Scope): Value {
  const weights = softmax(add(param('attention'), input('mask')))
  const seen = gather(param('embedding'), input('history'))
  const sum = reduceSum(mul(seen, unsqueeze(weights, [-1])), { axes: [1] })
  return dropout(layerNorm(sum, param('scale'), param('bias')), dropRate)
}

const networkOf = (items: number): Network => ({
  parameters: [
    { name: 'embedding', dims: [items, bagWidth], initial: { normal: 0.05 } },
    { name: 'attention', dims: [1, bagDepth], initial: Float32Array.from({ length: bagDepth }, (_, j) => -Math.log(j + 1)) }, // prettier-ignore
    { name: 'scale', dims: [bagWidth], initial: 'ones' },
    { name: 'bias', dims: [bagWidth], initial: 'zeros' },
  ],
  inputs: [
    { name: 'history', dtype: 'int32', dims: ['rows', bagDepth] },
    { name: 'mask', dtype: 'float32', dims: ['rows', bagDepth] },
    { name: 'target', dtype: 'int32', dims: ['rows'] },
    { name: 'weight', dtype: 'float32', dims: ['rows'] },
    { name: 'negative', dtype: 'int32', dims: ['negatives'] },
    { name: 'expected', dtype: 'float32', dims: [items] },
  ],
  loss: (scope) =>
    sampledSoftmaxCrossEntropy(
      {
        states: states(scope),
        table: scope.param('embedding'),
        targets: scope.input('target'),
        negatives: scope.input('negative'),
        logExpected: scope.input('expected'),
      },
      { weights: scope.input('weight') },
    ),
})

export interface BagOptions {
  readonly items: number
  readonly seed: number
  readonly runtime: Runtime
  readonly onProgress: (done: number, losses?: Progress['losses']) => void
}

/** Learns from every slot of the visits but a twentieth, by which it stops. */
export async function trainBag(visits: readonly Visit[], options: BagOptions): Promise<Bag> {
  const { items, seed, runtime, onProgress } = options
  const slots = shuffled(
    visits.flatMap((visit) => slotsOf(visit, 50)),
    createRandom(seed, 1),
  )
  const dev = slots.slice(0, Math.min(2_048, Math.ceil(slots.length / 20)))
  const train = slots.slice(dev.length)
  const drawer = negativeDrawer(train, items)
  const network = networkOf(items)
  const stepsEach = Math.ceil(train.length / rows)
  const epochs = Math.max(2, Math.min(mostEpochs, Math.floor(mostSteps / stepsEach)))
  const total = epochs * stepsEach
  const trainer = await createTrainer(runtime, network, {
    optimizer: adam(),
    sizes: { rows, negatives },
    seed,
    rate: warmupCosine({ peak: 0.003, warmup: 100, total }),
    clip: 5,
  })
  let step = 0
  const batch = (part: readonly Slot[], key: number): Tensors => ({
    ...slotTensors(part),
    negative: drawer.draw(createRandom(seed, 2, key)),
    expected: drawer.expected,
  })
  await fit(trainer, {
    epochs,
    patience: 3,
    *batches(epoch) {
      const order = shuffled(train, createRandom(seed, 3, epoch))
      for (let from = 0; from < order.length; from += rows) {
        yield batch(order.slice(from, from + rows), step++)
        onProgress(step / total)
      }
    },
    onEpoch: ({ epoch, train: loss, dev: devLoss }) =>
      onProgress(step / total, { at: epoch + 1, train: loss, dev: devLoss }),
    devLoss: async () => {
      let sum = 0
      for (let from = 0; from < dev.length; from += rows) {
        const part = dev.slice(from, from + rows)
        sum += (await trainer.loss(batch(part, -1 - from))) * part.length
      }
      return sum / dev.length
    },
  })
  const { theta } = trainer.checkpoint()
  await trainer.dispose()
  const [embedding, attention, scale, bias] = layout(network.parameters).map(({ from, to }) =>
    theta.slice(from, to),
  )
  return { embedding: embedding!, attention: attention!, scale: scale!, bias: bias! }
}

/** Padded to the batch's rows; padding weighs nothing. */
function slotTensors(part: readonly Slot[]): Tensors {
  const history = new Int32Array(rows * bagDepth)
  const mask = new Float32Array(rows * bagDepth).fill(maskedScore)
  part.forEach((slot, row) =>
    slot.history.slice(0, bagDepth).forEach((item, j) => {
      history[row * bagDepth + j] = item
      mask[row * bagDepth + j] = 0
    }),
  )
  const padded = (of: (slot: Slot) => number) =>
    Array.from({ length: rows }, (_, row) => (part[row] ? of(part[row]) : 0))
  return {
    history: ints([rows, bagDepth], history),
    mask: floats([rows, bagDepth], mask),
    target: ints([rows], padded(({ target }) => target)), // prettier-ignore
    weight: floats([rows], padded(() => 1)), // prettier-ignore
  }
}

/** Negatives by popularity to the power of three quarters. */
function negativeDrawer(slots: readonly Slot[], items: number) {
  const counts = new Float64Array(items).fill(1)
  for (const { target } of slots) counts[target]!++
  const cumulative = new Float64Array(items)
  let sum = 0
  counts.forEach((count, item) => (cumulative[item] = sum += count ** 0.75))
  const expected = Float32Array.from(counts, (count) => Math.log((negatives * count ** 0.75) / sum))
  const find = (at: number): number => {
    let [low, high] = [0, items - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if (cumulative[middle]! > at) high = middle
      else low = middle + 1
    }
    return low
  }
  return {
    expected: floats([items], expected),
    draw: (random: { next(): number }) => ints([negatives], Array.from({ length: negatives }, () => find(random.next() * sum))), // prettier-ignore
  }
}

/** Probabilities of all items after a history (latest first), into `scores`; all 0 for an empty one. */
export function bagShares(bag: Bag, history: readonly number[], scores: Float32Array | Float64Array): void {
  const seen = history.slice(0, bagDepth)
  scores.fill(0)
  if (seen.length === 0) return
  const state = bagState(bag, seen)
  const items = scores.length
  let top = Number.NEGATIVE_INFINITY
  for (let item = 0; item < items; item++) {
    let score = 0
    for (let d = 0, at = item * bagWidth; d < bagWidth; d++, at++) score += state[d]! * bag.embedding[at]!
    scores[item] = score
    if (score > top) top = score
  }
  let sum = 0
  for (let item = 0; item < items; item++) sum += scores[item] = Math.exp(scores[item]! - top)
  for (let item = 0; item < items; item++) scores[item]! /= sum
}

function bagState({ embedding, attention, scale, bias }: Bag, seen: readonly number[]): Float64Array {
  const weights = seen.map((_, j) => Math.exp(attention[j]!))
  const total = weights.reduce((a, b) => a + b, 0)
  const state = new Float64Array(bagWidth)
  seen.forEach((item, j) => {
    for (let d = 0; d < bagWidth; d++) state[d]! += (weights[j]! / total) * embedding[item * bagWidth + d]!
  })
  const mean = state.reduce((a, b) => a + b, 0) / bagWidth
  const variance = state.reduce((a, b) => a + (b - mean) ** 2, 0) / bagWidth
  return state.map((x, d) => ((x - mean) / Math.sqrt(variance + 1e-5)) * scale[d]! + bias[d]!)
}

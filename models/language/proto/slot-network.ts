/**
 * A small network beside the kernel: an embedding for every value of every slot, summed, GELU, dropout, and a softmax
 * for each cell. Daughters are hidden at random while it learns, so that it answers for any of them missing.
 */
import type { Runtime, TensorValue } from '../../session.ts'
import { ints } from '../../session.ts'
import {
  add,
  adamW,
  createRandom,
  createTrainer,
  exportInference,
  gather,
  gelu,
  matmul,
  mul,
  reduceSum,
  shuffled,
  slice,
  softmax,
  softmaxCrossEntropy,
  warmupCosine,
} from '../../nn/index.ts'
import type { InferenceNetwork, Network, ParameterSpec, Scope, Value } from '../../nn/index.ts'
import type { CellScores } from './kernel.ts'
import { SlotInventory, slotsOfSyllable, type Daughters } from './slots.ts'

export interface SlotNetworkOptions {
  readonly hidden: number
  readonly epochs: number
  readonly batch: number
  readonly rate: number
  readonly decay: number
  readonly dropout: number
  /** Chance that a daughter is hidden from a step. */
  readonly hiding: number
  readonly seed: number
}

export interface SlotNetwork {
  /** For each word its cells' probabilities. */
  readonly predict: (words: readonly Daughters[]) => Promise<CellScores[][]>
  /** Of the exported file. */
  readonly bytes: number
  readonly dispose: () => Promise<void>
}

/** Rows of the embedding: every value of a place, then `unknown` there (missing, or never seen). */
interface Rows {
  readonly places: number
  readonly count: number
  readonly missing: readonly number[]
  readonly of: (word: Daughters) => Int32Array
}

function embeddingRows(inventory: SlotInventory): Rows {
  const starts: number[] = []
  let count = 0
  for (const values of inventory.values) {
    starts.push(count)
    count += values.length + 1
  }
  const missing = inventory.values.map(({ length }, place) => starts[place]! + length)
  const of = (word: Daughters): Int32Array =>
    Int32Array.from(missing, (row, place) => {
      const value = word[Math.floor(place / slotsOfSyllable)]?.[place % slotsOfSyllable]
      const id = value === undefined ? -1 : inventory.numberOf(place, value)
      return id < 0 ? row : starts[place]! + id
    })
  return { places: missing.length, count, missing, of }
}

/** The first cells make up the ancestor; the finer ones only help to learn. */
const whole = 3
const finerWeight = 0.3

function networkOf(rows: Rows, sizes: readonly number[], { hidden, dropout }: SlotNetworkOptions) {
  const width = sizes.reduce((sum, size) => sum + size, 0)
  const parameters: ParameterSpec[] = [
    { name: 'embedding', dims: [rows.count, hidden], initial: { normal: 0.15 } },
    { name: 'hidden bias', dims: [hidden], initial: 'zeros', undecayed: true },
    { name: 'cells', dims: [hidden, width], initial: { normal: 1 / Math.sqrt(hidden) } },
    { name: 'cell bias', dims: [width], initial: 'zeros', undecayed: true },
  ]
  const logits = (scope: Scope): Value[] => {
    const embedded = reduceSum(gather(scope.param('embedding'), scope.input('rows')), { axes: [1] })
    const layer = scope.dropout(gelu(add(embedded, scope.param('hidden bias'))), dropout)
    const all = add(matmul(layer, scope.param('cells')), scope.param('cell bias'))
    let from = 0
    return sizes.map((size) => slice(all, { axis: 1, from, to: (from += size) }))
  }
  const rowsInput = { name: 'rows', dtype: 'int32', dims: ['batch', rows.places] } as const
  const training: Network = {
    parameters,
    inputs: [
      rowsInput,
      ...sizes.map((_, c) => ({ name: `target ${c}`, dtype: 'int32', dims: ['batch'] }) as const),
    ],
    loss: (scope) =>
      logits(scope)
        .map((cell, c) =>
          mul(softmaxCrossEntropy(cell, scope.input(`target ${c}`)), c < whole ? 1 : finerWeight),
        )
        .reduce((sum, loss) => add(sum, loss)),
  }
  const inference: InferenceNetwork = {
    parameters,
    inputs: [rowsInput],
    forward: (scope) => Object.fromEntries(logits(scope).map((cell, c) => [`cell ${c}`, softmax(cell)])),
  }
  return { training, inference }
}

export async function fitSlotNetwork(
  runtime: Runtime,
  words: readonly Daughters[],
  cells: readonly (readonly string[])[],
  options: SlotNetworkOptions,
): Promise<SlotNetwork> {
  const rows = embeddingRows(new SlotInventory(words))
  const classes = cells.map((labels) => [...new Set(labels)].sort())
  const targets = cells.map((labels, c) => labels.map((label) => classes[c]!.indexOf(label)))
  const { training, inference } = networkOf(
    rows,
    classes.map(({ length }) => length),
    options,
  )
  const batch = Math.min(options.batch, words.length)
  const perEpoch = Math.floor(words.length / batch)
  const steps = options.epochs * perEpoch
  const trainer = await createTrainer(runtime, training, {
    optimizer: adamW({ decay: options.decay, beta2: 0.98 }),
    sizes: { batch },
    seed: options.seed,
    rate: warmupCosine({ peak: options.rate, warmup: Math.ceil(steps / 50), total: steps }),
  })
  const known = words.map(rows.of)
  const everyWord = Array.from(words, (_, i) => i)
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    const random = createRandom(options.seed, epoch)
    const order = shuffled(everyWord, random)
    for (let step = 0; step < perEpoch; step++) {
      const drawn = order.slice(step * batch, (step + 1) * batch)
      const given = new Int32Array(batch * rows.places)
      drawn.forEach((i, b) => {
        given.set(known[i]!, b * rows.places)
        for (let from = 0; from < rows.places; from += slotsOfSyllable) {
          if (random.next() >= options.hiding) continue
          for (let p = from; p < from + slotsOfSyllable; p++) given[b * rows.places + p] = rows.missing[p]!
        }
      })
      const wanted: Record<string, TensorValue> = {}
      targets.forEach((own, c) => {
        wanted[`target ${c}`] = ints(
          [batch],
          Int32Array.from(drawn, (i) => own[i]!),
        )
      })
      await trainer.step({ rows: ints([batch, rows.places], given), ...wanted })
    }
  }
  const { theta } = trainer.checkpoint()
  await trainer.dispose()
  const onnx = exportInference(inference, theta, { name: 'slots' })
  const session = await runtime.load(onnx)
  return {
    bytes: onnx.byteLength,
    dispose: () => session.dispose(),
    predict: async (asked) => {
      if (asked.length === 0) return []
      const given = new Int32Array(asked.length * rows.places)
      asked.forEach((word, i) => given.set(rows.of(word), i * rows.places))
      const answers = await session.run({ rows: ints([asked.length, rows.places], given) })
      return asked.map((_, i) =>
        classes.map((labels, c) => {
          const tensor = answers[`cell ${c}`]
          if (tensor?.type !== 'float32') throw new Error('the slot network answers float32')
          return { classes: labels, scores: tensor.data.slice(i * labels.length, (i + 1) * labels.length) }
        }),
      )
    },
  }
}

/** Means of several classifiers' probabilities; their classes must be the same. */
export function averageCells(all: readonly (readonly CellScores[])[]): CellScores[] {
  return all[0]!.map(({ classes, scores }, c) => ({
    classes,
    scores: scores.map((_, at) => all.reduce((sum, cells) => sum + cells[c]!.scores[at]!, 0) / all.length),
  }))
}

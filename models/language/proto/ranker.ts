/**
 * Ranks candidate ancestors: a linear softmax over the list and tiny networks (tanh), their probabilities averaged.
 * Each is trained by the product's own engine on lists whose evidence left the word itself out.
 */
import {
  adamW,
  add,
  createRandom,
  createTrainer,
  exportInference,
  matmul,
  reshape,
  shuffled,
  softmax,
  softmaxCrossEntropy,
  tanh,
  warmupCosine,
} from '../../nn/index.ts'
import type { Dim, InferenceNetwork, Network, ParameterSpec, Scope, Value } from '../../nn/index.ts'
import { floats, ints, type Runtime } from '../../session.ts'

export interface RankingList {
  /** [size x features]; every list of a ranker has the same size. */
  readonly features: Float32Array
  /** The place of the true ancestor, -1 where the list lacks it. */
  readonly truth: number
}

export interface RankerOptions {
  /** Of both layers; 0 is a linear softmax. */
  readonly hidden: number
  readonly steps: number
  readonly batch: number
  readonly rate: number
  readonly decay: number
  readonly seed: number
}

export interface Ranker {
  /** For each list its candidates' probabilities. */
  readonly rank: (lists: readonly Float32Array[]) => Promise<Float32Array[]>
  readonly bytes: number
  readonly dispose: () => Promise<void>
}

export const rankers: readonly RankerOptions[] = [
  { hidden: 0, steps: 200, batch: 200, rate: 0.03, decay: 0.01, seed: 1 },
  ...[2, 3, 4, 5, 6].map((seed) => ({ hidden: 24, steps: 300, batch: 200, rate: 0.01, decay: 0.05, seed })),
]

export async function fitRankers(
  runtime: Runtime,
  lists: readonly RankingList[],
  size: number,
  options: readonly RankerOptions[] = rankers,
): Promise<Ranker> {
  const scale = standardise(lists, size)
  const usable = lists.filter(({ truth }) => truth >= 0)
  const scaled = usable.map(({ features, truth }) => ({ features: scale.apply(features), truth }))
  const members: Ranker[] = []
  for (const member of options)
    members.push(await fitMember(runtime, scaled, { size, width: scale.width, ...member }))
  return {
    bytes: members.reduce((sum, { bytes }) => sum + bytes, 0) + scale.width * 8,
    rank: async (asked) => {
      const given = asked.map((features) => scale.apply(features))
      const answers: Float32Array[][] = []
      for (const member of members) answers.push(await member.rank(given))
      return asked.map((_, i) =>
        answers[0]![i]!.map(
          (_share, c) => answers.reduce((sum, answer) => sum + answer[i]![c]!, 0) / members.length,
        ),
      )
    },
    dispose: async () => {
      for (const member of members) await member.dispose()
    },
  }
}

/** Every feature less its mean, over its deviation, both over all candidates of all lists. */
function standardise(
  lists: readonly RankingList[],
  size: number,
): { width: number; apply: (x: Float32Array) => Float32Array } {
  const width = (lists[0]?.features.length ?? 0) / size
  const [sums, squares] = [new Float64Array(width), new Float64Array(width)]
  for (const { features } of lists) {
    for (let at = 0; at < features.length; at++) {
      sums[at % width]! += features[at]!
      squares[at % width]! += features[at]! ** 2
    }
  }
  const rows = lists.length * size
  const means = sums.map((sum) => sum / rows)
  const deviations = squares.map((square, f) => Math.sqrt(Math.max(square / rows - means[f]! ** 2, 0)) + 1e-6)
  return {
    width,
    apply: (features) => features.map((x, at) => (x - means[at % width]!) / deviations[at % width]!),
  }
}

interface Shape {
  readonly size: number
  readonly width: number
}

function networkOf({ size, width, hidden }: Shape & RankerOptions) {
  const linear: ParameterSpec = { name: 'linear', dims: [width, 1], initial: 'zeros' }
  const layers: ParameterSpec[] = [
    { name: 'first', dims: [width, hidden], initial: { normal: 1 / Math.sqrt(width) } },
    { name: 'first bias', dims: [hidden], initial: 'zeros', undecayed: true },
    { name: 'second', dims: [hidden, hidden], initial: { normal: 1 / Math.sqrt(Math.max(hidden, 1)) } },
    { name: 'second bias', dims: [hidden], initial: 'zeros', undecayed: true },
    { name: 'last', dims: [hidden, 1], initial: { normal: 0.1 } },
  ]
  const parameters = hidden === 0 ? [linear] : [linear, ...layers]
  const logits = ({ input, param }: Scope, rows: Dim): Value => {
    const features = reshape(input('features'), [rows, width])
    const straight = matmul(features, param('linear'))
    if (hidden === 0) return straight
    const first = tanh(add(matmul(features, param('first')), param('first bias')))
    const second = tanh(add(matmul(first, param('second')), param('second bias')))
    return add(straight, matmul(second, param('last')))
  }
  const features = { name: 'features', dtype: 'float32', dims: ['batch', size * width] } as const
  const training = (batch: number): Network => ({
    parameters,
    inputs: [features, { name: 'truth', dtype: 'int32', dims: ['batch'] }],
    loss: (scope) =>
      softmaxCrossEntropy(reshape(logits(scope, batch * size), [batch, size]), scope.input('truth')),
  })
  const inference: InferenceNetwork = {
    parameters,
    inputs: [features],
    forward: (scope) => ({ probability: softmax(reshape(logits(scope, 'rows'), ['batch', size])) }),
  }
  return { training, inference }
}

async function fitMember(
  runtime: Runtime,
  lists: readonly RankingList[],
  options: Shape & RankerOptions,
): Promise<Ranker> {
  const { size, width, steps } = options
  const batch = Math.min(options.batch, lists.length)
  const { training, inference } = networkOf(options)
  const trainer = await createTrainer(runtime, training(batch), {
    optimizer: adamW({ decay: options.decay, beta2: 0.99 }),
    sizes: { batch },
    seed: options.seed,
    rate: warmupCosine({ peak: options.rate, warmup: 10, total: steps }),
  })
  const everyList = Array.from(lists, (_, i) => i)
  for (let step = 0; step < steps; step++) {
    const drawn = shuffled(everyList, createRandom(options.seed, step)).slice(0, batch)
    const given = new Float32Array(batch * size * width)
    drawn.forEach((i, b) => given.set(lists[i]!.features, b * size * width))
    await trainer.step({
      features: floats([batch, size * width], given),
      truth: ints(
        [batch],
        Int32Array.from(drawn, (i) => lists[i]!.truth),
      ),
    })
  }
  const { theta } = trainer.checkpoint()
  await trainer.dispose()
  const onnx = exportInference(inference, theta, { name: 'ranker' })
  const session = await runtime.load(onnx)
  return {
    bytes: onnx.byteLength,
    dispose: () => session.dispose(),
    rank: async (asked) => {
      const answers: Float32Array[] = []
      for (let from = 0; from < asked.length; from += batch) {
        const part = asked.slice(from, from + batch)
        const given = new Float32Array(part.length * size * width)
        part.forEach((features, i) => given.set(features, i * size * width))
        const { probability } = await session.run({ features: floats([part.length, size * width], given) })
        if (probability?.type !== 'float32') throw new Error('a ranker answers float32')
        for (let i = 0; i < part.length; i++) answers.push(probability.data.slice(i * size, (i + 1) * size))
      }
      return answers
    },
  }
}

/** Inputs of several kinds: presence, padding, projection, attention. */
import * as nn from '../../nn/index.ts'
import { floats } from '../../session.ts'
import type { Runtime, Tensors } from '../../session.ts'
import { compute, gradientTolerance, mean, randomVector, real, relativeError } from '../compute.ts'
import type { Example, ExampleContext } from '../example.ts'
import { fuse, fusionInputs, fusionParameters } from '../fusion.ts'
import type { FusionShape } from '../fusion.ts'
import { melOf, melFeatures, tone } from '../forms/mel.ts'
import type { Notebook } from '../notebook.ts'

const shape: FusionShape = {
  modalities: [
    { name: 'text', most: 3, width: 4 },
    { name: 'voice', most: 2, width: 5 },
    { name: 'image', most: 2, width: 3 },
    { name: 'pointing', most: 1, width: 2 },
  ],
  width: 6,
  classes: 3,
}

interface Given {
  /** How many items of each modality are there. */
  readonly present: readonly number[]
  /** What stands in the padding. */
  readonly padding?: number
}

function feeds({ present, padding = 0 }: Given): Tensors {
  return Object.fromEntries(
    shape.modalities.flatMap(({ name, most, width }, i) => {
      const values = randomVector(most * width, i).map((x, at) => (at < present[i]! * width ? x : padding))
      const mask = Array.from({ length: most }, (_, at) => (at < present[i]! ? 0 : nn.maskedScore))
      return [
        [name, floats([1, most, width], values)],
        [`${name}.mask`, floats([1, most], mask)],
      ]
    }),
  )
}

const theta = nn.initialTheta(fusionParameters(shape), 3)

async function fused(
  runtime: Runtime,
  given: readonly Tensors[],
): Promise<{ weights: number[]; logits: number[] }[]> {
  const onnx = nn.exportInference(
    {
      parameters: fusionParameters(shape),
      inputs: fusionInputs(shape),
      forward: (scope) => fuse(scope, shape),
    },
    theta,
    { name: 'fusion', dtype: 'float32' },
  )
  const session = await runtime.load(onnx)
  const found = []
  for (const one of given) {
    const { weights, logits } = await session.run(one)
    found.push({ weights: Array.from(weights!.data, Number), logits: Array.from(logits!.data, Number) })
  }
  await session.dispose()
  return found
}

const subsets = Array.from({ length: 15 }, (_, i) =>
  shape.modalities.map(({ most }, k) => ((i + 1) & (1 << k) ? most : 0)),
)

async function anySubset(notebook: Notebook, { runtime }: ExampleContext): Promise<void> {
  const found = await fused(
    runtime,
    subsets.map((present) => feeds({ present })),
  )
  const sums = found.map(({ weights }) => weights.reduce((sum, w) => sum + w, 0))
  notebook.equal('subsets of text, voice, image, pointing', found.length, 15)
  notebook.holds(
    'each gives finite scores',
    found.every(({ logits }) => logits.every(Number.isFinite)),
  )
  notebook.near('weights add up to 1 in each', Math.min(...sums), 1, 1e-5)
  const alone = found[7]!.weights
  notebook.near('pointing alone takes all the weight', alone.at(-1)!, 1, 1e-6)
}

export const fusion: readonly Example[] = [
  {
    id: 'F25',
    title: { en: 'Any part may be absent', zh: '任一模态可缺' },
    form: 'M(x) with x = {text, voice, image, pointing}, any part absent',
    run: anySubset,
  },
  {
    id: 'F26',
    title: { en: 'Sequences with masks', zh: '带掩码的序列' },
    form: 'x_t, x_a, x_v: sequences, each with a mask; what stands in the padding changes nothing',
    async run(notebook, { runtime }) {
      const present = [2, 1, 1, 1]
      const [empty, rubbish] = await fused(runtime, [feeds({ present }), feeds({ present, padding: 1000 })])
      notebook.below(
        'zeros or 1000s in the padding: change of the scores',
        relativeError(rubbish!.logits, empty!.logits),
        1e-6,
      )
      notebook.near('weight of the padding', rubbish!.weights[2]!, 0, 1e-9)
    },
  },
  {
    id: 'F27',
    title: { en: 'Features', zh: '特征' },
    form: 'T in R^(k x d_t), A in R^(n x d_a), V in R^(m x d_v); A by N12',
    run(notebook) {
      const features = melFeatures(tone(1000, 0.2))
      notebook.equal('a fifth of a second in frames of 25 ms every 10 ms', features.length, 18)
      notebook.equal('coefficients of a frame', features[0]!.length, 13)
      notebook.near('mel(1000)', melOf(1000), 999.99, 5e-3)
    },
  },
  {
    id: 'F28',
    title: { en: 'Fusion', zh: '融合' },
    form: 'Z = [T W_t; A W_a; V W_v] + a vector for each modality',
    async run(notebook, { runtime }) {
      const given = feeds({ present: [2, 1, 1, 1] })
      const text = Array.from(given['text']!.data, Number)
      const turned = [...text.slice(4, 8), ...text.slice(0, 4), ...text.slice(8)]
      const [first, other] = await fused(runtime, [given, { ...given, text: floats([1, 3, 4], turned) }])
      const change = relativeError(other!.logits, first!.logits)
      notebook.below('two texts in the other order: change of the scores', change, 1e-5)
      await differences(notebook, runtime)
    },
  },
  {
    id: 'F29',
    title: { en: 'Attention weights', zh: '注意力权重' },
    form: 'alpha = softmax(Z q / sqrt(d) + mask), f = alpha Z',
    async run(notebook, { runtime }) {
      const { open, masked } = await compute(
        runtime,
        [
          [1, 0],
          [1, 0, 0, 1],
        ],
        (q, z) => {
          const [query, all] = [nn.reshape(q, [1, 1, 2]), nn.reshape(z, [1, 2, 2])]
          const mask = real(q, [2], [0, nn.maskedScore])
          return { open: nn.attention(query, all, all), masked: nn.attention(query, all, all, { mask }) }
        },
      )
      notebook.near('q = (1, 0), Z = I: first', open![0]!, 0.67, 5e-4)
      notebook.near('second', open![1]!, 0.33, 5e-4)
      notebook.near('masked is as if removed', masked![0]!, 1, 1e-6)
    },
  },
]

/** The gradient of the loss for every parameter, beside central differences of the loss itself. */
async function differences(notebook: Notebook, runtime: Runtime): Promise<void> {
  const trainer = await nn.createTrainer(
    runtime,
    {
      parameters: fusionParameters(shape),
      inputs: [...fusionInputs(shape), { name: 'answer', dtype: 'int32', dims: ['rows'] }],
      loss: (scope) => nn.softmaxCrossEntropy(fuse(scope, shape).logits, scope.input('answer')),
    },
    { optimizer: nn.sgd(), sizes: { rows: 1 }, seed: 3, rate: nn.constantRate(0.1) },
  )
  const batch = {
    ...feeds({ present: [2, 1, 1, 1] }),
    answer: { type: 'int32' as const, dims: [1], data: Int32Array.of(1) },
  }
  const { gradient } = await trainer.gradient(batch)
  const start = trainer.checkpoint()
  const step = 1 / 64
  const numeric: number[] = []
  for (let i = 0; i < gradient.length; i++) {
    const lossAt = async (by: number) => {
      const theta = start.theta.slice()
      theta[i]! += by
      trainer.restore({ ...start, theta })
      return trainer.loss(batch)
    }
    numeric.push(((await lossAt(step)) - (await lossAt(-step))) / (2 * step))
  }
  await trainer.dispose()
  notebook.say(
    `${gradient.length} parameters, mean |gradient| ${mean([...gradient].map(Math.abs)).toFixed(4)}`,
  )
  notebook.below(
    'all gradients beside central differences',
    relativeError([...gradient], numeric),
    gradientTolerance,
  )
}

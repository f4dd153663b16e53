/** Ten made classes in the plane, an encoder and a head: for showing what a doubled softmax does, and that both parts learn. */
import * as nn from '../../nn/index.ts'
import type { Network, Scope, Trainer, Value } from '../../nn/index.ts'
import { floats, ints } from '../../session.ts'
import type { Runtime, Tensors } from '../../session.ts'

export const classes = 10
const inputs = 2
const hidden = 16

export interface Points {
  readonly xs: readonly (readonly [number, number])[]
  readonly labels: readonly number[]
}

/** Points around ten places on a circle. */
export function madePoints(count: number, seed: number): Points {
  const random = nn.createRandom(seed)
  const labels = Array.from({ length: count }, (_, i) => i % classes)
  const xs = labels.map((label) => {
    const angle = (2 * Math.PI * label) / classes
    return [3 * Math.cos(angle) + 0.3 * random.normal(), 3 * Math.sin(angle) + 0.3 * random.normal()] as const
  })
  return { xs, labels }
}

export const pointsBatch = ({ xs, labels }: Points, from = 0, to = labels.length): Tensors => ({
  x: floats([to - from, inputs], xs.slice(from, to).flat()),
  label: ints([to - from], labels.slice(from, to)),
})

function logitsOf({ param, input }: Scope): Value {
  const encoded = nn.tanh(nn.gemm(input('x'), param('encoder'), { bias: param('encoder.bias') }))
  return nn.gemm(encoded, param('head'), { bias: param('head.bias') })
}

/** `doubled`: a softmax stands before the loss that has one inside, as in the article. */
export const pointsNetwork = (doubled: boolean): Network => ({
  parameters: [
    { name: 'encoder', dims: [inputs, hidden], initial: 'glorot' },
    { name: 'encoder.bias', dims: [hidden], initial: 'zeros', undecayed: true },
    { name: 'head', dims: [hidden, classes], initial: 'glorot' },
    { name: 'head.bias', dims: [classes], initial: 'zeros', undecayed: true },
  ],
  inputs: [
    { name: 'x', dtype: 'float32', dims: ['rows', inputs] },
    { name: 'label', dtype: 'int32', dims: ['rows'] },
  ],
  loss: (scope) => {
    const logits = logitsOf(scope)
    return nn.softmaxCrossEntropy(doubled ? nn.softmax(logits) : logits, scope.input('label'))
  },
})

export const pointsTrainer = (runtime: Runtime, doubled: boolean, rows: number): Promise<Trainer> =>
  nn.createTrainer(runtime, pointsNetwork(doubled), {
    optimizer: nn.adam(),
    sizes: { rows },
    seed: 6,
    rate: nn.constantRate(0.02),
  })

/** Right answers and mean loss, read in batches of `size`: rows count, not batches. */
export async function judgePoints(
  runtime: Runtime,
  theta: Float32Array,
  points: Points,
  size: number,
): Promise<{ right: number; loss: number }> {
  const { parameters } = pointsNetwork(false)
  const onnx = nn.exportInference(
    {
      parameters,
      inputs: [{ name: 'x', dtype: 'float32', dims: ['rows', inputs] }],
      forward: (scope) => ({ p: nn.softmax(logitsOf(scope)) }),
    },
    theta,
    { name: 'points', dtype: 'float32' },
  )
  const session = await runtime.load(onnx)
  let [right, loss] = [0, 0]
  for (let from = 0; from < points.labels.length; from += size) {
    const to = Math.min(from + size, points.labels.length)
    const { p } = await session.run({ x: pointsBatch(points, from, to)['x']! })
    for (let i = from; i < to; i++) {
      const own = Array.from(p!.data.slice((i - from) * classes, (i - from + 1) * classes), Number)
      right += own.indexOf(Math.max(...own)) === points.labels[i] ? 1 : 0
      loss -= Math.log(own[points.labels[i]!]!) / points.labels.length
    }
  }
  await session.dispose()
  return { right, loss }
}

/** The heads over an encoder's vector as one ONNX graph, with the period head as it is without an encoder. */
import { add, div, float32, GraphBuilder, matmul, maximum, mul, reduceSum, reshape, softmax, sqrt, square, sub } from '../../nn/index.ts' // prettier-ignore
import type { Value } from '../../nn/index.ts'
import type { Manifest } from '../../bundle.ts'
import { period, textInputs } from '../graph.ts'
import type { Prior } from '../prior.ts'
import type { EncodedHead } from './head.ts'

/** The vector of a text, and of a poem what textInputs names. */
export const encodedInputs = (dimensions: number): Manifest['inputs'] => [
  { name: 'encoding', type: 'float32', dims: [dimensions] },
  ...textInputs.filter(({ name }) => poemNames.includes(name)),
]
const poemNames = ['poem_ids', 'line_ids', 'form', 'size']

export const encodedOutputs = (subjects: number, sentiments: number): Manifest['outputs'] => [
  { name: 'subject', type: 'float32', dims: [subjects] },
  { name: 'sentiment', type: 'float32', dims: [sentiments] },
  { name: 'period', type: 'float32', dims: [2] },
  { name: 'poem_evidence', type: 'float32', dims: ['poem_grams', 1] },
]

export function exportEncoded(heads: {
  readonly subject: EncodedHead
  readonly sentiment: EncodedHead
  readonly prior: Prior
}): Uint8Array {
  const g = new GraphBuilder()
  const { subject, sentiment, prior } = heads
  const [encoding, poemIds, lineIds, form, size] = encodedInputs(subject.dimensions).map(
    ({ name, type, dims }) => g.input(name, type, dims),
  ) as [Value, Value, Value, Value, Value]
  g.output('subject', answer(g, subject, encoding))
  g.output('sentiment', answer(g, sentiment, encoding))
  period(g, prior.period, { poemIds, lineIds, form, size })
  return g.build({ name: 'mouseion-text-encoded' })
}

/** head.ts in operators. */
function answer(g: GraphBuilder, head: EncodedHead, encoding: Value): Value {
  const { classes, dimensions, mean, weights, calibration } = head
  const apart = sub(encoding, g.constant(float32([dimensions], mean)))
  const x = div(apart, maximum(sqrt(reduceSum(square(apart))), 1e-6))
  const table = g.constant(float32([dimensions, classes], weights))
  const scores = reshape(matmul(reshape(x, [1, dimensions]), table), [classes])
  const biases = g.constant(float32([classes], [...calibration.biases]))
  return softmax(add(mul(scores, 1 / calibration.temperature), biases))
}

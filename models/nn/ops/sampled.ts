/** Softmax over a sample of the classes, for catalogues of more than about 10,000. */
import type { Value } from '../graph.ts'
import { ShapeError, sameDims } from '../shapes.ts'
import { int32 } from '../tensor.ts'
import { add, cast, equal, mul, neg, sub } from './elementwise.ts'
import { concat, reshape, slice, unsqueeze } from './layout.ts'
import { gather } from './lookup.ts'
import { average, crossEntropies } from './loss.ts'
import type { LossOptions } from './loss.ts'
import { gemm, reduceSum } from './matrix.ts'
import { maskedScore } from './composed.ts'

export interface SampledSoftmax {
  /** [rows, width] */
  readonly states: Value
  /** [classes, width] */
  readonly table: Value
  /** int [rows] */
  readonly targets: Value
  /** int [negatives], shared by all rows; one that is a row's target counts for nothing there. */
  readonly negatives: Value
  /** [classes]: log of how many times each class is expected among the negatives (Jean et al. 2015). */
  readonly logExpected: Value
}

/**
 * Mean of -ln softmax over the target and the negatives, their scores corrected for how they were drawn. As in `productCrossEntropy` the
 * gradient's scale goes to the narrow side of its products.
 */
export function sampledSoftmaxCrossEntropy(
  { states, table, targets, negatives, logExpected }: SampledSoftmax,
  options: LossOptions = {},
): Value {
  const { graph } = states
  const rows = states.dims[0] as number
  if (!sameDims(targets.dims, [rows])) throw new ShapeError('sampled softmax', states.dims, targets.dims)
  const [own, others] = [gather(table, targets), gather(table, negatives)]
  const ownBias = reshape(neg(gather(logExpected, targets)), [rows, 1])
  const bias = neg(gather(logExpected, negatives))
  const hit = add(reduceSum(mul(states, own), { axes: [1], keepDims: true }), ownBias)
  const missed = gemm(states, others, { transB: true, bias })
  const same = equal(unsqueeze(targets, [1]), unsqueeze(negatives, [0]))
  // Added, not chosen, which takes longer: its softmax is 0 exactly, so that no gradient comes by there either.
  const scores = concat([hit, add(missed, mul(cast(same, 'float32'), maskedScore))], 1)
  const first = graph.constant(int32([rows], new Int32Array(rows)))
  const { losses, p } = crossEntropies(scores, first)
  const differentiated = graph.differentiate(losses, {
    inputs: [states, own, others, ownBias, bias],
    backward: (grad) => {
      const ownError = mul(sub(slice(p, { axis: 1, from: 0, to: 1 }), 1), grad)
      const error = slice(p, { axis: 1, from: 1 })
      return [
        add(mul(gemm(error, others), grad), mul(own, ownError)),
        mul(states, ownError),
        gemm(error, mul(states, grad), { transA: true }),
        ownError,
        reshape(gemm(error, grad, { transA: true }), bias.dims),
      ]
    },
  })
  return average(reshape(differentiated, targets.dims), options)
}

/** Softmax over a sample of the classes, for catalogues of more than about 10,000. */
import type { Value } from '../graph.ts'
import { ShapeError, sameDims } from '../shapes.ts'
import { int32 } from '../tensor.ts'
import { add, cast, equal, mul, neg, sub } from './elementwise.ts'
import { concat, reshape, unsqueeze } from './layout.ts'
import { gather } from './lookup.ts'
import { softmaxCrossEntropy } from './loss.ts'
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

/** Mean of -ln softmax over the target and the negatives, their scores corrected for how they were drawn. */
export function sampledSoftmaxCrossEntropy(
  { states, table, targets, negatives, logExpected }: SampledSoftmax,
  options: LossOptions = {},
): Value {
  const [rows] = states.dims
  if (!sameDims(targets.dims, [rows!])) throw new ShapeError('sampled softmax', states.dims, targets.dims)
  const hit = sub(reduceSum(mul(states, gather(table, targets)), { axes: [1] }), gather(logExpected, targets))
  const bias = neg(gather(logExpected, negatives))
  const missed = gemm(states, gather(table, negatives), { transB: true, bias })
  const same = equal(unsqueeze(targets, [1]), unsqueeze(negatives, [0]))
  // Added, not chosen: its softmax is 0 exactly, so that no gradient comes by there either.
  const scores = concat([reshape(hit, [rows!, 1]), add(missed, mul(cast(same, 'float32'), maskedScore))], 1)
  const first = states.graph.constant(int32([rows as number], new Int32Array(rows as number)))
  return softmaxCrossEntropy(scores, first, options)
}

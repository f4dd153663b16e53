/** Learning from another model's probabilities (Hinton et al. 2015). */
import type { Value } from '../graph.ts'
import { ShapeError, sameDims } from '../shapes.ts'
import { mul, sub } from './elementwise.ts'
import { reduceMean, reduceSum, softmax } from './matrix.ts'

export interface Distillation {
  /** [rows, classes], of the one that learns. */
  readonly logits: Value
  /** [rows, classes], of the one that teaches: an input, or taken through `stopGradient`. */
  readonly teacher: Value
  /** Over 1 the lesser classes count for more. */
  readonly temperature?: number
}

/**
 * Mean of -T^2 sum q ln p, q = softmax(teacher/T), p = softmax(logits/T): T^2 keeps the gradient's size as it is at T = 1. Its gradient is that of
 * the divergence of p from q; its least value is T^2 times q's entropy.
 */
export function distillationLoss({ logits, teacher, temperature = 1 }: Distillation): Value {
  if (!sameDims(logits.dims, teacher.dims)) throw new ShapeError('distillation', logits.dims, teacher.dims)
  const { graph } = logits
  const cooled = mul(logits, 1 / temperature)
  const total = graph.op('ReduceLogSumExp', [cooled, graph.longs([-1])], { keepdims: 1 })
  const q = softmax(mul(teacher, 1 / temperature))
  return mul(reduceMean(reduceSum(mul(q, sub(total, cooled)), { axes: [-1] })), temperature ** 2)
}

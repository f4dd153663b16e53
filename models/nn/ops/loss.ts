/** Losses, each from logits, each a scalar: no softmax or sigmoid stands before them. */
import { staticDims } from '../gradients/rule.ts'
import type { Value } from '../graph.ts'
import { ShapeError, sameDims } from '../shapes.ts'
import { float32, sizeOf } from '../tensor.ts'
import { add, div, exp, log, maximum, mul, neg, softplus, sub } from './elementwise.ts'
import { reshape } from './layout.ts'
import { gatherElements, scatterAdd } from './lookup.ts'
import { gemm, reduceMax, reduceMean, reduceSum, softmax } from './matrix.ts'

export interface LossOptions {
  /** One for each row: 0 masks it out, 1/propensity corrects for how it came to be logged. */
  readonly weights?: Value
  /** Divided by: the weights' sum (default; right for masks), or the number of rows (right for propensities). */
  readonly over?: 'weights' | 'rows'
}

/** Mean of -ln softmax(logits)_y. logits [rows, classes], targets int [rows]; finite for logits of any size. */
export function softmaxCrossEntropy(logits: Value, targets: Value, options: LossOptions = {}): Value {
  const { losses, p, column } = crossEntropies(logits, targets)
  const own = logits.graph.differentiate(losses, {
    inputs: [logits],
    backward: (grad) => [scatterAdd(mul(p, grad), column, neg(grad), 1)],
  })
  return average(reshape(own, targets.dims), options)
}

/**
 * The same of the logits states table', for a class each row of the table: [rows, width] and [classes, width]. The gradient's scale goes to the
 * narrow side of its products, so that the backward pass writes nothing of [rows, classes] anew.
 */
export function productCrossEntropy(
  { states, table, targets }: { readonly states: Value; readonly table: Value; readonly targets: Value },
  options: LossOptions = {},
): Value {
  const { losses, p, column } = crossEntropies(gemm(states, table, { transB: true }), targets)
  const own = states.graph.differentiate(losses, {
    inputs: [states, table],
    backward: (grad) => {
      const minus = states.graph.constant(
        float32(staticDims(column), new Float32Array(sizeOf(staticDims(column))).fill(-1)),
      )
      const error = scatterAdd(p, column, minus, 1)
      return [mul(gemm(error, table), grad), gemm(error, mul(states, grad), { transA: true })]
    },
  })
  return average(reshape(own, targets.dims), options)
}

/** -ln softmax of each row, [rows, 1], with the softmax and the targets as a column; no gradient is told of yet. */
export function crossEntropies(logits: Value, targets: Value): { losses: Value; p: Value; column: Value } {
  const [rows] = logits.dims
  if (logits.dims.length !== 2 || !sameDims(targets.dims, [rows!]))
    throw new ShapeError('cross-entropy', logits.dims, targets.dims)
  const column = reshape(targets, [rows!, 1])
  const p = softmax(logits)
  // ln sum e^z = max z - ln max p: both maxima are cheap, and max p is never under 1/classes.
  const total = sub(
    reduceMax(logits, { axes: [1], keepDims: true }),
    log(reduceMax(p, { axes: [1], keepDims: true })),
  )
  return { losses: sub(total, gatherElements(logits, column, 1)), p, column }
}

/** Mean of softplus(z) - r z, which is -[r ln p + (1-r) ln(1-p)] with p = sigmoid(z). Targets within [0, 1]. */
export function binaryCrossEntropy(logits: Value, targets: Value, options: LossOptions = {}): Value {
  if (!sameDims(logits.dims, targets.dims))
    throw new ShapeError('binary cross-entropy', logits.dims, targets.dims)
  return average(sub(softplus(logits), mul(targets, logits)), options)
}

/** Mean of (prediction - target)^2 / 2. */
export function squaredError(prediction: Value, targets: Value, options: LossOptions = {}): Value {
  if (!sameDims(prediction.dims, targets.dims))
    throw new ShapeError('squared error', prediction.dims, targets.dims)
  const difference = sub(prediction, targets)
  return average(mul(mul(difference, difference), 0.5), options)
}

/** Kullback-Leibler divergence of N(mean, e^logVariance) from N(0, 1): sum over the last axis, mean over the rest. */
export function gaussianDivergence(mean: Value, logVariance: Value): Value {
  const terms = sub(sub(add(mul(mean, mean), exp(logVariance)), 1), logVariance)
  return reduceMean(mul(reduceSum(terms, { axes: [-1] }), 0.5))
}

export function average(losses: Value, { weights, over = 'weights' }: LossOptions): Value {
  if (!weights) return reduceMean(losses)
  if (!sameDims(losses.dims, weights.dims))
    throw new ShapeError('weights of a loss', losses.dims, weights.dims)
  const sum = reduceSum(mul(losses, weights))
  return over === 'rows'
    ? mul(sum, 1 / sizeOf(staticDims(losses)))
    : div(sum, maximum(reduceSum(weights), 1e-12))
}

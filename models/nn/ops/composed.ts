/** Layers made of several operators, with gradients of their own where that is exact or cheaper. */
import { unbroadcast } from '../gradients/rule.ts'
import type { Value } from '../graph.ts'
import { float } from '../onnx.ts'
import { add, div, greater, maximum, mul, sqrt, sub, where } from './elementwise.ts'
import { reshape, transpose } from './layout.ts'
import { matmul, reduceMean, reduceSum, softmax } from './matrix.ts'

const lastAxis = { axes: [-1], keepDims: true } as const

/** (x - mean) / sqrt(variance + epsilon) scale + bias over the last axis (Ba et al. 2016). */
export function layerNorm(x: Value, scale: Value, bias: Value, epsilon = 1e-5): Value {
  const attributes = { axis: -1, epsilon: float(epsilon) }
  const kept = { dtype: x.dtype, dims: [...x.dims.slice(0, -1), 1] }
  const norm = [x, kept, kept] as const
  const [y, mean, inverse] = x.graph.ops('LayerNormalization', [x, scale, bias], attributes, norm) as [Value, Value, Value] // prettier-ignore
  return x.graph.differentiate(y, {
    inputs: [x, scale, bias],
    backward: (grad) => {
      const unit = mul(sub(x, mean), inverse)
      const inner = mul(grad, scale)
      const along = add(reduceMean(inner, lastAxis), mul(unit, reduceMean(mul(inner, unit), lastAxis)))
      return [
        mul(sub(inner, along), inverse),
        unbroadcast(mul(grad, unit), scale.dims),
        unbroadcast(grad, bias.dims),
      ]
    },
  })
}

/** x / |x| over the last axis; 0, with gradient 0, where |x| is under 1e-12. */
export function l2Normalise(x: Value): Value {
  const squares = reduceSum(mul(x, x), lastAxis)
  const length = sqrt(maximum(squares, 1e-24))
  const inverse = where(greater(squares, 1e-24), div(1, length), 0)
  const unit = mul(x, inverse)
  return x.graph.differentiate(unit, {
    inputs: [x],
    backward: (grad) => [mul(sub(grad, mul(unit, reduceSum(mul(grad, unit), lastAxis))), inverse)],
  })
}

/** u.v / (|u| |v|) over the last axis, which it removes; 0 where either is 0. */
export const cosineSimilarity = (u: Value, v: Value): Value =>
  reduceSum(mul(l2Normalise(u), l2Normalise(v)), { axes: [-1] })

/** What is added to a masked score: far below any other, and still finite in fp16. */
export const maskedScore = -60000

export interface AttentionOptions {
  /** Added to the scores: 0 where attended, `maskedScore` where not. */
  readonly mask?: Value
  readonly heads?: number
}
/**
 * softmax(q k' / sqrt(d) + mask) v (Vaswani et al. 2017). query [batch, n, width], key and value [batch, m, width];
 * the mask broadcasts to [batch, heads, n, m]. Batch may be a name; projections are the caller's.
 */
export function attention(
  query: Value,
  key: Value,
  value: Value,
  { mask, heads = 1 }: AttentionOptions = {},
): Value {
  const width = query.dims.at(-1) as number
  const head = width / heads
  if (heads === 1) {
    const scores = matmul(mul(query, 1 / Math.sqrt(width)), transpose(key, [0, 2, 1]))
    return matmul(softmax(mask ? add(scores, oneHead(mask)) : scores), value)
  }
  const split = (x: Value) => reshape(x, [x.dims[0]!, x.dims[1]!, heads, head])
  const q = transpose(split(mul(query, 1 / Math.sqrt(head))), [0, 2, 1, 3])
  const scores = matmul(q, transpose(split(key), [0, 2, 3, 1]))
  const weights = softmax(mask ? add(scores, mask) : scores)
  const mixed = matmul(weights, transpose(split(value), [0, 2, 1, 3]))
  return reshape(transpose(mixed, [0, 2, 1, 3]), query.dims)
}

/** A mask of heads without their axis, as one head has none. */
function oneHead(mask: Value): Value {
  if (mask.dims.length < 4) return mask
  return reshape(mask, [mask.dims[0]!, ...mask.dims.slice(2)])
}

/** W x + (scale) B A x: the base stays as it is, rank-r adapters learn (Hu et al. 2021). x [.., in], base [in, out]. */
export function lowRankAdapted(
  x: Value,
  {
    base,
    down,
    up,
    scale,
  }: { readonly base: Value; readonly down: Value; readonly up: Value; readonly scale: number },
): Value {
  return add(matmul(x, base), mul(matmul(matmul(x, down), up), scale))
}

/** x + epsilon g / |g| over the last axis: the worst small step for the loss (Miyato et al. 2017). */
export const adversarialInput = (x: Value, gradient: Value, epsilon: number): Value =>
  add(x, mul(l2Normalise(gradient), epsilon))

/** The mean of several predictions of the same dimensions: its loss is at most the mean of their losses. */
export function ensemble(predictions: readonly Value[]): Value {
  const [first, ...others] = predictions
  if (!first) throw new Error('an ensemble has members')
  return mul(others.reduce(add, first), 1 / predictions.length)
}

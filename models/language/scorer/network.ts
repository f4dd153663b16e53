/**
 * The small network over the evidence: an MLP reads what each known language says of each candidate, two attention
 * heads pool the languages (starting from the closed-form pooling weights), and a second MLP scores the candidate beside
 * both closed-form pools. It has no parameters of a language or family, so one network serves every data set.
 */
import {
  add,
  concat,
  float32,
  gather,
  gelu,
  matmul,
  mul,
  reduceSum,
  slice,
  softmax,
  softmaxCrossEntropy,
  squeeze,
  sub,
  unsqueeze,
  type Network,
  type ParameterSpec,
  type Scope,
  type Value,
} from '../../nn/index.ts'
import { geometricFeature, logPoolFeature } from './candidate-features.ts'
import { candidateCount } from './evidence.ts'
import { pairFeatureCount } from './pair-features.ts'

export interface Standard {
  readonly mean: Float32Array
  /** One over the standard deviation. */
  readonly scale: Float32Array
}

export interface ScorerShape {
  /** Standardisation of pair and candidate features; their lengths say how many features there are. */
  readonly pairs: Standard
  readonly features: Standard
  readonly dropout?: number
}

const hidden = 96
const told = 24
export const heads = 2
const wide = 160
const narrow = 64

export function scorerNetwork(shape: ScorerShape): Network {
  const inputs = [
    { name: 'pairs', dtype: 'float32', dims: ['pairs', candidateCount, pairFeatureCount] },
    { name: 'slots', dtype: 'int32', dims: ['cells', 'forms'] },
    { name: 'log_weights', dtype: 'float32', dims: ['cells', 'forms'] },
    { name: 'features', dtype: 'float32', dims: ['cells', candidateCount, shape.features.mean.length] },
    { name: 'absent', dtype: 'float32', dims: ['cells', candidateCount] },
  ] as const
  const targets = [
    { name: 'gold', dtype: 'int32', dims: ['cells'] },
    { name: 'weight', dtype: 'float32', dims: ['cells'] },
  ] as const
  return {
    parameters: parametersOf(shape.features.mean.length),
    inputs: [...inputs, ...targets],
    loss: (scope) =>
      softmaxCrossEntropy(logits(scope, shape, scope.input('features')), scope.input('gold'), {
        weights: scope.input('weight'),
      }),
  }
}

function parametersOf(features: number): ParameterSpec[] {
  const layer = (name: string, from: number, to: number): ParameterSpec[] => [
    { name, dims: [from, to], initial: 'glorot' },
    { name: `${name}_bias`, dims: [to], initial: 'zeros', undecayed: true },
  ]
  return [
    ...layer('hear', pairFeatureCount, hidden),
    ...layer('tell', hidden, told),
    { name: 'attend', dims: [told, heads], initial: 'zeros' },
    ...layer('wide', features + heads * told, wide),
    ...layer('narrow', wide, narrow),
    { name: 'score', dims: [narrow, 1], initial: 'zeros' },
    { name: 'log_pool', dims: [1], initial: Float32Array.of(0.7), undecayed: true },
    { name: 'geometric', dims: [1], initial: Float32Array.of(0.3), undecayed: true },
  ]
}

/** [cells, candidates] */
export function logits({ graph, param, input, dropout }: Scope, shape: ScorerShape, features: Value): Value {
  const rate = shape.dropout ?? 0
  const standardised = (x: Value, { mean, scale }: Standard): Value =>
    mul(sub(x, graph.constant(float32([mean.length], mean))), graph.constant(float32([scale.length], scale)))
  const dense = (x: Value, name: string): Value => add(matmul(x, param(name)), param(`${name}_bias`))
  const heard = dropout(gelu(dense(standardised(input('pairs'), shape.pairs), 'hear')), rate)
  const said = gelu(dense(heard, 'tell'))
  const appeal = matmul(said, param('attend'))
  // [cells, forms, candidates, .]
  const bySlot = gather(said, input('slots'))
  const attention = softmax(add(gather(appeal, input('slots')), unsqueeze(input('log_weights'), [2, 3])), 1)
  const pooled = Array.from({ length: heads }, (_, h) =>
    reduceSum(mul(bySlot, slice(attention, { axis: 3, from: h, to: h + 1 })), { axes: [1] }),
  )
  const all = concat([standardised(features, shape.features), ...pooled], 2)
  const first = dropout(gelu(dense(all, 'wide')), rate)
  const second = dropout(gelu(dense(first, 'narrow')), rate)
  const own = squeeze(matmul(second, param('score')), [2])
  const feature = (at: number): Value => squeeze(slice(features, { axis: 2, from: at, to: at + 1 }), [2])
  const pools = add(
    mul(feature(logPoolFeature), param('log_pool')),
    mul(feature(geometricFeature), param('geometric')),
  )
  return add(add(own, pools), input('absent'))
}

/** A small classifier with an embedding, a norm and dropout, and rows that it can learn. */
import * as nn from '../../../../models/nn/index.ts'
import type { InferenceNetwork, Network, ParameterSpec, Scope, Value } from '../../../../models/nn/index.ts'
import { floats, ints } from '../../../../models/session.ts'
import type { Tensors } from '../../../../models/session.ts'

export const rows = 16
const width = 8
const words = 12

const parameters: readonly ParameterSpec[] = [
  { name: 'embedding', dims: [words, width], initial: { normal: 0.3 } },
  { name: 'norm.scale', dims: [width], initial: 'ones', undecayed: true },
  { name: 'norm.bias', dims: [width], initial: 'zeros', undecayed: true },
  { name: 'hidden', dims: [width, width], initial: 'glorot' },
  { name: 'head', dims: [width, 3], initial: 'glorot' },
  { name: 'head.bias', dims: [3], initial: 'zeros', undecayed: true },
]
const tokens = { name: 'tokens', dtype: 'int32', dims: ['batch', 4] } as const

function logits(scope: Scope): Value {
  const mean = nn.reduceMean(nn.gather(scope.param('embedding'), scope.input('tokens')), { axes: [1] })
  const normed = nn.layerNorm(mean, scope.param('norm.scale'), scope.param('norm.bias'))
  const hidden = scope.dropout(nn.gelu(nn.matmul(normed, scope.param('hidden'))), 0.2)
  return nn.gemm(hidden, scope.param('head'), { bias: scope.param('head.bias') })
}

export const classifier: Network & InferenceNetwork = {
  parameters,
  inputs: [
    tokens,
    { name: 'classes', dtype: 'int32', dims: ['batch'] },
    { name: 'weights', dtype: 'float32', dims: ['batch'] },
  ],
  loss: (scope) =>
    nn.softmaxCrossEntropy(logits(scope), scope.input('classes'), { weights: scope.input('weights') }),
  forward: (scope) => ({ logits: logits(scope) }),
}
/** What use needs of it. */
export const classifierInUse: InferenceNetwork = { ...classifier, inputs: [tokens] }

/** The class of four tokens is the remainder of the greatest by three; rows from `used` on weigh nothing. */
export function classifierBatch(seed: number, used = rows): Tensors {
  const random = nn.createRandom(seed)
  const drawn = Array.from({ length: rows }, () => Array.from({ length: 4 }, () => random.int(words)))
  return {
    tokens: ints([rows, 4], drawn.flat()),
    classes: ints(
      [rows],
      drawn.map((row) => Math.max(...row) % 3),
    ),
    weights: floats(
      [rows],
      drawn.map((_, i) => (i < used ? 1 : 0)),
    ),
  }
}

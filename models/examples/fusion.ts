/**
 * Several kinds of input, any of them absent, pooled by one learned query: each item is projected into one width and told
 * which modality it is of; attention weighs them; what is masked counts for nothing (methods F25 to F29).
 */
import * as nn from '../nn/index.ts'
import type { Network, ParameterSpec, Scope, Value } from '../nn/index.ts'

export interface Modality {
  readonly name: string
  /** Items that fit; shorter lists are padded and masked. */
  readonly most: number
  /** Features of one item. */
  readonly width: number
}

export interface FusionShape {
  readonly modalities: readonly Modality[]
  /** Width of the shared space. */
  readonly width: number
  readonly classes: number
}

export const fusionParameters = ({ modalities, width, classes }: FusionShape): readonly ParameterSpec[] => [
  ...modalities.flatMap(({ name, width: own }): ParameterSpec[] => [
    { name: `${name}.projection`, dims: [own, width], initial: 'glorot' },
    { name: `${name}.mark`, dims: [width], initial: { normal: 0.1 } },
  ]),
  { name: 'query', dims: [width], initial: { normal: 0.5 } },
  { name: 'head', dims: [width, classes], initial: 'glorot' },
  { name: 'head.bias', dims: [classes], initial: 'zeros', undecayed: true },
]

/** [rows, items, width] and the mask [rows, items]: 0 where there is an item, far below where there is none. */
function items({ param, input }: Scope, { modalities }: FusionShape): { z: Value; mask: Value } {
  const parts = modalities.map(({ name }) =>
    nn.add(nn.matmul(input(name), param(`${name}.projection`)), param(`${name}.mark`)),
  )
  return {
    z: nn.concat(parts, 1),
    mask: nn.concat(
      modalities.map(({ name }) => input(`${name}.mask`)),
      1,
    ),
  }
}

/** `weights` [rows, items] sum to 1 over what is there; `logits` [rows, classes]. */
export function fuse(scope: Scope, shape: FusionShape): { weights: Value; logits: Value } {
  const { z, mask } = items(scope, shape)
  const query = nn.reshape(scope.param('query'), [shape.width, 1])
  const scores = nn.mul(nn.squeeze(nn.matmul(z, query), [-1]), 1 / Math.sqrt(shape.width))
  const weights = nn.softmax(nn.add(scores, mask))
  const pooled = nn.reduceSum(nn.mul(z, nn.unsqueeze(weights, [-1])), { axes: [1] })
  return { weights, logits: nn.gemm(pooled, scope.param('head'), { bias: scope.param('head.bias') }) }
}

export const fusionInputs = ({ modalities }: FusionShape): Network['inputs'] =>
  modalities.flatMap(({ name, most, width }) => [
    { name, dtype: 'float32' as const, dims: ['rows', most, width] },
    { name: `${name}.mask`, dtype: 'float32' as const, dims: ['rows', most] },
  ])

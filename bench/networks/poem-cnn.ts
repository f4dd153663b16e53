/** Tang or Song: characters of a poem, embedded, slid over, pooled by attention or by the mean, two classes. Switches for each technique. */
import * as nn from '../../models/nn/index.ts'
import type {
  InferenceNetwork,
  InputSpec,
  Network,
  ParameterSpec,
  Scope,
  Value,
} from '../../models/nn/index.ts'
import { floats, ints } from '../../models/session.ts'
import type { Tensors } from '../../models/session.ts'

export interface PoemSizes {
  readonly characters: number
  readonly length: number
  readonly width: number
  readonly channels: number
}
export interface PoemSwitches {
  readonly dropout: number
  readonly convolution: boolean
  readonly attention: boolean
  readonly layerNorm: boolean
  /** Length of the adversarial step on the embeddings; 0 is none. */
  readonly adversarial: number
  /** Share of the loss that is a teacher's probabilities, fed as the input `teacher`. */
  readonly distillation: number
}
export interface Poem {
  /** Character numbers from 1; 0 is one that is not known. */
  readonly characters: readonly number[]
  readonly song: boolean
}

const textInputs = ({ length }: PoemSizes): readonly InputSpec[] => [
  { name: 'text', dtype: 'int32', dims: ['batch', length] },
  { name: 'mask', dtype: 'float32', dims: ['batch', length] },
]

export function poemNetwork(sizes: PoemSizes, switches: PoemSwitches): Network & InferenceNetwork {
  const { characters, width, channels } = sizes
  const features = switches.convolution ? channels : width
  const vector = (name: string, size: number, initial: 'ones' | 'zeros'): ParameterSpec => ({
    name,
    dims: [size],
    initial,
    undecayed: true,
  })
  return {
    parameters: [
      { name: 'characters', dims: [characters, width], initial: { normal: 0.1 } },
      { name: 'kernel', dims: [channels, width, 2], initial: 'glorot' },
      vector('kernel.bias', channels, 'zeros'),
      { name: 'gaze', dims: [features, 1], initial: 'glorot' },
      vector('norm.scale', features, 'ones'),
      vector('norm.bias', features, 'zeros'),
      { name: 'out', dims: [features, 2], initial: 'glorot' },
      vector('out.bias', 2, 'zeros'),
    ],
    inputs: [
      ...textInputs(sizes),
      { name: 'label', dtype: 'int32', dims: ['batch'] },
      { name: 'weight', dtype: 'float32', dims: ['batch'] },
      ...(switches.distillation > 0
        ? [{ name: 'teacher', dtype: 'float32', dims: ['batch', 2] } as const]
        : []),
    ],
    loss: (scope) => {
      const embedded = nn.gather(scope.param('characters'), scope.input('text'))
      const loss = (x: Value) => lossOf(scope, logitsOf(scope, x, switches), switches)
      return switches.adversarial > 0
        ? nn.adversarialLoss(embedded, loss, switches.adversarial)
        : loss(embedded)
    },
    forward: (scope) => ({
      logits: logitsOf(scope, nn.gather(scope.param('characters'), scope.input('text')), switches),
    }),
  }
}

/** What use needs of it. */
export const poemInUse = (network: InferenceNetwork, sizes: PoemSizes): InferenceNetwork => ({
  ...network,
  inputs: textInputs(sizes),
})

function lossOf(scope: Scope, logits: Value, { distillation }: PoemSwitches): Value {
  const weights = scope.input('weight')
  const own = nn.softmaxCrossEntropy(logits, scope.input('label'), { weights })
  if (distillation === 0) return own
  const taught = nn.distillationLoss({ logits, teacher: scope.input('teacher'), temperature: 2 })
  return nn.add(nn.mul(own, 1 - distillation), nn.mul(taught, distillation))
}

/** x [batch, length, width]; masked places are 0 before the convolution and unseen by the pooling. */
function logitsOf(scope: Scope, x: Value, switches: PoemSwitches): Value {
  const { param, dropout } = scope
  const mask = nn.unsqueeze(scope.input('mask'), [-1])
  const seen = dropout(nn.mul(x, mask), switches.dropout)
  const slid = switches.convolution
    ? nn.transpose(
        nn.gelu(
          nn.conv1d(nn.transpose(seen, [0, 2, 1]), param('kernel'), {
            pads: [0, 1],
            bias: param('kernel.bias'),
          }),
        ),
        [0, 2, 1],
      )
    : seen
  const weights = switches.attention
    ? nn.softmax(nn.add(nn.matmul(slid, param('gaze')), nn.mul(nn.sub(1, mask), nn.maskedScore)), 1)
    : nn.div(mask, nn.reduceSum(mask, { axes: [1], keepDims: true }))
  const pooled = nn.reduceSum(nn.mul(slid, weights), { axes: [1] })
  const even = switches.layerNorm ? nn.layerNorm(pooled, param('norm.scale'), param('norm.bias')) : pooled
  return nn.gemm(dropout(even, switches.dropout), param('out'), { bias: param('out.bias') })
}

/** Padded to `rows`; padding weighs nothing. */
export function poemBatch(poems: readonly Poem[], rows: number, length: number): Tensors {
  const text = new Int32Array(rows * length)
  const mask = new Float32Array(rows * length)
  for (let row = 0; row < rows; row++) {
    const own = poems[row]?.characters.slice(0, length) ?? [0]
    text.set(own, row * length)
    mask.fill(1, row * length, row * length + own.length)
  }
  const padded = (of: (poem: Poem) => number) =>
    Array.from({ length: rows }, (_, row) => (poems[row] ? of(poems[row]) : 0))
  return {
    text: ints([rows, length], text),
    mask: floats([rows, length], mask),
    label: ints(
      [rows],
      padded(({ song }) => (song ? 1 : 0)),
    ),
    weight: floats(
      [rows],
      padded(() => 1),
    ),
  }
}

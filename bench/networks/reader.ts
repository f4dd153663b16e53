/**
 * A small reader of texts: tokens as means of their grams, slid over by convolutions, pooled by attention. Heads: the task's own labels, the token
 * at a masked place, and a bag of finer labels of the whole text.
 */
import * as nn from '../../models/nn/index.ts'
import type {
  InferenceNetwork,
  InputSpec,
  Network,
  ParameterSpec,
  Scope,
  Value,
} from '../../models/nn/index.ts'
import type { Reading } from '../text-networks/text.ts'

export interface ReaderSizes extends Reading {
  /** Rows of the table of grams; 0 is padding, 1 stands in for a masked token. */
  readonly grams: number
  /** What a masked token may be. */
  readonly tokens: number
  readonly finer: number
}
/** What is learned: the labels, or first the texts themselves. */
export type Lesson = 'labels' | 'masked' | 'finer'
export interface ReaderSwitches {
  readonly dropout: number
  /** Length of the worst small step on the embeddings; 0 is none. */
  readonly adversarial: number
}

const gazes = 4
const kernel = 3
/** Masked places of a batch for each of its rows. */
export const placesEach = 8

const textInputs = ({ length, gramsEach }: ReaderSizes): readonly InputSpec[] => [
  { name: 'grams', dtype: 'int32', dims: ['batch', length, gramsEach] },
  { name: 'shares', dtype: 'float32', dims: ['batch', length, gramsEach] },
  { name: 'mask', dtype: 'float32', dims: ['batch', length] },
]
const lessonInputs = (lesson: Lesson, { classes, finer }: ReaderSizes): readonly InputSpec[] =>
  lesson === 'masked'
    ? [
        { name: 'places', dtype: 'int32', dims: ['places'] },
        { name: 'tokens', dtype: 'int32', dims: ['places'] },
        { name: 'weights', dtype: 'float32', dims: ['places'] },
      ]
    : [{ name: 'targets', dtype: 'float32', dims: ['batch', lesson === 'labels' ? classes : finer] }]

/** All lessons share the parameters, so that one's weights are where the next begins. */
export function readerNetwork(
  sizes: ReaderSizes,
  lesson: Lesson,
  { dropout, adversarial }: ReaderSwitches,
): Network & InferenceNetwork {
  return {
    parameters: parametersOf(sizes),
    inputs: [...textInputs(sizes), ...lessonInputs(lesson, sizes)],
    loss: (scope) => {
      const from = embedded(scope)
      const loss = (x: Value) => lessonLoss(scope, slid(scope, x, sizes, dropout), { sizes, lesson, dropout })
      return adversarial > 0 ? nn.adversarialLoss(from, loss, adversarial) : loss(from)
    },
    forward: (scope) => ({
      logits: head(scope, pooled(scope, slid(scope, embedded(scope), sizes, 0)), 'out'),
    }),
  }
}

/** What use needs of it. */
export const readerInUse = (network: InferenceNetwork, sizes: ReaderSizes): InferenceNetwork => ({
  ...network,
  inputs: textInputs(sizes),
})

function parametersOf({ grams, width, layers, classes, tokens, finer }: ReaderSizes): ParameterSpec[] {
  const vector = (name: string, size: number, initial: 'ones' | 'zeros'): ParameterSpec => ({ name, dims: [size], initial, undecayed: true }) // prettier-ignore
  const norm = (name: string, size: number) => [vector(`${name}.scale`, size, 'ones'), vector(`${name}.bias`, size, 'zeros')] // prettier-ignore
  return [
    { name: 'table', dims: [grams, width], initial: { normal: 0.1 } },
    ...Array.from({ length: layers }, (_, i): ParameterSpec[] => [
      ...norm(`norm${i}`, width),
      { name: `kernel${i}`, dims: [width, width, kernel], initial: { normal: Math.sqrt(1 / (width * kernel)) } },
      vector(`kernel${i}.bias`, width, 'zeros'),
    ]).flat(),
    { name: 'gazes', dims: [width, gazes], initial: 'glorot' },
    ...norm('pool', width * gazes),
    { name: 'out', dims: [width * gazes, classes], initial: 'glorot' },
    vector('out.bias', classes, 'zeros'),
    ...norm('place', width),
    { name: 'guess', dims: [tokens, width], initial: { normal: 0.05 } },
    { name: 'finer', dims: [width * gazes, finer], initial: 'glorot' },
    vector('finer.bias', finer, 'zeros'),
  ] // prettier-ignore
}

const embedded = ({ param, input }: Scope): Value =>
  nn.reduceSum(nn.mul(nn.gather(param('table'), input('grams')), nn.unsqueeze(input('shares'), [-1])), { axes: [2] }) // prettier-ignore

/** x [batch, length, width], residual layers; padding stays 0. */
function slid({ param, input, dropout }: Scope, x: Value, { layers }: ReaderSizes, rate: number): Value {
  const mask = nn.unsqueeze(input('mask'), [-1])
  let here = nn.mul(dropout(x, rate), mask)
  for (let i = 0; i < layers; i++) {
    const even = nn.mul(nn.layerNorm(here, param(`norm${i}.scale`), param(`norm${i}.bias`)), mask)
    const options = { pads: [1, 1] as const, bias: param(`kernel${i}.bias`) }
    const moved = nn.gelu(nn.conv1d(nn.transpose(even, [0, 2, 1]), param(`kernel${i}`), options))
    here = nn.add(here, nn.mul(nn.transpose(moved, [0, 2, 1]), mask))
  }
  return here
}

/** [batch, gazes width], the means under each gaze. */
function pooled({ param, input }: Scope, x: Value): Value {
  const [batch, , width] = x.dims
  const unseen = nn.mul(nn.sub(1, nn.unsqueeze(input('mask'), [-1])), nn.maskedScore)
  const weights = nn.softmax(nn.add(nn.matmul(x, param('gazes')), unseen), 1)
  const means = nn.matmul(nn.transpose(weights, [0, 2, 1]), x)
  return nn.layerNorm(nn.reshape(means, [batch!, gazes * (width as number)]), param('pool.scale'), param('pool.bias')) // prettier-ignore
}

const head = ({ param }: Scope, x: Value, name: string): Value =>
  nn.gemm(x, param(name), { bias: param(`${name}.bias`) })

function lessonLoss(
  scope: Scope,
  x: Value,
  {
    sizes,
    lesson,
    dropout,
  }: { readonly sizes: ReaderSizes; readonly lesson: Lesson; readonly dropout: number },
): Value {
  const { param, input } = scope
  if (lesson === 'masked') {
    const [batch, length, width] = x.dims as number[]
    const there = nn.gather(nn.reshape(x, [batch! * length!, width!]), input('places'))
    const states = nn.layerNorm(there, param('place.scale'), param('place.bias'))
    const weights = input('weights')
    return nn.productCrossEntropy({ states, table: param('guess'), targets: input('tokens') }, { weights })
  }
  const logits = head(scope, scope.dropout(pooled(scope, x), dropout), lesson === 'labels' ? 'out' : 'finer')
  return lesson === 'labels' && sizes.link === 'sigmoid'
    ? nn.binaryCrossEntropy(logits, input('targets'))
    : softCrossEntropy(logits, input('targets'))
}

/** Mean of -sum q ln softmax(logits), q [rows, classes] given. */
function softCrossEntropy(logits: Value, q: Value): Value {
  const total = logits.graph.op('ReduceLogSumExp', [logits, logits.graph.longs([-1])], { keepdims: 1 })
  return nn.reduceMean(nn.reduceSum(nn.mul(q, nn.sub(total, logits)), { axes: [-1] }))
}

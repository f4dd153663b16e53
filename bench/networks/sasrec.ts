/** SASRec (Kang and McAuley 2018): causal self-attention over the items seen, tied weights, full or sampled softmax. */
import * as nn from '../../models/nn/index.ts'
import type { Network, ParameterSpec, Scope, Value } from '../../models/nn/index.ts'
import { floats, ints } from '../../models/session.ts'
import type { Tensors } from '../../models/session.ts'

export interface SasrecSizes {
  readonly items: number
  readonly length: number
  readonly width: number
  readonly batch: number
  readonly layers: number
  /** Shared by all rows; absent: softmax over all items. */
  readonly negatives?: number
}

const dropRate = 0.2

export function sasrec(sizes: SasrecSizes): Network {
  const { items, length, width, batch, layers, negatives } = sizes
  return {
    parameters: [
      { name: 'items', dims: [items, width], initial: { normal: 0.02 } },
      { name: 'places', dims: [length, width], initial: { normal: 0.02 } },
      ...Array.from({ length: layers }, (_, i) => [
        ...['query', 'key', 'value', 'first', 'second'].map((name) => matrix(`${name}${i}`, width)),
        ...norm(`attend${i}`, width),
        ...norm(`feed${i}`, width),
      ]).flat(),
      ...norm('last', width),
    ],
    inputs: [
      { name: 'history', dtype: 'int32', dims: [batch, length] },
      { name: 'next', dtype: 'int32', dims: [batch * length] },
      ...(negatives === undefined
        ? []
        : [
            { name: 'negative', dtype: 'int32', dims: [negatives] } as const,
            { name: 'expected', dtype: 'float32', dims: [items] } as const,
          ]),
    ],
    loss: (scope) => {
      const states = statesOf(scope, sizes)
      const targets = scope.input('next')
      const table = scope.param('items')
      if (negatives === undefined) return nn.productCrossEntropy({ states, table, targets })
      const [negative, logExpected] = [scope.input('negative'), scope.input('expected')]
      return nn.sampledSoftmaxCrossEntropy({ states, table, targets, negatives: negative, logExpected })
    },
  }
}

/** Random rows: a step takes as long whatever they hold. */
export function sasrecBatch({ items, length, batch, negatives }: SasrecSizes, seed: number): Tensors {
  const random = nn.createRandom(seed)
  const draw = (count: number) => Int32Array.from({ length: count }, () => random.int(items))
  return {
    history: ints([batch, length], draw(batch * length)),
    next: ints([batch * length], draw(batch * length)),
    ...(negatives !== undefined && {
      negative: ints([negatives], draw(negatives)),
      expected: floats([items], new Float32Array(items).fill(Math.log(negatives / items))),
    }),
  }
}

/** [batch length, width] */
function statesOf(scope: Scope, { length, width, batch, layers }: SasrecSizes): Value {
  const { graph, param } = scope
  const embedded = nn.add(nn.gather(param('items'), scope.input('history')), param('places'))
  const future = Float32Array.from({ length: length ** 2 }, (_, i) =>
    i % length > Math.floor(i / length) ? nn.maskedScore : 0,
  )
  const mask = graph.constant(nn.float32([length, length], future))
  let x = scope.dropout(embedded, dropRate)
  for (let i = 0; i < layers; i++) x = block(scope, x, { mask, i })
  return nn.reshape(normed(scope, x, 'last'), [batch * length, width])
}

function block(scope: Scope, x: Value, { mask, i }: { mask: Value; i: number }): Value {
  const project = (value: Value, name: string) => nn.matmul(value, scope.param(`${name}${i}`))
  const q = normed(scope, x, `attend${i}`)
  const mixed = nn.attention(project(q, 'query'), project(q, 'key'), project(q, 'value'), { mask })
  const attended = nn.add(x, scope.dropout(mixed, dropRate))
  const inner = nn.relu(project(normed(scope, attended, `feed${i}`), 'first'))
  return nn.add(attended, scope.dropout(project(inner, 'second'), dropRate))
}

const normed = ({ param }: Scope, x: Value, name: string) =>
  nn.layerNorm(x, param(`${name}.scale`), param(`${name}.bias`))

const matrix = (name: string, width: number): ParameterSpec => ({
  name,
  dims: [width, width],
  initial: 'glorot',
})
const vector = (name: string, width: number, initial: 'ones' | 'zeros'): ParameterSpec => ({
  name,
  dims: [width],
  initial,
  undecayed: true,
})
const norm = (name: string, width: number) => [
  vector(`${name}.scale`, width, 'ones'),
  vector(`${name}.bias`, width, 'zeros'),
]

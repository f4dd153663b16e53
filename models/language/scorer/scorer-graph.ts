/** All trained networks of both passes as one file: each pass is the mean of its networks' probabilities. */
import {
  add,
  concat,
  exportInference,
  layout,
  mul,
  softmax,
  type InferenceNetwork,
  type Value,
} from '../../nn/index.ts'
import type { Manifest } from '../../bundle.ts'
import { floats, ints, type Session, type Tensors } from '../../session.ts'
import { candidateFeatureCount } from './candidate-features.ts'
import type { Cell } from './cells.ts'
import { emptySlot, pairStep } from './cells.ts'
import { echoFeatureCount } from './echo-features.ts'
import { candidateCount, type WordEvidence } from './evidence.ts'
import { logits, scorerNetwork, type ScorerShape } from './network.ts'
import { pairFeatureCount } from './pair-features.ts'

export interface TrainedNetwork {
  readonly shape: ScorerShape
  readonly theta: Float32Array
}
export interface ScorerNetworks {
  readonly first: readonly TrainedNetwork[]
  readonly second: readonly TrainedNetwork[]
}

export const scorerInputs: Manifest['inputs'] = [
  { name: 'pairs', type: 'float32', dims: ['pairs', candidateCount, pairFeatureCount] },
  { name: 'slots', type: 'int32', dims: ['cells', 'forms'] },
  { name: 'log_weights', type: 'float32', dims: ['cells', 'forms'] },
  { name: 'features', type: 'float32', dims: ['cells', candidateCount, candidateFeatureCount] },
  { name: 'echo', type: 'float32', dims: ['cells', candidateCount, echoFeatureCount] },
  { name: 'absent', type: 'float32', dims: ['cells', candidateCount] },
]
export const scorerOutputs: Manifest['outputs'] = [
  { name: 'first', type: 'float32', dims: ['cells', candidateCount] },
  { name: 'second', type: 'float32', dims: ['cells', candidateCount] },
]

/** Whether a loaded file is such a graph, and not the closed form's of graph.ts. */
export const weighsEvidence = ({ inputNames }: Session): boolean => inputNames.includes('echo')

/** The second pass's part in the final answer; the rest is the first's. */
export const secondShare = 2 / 3

/** Same networks, same bytes. With no second pass there is no second output. */
export function exportScorerNetworks(
  { first, second }: ScorerNetworks,
  dtype: 'float16' | 'float32' = 'float32',
): Uint8Array<ArrayBuffer> {
  const named = [
    ...first.map((network, i) => ({ ...network, prefix: `first${i}.` })),
    ...second.map((network, i) => ({ ...network, prefix: `second${i}.` })),
  ]
  const parameters = named.flatMap(({ shape, prefix }) =>
    scorerNetwork(shape).parameters.map((spec) => ({ ...spec, name: `${prefix}${spec.name}` })),
  )
  const theta = new Float32Array(layout(parameters).at(-1)?.to ?? 0)
  let at = 0
  for (const network of named) {
    theta.set(network.theta, at)
    at += network.theta.length
  }
  const graph: InferenceNetwork = {
    parameters,
    inputs: scorerInputs.map(({ name, type, dims }) => ({ name, dtype: type, dims })),
    forward: (scope) => {
      const answer = (prefix: string, networks: readonly TrainedNetwork[], features: Value): Value => {
        const each = networks.map(({ shape }, i) =>
          softmax(
            logits({ ...scope, param: (name) => scope.param(`${prefix}${i}.${name}`) }, shape, features),
          ),
        )
        return mul(each.reduce(add), 1 / each.length)
      }
      const features = scope.input('features')
      const outputs = { first: answer('first', first, features) }
      if (second.length === 0) return outputs
      const again = answer('second', second, concat([features, scope.input('echo')], 2))
      return {
        ...outputs,
        second: add(mul(again, secondShare), mul(outputs.first, 1 - secondShare)),
      }
    },
  }
  return exportInference(graph, theta, { name: 'scorer', dtype })
}

/** A whole word as the graph takes it. */
export function evidenceFeeds(evidence: WordEvidence, echo?: Float32Array): Tensors {
  const { columns, forms, candidates, pairs, logWeights, features } = evidence
  return {
    pairs: floats([columns * forms, candidateCount, pairFeatureCount], pairs),
    slots: ints(
      [columns, forms],
      Int32Array.from({ length: columns * forms }, (_, i) => i),
    ),
    log_weights: floats([columns, forms], logWeights),
    features: floats([columns, candidateCount, candidateFeatureCount], features),
    echo: echoTensor(columns, echo),
    absent: absentTensor(columns, candidates),
  }
}

/** A word's cells, from which a training batch is made, as the graph takes them. */
export function cellFeeds(cells: readonly Cell[]): Tensors {
  const columns = cells.length
  const forms = cells[0]!.logWeights.length
  const size = cells[0]!.pairs.length
  const pairs = new Float32Array(columns * size)
  const logWeights = new Float32Array(columns * forms)
  const features = new Float32Array(columns * cells[0]!.features.length)
  cells.forEach((cell, c) => {
    for (let k = 0; k < size; k++) pairs[c * size + k] = cell.pairs[k]! / pairStep
    logWeights.set(cell.logWeights, c * forms)
    features.set(cell.features, c * cell.features.length)
  })
  const candidates = Int32Array.from(cells.flatMap((cell) => [...cell.candidates]))
  return {
    pairs: floats([columns * forms, candidateCount, pairFeatureCount], pairs),
    slots: ints(
      [columns, forms],
      Int32Array.from({ length: columns * forms }, (_, i) => i),
    ),
    log_weights: floats([columns, forms], logWeights),
    features: floats([columns, candidateCount, candidateFeatureCount], features),
    echo: echoTensor(columns),
    absent: absentTensor(columns, candidates),
  }
}

const echoTensor = (columns: number, echo?: Float32Array) =>
  floats(
    [columns, candidateCount, echoFeatureCount],
    echo ?? new Float32Array(columns * candidateCount * echoFeatureCount),
  )
const absentTensor = (columns: number, candidates: Int32Array) =>
  floats(
    [columns, candidateCount],
    Float32Array.from(candidates, (symbol) => (symbol < 0 ? emptySlot : 0)),
  )

/** One output of a run, [cells x candidates]. */
export async function runScorer(
  session: Session,
  feeds: Tensors,
  output: 'first' | 'second',
): Promise<Float32Array> {
  const result = (await session.run(feeds))[output]
  if (result?.type !== 'float32') throw new Error(`the scorer answers no ${output}`)
  return result.data
}

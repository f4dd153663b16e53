/** The network computed without a runtime, slowly and plainly: what the exported file is checked against. */
import { layout } from '../../nn/index.ts'
import { geometricFeature, logPoolFeature } from './candidate-features.ts'
import { candidateCount, type WordEvidence } from './evidence.ts'
import { heads, scorerNetwork, type Standard } from './network.ts'
import { pairFeatureCount } from './pair-features.ts'
import type { TrainedNetwork } from './scorer-graph.ts'

/** Probabilities of the candidates of every column, [columns x candidates]. `features` has all that the network reads. */
export function referenceProbability(
  { shape, theta }: TrainedNetwork,
  evidence: WordEvidence,
  features: Float32Array,
): Float32Array {
  const parameters = new Map(
    layout(scorerNetwork(shape).parameters).map(({ spec, from, to }) => [
      spec.name,
      theta.subarray(from, to),
    ]),
  )
  const dense = (x: readonly number[], name: string): number[] => {
    const bias = parameters.get(`${name}_bias`)
    return product(x, parameters.get(name)!).map((value, i) => value + (bias?.[i] ?? 0))
  }
  const { columns, forms, candidates, pairs, logWeights } = evidence
  const width = shape.features.mean.length
  const result = new Float32Array(columns * candidateCount)
  for (let c = 0; c < columns; c++) {
    const logits = Array.from({ length: candidateCount }, (_, i) => {
      const own = features.subarray((c * candidateCount + i) * width, (c * candidateCount + i + 1) * width)
      const said = Array.from({ length: forms }, (__, f) => {
        const at = ((c * forms + f) * candidateCount + i) * pairFeatureCount
        const x = standardised(pairs.subarray(at, at + pairFeatureCount), shape.pairs)
        return dense(dense(x, 'hear').map(gelu), 'tell').map(gelu)
      })
      const appeal = said.map((one) => dense(one, 'attend'))
      const pooled = Array.from({ length: heads }, (__, h) => {
        const shares = softmax(appeal.map((one, f) => one[h]! + logWeights[c * forms + f]!))
        return said[0]!.map((___, k) => said.reduce((sum, one, f) => sum + shares[f]! * one[k]!, 0))
      })
      const all = [...standardised(own, shape.features), ...pooled.flat()]
      const [score] = dense(dense(dense(all, 'wide').map(gelu), 'narrow').map(gelu), 'score')
      return candidates[c * candidateCount + i]! < 0
        ? -30000
        : score! +
            own[logPoolFeature]! * parameters.get('log_pool')![0]! +
            own[geometricFeature]! * parameters.get('geometric')![0]!
    })
    result.set(softmax(logits), c * candidateCount)
  }
  return result
}

const standardised = (x: Float32Array, { mean, scale }: Standard): number[] =>
  Array.from(x, (value, k) => (value - mean[k]!) * scale[k]!)

function product(x: readonly number[], matrix: Float32Array): number[] {
  const width = matrix.length / x.length
  return Array.from({ length: width }, (_, j) =>
    x.reduce((sum, value, i) => sum + value * matrix[i * width + j]!, 0),
  )
}

function softmax(values: readonly number[]): number[] {
  const most = Math.max(...values)
  const powers = values.map((value) => Math.exp(value - most))
  const total = powers.reduce((sum, value) => sum + value, 0)
  return powers.map((value) => value / total)
}

const gelu = (x: number): number => (x * (1 + erf(x * Math.SQRT1_2))) / 2

/** Abramowitz and Stegun 7.1.26: off by at most 1.5e-7. */
function erf(x: number): number {
  const t = 1 / (1 + 0.3275911 * Math.abs(x))
  const poly =
    t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
  return Math.sign(x) * (1 - poly * Math.exp(-x * x))
}

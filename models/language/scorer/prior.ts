/**
 * Networks of both passes as a small file: what every scorer starts from, so that a museum's few words need not teach what
 * sound correspondences are in general. The networks know no language, so those fitted on some families serve all others.
 * Layout: length of the header (uint32), header (JSON), then for each network the means and scales of the features of
 * pairs and of candidates, and the weights (float16); little-endian.
 */
import { z } from 'zod'
import { fromFloat16, parameterCount, toFloat16 } from '../../nn/index.ts'
import { candidateFeatureCount } from './candidate-features.ts'
import { echoFeatureCount } from './echo-features.ts'
import { scorerNetwork, type ScorerShape } from './network.ts'
import { pairFeatureCount } from './pair-features.ts'
import type { ScorerNetworks, TrainedNetwork } from './scorer-graph.ts'

const headerSchema = z.object({
  first: z.int().positive(),
  second: z.int().positive(),
  pairFeatures: z.int(),
  candidateFeatures: z.int(),
  echoFeatures: z.int(),
})

const made = {
  pairFeatures: pairFeatureCount,
  candidateFeatures: candidateFeatureCount,
  echoFeatures: echoFeatureCount,
}

/** Same networks, same bytes. */
export function encodeScorerPrior({ first, second }: ScorerNetworks): Uint8Array<ArrayBuffer> {
  const header = new TextEncoder().encode(
    JSON.stringify({ first: first.length, second: second.length, ...made } satisfies z.infer<
      typeof headerSchema
    >),
  )
  const parts = [...first, ...second].flatMap(({ shape: { pairs, features }, theta }) => [
    pairs.mean,
    pairs.scale,
    features.mean,
    features.scale,
    theta,
  ])
  const numbers = parts.reduce((sum, part) => sum + part.length, 0)
  const view = new DataView(new ArrayBuffer(4 + header.length + 2 * numbers))
  view.setUint32(0, header.length, true)
  new Uint8Array(view.buffer).set(header, 4)
  let at = 4 + header.length
  for (const part of parts)
    for (const value of part) {
      view.setUint16(at, toFloat16(value), true)
      at += 2
    }
  return new Uint8Array(view.buffer)
}

/** @throws Error where it was made for other features or networks than today's, or is cut short. */
export function decodeScorerPrior(bytes: Uint8Array): ScorerNetworks {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const length = view.getUint32(0, true)
  const header = headerSchema.parse(JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length))))
  for (const [name, count] of Object.entries(made))
    if (header[name as keyof typeof made] !== count)
      throw new Error(
        `the scorer's prior was made for ${header[name as keyof typeof made]} ${name}, and there are ${count}: tools/fit-scorer-prior.ts makes it anew`,
      )
  let at = 4 + length
  const take = (count: number): Float32Array => {
    const from = at
    at += 2 * count
    if (at > bytes.length) throw otherLength(bytes)
    return Float32Array.from({ length: count }, (_, i) => fromFloat16(view.getUint16(from + 2 * i, true)))
  }
  const network = (features: number): TrainedNetwork => {
    const shape: ScorerShape = {
      pairs: { mean: take(pairFeatureCount), scale: take(pairFeatureCount) },
      features: { mean: take(features), scale: take(features) },
    }
    return { shape, theta: take(parameterCount(scorerNetwork(shape).parameters)) }
  }
  const networks = {
    first: Array.from({ length: header.first }, () => network(candidateFeatureCount)),
    second: Array.from({ length: header.second }, () => network(candidateFeatureCount + echoFeatureCount)),
  }
  if (at !== bytes.length) throw otherLength(bytes)
  return networks
}

const otherLength = (bytes: Uint8Array): Error =>
  new Error(
    `the scorer's prior has ${bytes.length} bytes, which today's networks do not fill: it is cut short, or was made for other ones, and tools/fit-scorer-prior.ts makes it anew`,
  )

/** Weights of a mixture of distributions by expectation maximisation (deleted interpolation, Jelinek & Mercer 1980). */

export interface MixtureOptions {
  readonly rounds: number
  /** Observations that even weights count as, so that few observations do not decide. */
  readonly evenness: number
}

/** `rows` hold for each observation its probability by every part, none of them all 0; the weights sum to 1. */
export function mixtureWeights(
  rows: readonly Float64Array[],
  parts: number,
  { rounds, evenness }: MixtureOptions,
): Float64Array {
  let weights = new Float64Array(parts).fill(1 / parts)
  for (let round = 0; round < rounds; round++) {
    const next = new Float64Array(parts).fill(evenness / parts)
    for (const row of rows) {
      const total = mixed(row, weights)
      for (let part = 0; part < parts; part++) next[part]! += (weights[part]! * row[part]!) / total
    }
    const sum = next.reduce((a, b) => a + b, 0)
    weights = next.map((weight) => weight / sum)
  }
  return weights
}

/** The mixture's probability of one observation. */
export function mixed(row: Float64Array, weights: Float64Array): number {
  let total = 0
  for (let part = 0; part < weights.length; part++) total += weights[part]! * row[part]!
  return total
}

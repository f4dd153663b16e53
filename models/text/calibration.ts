/** Probabilities that mean what they say: softmax, temperature (Guo et al. 2017). */

/** Rows of `width` logits to probabilities, at a temperature. */
export function softmaxRows(logits: ArrayLike<number>, width: number, temperature = 1): Float64Array {
  const out = new Float64Array(logits.length)
  for (let at = 0; at < logits.length; at += width) {
    let peak = -Infinity
    for (let k = at; k < at + width; k++) peak = Math.max(peak, logits[k]! / temperature)
    let sum = 0
    for (let k = at; k < at + width; k++) sum += out[k] = Math.exp(logits[k]! / temperature - peak)
    for (let k = at; k < at + width; k++) out[k]! /= sum
  }
  return out
}

/** Mean negative log-likelihood of the labels, in nats. */
export function logLoss(probabilities: Float64Array, labels: readonly number[], width: number): number {
  let sum = 0
  labels.forEach((label, i) => (sum -= Math.log(Math.max(probabilities[i * width + label]!, 1e-12))))
  return sum / Math.max(1, labels.length)
}

/** The temperature of least log-loss, by golden section over ln T in [ln .05, ln 20]. Fit it on out-of-fold logits only. */
export function fitTemperature(logits: ArrayLike<number>, labels: readonly number[], width: number): number {
  const loss = (lnT: number) => logLoss(softmaxRows(logits, width, Math.exp(lnT)), labels, width)
  const golden = (Math.sqrt(5) - 1) / 2
  let [low, high] = [Math.log(0.05), Math.log(20)]
  while (high - low > 1e-4) {
    const left = high - golden * (high - low)
    const right = low + golden * (high - low)
    if (loss(left) < loss(right)) high = right
    else low = left
  }
  return Math.exp((low + high) / 2)
}

export function argmaxRow(values: ArrayLike<number>, row: number, width: number): number {
  let best = 0
  for (let k = 1; k < width; k++) if (values[row * width + k]! > values[row * width + best]!) best = k
  return best
}

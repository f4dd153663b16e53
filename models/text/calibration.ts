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

export interface Calibration {
  readonly temperature: number
  /** Added to each class's logit after the temperature. */
  readonly biases: readonly number[]
}

/**
 * Temperature and class biases of greatest likelihood, in turns. At their best biases the mean probability of every class
 * is its share of the labels, so each turn adds the log of what is missing.
 */
export function fitCalibration(logits: Float64Array, labels: readonly number[], width: number): Calibration {
  const shares = new Array<number>(width).fill(0)
  for (const label of labels) shares[label]! += 1 / labels.length
  let calibration: Calibration = { temperature: 1, biases: shares.map(() => 0) }
  for (let turn = 0; turn < 30; turn++) {
    const shifted = logits.map((z, i) => z + calibration.biases[i % width]! * calibration.temperature)
    const temperature = turn % 3 === 0 ? fitTemperature(shifted, labels, width) : calibration.temperature
    const probabilities = calibrate(logits, width, { ...calibration, temperature })
    const means = new Array<number>(width).fill(0)
    probabilities.forEach((p, i) => (means[i % width]! += p / labels.length))
    const biases = calibration.biases.map((b, c) => b + Math.log((shares[c]! + 1e-3) / (means[c]! + 1e-3)))
    calibration = { temperature, biases }
  }
  return calibration
}

/** softmax(logits / temperature + biases), by row. */
export function calibrate(
  logits: Float64Array,
  width: number,
  { temperature, biases }: Calibration,
): Float64Array {
  return softmaxRows(
    logits.map((z, i) => z / temperature + biases[i % width]!),
    width,
  )
}

export function argmaxRow(values: ArrayLike<number>, row: number, width: number): number {
  let best = 0
  for (let k = 1; k < width; k++) if (values[row * width + k]! > values[row * width + best]!) best = k
  return best
}

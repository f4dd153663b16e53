/**
 * Logistic regression by L-BFGS (memory 10, backtracking): softmax over classes, or a sigmoid for each column.
 * Minimises C * (weighted negative log-likelihood) + |W|^2 / 2, as the literature states C; the intercepts go free.
 */
import { times, transposedTimes } from './sparse.ts'
import type { SparseRows } from './sparse.ts'

export interface LogisticOptions {
  readonly c: number
  readonly link: 'softmax' | 'sigmoid'
  readonly maxIterations?: number
  readonly rowWeights?: Float64Array
}
export interface LogisticFit {
  /** [columns, width]. */
  readonly weights: Float64Array
  readonly intercepts: Float64Array
}

/** `y` is [rows, width]: one-hot rows for softmax, any 0/1 for sigmoid. */
export function fitLogistic(
  x: SparseRows,
  y: Float64Array,
  width: number,
  options: LogisticOptions,
): LogisticFit {
  const { c, link, maxIterations = 60, rowWeights } = options
  const size = x.columns * width
  const objective = (theta: Float64Array): { value: number; gradient: Float64Array } => {
    const logits = times(x, theta.subarray(0, size), width)
    let loss = 0
    const error = new Float64Array(logits.length)
    for (let i = 0; i < x.rows; i++) {
      const weight = c * (rowWeights ? rowWeights[i]! : 1)
      for (let k = 0; k < width; k++) logits[i * width + k]! += theta[size + k]!
      loss += weight * rowLoss(logits, y, error, i * width, width, link)
      for (let k = 0; k < width; k++) error[i * width + k]! *= weight
    }
    const gradient = new Float64Array(size + width)
    gradient.set(transposedTimes(x, error, width))
    for (let i = 0; i < error.length; i++) gradient[size + (i % width)]! += error[i]!
    let penalty = 0
    for (let i = 0; i < size; i++) {
      penalty += theta[i]! ** 2 / 2
      gradient[i]! += theta[i]!
    }
    return { value: loss + penalty, gradient }
  }
  const theta = minimise(objective, new Float64Array(size + width), maxIterations)
  return { weights: theta.slice(0, size), intercepts: theta.slice(size) }
}

/** Logits, [rows, width]. */
export function logisticScores(x: SparseRows, { weights, intercepts }: LogisticFit): Float64Array {
  const width = intercepts.length
  return times(x, weights, width).map((value, i) => value + intercepts[i % width]!)
}

/** Negative log-likelihood of one row; writes prediction - target into `error`. */
function rowLoss(
  logits: Float64Array,
  y: Float64Array,
  error: Float64Array,
  at: number,
  width: number,
  link: 'softmax' | 'sigmoid',
): number {
  let loss = 0
  if (link === 'sigmoid') {
    for (let k = at; k < at + width; k++) {
      const z = logits[k]!
      error[k] = 1 / (1 + Math.exp(-z)) - y[k]!
      loss += Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))) - y[k]! * z
    }
    return loss
  }
  let peak = -Infinity
  for (let k = at; k < at + width; k++) peak = Math.max(peak, logits[k]!)
  let sum = 0
  for (let k = at; k < at + width; k++) sum += Math.exp(logits[k]! - peak)
  for (let k = at; k < at + width; k++) {
    const logP = logits[k]! - peak - Math.log(sum)
    error[k] = Math.exp(logP) - y[k]!
    loss -= y[k]! * logP
  }
  return loss
}

type Objective = (theta: Float64Array) => { value: number; gradient: Float64Array }

function minimise(objective: Objective, start: Float64Array, maxIterations: number): Float64Array {
  let theta = start
  let here = objective(theta)
  const memory: { s: Float64Array; y: Float64Array; rho: number }[] = []
  for (let iteration = 0; iteration < maxIterations; iteration++) {
    const direction = twoLoop(here.gradient, memory)
    const slope = dot(direction, here.gradient)
    if (slope > -1e-12) break
    let step = iteration === 0 ? Math.min(1, 1 / Math.sqrt(dot(here.gradient, here.gradient))) : 1
    let next = theta.map((t, i) => t + step * direction[i]!)
    let there = objective(next)
    for (let tries = 0; there.value > here.value + 1e-4 * step * slope && tries < 30; tries++) {
      step /= 2
      next = theta.map((t, i) => t + step * direction[i]!)
      there = objective(next)
    }
    const s = next.map((t, i) => t - theta[i]!)
    const y = there.gradient.map((g, i) => g - here.gradient[i]!)
    const curvature = dot(s, y)
    if (curvature > 1e-12) memory.push({ s, y, rho: 1 / curvature })
    if (memory.length > 10) memory.shift()
    const gain = here.value - there.value
    theta = next
    here = there
    if (gain < 1e-5 * Math.max(1, Math.abs(here.value))) break
  }
  return theta
}

function twoLoop(
  gradient: Float64Array,
  memory: readonly { s: Float64Array; y: Float64Array; rho: number }[],
): Float64Array {
  const q = gradient.map((g) => -g)
  const alphas = memory.map(() => 0)
  for (let j = memory.length - 1; j >= 0; j--) {
    const { s, y, rho } = memory[j]!
    const alpha = rho * dot(s, q)
    alphas[j] = alpha
    for (let i = 0; i < q.length; i++) q[i]! -= alpha * y[i]!
  }
  const last = memory.at(-1)
  if (last) {
    const scale = 1 / (last.rho * dot(last.y, last.y))
    for (let i = 0; i < q.length; i++) q[i]! *= scale
  }
  memory.forEach(({ s, y, rho }, j) => {
    const beta = alphas[j]! - rho * dot(y, q)
    for (let i = 0; i < q.length; i++) q[i]! += beta * s[i]!
  })
  return q
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!
  return sum
}

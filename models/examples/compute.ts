/** Small computations that the examples share: one run of a graph, central differences, seeded vectors. */
import { GraphBuilder, createRandom, float32, int32 } from '../nn/index.ts'
import type { Value } from '../nn/index.ts'
import { floats } from '../session.ts'
import type { Runtime } from '../session.ts'

/** Builds a graph, runs it once, answers its outputs as numbers. `build` gets one flat float input a vector. */
export async function compute(
  runtime: Runtime,
  points: readonly (readonly number[])[],
  build: (...inputs: Value[]) => Readonly<Record<string, Value>>,
): Promise<Record<string, number[]>> {
  const graph = new GraphBuilder()
  const inputs = points.map((point, i) => graph.input(`x${i}`, 'float32', [point.length]))
  for (const [name, value] of Object.entries(build(...inputs))) graph.output(name, value)
  const session = await runtime.load(graph.build())
  try {
    const feeds = Object.fromEntries(points.map((point, i) => [`x${i}`, floats([point.length], point)]))
    const results = await session.run(feeds)
    return Object.fromEntries(
      Object.entries(results).map(([name, { data }]) => [name, Array.from(data, Number)]),
    )
  } finally {
    await session.dispose()
  }
}

/** Constants beside a value of the same graph. */
export const real = (beside: Value, dims: readonly number[], values: readonly number[]): Value =>
  beside.graph.constant(float32(dims, values))
export const whole = (beside: Value, values: readonly number[]): Value =>
  beside.graph.constant(int32([values.length], values))

/** The gradient of f at a point by central differences, in f64. */
export function centralDifferences(
  f: (x: readonly number[]) => number,
  at: readonly number[],
  step = 1e-5,
): number[] {
  return at.map((_, i) => {
    const moved = (by: number) => f(at.map((x, k) => (k === i ? x + by : x)))
    return (moved(step) - moved(-step)) / (2 * step)
  })
}

/** |a - b| / |b|, for comparing gradients. */
export function relativeError(a: readonly number[], b: readonly number[]): number {
  const square = (values: readonly number[]) => values.reduce((sum, x) => sum + x * x, 0)
  const difference = square(a.map((x, i) => x - b[i]!))
  return Math.sqrt(difference / Math.max(square(b), 1e-24))
}

/** Gradients of float32 graphs agree with f64 differences this well. */
export const gradientTolerance = 5e-3

export function randomVector(length: number, ...seed: readonly number[]): number[] {
  const random = createRandom(...seed)
  return Array.from({ length }, () => random.normal())
}

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, x) => sum + x, 0) / values.length
export const fixed = (value: number, digits = 4): string => value.toFixed(digits)

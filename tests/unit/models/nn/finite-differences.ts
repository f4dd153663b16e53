/** Gradients of a graph beside central finite differences of its own forward pass, in float32. */
import { createRandom } from '../../../../models/nn/random.ts'
import { gradients } from '../../../../models/nn/autodiff.ts'
import { GraphBuilder, mul, reduceSum, sizeOf } from '../../../../models/nn/index.ts'
import type { Value } from '../../../../models/nn/index.ts'
import { floats } from '../../../../models/session.ts'
import type { Tensors } from '../../../../models/session.ts'
import { createNodeRuntime } from '../../../../server/ort/node-runtime.ts'

export interface Case {
  readonly dims: readonly (readonly number[])[]
  readonly f: (...inputs: Value[]) => Value
  /** Where the inputs lie; -2..2 unless told. */
  readonly range?: readonly [number, number]
  /** Exact inputs, instead of random ones. */
  readonly at?: readonly (readonly number[])[]
}

const stepSize = 2 ** -6

/** The ONNX operators of a case's forward pass. */
export function opsOf({ dims, f }: Case): ReadonlySet<string> {
  const g = new GraphBuilder()
  f(...dims.map((shape, i) => g.input(`x${i}`, 'float32', shape)))
  return new Set(g.nodes.map((node) => node.op))
}

/** |analytic - numeric| / |numeric| over each input's whole gradient. */
export async function compareGradients({ dims, f, range = [-2, 2], at }: Case): Promise<number[]> {
  const random = createRandom(7)
  const between = (low: number, high: number) => low + (high - low) * random.next()
  const g = new GraphBuilder()
  const inputs = dims.map((shape, i) => g.input(`x${i}`, 'float32', shape))
  const points = dims.map((shape, i) =>
    Float32Array.from(at?.[i] ?? Array.from({ length: sizeOf(shape) }, () => between(...range))),
  )
  const result = f(...inputs)
  const shape = result.dims as number[]
  const weights = Float32Array.from({ length: sizeOf(shape) }, () => between(0.5, 1.5))
  const grads = gradients(
    reduceSum(mul(result, g.constant({ dtype: 'float32', dims: shape, data: weights }))),
    inputs,
  )
  g.output('result', result)
  grads.forEach((grad, i) => g.output(`g${i}`, grad))

  const session = await createNodeRuntime().load(g.build())
  const run = (values: readonly Float32Array[]): Promise<Tensors> =>
    session.run(Object.fromEntries(values.map((data, i) => [`x${i}`, floats(dims[i]!, data)])))
  const objective = async (values: readonly Float32Array[]): Promise<number> => {
    const { result: output } = await run(values)
    return (output!.data as Float32Array).reduce((sum, y, i) => sum + y * weights[i]!, 0)
  }
  const first = await run(points)
  const analytic = points.map((_, i) => first[`g${i}`]!.data as Float32Array)
  const errors: number[] = []
  for (const [which, point] of points.entries()) {
    let distance = 0
    let norm = 0
    for (let i = 0; i < point.length; i++) {
      const moved = (by: number) =>
        points.map((p, k) => (k === which ? p.map((x, j) => (j === i ? x + by : x)) : p))
      const numeric =
        ((await objective(moved(stepSize))) - (await objective(moved(-stepSize)))) / (2 * stepSize)
      distance += (numeric - analytic[which]![i]!) ** 2
      norm += numeric ** 2
    }
    errors.push(Math.sqrt(distance / Math.max(norm, 1e-6)))
  }
  await session.dispose()
  return errors
}

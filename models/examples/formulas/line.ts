/** The smallest model that learns: one logistic line through four points, by plain gradient steps. */
import * as nn from '../../nn/index.ts'
import type { Network } from '../../nn/index.ts'
import { floats } from '../../session.ts'
import type { Runtime } from '../../session.ts'

const points = [-2, -1, 1, 2]
const labels = [0, 0, 1, 1]

const line: Network = {
  parameters: [
    { name: 'slope', dims: [1], initial: new Float32Array([-1]) },
    { name: 'offset', dims: [1], initial: new Float32Array([0.5]) },
  ],
  inputs: [
    { name: 'x', dtype: 'float32', dims: ['rows'] },
    { name: 'y', dtype: 'float32', dims: ['rows'] },
  ],
  loss: ({ param, input }) =>
    nn.binaryCrossEntropy(nn.add(nn.mul(input('x'), param('slope')), param('offset')), input('y')),
}

export interface LineOptions {
  readonly steps: number
  readonly rate?: number
  readonly reversed?: boolean
}

/** The loss before each step. */
export async function oneLineFit(
  runtime: Runtime,
  { steps, rate = 0.5, reversed = false }: LineOptions,
): Promise<{ readonly losses: number[] }> {
  const trainer = await nn.createTrainer(runtime, line, {
    optimizer: nn.sgd(),
    sizes: { rows: points.length },
    seed: 1,
    rate: nn.constantRate(rate),
  })
  const order = reversed ? [3, 2, 1, 0] : [0, 1, 2, 3]
  const batch = {
    x: floats(
      [4],
      order.map((i) => points[i]!),
    ),
    y: floats(
      [4],
      order.map((i) => labels[i]!),
    ),
  }
  const losses: number[] = []
  for (let step = 0; step < steps; step++) losses.push(await trainer.step(batch))
  await trainer.dispose()
  return { losses }
}

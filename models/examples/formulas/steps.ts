/** How parameters move: gradients, optimizers, counts of parameters. */
import * as nn from '../../nn/index.ts'
import type { Optimizer } from '../../nn/index.ts'
import type { Runtime } from '../../session.ts'
import { centralDifferences, compute, gradientTolerance, real, relativeError } from '../compute.ts'
import type { Example } from '../example.ts'

const logit = (p: number): number => Math.log(p / (1 - p))

/** One update of a single parameter from a given gradient. */
async function oneStep(
  runtime: Runtime,
  optimizer: Optimizer,
  given: { theta: number; gradient: number; rate: number },
) {
  const { moved } = await compute(runtime, [[given.theta], [given.gradient]], (theta, gradient) => {
    const moments = real(theta, [1], [0])
    const lr = real(theta, [3], optimizer.rates(1, given.rate))
    return { moved: optimizer.update({ theta, gradient, m: moments, v: moments, lr }).theta }
  })
  return moved![0]!
}

export const steps: readonly Example[] = [
  {
    id: 'F2',
    title: { en: 'A step with decay', zh: '带权重衰减的更新' },
    form: 'SGD: theta - eta (g + lambda theta); AdamW: the step of Adam, then - eta lambda theta',
    async run(notebook, { runtime }) {
      const given = { theta: 1, gradient: 0.5, rate: 0.1 }
      notebook.near('SGD', await oneStep(runtime, nn.sgd({ decay: 0.1 }), given), 0.94)
      notebook.near('Adam with L2 in the gradient', await oneStep(runtime, nn.adam({ l2: 0.1 }), given), 0.9)
      notebook.near('AdamW', await oneStep(runtime, nn.adamW({ decay: 0.1 }), given), 0.89)
    },
  },
  {
    id: 'F5',
    title: { en: 'Gradient of the mean loss', zh: '平均损失的梯度' },
    form: '-(1/N) sum (r/p - (1 - r)/(1 - p)) dp/dtheta; on logits (p - r)/N',
    async run(notebook, { runtime }) {
      const at = [logit(0.8), logit(0.8)]
      const { slope } = await compute(runtime, [at], (z) => ({
        slope: nn.gradients(nn.binaryCrossEntropy(z, real(z, [2], [1, 0])), [z])[0]!,
      }))
      notebook.near('for r = 1', slope![0]!, -0.1)
      notebook.near('for r = 0', slope![1]!, 0.4)
      const loss = ([a, b]: readonly number[]) =>
        (Math.log(1 + Math.exp(a!)) - a! + Math.log(1 + Math.exp(b!))) / 2
      notebook.below(
        'beside central differences',
        relativeError(slope!, centralDifferences(loss, at)),
        gradientTolerance,
      )
    },
  },
  {
    id: 'F10',
    title: { en: 'Gradient step', zh: '梯度下降' },
    form: 'theta <- theta - eta g, g the mean over a batch',
    async run(notebook, { runtime }) {
      const curvature = 4
      const after = async (rate: number, count: number) => {
        const { theta } = await compute(runtime, [[1]], (start) => {
          let theta = start
          for (let i = 0; i < count; i++) {
            const slope = nn.gradients(nn.reduceSum(nn.mul(nn.square(theta), curvature / 2)), [theta])[0]!
            theta = nn.sub(theta, nn.mul(slope, rate))
          }
          return { theta }
        })
        return Math.abs(theta![0]!)
      }
      notebook.near('one step of .1 on 2 theta^2 from 1', await after(0.1, 1), 0.6)
      notebook.below('eta = .45, under 2/curvature: 8 steps fall', await after(0.45, 8), 1)
      notebook.above('eta = .55, over it: they rise', await after(0.55, 8), 1)
    },
  },
  {
    id: 'F11',
    title: { en: 'Number of parameters', zh: '参数量' },
    form: 'theta in R^P, P counted from the graph',
    run(notebook) {
      const dims = [[8, 256], [256], [256, 1], [1]]
      const parameters = dims.map((shape, i) => ({ name: `p${i}`, dims: shape, initial: 'zeros' as const }))
      notebook.equal('8 inputs, layers of 256 and 1', nn.parameterCount(parameters), 2561)
    },
  },
  {
    id: 'F20',
    title: { en: 'Derivative of the matching loss', zh: '匹配损失的导数' },
    form: 'dL/ds_i = +(1/N) dl/ds_i',
    async run(notebook, { runtime }) {
      const at = [0.6, -0.2, 0.9]
      const joined = [1, 0, 1]
      const { slope } = await compute(runtime, [at], (s) => ({
        slope: nn.gradients(nn.binaryCrossEntropy(s, real(s, [3], joined)), [s])[0]!,
      }))
      const loss = (s: readonly number[]) =>
        s.reduce((sum, z, i) => sum + Math.log(1 + Math.exp(z)) - joined[i]! * z, 0) / 3
      notebook.below(
        'beside central differences',
        relativeError(slope!, centralDifferences(loss, at)),
        gradientTolerance,
      )
      notebook.near('for s = .6, y = 1: (sigmoid(.6) - 1)/3', slope![0]!, (1 / (1 + Math.exp(-0.6)) - 1) / 3)
    },
  },
  {
    id: 'F30',
    title: { en: 'Loss and Adam', zh: '损失与 Adam' },
    form: 'F9 on logits; moments corrected for their start',
    async run(notebook, { runtime }) {
      for (const gradient of [-3, 0.002]) {
        const moved = await oneStep(runtime, nn.adam(), { theta: 0, gradient, rate: 0.1 })
        notebook.near(
          `the first step is -eta sign(g), g = ${gradient}`,
          moved,
          -0.1 * Math.sign(gradient),
          1e-4,
        )
      }
    },
  },
]

import { describe, expect, it } from 'vitest'
import * as nn from '../../../../models/nn/index.ts'
import type { Network, Optimizer, TrainerOptions } from '../../../../models/nn/index.ts'
import { floats } from '../../../../models/session.ts'
import { createNodeRuntime } from '../../../../server/ort/node-runtime.ts'
import { classifier, classifierBatch, rows } from './tiny-network.ts'

const runtime = createNodeRuntime()
const options: TrainerOptions = {
  seed: 4,
  optimizer: nn.adamW({ decay: 0.01 }),
  rate: nn.constantRate(0.02),
  sizes: { batch: rows },
  clip: 1,
}

async function trained(steps: number, changes: Partial<TrainerOptions> = {}) {
  const trainer = await nn.createTrainer(runtime, classifier, { ...options, ...changes })
  const losses: number[] = []
  for (let i = 0; i < steps; i++) losses.push(await trainer.step(classifierBatch(i % 8)))
  const checkpoint = trainer.checkpoint()
  await trainer.dispose()
  return { losses, checkpoint }
}

/** A single weight at 1, whose loss has the gradient that is fed. */
const linear = (size: number): Network => ({
  parameters: [{ name: 'w', dims: [size], initial: 'ones' }],
  inputs: [{ name: 'slope', dtype: 'float32', dims: [size] }],
  loss: (scope) => nn.reduceSum(nn.mul(scope.param('w'), scope.input('slope'))),
})
async function oneStep(optimizer: Optimizer, slopes: number[], clip?: number): Promise<number[]> {
  const trainer = await nn.createTrainer(runtime, linear(slopes.length), {
    seed: 0,
    optimizer,
    rate: nn.constantRate(0.1),
    sizes: {},
    ...(clip !== undefined && { clip }),
  })
  await trainer.step({ slope: floats([slopes.length], slopes) })
  const { theta } = trainer.checkpoint()
  await trainer.dispose()
  return [...theta]
}

describe('optimizers', () => {
  it('F2: from 1 with gradient .5, rate and decay .1: SGD .94, Adam with L2 .90, AdamW .89', async () => {
    expect((await oneStep(nn.sgd({ decay: 0.1 }), [0.5]))[0]).toBeCloseTo(0.94, 6)
    expect((await oneStep(nn.adam({ l2: 0.1 }), [0.5]))[0]).toBeCloseTo(0.9, 6)
    expect((await oneStep(nn.adamW({ decay: 0.1 }), [0.5]))[0]).toBeCloseTo(0.89, 6)
  })
  it("F30: Adam's first step is the rate against the sign, whatever the gradient's size", async () => {
    const moved = await oneStep(nn.adam(), [1000, -0.5, 1e-4, -3e4])
    ;[0.9, 1.1, 0.9, 1.1].forEach((theta, i) => expect(Math.abs(moved[i]! - theta)).toBeLessThan(1e-5))
  })
  it('clip the norm of all gradients together, and leave smaller ones alone', async () => {
    const clipped = await oneStep(nn.sgd(), [3, 4], 1)
    expect(clipped[0]).toBeCloseTo(1 - 0.1 * 0.6, 6)
    expect(clipped[1]).toBeCloseTo(1 - 0.1 * 0.8, 6)
    expect((await oneStep(nn.sgd(), [0.3, 0.4], 1))[1]).toBeCloseTo(1 - 0.1 * 0.4, 6)
  })
  it('exempt parameters from decay where they say so', async () => {
    const network: Network = {
      ...linear(1),
      parameters: [
        { name: 'w', dims: [1], initial: 'ones' },
        { name: 'b', dims: [1], initial: 'ones', undecayed: true },
      ],
    }
    const trainer = await nn.createTrainer(runtime, network, {
      ...options,
      optimizer: nn.sgd({ decay: 0.5 }),
      rate: nn.constantRate(0.1),
    })
    await trainer.step({ slope: floats([1], [0]) })
    const { theta } = trainer.checkpoint()
    expect(theta[0]).toBeCloseTo(0.95, 6)
    expect(theta[1]).toBe(1)
    await trainer.dispose()
  })
})

describe('trainer', () => {
  it('lowers the loss of a small classifier', async () => {
    const { losses } = await trained(160)
    const mean = (values: number[]) => values.reduce((sum, x) => sum + x, 0) / values.length
    expect(Math.abs(losses[0]! - Math.log(3))).toBeLessThan(0.8)
    expect(mean(losses.slice(-8))).toBeLessThan(0.5 * mean(losses.slice(0, 8)))
  })
  it('gives the same bytes for the same seed, and others for another', async () => {
    const [first, second, other] = [await trained(6), await trained(6), await trained(6, { seed: 5 })]
    expect(first.checkpoint).toEqual(second.checkpoint)
    expect(first.losses).toEqual(second.losses)
    expect(other.checkpoint.theta).not.toEqual(first.checkpoint.theta)
  })
  it('goes on from a checkpoint as if it had never stopped', async () => {
    const whole = await trained(6)
    const half = await trained(3)
    const trainer = await nn.createTrainer(runtime, classifier, options)
    trainer.restore(half.checkpoint)
    for (let i = 3; i < 6; i++) await trainer.step(classifierBatch(i))
    expect(trainer.checkpoint()).toEqual(whole.checkpoint)
    await trainer.dispose()
  })
  it('N2: dropout keeps the mean while training, and is not there in use', async () => {
    const network: Network = {
      parameters: [{ name: 'w', dims: [20_000], initial: 'ones' }],
      inputs: [],
      loss: (scope) => nn.reduceMean(scope.dropout(scope.param('w'), 0.3)),
    }
    const trainer = await nn.createTrainer(runtime, network, { ...options, rate: nn.constantRate(0) })
    const { loss, gradient } = await trainer.gradient({})
    expect(Math.abs(loss - 1)).toBeLessThan(0.02)
    const kept = gradient.filter((g) => g !== 0)
    expect(Math.abs(kept.length / 20_000 - 0.7)).toBeLessThan(0.01)
    expect(kept[0]! * 20_000).toBeCloseTo(1 / 0.7, 4)
    expect(await trainer.loss({})).toBeCloseTo(1, 6)
    await trainer.dispose()
  })
  it('N8: ragged parts accumulate to the gradient of the whole', async () => {
    const network: Network = {
      parameters: [{ name: 'w', dims: [1], initial: 'zeros' }],
      inputs: [
        { name: 'x', dtype: 'float32', dims: [4] },
        { name: 'weights', dtype: 'float32', dims: [4] },
      ],
      loss: (scope) => {
        const prediction = nn.add(nn.mul(scope.input('x'), 0), scope.param('w'))
        return nn.squaredError(prediction, scope.input('x'), { weights: scope.input('weights') })
      },
    }
    const x = floats([4], [1, 2, 3, 6])
    const part = (...weights: number[]) => ({
      batch: { x, weights: floats([4], weights) },
      rows: weights.filter(Boolean).length,
    })
    const sgdOptions = { ...options, optimizer: nn.sgd(), rate: nn.constantRate(0.5), clip: 100 }
    const whole = await nn.createTrainer(runtime, network, sgdOptions)
    const parts = await nn.createTrainer(runtime, network, sgdOptions)
    const loss = await whole.step(part(1, 1, 1, 1).batch)
    expect(await parts.accumulate([part(1, 1, 1, 0), part(0, 0, 0, 1)])).toBeCloseTo(loss, 5)
    expect(parts.checkpoint().theta[0]).toBeCloseTo(1.5, 6)
    expect(whole.checkpoint().theta[0]).toBeCloseTo(1.5, 6)
    await whole.dispose()
    await parts.dispose()
  })
  it('refuses a loss that is not finite, and keeps the weights', async () => {
    const trainer = await nn.createTrainer(runtime, linear(1), options)
    await expect(trainer.step({ slope: floats([1], [Infinity]) })).rejects.toThrow(
      'the loss of step 1 is Infinity',
    )
    expect(trainer.checkpoint()).toMatchObject({ step: 0, theta: Float32Array.of(1) })
    await trainer.dispose()
  })
  it('refuses the checkpoint of another network', async () => {
    const trainer = await nn.createTrainer(runtime, linear(2), options)
    const theta = new Float32Array(3)
    expect(() => trainer.restore({ theta, m: theta, v: theta, step: 1 })).toThrow(
      '3 parameters, the network 2',
    )
    await trainer.dispose()
  })
})

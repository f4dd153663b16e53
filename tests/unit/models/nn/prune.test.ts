import { expect, it } from 'vitest'
import * as nn from '../../../../models/nn/index.ts'
import { createNodeRuntime } from '../../../../server/ort/node-runtime.ts'
import { classifier, classifierBatch, rows } from './tiny-network.ts'

it('takes the smallest half of each matrix, the earlier of equals first, and no vector', () => {
  const parameters: nn.ParameterSpec[] = [
    { name: 'matrix', dims: [2, 3], initial: 'zeros' },
    { name: 'bias', dims: [2], initial: 'zeros' },
  ]
  const theta = Float32Array.of(3, -0.5, 0.5, -2, 0.5, 1, 0.01, 0)
  const mask = nn.magnitudeMask(theta, parameters, 0.5)
  expect([...mask]).toEqual([1, 0, 0, 1, 0, 1, 1, 1])
  expect([...nn.magnitudeMask(theta, parameters, 0)]).toEqual(new Array(8).fill(1))
  expect([...nn.pruned(theta, mask)].map(Math.abs)).toEqual([3, 0, 0, 2, 0, 1, Math.fround(0.01), 0])
})

it('what is gone stays gone while the rest is trained on, and the loss falls again', async () => {
  const options = {
    seed: 4,
    optimizer: nn.adamW(),
    rate: nn.constantRate(0.02),
    sizes: { batch: rows },
    clip: 1,
  }
  const runtime = createNodeRuntime()
  const first = await nn.createTrainer(runtime, classifier, options)
  for (let i = 0; i < 60; i++) await first.step(classifierBatch(i % 8))
  const { theta } = first.checkpoint()
  await first.dispose()
  const mask = nn.magnitudeMask(theta, classifier.parameters, 0.6)
  const cut = nn.pruned(theta, mask)
  const again = await nn.createTrainer(runtime, nn.masked(classifier, mask), { ...options, theta: cut })
  const before = await again.loss(classifierBatch(3))
  for (let i = 0; i < 60; i++) await again.step(classifierBatch(i % 8))
  expect(await again.loss(classifierBatch(3))).toBeLessThan(before)
  const { theta: after } = again.checkpoint()
  await again.dispose()
  mask.forEach((kept, i) => (kept === 0 ? expect(Math.abs(after[i]!)).toBe(0) : undefined))
  expect(after.some((weight, i) => weight !== cut[i])).toBe(true)
})

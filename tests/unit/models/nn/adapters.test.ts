import { expect, it } from 'vitest'
import * as nn from '../../../../models/nn/index.ts'
import { createNodeRuntime } from '../../../../server/ort/node-runtime.ts'
import { classifier, classifierBatch, rows } from './tiny-network.ts'

const adapters = { matrices: ['embedding', 'hidden'], rank: 2, scale: 0.5, learned: ['head.bias'] }
const options = { seed: 6, optimizer: nn.adamW(), rate: nn.constantRate(0.05), sizes: { batch: rows } }

it('starts as the base, keeps its bytes, learns beside it, and folds into it', async () => {
  const runtime = createNodeRuntime()
  const base = nn.initialTheta(classifier.parameters, 6)
  const network = nn.adapted(classifier, adapters)
  const own = nn.parameterCount(classifier.parameters)
  // [12, 2] [2, 8] for the embedding, [8, 2] [2, 8] for the hidden layer.
  expect(nn.parameterCount(network.parameters)).toBe(own + 24 + 16 + 16 + 16)
  const theta = nn.adaptedTheta(base, nn.initialTheta(network.parameters, 6))
  const [plain, tuned] = [
    await nn.createTrainer(runtime, classifier, { ...options, theta: base }),
    await nn.createTrainer(runtime, network, { ...options, theta }),
  ]
  const before = await plain.loss(classifierBatch(1))
  expect(await tuned.loss(classifierBatch(1))).toBe(before)
  for (let i = 0; i < 40; i++) await tuned.step(classifierBatch(i % 4))
  const after = await tuned.loss(classifierBatch(1))
  expect(after).toBeLessThan(before - 0.1)
  const learnt = tuned.checkpoint().theta
  for (const { spec, from, to } of nn.layout(classifier.parameters)) {
    const kept = learnt.slice(from, to).every((weight, i) => Object.is(weight, base[from + i]))
    expect([spec.name, kept]).toEqual([spec.name, spec.name !== 'head.bias'])
  }
  plain.restore({ ...plain.checkpoint(), theta: nn.foldedTheta(classifier, learnt, adapters) })
  expect(await plain.loss(classifierBatch(1))).toBeCloseTo(after, 5)
  await plain.dispose()
  await tuned.dispose()
})

it('refuses what is no matrix', () => {
  expect(() => nn.adapted(classifier, { matrices: ['head.bias'], rank: 2 })).toThrow('head.bias is no matrix')
})

/** The same files in the browser's runtime (WebAssembly, one thread): trained and used. */
import { InferenceSession, Tensor, env } from 'onnxruntime-web'
import { describe, expect, it } from 'vitest'
import * as nn from '../../../../models/nn/index.ts'
import type { StorageDtype } from '../../../../models/nn/index.ts'
import type { Runtime, Tensors } from '../../../../models/session.ts'
import { createNodeRuntime } from '../../../../server/ort/node-runtime.ts'
import { classifier, classifierBatch, classifierInUse, rows } from './tiny-network.ts'

env.wasm.numThreads = 1
const web: Runtime = {
  name: 'onnxruntime-web wasm',
  load: async (onnx) => {
    const session = await InferenceSession.create(onnx, { executionProviders: ['wasm'] })
    return {
      inputNames: session.inputNames,
      outputNames: session.outputNames,
      run: async (feeds) => {
        const given = Object.entries(feeds).map(
          ([name, { type, data, dims }]) => [name, new Tensor(type, data, dims)] as const,
        )
        return (await session.run(Object.fromEntries(given))) as unknown as Tensors
      },
      dispose: () => session.release(),
    }
  },
}

async function losses(runtime: Runtime): Promise<number[]> {
  const trainer = await nn.createTrainer(runtime, classifier, {
    seed: 1,
    optimizer: nn.adamW(),
    rate: nn.constantRate(0.01),
    sizes: { batch: rows },
    clip: 1,
  })
  const found: number[] = []
  for (let i = 0; i < 5; i++) found.push(await trainer.step(classifierBatch(i)))
  await trainer.dispose()
  return found
}

async function logits(runtime: Runtime, dtype: StorageDtype): Promise<Float32Array> {
  const theta = nn.initialTheta(classifier.parameters, 1)
  const session = await runtime.load(
    nn.exportInference(classifierInUse, theta, { name: 'classifier', dtype }),
  )
  const { logits: found } = await session.run({ tokens: classifierBatch(1)['tokens']! })
  await session.dispose()
  return found!.data as Float32Array
}

const worst = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Math.max(...Array.from(a, (value, i) => Math.abs(value - b[i]!)))

describe('in the browser', () => {
  it('training takes the same course to 1e-5', async () => {
    const [there, here] = [await losses(web), await losses(createNodeRuntime())]
    expect(there).toHaveLength(5)
    expect(worst(there, here)).toBeLessThan(1e-5)
  })
  for (const dtype of ['float32', 'float16', 'int8'] as const)
    it(`a file of ${dtype} weights answers the same to 1e-5`, async () => {
      const [there, here] = [await logits(web, dtype), await logits(createNodeRuntime(), dtype)]
      expect(there).toHaveLength(rows * 3)
      expect(worst(there, here)).toBeLessThan(1e-5)
    })
})

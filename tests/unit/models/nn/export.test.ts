import { describe, expect, it } from 'vitest'
import * as nn from '../../../../models/nn/index.ts'
import type { InferenceNetwork, StorageDtype } from '../../../../models/nn/index.ts'
import { createNodeRuntime } from '../../../../server/ort/node-runtime.ts'
import { runModel } from './evaluate.ts'
import { classifier, classifierBatch, classifierInUse, rows } from './tiny-network.ts'

const theta = nn.initialTheta(classifier.parameters, 11)

/** The classifier with weights as an input: what the training graph computes. */
async function reference(): Promise<Float32Array> {
  const trainer = await nn.createTrainer(
    createNodeRuntime(),
    { ...classifier, inputs: [...classifierInUse.inputs, probe], loss: probed },
    { seed: 0, theta, optimizer: nn.sgd(), rate: nn.constantRate(0), sizes: { batch: rows } },
  )
  const { tokens } = classifierBatch(1)
  const out = new Float32Array(rows * 3)
  for (let i = 0; i < out.length; i++) {
    const weights = new Float32Array(out.length)
    weights[i] = 1
    out[i] = await trainer.loss({
      tokens: tokens!,
      probe: { type: 'float32', dims: [rows, 3], data: weights },
    })
  }
  await trainer.dispose()
  return out
}
const probe = { name: 'probe', dtype: 'float32', dims: [rows, 3] } as const
const probed = (scope: nn.Scope) =>
  nn.reduceSum(nn.mul(classifier.forward(scope)['logits']!, scope.input('probe')))

async function exported(dtype: StorageDtype, count = rows): Promise<Float32Array> {
  const onnx = nn.exportInference(classifierInUse, theta, { name: 'classifier', dtype })
  const data = (classifierBatch(1)['tokens']!.data as Int32Array).slice(0, count * 4)
  const { logits } = await runModel(onnx, { tokens: { type: 'int32', dims: [count, 4], data } })
  return logits!.data as Float32Array
}
const worst = (a: Float32Array, b: Float32Array) => Math.max(...a.map((x, i) => Math.abs(x - b[i]!)))

describe('export', () => {
  it('computes what the trainer does: float32 to 1e-5, float16 to 2e-3', async () => {
    const expected = await reference()
    expect(Math.max(...expected.map(Math.abs))).toBeGreaterThan(0.5)
    expect(worst(await exported('float32'), expected)).toBeLessThan(1e-5)
    const half = worst(await exported('float16'), expected)
    expect(half).toBeLessThan(2e-3)
    expect(half).toBeGreaterThan(0)
    expect(worst(await exported('int8'), expected)).toBeLessThan(0.05)
  })
  it('computes exactly with the weights that int8 stands for', async () => {
    const rounded = theta.slice()
    for (const { spec, from, to } of nn.layout(classifier.parameters)) {
      if (spec.dims.length < 2) continue
      const { values, scales } = nn.quantise(theta.slice(from, to), spec.dims, 1)
      values.forEach((value, i) => (rounded[from + i] = value * scales[i % spec.dims[1]!]!))
    }
    const onnx = nn.exportInference(classifierInUse, rounded, { name: 'classifier', dtype: 'float32' })
    const { logits } = await runModel(onnx, { tokens: classifierBatch(1)['tokens']! })
    expect(worst(await exported('int8'), logits!.data as Float32Array)).toBeLessThan(1e-5)
  })
  it('leaves the batch size open', async () => {
    const [all, one] = [await exported('float32'), await exported('float32', 1)]
    expect(one).toHaveLength(3)
    expect(worst(one, all.slice(0, 3))).toBeLessThan(1e-6)
  })
  it('gives the same bytes twice, fewer in float16, fewest in int8', () => {
    const wide: InferenceNetwork = {
      parameters: [{ name: 'w', dims: [64, 64], initial: { normal: 1 } }],
      inputs: [{ name: 'x', dtype: 'float32', dims: ['batch', 64] }],
      forward: (scope) => ({ y: nn.matmul(scope.input('x'), scope.param('w')) }),
    }
    const weights = nn.initialTheta(wide.parameters, 1)
    const bytes = (dtype: StorageDtype) => nn.exportInference(wide, weights, { name: 'wide', dtype })
    expect(bytes('float16')).toEqual(bytes('float16'))
    const sizes = (['float32', 'float16', 'int8'] as const).map((dtype) => bytes(dtype).length)
    expect(sizes[0]! - sizes[1]!).toBeGreaterThan(64 * 64 * 2 - 100)
    expect(sizes[1]! - sizes[2]!).toBeGreaterThan(64 * 64 - 500)
  })
  it('refuses weights of another size', () => {
    const wrong = new Float32Array(3)
    expect(() => nn.exportInference(classifierInUse, wrong, { name: 'classifier' })).toThrow('3 weights for')
  })
})

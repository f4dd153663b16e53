/**
 * Run by webgpu.test.ts in a process of its own, as the Vulkan driver is chosen when a process starts: gradients and answers of the WebGPU
 * provider beside the CPU's, as JSON on standard output.
 */
import * as nn from '../../../../models/nn/index.ts'
import { createNodeRuntime } from '../../../../server/ort/node-runtime.ts'
import { classifier, classifierBatch, classifierInUse, rows } from './tiny-network.ts'

const options: nn.TrainerOptions = {
  seed: 1,
  optimizer: nn.adamW(),
  rate: nn.constantRate(0.01),
  sizes: { batch: rows },
  clip: 1,
}
const theta = nn.initialTheta(classifier.parameters, 1)
const onnx = nn.exportInference(classifierInUse, theta, { name: 'classifier', dtype: 'float32' })

async function on(provider: 'cpu' | 'webgpu') {
  const runtime = createNodeRuntime({ provider })
  const trainer = await nn.createTrainer(runtime, classifier, options)
  const { gradient } = await trainer.gradient(classifierBatch(1))
  const losses: number[] = []
  for (let i = 0; i < 5; i++) losses.push(await trainer.step(classifierBatch(i)))
  await trainer.dispose()
  const session = await runtime.load(onnx)
  const { logits } = await session.run({ tokens: classifierBatch(1)['tokens']! })
  await session.dispose()
  return { gradient, losses, logits: [...logits!.data].map(Number) }
}

const cpu = await on('cpu')
const gpu = await on('webgpu')
process.stdout.write(
  JSON.stringify({
    gradient: nn.relativeDistance(gpu.gradient, cpu.gradient),
    norm: Math.hypot(...cpu.gradient),
    losses: { cpu: cpu.losses, gpu: gpu.losses },
    logits: Math.max(...cpu.logits.map((value, i) => Math.abs(value - gpu.logits[i]!))),
  }),
)

/**
 * Trainer steps per second beside a floor measured in the same run: a bare session that computes only the matrix
 * products of the same step, forward and backward. `node bench/trainer.ts [--json] [--steps N] [--threads N]`.
 */
import { parseArgs } from 'node:util'
import * as nn from '../models/nn/index.ts'
import { floats } from '../models/session.ts'
import type { Runtime, Tensors } from '../models/session.ts'
import { createNodeRuntime } from '../server/ort/node-runtime.ts'
import { sasrec, sasrecBatch } from './networks/sasrec.ts'

const sizes = { items: 3_000, length: 50, width: 64, batch: 32, layers: 2 }
const network = sasrec(sizes)

/** A session of the step's matrix products alone, found in the step's own graph. */
function floorModel(): { onnx: Uint8Array; feeds: Tensors; products: number } {
  const whole = new nn.GraphBuilder()
  const declared = new Map(
    [...network.parameters.map((p) => ({ ...p, dtype: 'float32' as const })), ...network.inputs].map(
      (spec) => [spec.name, whole.input(spec.name, spec.dtype, spec.dims)],
    ),
  )
  const find = (name: string) => declared.get(name)!
  const loss = network.loss({ graph: whole, param: find, input: find, dropout: (x) => x })
  nn.gradients(
    loss,
    network.parameters.map(({ name }) => find(name)),
  )
  const products = whole.nodes.filter(({ op }) => op === 'MatMul' || op === 'Gemm')
  return { ...productsOnly(products), products: products.length }
}

/**
 * Same operators, same sizes. Each product has inputs of its own, so that none is merged with another, and gives one
 * element, so that none is skipped.
 */
function productsOnly(products: readonly nn.GraphNode[]): { onnx: Uint8Array; feeds: Tensors } {
  const g = new nn.GraphBuilder()
  const random = nn.createRandom(2)
  const feeds: Record<string, Tensors[string]> = {}
  products.forEach(({ op, inputs, attributes }, i) => {
    const operands = inputs.map((value, k) => {
      const dims = value!.dims as number[]
      const name = `operand.${i}.${k}`
      feeds[name] = floats(
        dims,
        Float32Array.from({ length: nn.sizeOf(dims) }, () => random.next() - 0.5),
      )
      return g.input(name, 'float32', dims)
    })
    const product = g.op(op, operands, attributes)
    const flat = nn.reshape(product, [nn.sizeOf(product.dims as number[])])
    g.output(`product.${i}`, nn.slice(flat, { axis: 0, from: 0, to: 1 }))
  })
  return { onnx: g.build(), feeds }
}

const median = (values: number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1]!

async function milliseconds(run: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await run()
  return performance.now() - started
}

async function measure(runtime: Runtime, steps: number) {
  const floor = floorModel()
  const bare = await runtime.load(floor.onnx)
  const trainer = await nn.createTrainer(runtime, network, {
    seed: 1,
    optimizer: nn.adamW(),
    rate: nn.constantRate(1e-3),
    sizes: {},
    clip: 1,
  })
  const rows = sasrecBatch(sizes, 3)
  const times: { step: number[]; bare: number[] } = { step: [], bare: [] }
  for (let i = -2; i < steps; i++) {
    const [step, alone] = [
      await milliseconds(() => trainer.step(rows)),
      await milliseconds(() => bare.run(floor.feeds)),
    ]
    if (i < 0) continue
    times.step.push(step)
    times.bare.push(alone)
  }
  await bare.dispose()
  await trainer.dispose()
  const [stepMs, floorMs] = [median(times.step), median(times.bare)]
  return {
    runtime: runtime.name,
    parameters: trainer.parameters,
    products: floor.products,
    stepMs,
    stepsPerSecond: 1000 / stepMs,
    floorMs,
    /** How many times as long as the matrix products alone; 1 would be nothing but them. */
    ratio: stepMs / floorMs,
  }
}

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    steps: { type: 'string', default: '10' },
    threads: { type: 'string', default: '1' },
  },
})
const result = await measure(createNodeRuntime({ threads: Number(values.threads) }), Number(values.steps))
if (values.json) console.log(JSON.stringify(result, null, 2))
else
  console.log(
    `${result.stepsPerSecond.toFixed(2)} steps/s (${result.stepMs.toFixed(0)} ms); matrix products alone ` +
      `${result.floorMs.toFixed(0)} ms; ratio ${result.ratio.toFixed(2)} (${result.runtime})`,
  )

/** Runs training graphs. One owner, one step at a time; call `dispose` at the end. */
import { floats } from '../session.ts'
import type { Runtime, Session, TensorValue, Tensors } from '../session.ts'
import { initialTheta, parameterCount } from './network.ts'
import type { Network } from './network.ts'
import { fillDropout, seedState } from './random.ts'
import type { Schedule } from './schedule.ts'
import { sizeOf } from './tensor.ts'
import { trainingGraph } from './training-graph.ts'
import type { DropoutInput, GraphKind, TrainingGraphOptions } from './training-graph.ts'

export interface TrainerOptions extends TrainingGraphOptions {
  readonly seed: number
  readonly rate: Schedule
  /** Instead of the initial values that the parameters name: a warm start. */
  readonly theta?: Float32Array
}
/** All that a run needs to go on where it was. */
export interface Checkpoint {
  readonly theta: Float32Array
  readonly m: Float32Array
  readonly v: Float32Array
  readonly step: number
}
export interface LossGradient {
  readonly loss: number
  /** Flat, as theta. */
  readonly gradient: Float32Array
}
export interface Part {
  readonly batch: Tensors
  readonly rows: number
}
export interface Trainer {
  readonly parameters: number
  /** One update; the loss is that before it. Throws, and keeps the state, where the loss is not finite. */
  step(batch: Tensors): Promise<number>
  /**
   * One update from several batches, as if they were one: gradients are weighed by their rows (what the loss of each
   * was divided by), so that ragged parts count rightly.
   */
  accumulate(parts: readonly Part[]): Promise<number>
  /** As in use, without dropout and without learning. */
  loss(batch: Tensors): Promise<number>
  /** Of the step to come, its dropout included; nothing changes. */
  gradient(batch: Tensors): Promise<LossGradient>
  /** Copies. */
  checkpoint(): Checkpoint
  restore(checkpoint: Checkpoint): void
  dispose(): Promise<void>
}

export class TrainingError extends Error {
  readonly code = 'training-diverged'
  readonly step: number
  constructor(step: number, loss: number) {
    super(`the loss of step ${step} is ${loss}`)
    this.step = step
  }
}

interface Loaded {
  readonly session: Session
  /** Filled anew for every run. */
  readonly masks: readonly Mask[]
}
interface Mask extends DropoutInput {
  readonly values: Float32Array
}

/** The same seed and batches give the same bytes, on the CPU with one thread. */
export async function createTrainer(
  runtime: Runtime,
  network: Network,
  options: TrainerOptions,
): Promise<Trainer> {
  const { optimizer, seed, rate } = options
  const parameters = parameterCount(network.parameters)
  const moments = optimizer.keepsMoments ? parameters : 0
  let state: Checkpoint = {
    theta: options.theta?.slice() ?? initialTheta(network.parameters, seed),
    m: new Float32Array(moments),
    v: new Float32Array(moments),
    step: 0,
  }
  const sessions = new Map<GraphKind, Promise<Loaded>>()
  const load = async (kind: GraphKind): Promise<Loaded> => {
    const { onnx, dropouts } = trainingGraph(network, kind, options)
    const masks = dropouts.map((input) => ({ ...input, values: new Float32Array(sizeOf(input.dims)) }))
    return { session: await runtime.load(onnx), masks }
  }
  const loaded = (kind: GraphKind): Promise<Loaded> => {
    const known = sessions.get(kind)
    if (known) return known
    const loading = load(kind)
    sessions.set(kind, loading)
    loading.catch(() => sessions.delete(kind))
    return loading
  }
  const vector = (data: Float32Array) => floats([data.length], data)
  const run = async (kind: GraphKind, batch: Tensors, part = 0): Promise<Tensors> => {
    const { session, masks } = await loaded(kind)
    const drawn = drawMasks(masks, [seed, state.step, part])
    return session.run({ ...batch, ...drawn, theta: vector(state.theta) })
  }
  const gradient = async (batch: Tensors, part?: number): Promise<LossGradient> => {
    const results = await run('gradient', batch, part)
    return { loss: data(results['loss'])[0]!, gradient: data(results['gradient']) }
  }
  const update = async (kind: 'step' | 'update', given: Tensors, known?: number): Promise<number> => {
    const step = state.step + 1
    const lr = floats([3], optimizer.rates(step, rate(step)))
    const next = await run(kind, { ...given, m: vector(state.m), v: vector(state.v), lr })
    const loss = known ?? data(next['loss'])[0]!
    if (!Number.isFinite(loss)) throw new TrainingError(step, loss)
    state = { theta: data(next['theta2']), m: data(next['m2']), v: data(next['v2']), step }
    return loss
  }
  await loaded('step')
  return {
    parameters,
    step: (batch) => update('step', batch),
    accumulate: async (parts) => {
      const rows = parts.reduce((sum, part) => sum + part.rows, 0)
      const mean = new Float32Array(parameters)
      let loss = 0
      for (const [i, part] of parts.entries()) {
        const found = await gradient(part.batch, i)
        const share = part.rows / rows
        loss += share * found.loss
        for (let k = 0; k < parameters; k++) mean[k]! += share * found.gradient[k]!
      }
      return update('update', { gradient: vector(mean) }, loss)
    },
    loss: async (batch) => data((await run('loss', batch))['loss'])[0]!,
    gradient: (batch) => gradient(batch),
    checkpoint: () => copied(state),
    restore: (checkpoint) => {
      if (checkpoint.theta.length !== parameters || checkpoint.m.length !== moments)
        throw new RangeError(
          `the checkpoint has ${checkpoint.theta.length} parameters, the network ${parameters}`,
        )
      state = copied(checkpoint)
    },
    dispose: async () => {
      for (const loading of sessions.values()) await (await loading).session.dispose()
      sessions.clear()
    },
  }
}

const copied = ({ theta, m, v, step }: Checkpoint): Checkpoint => ({
  theta: theta.slice(),
  m: m.slice(),
  v: v.slice(),
  step,
})

/** From seed and step, so that a restored run drops the same. */
function drawMasks(masks: readonly Mask[], parts: readonly number[]): Tensors {
  return Object.fromEntries(
    masks.map(({ name, dims, rate, values }, i) => {
      fillDropout(values, rate, seedState(...parts, i))
      return [name, floats(dims, values)]
    }),
  )
}

function data(tensor: TensorValue | undefined): Float32Array {
  if (tensor?.type !== 'float32') throw new Error('a training graph answers float32')
  return tensor.data
}

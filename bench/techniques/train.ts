/** Trains and scores the network of poems under given settings. */
import * as nn from '../../models/nn/index.ts'
import { floats } from '../../models/session.ts'
import { createNodeRuntime } from '../../server/ort/node-runtime.ts'
import { poemBatch, poemInUse, poemNetwork } from '../networks/poem-cnn.ts'
import type { Poem, PoemSwitches } from '../networks/poem-cnn.ts'
import type { Corpus } from './corpus.ts'

export interface Score {
  readonly accuracy: number
  readonly logLoss: number
  readonly bytes: number
}
export interface Settings extends PoemSwitches {
  readonly optimizer: nn.Optimizer
  readonly clip: number | undefined
  readonly schedule: (total: number) => nn.Schedule
  readonly earlyStopping: boolean
}
/** What the others are compared with. */
export const usual: Settings = {
  dropout: 0.3,
  convolution: true,
  attention: true,
  layerNorm: true,
  adversarial: 0,
  distillation: 0,
  optimizer: nn.adamW({ decay: 0.05 }),
  clip: 1,
  schedule: (total) => nn.warmupCosine({ peak: 0.004, warmup: total / 20, total }),
  earlyStopping: true,
}

/** Of a batch. */
export const rows = 64
const epochs = 8
const patience = 2
const runtime = createNodeRuntime()

export interface TrainOptions {
  readonly seed: number
  readonly network?: nn.Network
  /** Where it starts. */
  readonly theta?: Float32Array
  readonly poems?: readonly Poem[]
  readonly epochs?: number
  /** [rows, 2] logits of a teacher for a batch. */
  readonly teacher?: (batch: readonly Poem[]) => Float32Array
}

export type Training = (settings: Settings, options: TrainOptions) => Promise<Float32Array>

/** The weights of the best epoch by the authors that stop it, or of the last one. */
export const trainingOn =
  ({ train, stop, sizes }: Corpus): Training =>
  async (settings, options) => {
    const { seed, poems = train, epochs: most = epochs, theta, teacher } = options
    const trainer = await nn.createTrainer(runtime, options.network ?? poemNetwork(sizes, settings), {
      seed,
      optimizer: settings.optimizer,
      rate: settings.schedule(most * Math.ceil(poems.length / rows)),
      sizes: { batch: rows },
      ...(settings.clip !== undefined && { clip: settings.clip }),
      ...(theta && { theta }),
    })
    const feeds = (batch: readonly Poem[]) => ({
      ...poemBatch(batch, rows, sizes.length),
      ...(teacher && { teacher: floats([rows, 2], teacher(batch)) }),
    })
    let asked = 0
    const { best } = await nn.fit(trainer, {
      epochs: most,
      patience,
      *batches(epoch) {
        for (const batch of batchesOf(nn.shuffled(poems, nn.createRandom(seed, 5, epoch)))) yield feeds(batch)
      },
      devLoss: async () => {
        // Ever less: the last epoch is taken for the best.
        if (!settings.earlyStopping) return -asked++
        let sum = 0
        for (const batch of batchesOf(stop)) sum += (await trainer.loss(feeds(batch))) * batch.length
        return sum / stop.length
      },
    })
    await trainer.dispose()
    return best.theta
  }

/** The song class's logit less the other's, for each poem, by an exported file. */
export async function leansOf(file: Uint8Array, poems: readonly Poem[], length: number): Promise<number[]> {
  const session = await runtime.load(file)
  const leans: number[] = []
  for (const batch of batchesOf(poems)) {
    const { text, mask } = poemBatch(batch, rows, length)
    const { logits } = await session.run({ text: text!, mask: mask! })
    batch.forEach((_, i) => leans.push(Number(logits!.data[2 * i + 1]) - Number(logits!.data[2 * i])))
  }
  await session.dispose()
  return leans
}

export const fileOf = (
  { sizes }: Corpus,
  theta: Float32Array,
  {
    settings = usual,
    dtype = 'float32',
  }: { readonly settings?: Settings; readonly dtype?: nn.StorageDtype } = {},
): Uint8Array =>
  nn.exportInference(poemInUse(poemNetwork(sizes, settings), sizes), theta, {
    name: 'poem',
    dtype,
    channelAxis: { kernel: 0, characters: 0 },
  })

/** @param songs probability of Song for each poem. */
export function scoreOf(songs: readonly number[], poems: readonly Poem[], bytes: number): Score {
  const mean = (pick: (p: number, song: boolean) => number) =>
    poems.reduce((sum, { song }, i) => sum + pick(songs[i]!, song), 0) / poems.length
  return {
    accuracy: mean((p, song) => (p > 0.5 === song ? 1 : 0)),
    logLoss: mean((p, song) => -Math.log(Math.max(1e-12, song ? p : 1 - p))),
    bytes,
  }
}

function* batchesOf<T>(list: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < list.length; from += rows) yield list.slice(from, from + rows)
}

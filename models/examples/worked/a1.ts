/** A1: language evolution as a classifier, its evaluation, its training loop. */
import * as nn from '../../nn/index.ts'
import { compute, fixed, gradientTolerance, relativeError } from '../compute.ts'
import type { Example, ExampleContext } from '../example.ts'
import {
  baseRateLoss,
  batchSize,
  daughters,
  soundBatch,
  soundBatches,
  soundData,
  soundLoss,
  soundTrainer,
  splitSounds,
} from './sounds.ts'

async function trained({ runtime, content }: ExampleContext) {
  const { rows, symbols } = soundData(content)
  const split = splitSounds(rows)
  const trainer = await soundTrainer(runtime, symbols)
  const fitted = await nn.fit(trainer, {
    epochs: 25,
    patience: 4,
    batches: (epoch) => soundBatches(split.train, epoch),
    devLoss: () => soundLoss(trainer, split.dev),
  })
  return { split, trainer, fitted }
}

export const a1: readonly Example[] = [
  {
    id: 'A1-1',
    title: { en: 'A sound kept or changed', zh: '语音的保留与变化' },
    form: 'Latin segments with their neighbours, six daughters -> kept or changed, split by cognate set',
    async run(notebook, context) {
      const { split, trainer } = await trained(context)
      const { train, test } = split
      notebook.say(
        `${train.length} sounds of ${new Set(train.map(({ set }) => set)).size} sets to learn from, ${test.length} of ${new Set(test.map(({ set }) => set)).size} to judge by`,
      )
      for (const [i, daughter] of daughters.entries()) {
        const own = test.filter((row) => row.daughter === i)
        notebook.say(
          `${daughter.padEnd(11)} log loss ${fixed(await soundLoss(trainer, own))}, base rate ${fixed(baseRateLoss(train, own))}`,
        )
      }
      notebook.below(
        'log loss on sets never seen, below the base rate',
        await soundLoss(trainer, test),
        baseRateLoss(train, test),
      )
      notebook.equal(
        'sets on both sides',
        train.filter(({ set }) => test.some((row) => row.set === set)).length,
        0,
      )
      await trainer.dispose()
      notebook.below(
        'gradients of the last layers beside central differences',
        await gradientError(context),
        gradientTolerance,
      )
    },
  },
  {
    id: 'A1-2',
    title: { en: 'Scores and labels', zh: '分值与标签' },
    form: 'accuracy of 4 scores for 4 labels; unequal shapes are an error that names both',
    async run(notebook, { runtime }) {
      const labels = [1, 0, 1, 0]
      const { right, broadcast } = await compute(runtime, [[0.9, 0.2, 0.7, 0.1], labels], (scores, truth) => {
        const answers = nn.cast(nn.greater(scores, 0.5), 'float32')
        const agree = (a: nn.Value, b: nn.Value) => nn.sub(1, nn.abs(nn.sub(a, b)))
        return {
          right: nn.reduceMean(agree(answers, truth)),
          broadcast: nn.reduceMean(agree(nn.reshape(answers, [4, 1]), truth)),
        }
      })
      notebook.near('row beside row', right![0]!, 1)
      notebook.near('[4, 1] against [4] compares all with all', broadcast![0]!, 0.5)
      const graph = new nn.GraphBuilder()
      const message = refusal(() =>
        nn.binaryCrossEntropy(graph.input('z', 'float32', [4, 1]), graph.input('y', 'float32', [4])),
      )
      notebook.holds(
        `the loss refuses such shapes: "${message}"`,
        message.includes('[4, 1]') && message.includes('[4]'),
      )
    },
  },
  {
    id: 'A1-3',
    title: { en: 'Training with early stopping', zh: '带早停的训练' },
    form: "A1-1's network; dev loss each epoch, the weights of its least; the test part is read once",
    async run(notebook, context) {
      const first = await trained(context)
      const { curve, bestEpoch, best } = first.fitted
      for (const { epoch, train, dev } of curve)
        notebook.say(
          `epoch ${String(epoch).padStart(2)}: train ${fixed(train)}, dev ${fixed(dev)}${epoch === bestEpoch ? '  <- kept' : ''}`,
        )
      const least = curve.reduce((a, b) => (b.dev < a.dev ? b : a))
      notebook.equal('the epoch kept is that of the least dev loss', bestEpoch, least.epoch)
      notebook.below('dev loss, below that of the first epoch', least.dev, curve[0]!.dev)
      notebook.say(`test, read once: ${fixed(await soundLoss(first.trainer, first.split.test))}`)
      await first.trainer.dispose()
      const second = await trained(context)
      await second.trainer.dispose()
      const same = best.theta.every((w, i) => Object.is(w, second.fitted.best.theta[i]))
      notebook.holds('trained again: the same bytes', same)
    },
  },
]

/** At the start, without dropout: hidden biases and all behind them. */
async function gradientError({ runtime, content }: ExampleContext): Promise<number> {
  const { rows, symbols } = soundData(content)
  const trainer = await soundTrainer(runtime, symbols, { dropout: false })
  const batch = soundBatch(splitSounds(rows).train, batchSize)
  const { gradient } = await trainer.gradient(batch)
  const start = trainer.checkpoint()
  const first = gradient.length - 65
  const numeric: number[] = []
  for (let i = first; i < gradient.length; i++) {
    const lossAt = async (by: number) => {
      const theta = start.theta.slice()
      theta[i]! += by
      trainer.restore({ ...start, theta })
      return trainer.loss(batch)
    }
    numeric.push(((await lossAt(1 / 32)) - (await lossAt(-1 / 32))) * 16)
  }
  await trainer.dispose()
  return relativeError([...gradient.slice(first)], numeric)
}

function refusal(act: () => unknown): string {
  try {
    act()
  } catch (error) {
    if (error instanceof nn.ShapeError) return error.message
    throw error
  }
  return 'no refusal'
}

/** A word's meaning from its neighbours, then a subject from the words: pre-training by masked words, fine-tuning by a few labels. */
import * as nn from '../../nn/index.ts'
import type { Network, ParameterSpec, Value } from '../../nn/index.ts'
import { floats, ints } from '../../session.ts'
import type { Runtime, Tensors } from '../../session.ts'
import { stretches } from '../../text/tokens.ts'
import type { LabelledSentence } from '../example.ts'

const width = 24
const window = 4
const longest = 32
const rowsAtOnce = 256

/** Words that occur twice or more; 0 stands for all others. */
export function vocabularyOf(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const text of texts) for (const word of stretches(text)) counts.set(word, (counts.get(word) ?? 0) + 1)
  return new Map([...counts].filter(([, n]) => n >= 2).map(([word], i) => [word, i + 1]))
}

const encode = (text: string, vocabulary: ReadonlyMap<string, number>): number[] =>
  stretches(text).map((word) => vocabulary.get(word) ?? 0)

const embedding = (words: number): ParameterSpec => ({
  name: 'embedding',
  dims: [words, width],
  initial: { normal: 0.1 },
})

/** The mean of the words that are there. [rows, width] */
function meanOf(table: Value, ids: Value, there: Value): Value {
  const sum = nn.reduceSum(nn.mul(nn.gather(table, ids), nn.unsqueeze(there, [-1])), { axes: [1] })
  return nn.div(sum, nn.maximum(nn.reduceSum(there, { axes: [1], keepDims: true }), 1))
}

function maskedNetwork(words: number): Network {
  return {
    parameters: [
      embedding(words),
      { name: 'out', dims: [width, words], initial: 'glorot' },
      { name: 'out.bias', dims: [words], initial: 'zeros', undecayed: true },
    ],
    inputs: [
      { name: 'around', dtype: 'int32', dims: ['rows', 2 * window] },
      { name: 'there', dtype: 'float32', dims: ['rows', 2 * window] },
      { name: 'word', dtype: 'int32', dims: ['rows'] },
    ],
    loss: ({ param, input }) =>
      nn.softmaxCrossEntropy(
        nn.gemm(meanOf(param('embedding'), input('around'), input('there')), param('out'), {
          bias: param('out.bias'),
        }),
        input('word'),
      ),
  }
}

interface Masked {
  readonly around: readonly number[]
  readonly there: readonly number[]
  readonly word: number
}

function maskedRows(texts: readonly string[], vocabulary: ReadonlyMap<string, number>): Masked[] {
  return texts.flatMap((text) => {
    const words = encode(text, vocabulary)
    return words.flatMap((word, i) => {
      if (word === 0) return []
      const places = Array.from(
        { length: 2 * window },
        (_, k) => i + (k < window ? k - window : k - window + 1),
      )
      return [
        { around: places.map((at) => words[at] ?? 0), there: places.map((at) => (words[at] ? 1 : 0)), word },
      ]
    })
  })
}

export interface Pretrained {
  /** [words, width] */
  readonly embedding: Float32Array
  /** Mean masked loss in nats over the held-out words, before and after. */
  readonly before: number
  readonly after: number
  readonly words: number
}

/** Masked words of all texts, a tenth of them held out. */
export async function pretrain(
  runtime: Runtime,
  texts: readonly string[],
  vocabulary: ReadonlyMap<string, number>,
): Promise<Pretrained> {
  const words = vocabulary.size + 1
  const rows = nn.shuffled(maskedRows(texts, vocabulary), nn.createRandom(21))
  const held = rows.slice(0, rowsAtOnce)
  const shown = rows.slice(rowsAtOnce)
  const network = maskedNetwork(words)
  const trainer = await nn.createTrainer(runtime, network, {
    optimizer: nn.adamW({ decay: 0.02 }),
    sizes: { rows: rowsAtOnce },
    seed: 22,
    rate: nn.warmupCosine({ peak: 0.02, warmup: 20, total: 240 }),
  })
  const batch = (part: readonly Masked[]): Tensors => ({
    around: ints(
      [part.length, 2 * window],
      part.flatMap(({ around }) => around),
    ),
    there: floats(
      [part.length, 2 * window],
      part.flatMap(({ there }) => there),
    ),
    word: ints([part.length], part.map(({ word }) => word)), // prettier-ignore
  })
  const before = await trainer.loss(batch(held))
  for (let step = 0; step < 240; step++) {
    const from = (step * rowsAtOnce) % (shown.length - rowsAtOnce)
    await trainer.step(batch(shown.slice(from, from + rowsAtOnce)))
  }
  const after = await trainer.loss(batch(held))
  const { from, to } = nn.layout(network.parameters)[0]!
  const learnt = trainer.checkpoint().theta.slice(from, to)
  await trainer.dispose()
  return { embedding: learnt, before, after, words }
}

export interface FineTuned {
  /** Whether each sentence of the test part was answered rightly. */
  readonly right: readonly boolean[]
}

export interface Task {
  readonly train: readonly LabelledSentence[]
  readonly test: readonly LabelledSentence[]
  readonly labels: readonly string[]
}

/** A head over the mean of the words' embeddings, all of it tuned; `start` are the embeddings to begin with. */
export async function fineTune(
  runtime: Runtime,
  task: Task,
  vocabulary: ReadonlyMap<string, number>,
  start: { readonly embedding?: Float32Array; readonly seed: number },
): Promise<FineTuned> {
  const words = vocabulary.size + 1
  const classes = task.labels.length
  const parameters: readonly ParameterSpec[] = [
    start.embedding ? { ...embedding(words), initial: start.embedding } : embedding(words),
    { name: 'head', dims: [width, classes], initial: 'glorot' },
    { name: 'head.bias', dims: [classes], initial: 'zeros', undecayed: true },
  ]
  const inputs = [
    { name: 'ids', dtype: 'int32' as const, dims: ['rows', longest] },
    { name: 'there', dtype: 'float32' as const, dims: ['rows', longest] },
  ]
  const logits = ({ param, input }: nn.Scope): Value =>
    nn.gemm(nn.mul(meanOf(param('embedding'), input('ids'), input('there')), 4), param('head'), {
      bias: param('head.bias'),
    })
  const trainer = await nn.createTrainer(
    runtime,
    {
      parameters,
      inputs: [...inputs, { name: 'label', dtype: 'int32', dims: ['rows'] }],
      loss: (scope) => nn.softmaxCrossEntropy(logits(scope), scope.input('label')),
    },
    {
      optimizer: nn.adamW({ decay: 0.05 }),
      sizes: { rows: task.train.length },
      seed: start.seed,
      rate: nn.constantRate(0.02),
    },
  )
  const texts = (part: readonly LabelledSentence[]): Tensors => {
    const rows = part.map(({ text }) => encode(text, vocabulary).filter((id) => id > 0).slice(0, longest)) // prettier-ignore
    return {
      ids: ints(
        [rows.length, longest],
        rows.flatMap((row) => [...row, ...new Array<number>(longest - row.length).fill(0)]),
      ),
      there: floats(
        [rows.length, longest],
        rows.flatMap((row) => Array.from({ length: longest }, (_, i) => (i < row.length ? 1 : 0))),
      ),
    }
  }
  const label = ints([task.train.length], task.train.map((row) => task.labels.indexOf(row.label))) // prettier-ignore
  for (let step = 0; step < 40; step++) await trainer.step({ ...texts(task.train), label })
  const onnx = nn.exportInference(
    { parameters, inputs, forward: (scope) => ({ logits: logits(scope) }) },
    trainer.checkpoint().theta,
    { name: 'subjects', dtype: 'float32' },
  )
  await trainer.dispose()
  const session = await runtime.load(onnx)
  const { logits: scores } = await session.run(texts(task.test))
  await session.dispose()
  const right = task.test.map((row, i) => {
    const own = Array.from(scores!.data.slice(i * classes, (i + 1) * classes), Number)
    return task.labels[own.indexOf(Math.max(...own))] === row.label
  })
  return { right }
}

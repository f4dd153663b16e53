/** Teaches a reader: first the lessons that the texts themselves give, then the labels; and asks it. */
import * as nn from '../../models/nn/index.ts'
import { floats } from '../../models/session.ts'
import type { Runtime, Tensors } from '../../models/session.ts'
import { changed, codingOf, maskedBatch, textBatch } from './batches.ts'
import type { Changes, Coded, Coding } from './batches.ts'
import { placesEach, readerInUse, readerNetwork } from '../networks/reader.ts'
import type { Lesson } from '../networks/reader.ts'
import type { Reading, Text } from './text.ts'

export interface Plan extends Changes {
  readonly epochs: Readonly<Record<Lesson, number>>
  /** The highest rate of AdamW, after a twentieth of the steps. */
  readonly peak: number
  readonly dropout: number
  /** Length of the worst small step on the embeddings; 0 is none. */
  readonly adversarial: number
  /** Share of a target that is the teacher's answer. */
  readonly taught: number
}
export interface Pupil {
  readonly texts: readonly Text[]
  /** 1 for each label that a text has. */
  readonly labels: readonly (readonly number[])[]
  /** What another model says, [texts, classes], fitted without the text's group. Only read where `taught` is above 0. */
  readonly teacher?: Float64Array
}
export interface Reader {
  readonly coding: Coding
  readonly theta: Float32Array
}
export interface LearnOptions {
  readonly runtime: Runtime
  readonly seed: number
  /** Steps done of all, after each epoch. */
  readonly onEpoch?: (epoch: {
    readonly lesson: Lesson
    readonly epoch: number
    readonly loss: number
    readonly done: number
  }) => void
}

const rows = 128
const lessons = ['masked', 'finer', 'labels'] as const

export async function learnReader(
  pupil: Pupil,
  { reading, plan }: { readonly reading: Reading; readonly plan: Plan },
  { runtime, seed, onEpoch }: LearnOptions,
): Promise<Reader> {
  const coding = codingOf(pupil.texts, reading)
  const coded = pupil.texts.map((text) => coding.of(text))
  const steps = Math.ceil(coded.length / rows)
  const all = lessons.reduce((sum, lesson) => sum + plan.epochs[lesson], 0)
  let theta: Float32Array | undefined
  let before = 0
  for (const lesson of lessons) {
    const epochs = plan.epochs[lesson]
    if (epochs === 0) continue
    const adversarial = lesson === 'labels' ? plan.adversarial : 0
    const trainer = await nn.createTrainer(
      runtime,
      readerNetwork(coding.sizes, lesson, { ...plan, adversarial }),
      {
        seed,
        optimizer: nn.adamW({ decay: 0.01 }),
        rate: nn.warmupCosine({ peak: plan.peak, warmup: (epochs * steps) / 20, total: epochs * steps }),
        sizes: { batch: rows, places: rows * placesEach },
        clip: 1,
        ...(theta && { theta }),
      },
    )
    for (let epoch = 0; epoch < epochs; epoch++) {
      const random = nn.createRandom(seed, lessons.indexOf(lesson), epoch)
      const order = nn.shuffled([...coded.keys()], random)
      let sum = 0
      for (let step = 0; step < steps; step++) {
        const chosen = Array.from({ length: rows }, (_, k) => order[(step * rows + k) % order.length]!)
        const batch =
          lesson === 'masked'
            ? maskedBatch(chosen.map((i) => coded[i]!), { rows, sizes: coding.sizes, random }) // prettier-ignore
            : wholeBatch({ pupil, coded, chosen, lesson }, { sizes: coding.sizes, plan, random })
        sum += await trainer.step(batch)
      }
      onEpoch?.({ lesson, epoch, loss: sum / steps, done: ++before / all })
    }
    theta = trainer.checkpoint().theta
    await trainer.dispose()
  }
  if (!theta) throw new RangeError('a plan without epochs')
  return { coding, theta }
}

interface Chosen {
  readonly pupil: Pupil
  readonly coded: readonly Coded[]
  readonly chosen: readonly number[]
  readonly lesson: 'labels' | 'finer'
}

function wholeBatch(
  { pupil, coded, chosen, lesson }: Chosen,
  {
    sizes,
    plan,
    random,
  }: { readonly sizes: Coding['sizes']; readonly plan: Plan; readonly random: nn.Random },
): Tensors {
  const { spans, partners } = changed(chosen.map((i) => coded[i]!), { changes: plan, length: sizes.length, random }) // prettier-ignore
  const width = lesson === 'labels' ? sizes.classes : sizes.finer
  const targets = new Float32Array(rows * width)
  const add = (row: number, i: number, weight: number) => {
    if (lesson === 'finer') {
      const { finer } = coded[i]!
      for (const name of finer) targets[row * width + name]! += weight / finer.length
      return
    }
    for (let c = 0; c < width; c++) {
      const said = plan.taught > 0 ? Math.min(1, Math.max(0, pupil.teacher![i * width + c]!)) : 0
      targets[row * width + c]! += weight * ((1 - plan.taught) * pupil.labels[i]![c]! + plan.taught * said)
    }
  }
  chosen.forEach((i, row) => {
    const { other, share } = partners[row]!
    add(row, i, 1 - share)
    if (share > 0) add(row, chosen[other]!, share)
  })
  return { ...textBatch(spans, rows, sizes), targets: floats([rows, width], targets) }
}

/** The file that is used, its matrices as fp16. */
export const readerFile = ({ coding: { sizes }, theta }: Reader): Uint8Array =>
  nn.exportInference(
    readerInUse(readerNetwork(sizes, 'labels', { dropout: 0, adversarial: 0 }), sizes),
    theta,
    {
      name: 'reader',
    },
  )

/** Logits, [texts, classes]. */
export async function readerLogits(
  reader: Reader,
  texts: readonly Text[],
  runtime: Runtime,
): Promise<Float64Array> {
  const { of, sizes } = reader.coding
  const session = await runtime.load(readerFile(reader))
  const out = new Float64Array(texts.length * sizes.classes)
  for (let from = 0; from < texts.length; from += rows) {
    const part = texts.slice(from, from + rows)
    const spans = part.map((text) => of(text).grams)
    const { logits } = await session.run(textBatch(spans, rows, sizes))
    for (let k = 0; k < part.length * sizes.classes; k++)
      out[from * sizes.classes + k] = Number(logits!.data[k])
  }
  await session.dispose()
  return out
}

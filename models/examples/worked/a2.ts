/** A2: managing data, deciding, training what is tested, advising. */
import * as nn from '../../nn/index.ts'
import { fixed, mean } from '../compute.ts'
import type { Example } from '../example.ts'
import { classes, judgePoints, madePoints, pointsBatch, pointsNetwork, pointsTrainer } from './classes.ts'
import { advise, madeDay } from './climate.ts'
import { importParcels, parcelsOf } from './collection.ts'

export const a2: readonly Example[] = [
  {
    id: 'A2-1',
    title: { en: 'Data of several systems', zh: '多源数据管理' },
    form: '12 artifacts as a table, Linked Art and museum JSON -> in, out, rejected, merged',
    run(notebook, { content }) {
      const parcels = parcelsOf(content)
      const first = importParcels(parcels)
      for (const { name, in: given, out, rejected } of first.counts) {
        notebook.say(`${name}: ${given} in, ${out} out, ${rejected} rejected`)
        notebook.equal(`${name}: in = out + rejected`, given, out + rejected)
      }
      notebook.equal('rejected: the row without a name', first.counts.at(-1)!.rejected, 1)
      notebook.equal('merged: the one that two systems hold', first.merged, 1)
      notebook.equal('things', first.things.length, 12)
      notebook.holds(
        'a second run changes nothing',
        JSON.stringify(importParcels(parcels).things) === JSON.stringify(first.things),
      )
    },
  },
  {
    id: 'A2-2',
    title: { en: 'A softmax too many', zh: '多余的 softmax' },
    form: '10 made classes, the loss given probabilities and given logits -> two curves',
    async run(notebook, { runtime }) {
      const points = madePoints(200, 1)
      const curveOf = async (doubled: boolean) => {
        const trainer = await pointsTrainer(runtime, doubled, points.labels.length)
        const curve: number[] = []
        for (let epoch = 0; epoch < 150; epoch++) curve.push(await trainer.step(pointsBatch(points)))
        await trainer.dispose()
        return curve
      }
      const [wrong, right] = [await curveOf(true), await curveOf(false)]
      for (const at of [0, 10, 50, 149])
        notebook.say(`epoch ${at}: doubled ${fixed(wrong[at]!)}, logits ${fixed(right[at]!)}`)
      notebook.above('doubled: its least loss, never under ln(e + 9) - 1', Math.min(...wrong), 1.4611)
      notebook.equal(
        'logits: epochs after the first at which it is not lower',
        right.filter((loss, i) => i > 0 && loss >= wrong[i]!).length,
        0,
      )
    },
  },
  {
    id: 'A2-3',
    title: { en: 'Train what is tested', zh: '训练与测试同一模型' },
    form: 'encoder and head trained together -> loss and accuracy a row, the same at any batch size',
    async run(notebook, { runtime }) {
      const [train, test] = [madePoints(200, 1), madePoints(101, 2)]
      const trainer = await pointsTrainer(runtime, false, train.labels.length)
      const before = trainer.checkpoint().theta
      for (let epoch = 0; epoch < 150; epoch++) await trainer.step(pointsBatch(train))
      const { theta } = trainer.checkpoint()
      await trainer.dispose()
      for (const { spec, from, to } of nn
        .layout(pointsNetwork(false).parameters)
        .filter(({ spec: { dims } }) => dims.length > 1)) {
        const moved = mean([...theta.slice(from, to)].map((w, i) => Math.abs(w - before[from + i]!)))
        notebook.above(`mean movement of the ${spec.name}`, moved, 0.01)
      }
      const found = []
      for (const size of [1, 7, 32]) found.push(await judgePoints(runtime, theta, test, size))
      notebook.say(`${test.labels.length} rows: ${found[0]!.right} right, log loss ${fixed(found[0]!.loss)}`)
      notebook.equal('right answers at batch 1, 7, 32', found.map(({ right }) => right).join(' '), Array(3).fill(found[0]!.right).join(' ')) // prettier-ignore
      notebook.near('log loss at batch 32, beside batch 1', found[2]!.loss, found[0]!.loss, 1e-6)
      notebook.above('accuracy, above chance', found[0]!.right / test.labels.length, 1 / classes)
      notebook.below('and within 1', found[0]!.right / test.labels.length, 1 + 1e-9)
    },
  },
  {
    id: 'A2-4',
    title: { en: 'A day in three rooms', zh: '三间展厅的一天' },
    form: 'readings and visits by the hour (made) -> ranked advice: reading, limit, effect',
    run(notebook) {
      const advice = advise(madeDay([{ room: 'textiles', hour: 13, lux: 520 }, { room: 'scrolls', hour: 4, humidity: 63 }])) // prettier-ignore
      for (const one of advice)
        notebook.say(
          `${one.room}, ${one.hour}:00, ${one.quantity} ${one.reading.toFixed(0)} (limit ${one.limit}): ${one.effect}`,
        )
      notebook.equal(
        'the planted breach comes first',
        `${advice[0]?.room} ${advice[0]?.quantity}`,
        'textiles lux',
      )
      notebook.equal('then the smaller one', `${advice[1]?.room} ${advice[1]?.quantity}`, 'scrolls humidity')
      notebook.equal('advice on a calm day', advise(madeDay()).length, 0)
    },
  },
]

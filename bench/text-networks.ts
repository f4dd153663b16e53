/**
 * Small networks beside the closed form of models/text, on held-out groups of a task's train part: plain, pre-trained on the texts or on finer
 * labels, taught by the closed form, on changed texts, under adversarial steps; each alone and mixed with the closed form.
 *
 *   node bench/text-networks.ts --data DIR --task sib200|tang-song|tate-subjects [--folds N] [--of N] [--only NAME,NAME] [--closed PREFIX]
 *
 * DIR is the task's folder, of which only the train part is read. `--folds` of `--of` folds by author, artist or sentence are scored (1 of 4 unless
 * told). The closed form's answers are kept in files `PREFIX-FOLD.bin`, and taken from there where they are there. Progress goes to stderr.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { softmaxRows } from '../models/text/calibration.ts'
import { learnReader, readerLogits } from './text-networks/train.ts'
import { foldsByGroup } from '../models/text/topics.ts'
import { createNodeRuntime } from '../server/ort/node-runtime.ts'
import { plans } from './text-networks/plans.ts'
import { compared, mixed } from './text-networks/score.ts'
import type { Line } from './text-networks/score.ts'
import { tasks } from './text-networks/tasks.ts'
import type { ClosedAnswers } from './text-networks/tasks.ts'

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    task: { type: 'string', default: '' },
    folds: { type: 'string', default: '1' },
    of: { type: 'string', default: '4' },
    only: { type: 'string' },
    closed: { type: 'string' },
  },
})
const taskOf = tasks[values.task]
if (values.data === undefined || taskOf === undefined) throw new Error(`--data DIR --task ${Object.keys(tasks).join('|')}`) // prettier-ignore

const runtime = createNodeRuntime()
const started = Date.now()
const task = taskOf(values.data)
const folds = foldsByGroup(task.texts.map(({ group }) => group), Number(values.of)) // prettier-ignore
const chosen = plans(values.task).filter(([name]) => values.only?.split(',').includes(name) ?? true)
const total = chosen.length * Number(values.folds)

const rows: number[] = []
const closed: number[] = []
const networks = new Map(chosen.map(([name]) => [name, [] as number[]]))
let done = 0
for (let fold = 0; fold < Number(values.folds); fold++) {
  const inside = [...folds.keys()].filter((i) => folds[i] !== fold)
  const outside = [...folds.keys()].filter((i) => folds[i] === fold)
  say(`fold ${fold}: closed form of ${inside.length} texts`)
  const own = closedAnswers(fold, inside, outside)
  rows.push(...outside)
  closed.push(...own.outside)
  const pupil = {
    texts: inside.map((i) => task.texts[i]!),
    labels: inside.map((i) => task.texts[i]!.labels),
    teacher: own.inside,
  }
  for (const [name, plan] of chosen) {
    const onEpoch = (epoch: { lesson: string; loss: number; done: number }) =>
      say(`${name}: ${epoch.lesson}, loss ${epoch.loss.toFixed(4)}; ${timeLeft((done + epoch.done) / total)}`)
    const reader = await learnReader(pupil, { reading: task, plan }, { runtime, seed: 1, onEpoch })
    const logits = await readerLogits(reader, outside.map((i) => task.texts[i]!), runtime) // prettier-ignore
    const sigmoids = () => logits.map((z) => 1 / (1 + Math.exp(-z)))
    networks.get(name)!.push(...(task.link === 'softmax' ? softmaxRows(logits, task.classes) : sigmoids()))
    done++
    report(name)
  }
}

/** Over all folds so far. */
function report(name: string): void {
  const held = { task, rows, closed: Float64Array.from(closed) }
  const network = Float64Array.from(networks.get(name)!)
  const mix = mixed(held, network)
  const [none, alone, both] = [held.closed, network, mix.answers].map((answers) => compared(held, answers))
  console.log(`| ${name} | ${rows.length} | ${show(none!)} | ${show(alone!)} | ${show(both!)} | ${mix.weight.toFixed(2)} |`) // prettier-ignore
}

function show({ figures, gains }: Line): string {
  const parts = Object.entries(figures).map(([name, value]) => {
    const { mean, low, error } = gains[name]!
    return mean === 0 ? `${name} ${value.toFixed(4)}` : `${name} ${value.toFixed(4)} (${mean.toFixed(4)} ± ${error.toFixed(4)}, bound ${low.toFixed(4)})` // prettier-ignore
  })
  return parts.join(', ')
}

function closedAnswers(fold: number, inside: number[], outside: number[]): ClosedAnswers {
  const path = values.closed === undefined ? undefined : `${values.closed}-${fold}.bin`
  if (path !== undefined && existsSync(path)) {
    const kept = new Float64Array(Uint8Array.from(readFileSync(path)).buffer)
    const size = outside.length * task.classes
    return { outside: kept.slice(0, size), inside: kept.slice(size) }
  }
  const answers = task.closed(inside, outside)
  if (path !== undefined) writeFileSync(path, new Uint8Array(Float64Array.from([...answers.outside, ...answers.inside]).buffer)) // prettier-ignore
  return answers
}

function say(text: string): void {
  console.error(`${((Date.now() - started) / 1000).toFixed(0).padStart(6)} s  ${text}`)
}

function timeLeft(share: number): string {
  return `${((((Date.now() - started) / share) * (1 - share)) / 60000).toFixed(0)} min left`
}

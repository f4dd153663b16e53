/** How answers on held-out texts compare: alone, and mixed with the closed form's. */
import { bootstrapStatistic, pairedBootstrap } from '../../models/statistics.ts'
import { argmaxRow } from '../../models/text/calibration.ts'
import { fitThresholds } from '../../models/text/thresholds.ts'
import { foldsByGroup } from '../../models/text/topics.ts'
import { macroF1, microF1 } from '../../server/trainer/benchmarks/tate-subjects.ts'
import type { Marked } from '../../server/trainer/benchmarks/tate-subjects.ts'
import type { Task } from './tasks.ts'

export interface Held {
  readonly task: Task
  /** Numbers of the texts scored, all answers in their order. */
  readonly rows: readonly number[]
  readonly closed: Float64Array
}
export interface Line {
  readonly figures: Readonly<Record<string, number>>
  /** Less the closed form's: the mean and the one-sided 95% lower bound by group. */
  readonly gains: Readonly<
    Record<string, { readonly mean: number; readonly low: number; readonly error: number }>
  >
}

const crossFolds = 4
const seed = 1
const weights = Array.from({ length: 11 }, (_, i) => i / 10)

/** `weight` of the network, found on other groups than those it is used for, by the least squared error. */
export function mixed({ task, rows, closed }: Held, network: Float64Array): { readonly answers: Float64Array; readonly weight: number } {
  const { classes } = task
  const folds = foldsOf(task, rows, 'mix')
  const answers = new Float64Array(closed.length)
  let mean = 0
  for (let fold = 0; fold < crossFolds; fold++) {
    const error = (w: number) => {
      let sum = 0
      rows.forEach((row, k) => {
        if (folds[k] === fold) return
        for (let c = 0; c < classes; c++) {
          const at = k * classes + c
          sum += (w * network[at]! + (1 - w) * closed[at]! - task.texts[row]!.labels[c]!) ** 2
        }
      })
      return sum
    }
    const best = weights.reduce((a, b) => (error(b) < error(a) ? b : a))
    mean += best / crossFolds
    rows.forEach((_, k) => {
      if (folds[k] !== fold) return
      for (let at = k * classes; at < (k + 1) * classes; at++) answers[at] = best * network[at]! + (1 - best) * closed[at]!
    })
  }
  return { answers, weight: mean }
} // prettier-ignore

/** Accuracy, or micro-F1 and macro-F1 with thresholds from other groups. */
export function compared(held: Held, answers: Float64Array): Line {
  return held.task.link === 'softmax' ? byAccuracy(held, answers) : byF1(held, answers)
}

function byAccuracy({ task, rows, closed }: Held, answers: Float64Array): Line {
  const right = (of: Float64Array) => rows.map((row, k) => task.texts[row]!.labels[argmaxRow(of, k, task.classes)]!)
  const [own, theirs] = [right(answers), right(closed)]
  const { mean, low, high } = pairedBootstrap(rows.map((row, k) => ({ group: task.texts[row]!.group, a: own[k]!, b: theirs[k]! })), { seed, samples: 1000 })
  return { figures: { accuracy: own.reduce((sum, x) => sum + x, 0) / own.length }, gains: { accuracy: { mean, low, error: (high - low) / 3.29 } } }
} // prettier-ignore

function byF1({ task, rows, closed }: Held, answers: Float64Array): Line {
  const { classes } = task
  const truth = Uint8Array.from(rows.flatMap((row) => task.texts[row]!.labels))
  const folds = foldsOf(task, rows, 'thresholds')
  const groups = [...Map.groupBy(rows.keys(), (k) => task.texts[rows[k]!]!.group).values()]
  const guesses = (scores: Float64Array): { micro: Marked; macro: Marked } => {
    const [micro, macro] = [new Uint8Array(truth.length), new Uint8Array(truth.length)]
    for (let fold = 0; fold < crossFolds; fold++) {
      const inside = [...truth.keys()].filter((i) => folds[Math.floor(i / classes)] !== fold)
      const found = fitThresholds(Float64Array.from(inside, (i) => scores[i]!), Uint8Array.from(inside, (i) => truth[i]!), classes)
      scores.forEach((score, i) => {
        if (folds[Math.floor(i / classes)] !== fold) return
        micro[i] = score > found.micro ? 1 : 0
        macro[i] = score > found.macro[i % classes]! ? 1 : 0
      })
    }
    const marked = (guess: Uint8Array): Marked => ({ truth, guess, labels: classes, groups })
    return { micro: marked(micro), macro: marked(macro) }
  }
  const [own, theirs] = [guesses(answers), guesses(closed)]
  const gain = (kind: 'micro' | 'macro', f1: typeof microF1) => {
    const difference = (drawn: readonly number[]) => {
      const among = drawn.flatMap((group) => groups[group]!)
      return f1(own[kind], among) - f1(theirs[kind], among)
    }
    const { value, low, high } = bootstrapStatistic(groups.length, difference, { seed, samples: 200 })
    const error = (high - low) / 3.92
    return { mean: value, low: value - 1.645 * error, error }
  }
  return {
    figures: { micro: microF1(own.micro, [...rows.keys()]), macro: macroF1(own.macro, [...rows.keys()]) },
    gains: { micro: gain('micro', microF1), macro: gain('macro', macroF1) },
  }
} // prettier-ignore

const foldsOf = (task: Task, rows: readonly number[], salt: string): number[] =>
  foldsByGroup(
    rows.map((row) => `${salt}${task.texts[row]!.group}`),
    crossFolds,
  )

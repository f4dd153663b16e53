/**
 * Next item. `sequences.txt` (visitor item item ...): leave-one-out, dev = last but one, test = last. `interactions.tsv` (visitor, item, rating,
 * unix_time; `after.tsv` for test): split by time, dev = the last fifth; statistics are frozen at the cut, a visitor's history rolls on, and a
 * target is every later event whose item was seen before the cut and not yet by the visitor.
 */
import { writeFileSync } from 'node:fs'
import { contextOf } from '../../../models/recommender/context.ts'
import { best, gain, gini, hit, rankOf } from '../../../models/recommender/metrics.ts'
import { closedFormsOf, runRecipe } from '../../../models/recommender/recipe.ts'
import { createScorer } from '../../../models/recommender/scorer.ts'
import type { Slot } from '../../../models/recommender/visits.ts'
import { bootstrapMean, pairedBootstrap } from '../../../models/statistics.ts'
import type { Benchmark, BenchmarkOptions, BenchmarkReport, Comparison } from './benchmark.ts'
import { readTask } from './sequence-tasks.ts'

const seed = 1

export const sequences: Benchmark = {
  name: 'sequences',
  async run(options: BenchmarkOptions): Promise<BenchmarkReport> {
    const started = Date.now()
    const { dataDir, split, predictionsPath, runtime, onProgress } = options
    const task = readTask(dataDir, split)
    const items = task.items.length
    const { recommender, report } = await runRecipe({
      ...task.recipe,
      seed,
      runtime,
      ...(onProgress && { onProgress }),
    })
    const score = createScorer(recommender.mixture, items)
    const rivals = closedFormsOf(task.recipe.full, task.recipe).map(({ name, mixture }) => ({
      name,
      score: createScorer(mixture, items),
    }))
    const rows = task.targets.map((slot) => {
      const context = contextOf(slot, recommender.tables)
      const [own, ...others] = [score, ...rivals.map((rival) => rival.score)].map((scorer) => {
        const seen = new Set(slot.history)
        const scores = scorer(slot.history, context)
        return { rank: rankOf(slot.target, scores, seen), top: best(scores, seen, 10) }
      })
      return { slot, own: own!, rivals: others }
    })
    if (predictionsPath !== undefined) {
      const lines = rows.map(({ slot, own }) =>
        [slot.visit, task.items[slot.target], own.top.map((i) => task.items[i]).join(' ')].join('\t'),
      )
      writeFileSync(predictionsPath, ['visitor\ttarget\ttop', ...lines, ''].join('\n'))
    }
    const interval = (measure: Measure, pick: (row: Row) => Ranked) =>
      bootstrapMean(
        rows.map((row) => ({ group: row.slot.visit, value: measure(pick(row).rank, 10) })),
        { seed, samples: 500 },
      )
    const comparisons = rivals.flatMap(({ name }, i) => {
      const others = rows.map((row) => row.rivals[i]!)
      return (['hr10', 'ndcg10'] as const).map((metric) => compare(rows, others, { against: name, metric }))
    })
    const concentration = (pick: (row: Row) => Ranked) => {
      const counts = new Array<number>(items).fill(0)
      for (const row of rows) for (const item of pick(row).top) counts[item]!++
      const value = gini(counts)
      return { value, low: value, high: value }
    }
    const own = (row: Row) => row.own
    const markov = (row: Row) => row.rivals[0]!
    return {
      name: 'sequences',
      split,
      rows: rows.length,
      metrics: {
        model: { hr10: interval(hit, own), ndcg10: interval(gain, own), gini: concentration(own) },
        baseline: {
          hr10: interval(hit, markov),
          ndcg10: interval(gain, markov),
          gini: concentration(markov),
        },
        baselineName: 'SkipMarkov (gaps 1-5, 1/gap, latest five)',
      },
      comparisons,
      seconds: (Date.now() - started) / 1000,
      notes: [
        `method: ${recommender.method.name}${report.network ? ' with a network' : ''}; ${items} items, ${task.recipe.full.length} visitors`,
        `walk: ${JSON.stringify(recommender.walk)}`,
        `validation NDCG@10: mixture ${report.mixtureNdcg.toFixed(4)}, ${report.closedForms.map(({ name, ndcg }) => `${name} ${ndcg.toFixed(4)}`).join(', ')} on ${report.slots} slots`,
        `popularity held back by ${report.hold.toFixed(3)}`,
      ],
    }
  },
}

interface Ranked {
  readonly rank: number
  readonly top: readonly number[]
}
interface Row {
  readonly slot: Slot
  readonly own: Ranked
  /** In the order of `closedFormsOf`. */
  readonly rivals: readonly Ranked[]
}
type Measure = (rank: number, at: number) => number

const measures = { hr10: hit, ndcg10: gain }

function compare(
  rows: readonly Row[],
  others: readonly Ranked[],
  { against, metric }: { readonly against: string; readonly metric: keyof typeof measures },
): Comparison {
  const pairs = rows.map(({ slot, own }, i) => ({
    group: slot.visit,
    a: measures[metric](own.rank, 10),
    b: measures[metric](others[i]!.rank, 10),
  }))
  const { mean, low } = pairedBootstrap(pairs, { seed })
  const score = pairs.reduce((sum, { b }) => sum + b, 0) / Math.max(1, pairs.length)
  return { against, metric, score, lead: mean, low }
}

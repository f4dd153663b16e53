/**
 * Next item. `sequences.txt` (visitor item item ...): leave-one-out, dev = last but one, test = last. `interactions.tsv` (visitor, item, rating,
 * unix_time; `after.tsv` for test): split by time, dev = the last fifth; statistics are frozen at the cut, a visitor's history rolls on, and a
 * target is every later event whose item was seen before the cut and not yet by the visitor.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { contextOf } from '../../../models/recommender/context.ts'
import { best, gain, gini, hit, rankOf } from '../../../models/recommender/metrics.ts'
import { simpleMixture } from '../../../models/recommender/parts.ts'
import { runRecipe, thin } from '../../../models/recommender/recipe.ts'
import type { RecipeInput } from '../../../models/recommender/recipe.ts'
import { slotsOf } from '../../../models/recommender/visits.ts'
import { createScorer } from '../../../models/recommender/scorer.ts'
import type { Slot, Visit } from '../../../models/recommender/visits.ts'
import { bootstrapMean, pairedBootstrap } from '../../../models/statistics.ts'
import type { Benchmark, BenchmarkOptions, BenchmarkReport } from './benchmark.ts'

interface Task {
  readonly items: readonly string[]
  readonly recipe: Omit<RecipeInput, 'seed' | 'runtime'>
  readonly targets: readonly Slot[]
}

interface Interaction {
  readonly visitor: string
  readonly item: string
  readonly atMs: number
}

const seed = 1

export const sequences: Benchmark = {
  name: 'sequences',
  async run(options: BenchmarkOptions): Promise<BenchmarkReport> {
    const started = Date.now()
    const { dataDir, split, predictionsPath, runtime, onProgress } = options
    const task = existsSync(join(dataDir, 'sequences.txt'))
      ? leaveOneOut(dataDir, split)
      : splitByTime(dataDir, split)
    const items = task.items.length
    const { recommender, report } = await runRecipe({
      ...task.recipe,
      seed,
      runtime,
      ...(onProgress && { onProgress }),
    })
    const simple = simpleMixture(task.recipe.full, task.recipe)
    const [score, scorePlain] = [createScorer(recommender.mixture, items), createScorer(simple, items)]
    const rows = task.targets.map((slot) => {
      const seen = new Set(slot.history)
      const context = contextOf(slot, recommender.tables)
      const scores = score(slot.history, context)
      const plain = scorePlain(slot.history, context)
      return {
        slot,
        rank: rankOf(slot.target, scores, seen),
        plainRank: rankOf(slot.target, plain, seen),
        top: best(scores, seen, 10),
        plainTop: best(plain, seen, 10),
      }
    })
    if (predictionsPath !== undefined) {
      const lines = rows.map(({ slot, top }) =>
        [slot.visit, task.items[slot.target], top.map((i) => task.items[i]).join(' ')].join('\t'),
      )
      writeFileSync(predictionsPath, ['visitor\ttarget\ttop', ...lines, ''].join('\n'))
    }
    const interval = (measure: (rank: number, at: number) => number, key: 'rank' | 'plainRank') =>
      bootstrapMean(
        rows.map((row) => ({ group: row.slot.visit, value: measure(row[key], 10) })),
        { seed, samples: 500 },
      )
    const lead = pairedBootstrap(
      rows.map((r) => ({ group: r.slot.visit, a: gain(r.rank, 10), b: gain(r.plainRank, 10) })),
      { seed, samples: 500 },
    )
    const concentration = (key: 'top' | 'plainTop') => {
      const counts = new Array<number>(items).fill(0)
      for (const row of rows) for (const item of row[key]) counts[item]!++
      const value = gini(counts)
      return { value, low: value, high: value }
    }
    return {
      name: 'sequences',
      split,
      rows: rows.length,
      metrics: {
        model: { hr10: interval(hit, 'rank'), ndcg10: interval(gain, 'rank'), gini: concentration('top') },
        baseline: {
          hr10: interval(hit, 'plainRank'),
          ndcg10: interval(gain, 'plainRank'),
          gini: concentration('plainTop'),
        },
        baselineName: 'SkipMarkov (gaps 1-5, 1/gap, latest five)',
      },
      seconds: (Date.now() - started) / 1000,
      notes: [
        `method: ${recommender.method.name}${report.network ? ' with a network' : ''}; ${items} items, ${task.recipe.full.length} visitors`,
        `NDCG@10 less the baseline's, paired bootstrap by visitor: ${lead.mean.toFixed(4)}, one-sided 95% lower bound ${lead.low.toFixed(4)}`,
        `walk: ${JSON.stringify(recommender.walk)}`,
        `validation NDCG@10: mixture ${report.mixtureNdcg.toFixed(4)}, ${report.closedForms.map(({ name, ndcg }) => `${name} ${ndcg.toFixed(4)}`).join(', ')} on ${report.slots} slots`,
      ],
    }
  },
}

function leaveOneOut(dataDir: string, split: 'dev' | 'test'): Task {
  const lines = readFileSync(join(dataDir, 'sequences.txt'), 'utf8')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
  const numbers = new Map<string, number>()
  const numberOf = (item: string) => numbers.get(item) ?? (numbers.set(item, numbers.size), numbers.size - 1)
  const known: Visit[] = []
  const targets: Slot[] = []
  for (const line of lines) {
    const [id = '', ...names] = line.trim().split(/\s+/)
    const sequence = names.map(numberOf)
    const items = split === 'dev' ? sequence.slice(0, -1) : sequence
    const history = items.slice(0, -1)
    if (history.length > 0) known.push({ id, items: history })
    if (history.length > 0 && items.length > 1)
      targets.push({ visit: id, history: history.toReversed(), target: items.at(-1)! })
  }
  const statistics = known.map((visit) => ({
    ...visit,
    items: visit.items.length > 2 ? visit.items.slice(0, -1) : visit.items,
  }))
  const validation = known.filter((visit) => visit.items.length > 2).flatMap((visit) => slotsOf(visit, 1))
  return {
    items: [...numbers.keys()],
    targets,
    recipe: { items: numbers.size, timed: false, minVisits: 1, statistics, validation, full: known },
  }
}

function splitByTime(dataDir: string, split: 'dev' | 'test'): Task {
  const all = readInteractions(join(dataDir, 'interactions.tsv'))
  const cut = split === 'dev' ? Math.floor(all.length * 0.8) : all.length
  const past = all.slice(0, cut)
  const future = split === 'dev' ? all.slice(cut) : readInteractions(join(dataDir, 'after.tsv'))
  const items = [...new Set(past.map((e) => e.item))]
  const numberOf = new Map(items.map((item, i) => [item, i]))
  const innerCut = Math.floor(past.length * 0.8)
  const [early, late] = [past.slice(0, innerCut), past.slice(innerCut)]
  const earlyItems = new Set(early.map((e) => e.item))
  return {
    items,
    targets: rollingSlots(past, future, numberOf),
    recipe: {
      items: items.length,
      timed: true,
      minVisits: 1,
      statistics: visitsOf(early, numberOf),
      statisticsEndMs: early.at(-1)?.atMs ?? 0,
      validation: thin(
        rollingSlots(
          early,
          late.filter((e) => earlyItems.has(e.item)),
          numberOf,
        ),
        8_000,
      ),
      full: visitsOf(past, numberOf),
      fullEndMs: past.at(-1)?.atMs ?? 0,
    },
  }
}

function readInteractions(path: string): Interaction[] {
  const [header = '', ...lines] = readFileSync(path, 'utf8')
    .split(/\r?\n/)
    .filter((line) => line !== '')
  const columns = header.split('\t')
  const at = (name: string) => {
    const index = columns.indexOf(name)
    if (index < 0) throw new Error(`${path}: no column ${name}; it needs visitor, item and unix_time`)
    return index
  }
  const [visitor, item, time] = [at('visitor'), at('item'), at('unix_time')]
  const events = lines.map((line) => {
    const cells = line.split('\t')
    return { visitor: cells[visitor]!, item: cells[item]!, atMs: Number(cells[time]) * 1000 }
  })
  return events.sort((a, b) => a.atMs - b.atMs)
}

function visitsOf(events: readonly Interaction[], numberOf: ReadonlyMap<string, number>): Visit[] {
  return [...Map.groupBy(events, (e) => e.visitor)].map(([id, own]) => ({
    id,
    items: own.map((e) => numberOf.get(e.item)!),
    times: own.map((e) => e.atMs),
  }))
}

function rollingSlots(
  past: readonly Interaction[],
  future: readonly Interaction[],
  numberOf: ReadonlyMap<string, number>,
): Slot[] {
  const histories = new Map<string, { items: number[]; times: number[] }>()
  const remember = (event: Interaction, item: number) => {
    const history = histories.get(event.visitor) ?? { items: [], times: [] }
    history.items.unshift(item)
    history.times.unshift(event.atMs)
    histories.set(event.visitor, history)
  }
  for (const event of past) remember(event, numberOf.get(event.item)!)
  const slots: Slot[] = []
  for (const event of future) {
    const target = numberOf.get(event.item)
    if (target === undefined) continue
    const history = histories.get(event.visitor)
    if (history !== undefined && !history.items.includes(target)) {
      slots.push({
        visit: event.visitor,
        history: [...history.items],
        historyTimes: [...history.times],
        target,
        atMs: event.atMs,
      })
    }
    remember(event, target)
  }
  return slots
}

/** The tasks of next-item prediction as they lie in files: which visits may be counted, and which slots are asked. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { thin } from '../../../models/recommender/recipe.ts'
import type { RecipeInput } from '../../../models/recommender/recipe.ts'
import { slotsOf } from '../../../models/recommender/visits.ts'
import type { Slot, Visit } from '../../../models/recommender/visits.ts'
import type { BenchmarkSplit } from './benchmark.ts'

export interface Task {
  readonly items: readonly string[]
  readonly recipe: Omit<RecipeInput, 'seed' | 'runtime'>
  readonly targets: readonly Slot[]
}

interface Interaction {
  readonly visitor: string
  readonly item: string
  readonly atMs: number
}

/** `sequences.txt` or else `interactions.tsv`, as sequences.ts describes them. */
export const readTask = (dataDir: string, split: BenchmarkSplit): Task =>
  existsSync(join(dataDir, 'sequences.txt')) ? leaveOneOut(dataDir, split) : splitByTime(dataDir, split)

function leaveOneOut(dataDir: string, split: BenchmarkSplit): Task {
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

function splitByTime(dataDir: string, split: BenchmarkSplit): Task {
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

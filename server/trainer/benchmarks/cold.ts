/**
 * Things nobody has seen yet, and visitors nobody knows: DIR is a museum's own folder, with its graph and its log. Cold items: for each of
 * five folds of the artifacts the recommender learns from visits from which they were taken out, and is asked where a visitor who was kept aside
 * went to one of them. Cold visitors: it learns from other visitors alone, and is asked for the first, second and third thing of a visit.
 * Baseline: popularity in the same visits.
 */
import { contextOf } from '../../../models/recommender/context.ts'
import { gain, hit, rankOf } from '../../../models/recommender/metrics.ts'
import { popularity } from '../../../models/recommender/popularity.ts'
import { coldRecommender } from '../../../models/recommender/recipe.ts'
import type { Recommender } from '../../../models/recommender/recipe.ts'
import { createScorer } from '../../../models/recommender/scorer.ts'
import { exploreSlate, type Policy } from '../../../models/recommender/slate.ts'
import { isHeldOut, knowledgeOf, learnFromVisits } from '../../../models/recommender/train.ts'
import type { Slot, Visit } from '../../../models/recommender/visits.ts'
import { bootstrapMean, pairedBootstrap } from '../../../models/statistics.ts'
import { foldsByGroup } from '../../../models/text/topics.ts'
import { openTrainingContext } from '../context.ts'
import { readCatalogue } from '../corpora/recommender.ts'
import { voteLimits } from '../dataset/votes.ts'
import { readLog } from '../dataset/read-log.ts'
import { openWindow, windowLimits } from '../dataset/window.ts'
import { gatherRecommender } from '../jobs/recommender.ts'
import type { Benchmark, BenchmarkOptions, BenchmarkReport } from './benchmark.ts'

/** One question: who asked, of which kind it is, and the places given to what was chosen (0 is the first). */
interface Asked {
  readonly visit: string
  readonly kind: string
  readonly model: number
  readonly simple: number
  /** How often slates of four show it: those of the policy that serves, and those that know no newcomers. */
  readonly shown?: { readonly model: number; readonly simple: number }
}

const folds = 5
const seed = 1
const sampling = { seed, samples: 1000 } as const
const fewestVisits = 100

export const cold: Benchmark = {
  name: 'cold',
  async run({ dataDir, split, runtime, onProgress }: BenchmarkOptions): Promise<BenchmarkReport> {
    if (split === 'test') throw new Error("cold has no test part: it leaves parts of a museum's own log out")
    const started = Date.now()
    const { items, visits, minVisits } = await readMuseum(dataDir)
    if (visits.length < fewestVisits)
      throw new Error(`${dataDir} has ${visits.length} visits; ${fewestVisits} are needed to leave some out`)
    const knowledge = knowledgeOf(
      {
        items: items.map(({ slug }) => slug),
        concepts: items.map(({ concepts }) => concepts),
        texts: items.map(({ text }) => text),
      },
      minVisits,
    )
    const known = visits.filter(({ id }) => !isHeldOut(id))
    const aside = visits.filter(({ id }) => isHeldOut(id))
    const learn = (training: readonly Visit[]) =>
      learnFromVisits(
        training.filter((visit) => visit.items.length >= 2),
        knowledge,
        { seed, runtime },
      )
    const asked: Asked[] = []
    const ask = (recommender: Recommender, training: readonly Visit[], questions: readonly Question[]) =>
      asked.push(...answersOf(recommender, popularity(training, items.length, { minVisits }), questions))

    const foldOf = foldsByGroup(
      items.map(({ slug }) => slug),
      folds,
    )
    for (let fold = 0; fold < folds; fold++) {
      onProgress?.({ stage: 'cold items', done: fold / (folds + 1) })
      const isCold = (item: number) => foldOf[item] === fold
      const training = known.map((visit) => without(visit, isCold))
      const warm = items.flatMap((_, item) => (isCold(item) ? [] : [item]))
      const newcomers = new Set(items.flatMap((_, item) => (isCold(item) ? [item] : [])))
      ask(
        await learn(training),
        training,
        aside.flatMap((visit) => coldItemSlots(visit, isCold, warm, newcomers)),
      )
    }
    onProgress?.({ stage: 'cold visitors', done: folds / (folds + 1) })
    const firsts = aside.flatMap(firstSlots)
    ask(await learn(known), known, firsts)
    ask(
      coldRecommender(knowledge),
      known,
      firsts
        .filter(({ slot }) => slot.history.length > 0)
        .map((question) => ({ ...question, kind: 'cold_museum' })),
    )
    return {
      name: 'cold',
      split,
      rows: asked.length,
      metrics: {
        model: measured(asked, 'model'),
        baseline: measured(asked, 'simple'),
        baselineName: 'popularity in the same visits',
      },
      comparisons: kindsOf(asked).map((kind) => leadOf(asked, kind)),
      seconds: (Date.now() - started) / 1000,
      notes: [
        `${items.length} artifacts, ${known.length} visits learned from, ${aside.length} kept aside; pairs seen by at least ${minVisits} visits`,
        ...kindsOf(asked).map(
          (kind) => `${kind}: ${asked.filter((row) => row.kind === kind).length} questions`,
        ),
      ],
    }
  },
}

/** Visits that are over or not: nothing is promoted by this. */
async function readMuseum(dataDir: string) {
  const context = await openTrainingContext(dataDir)
  try {
    const window = openWindow(await readLog(context.events), Date.now(), { ...windowLimits, maturityMs: 0 })
    return gatherRecommender(window, await readCatalogue(context.store), voteLimits.visits).payload
  } finally {
    await context.close()
  }
}

interface Question {
  readonly kind: string
  readonly slot: Slot
  /** What else may not be recommended. */
  readonly barred: readonly number[]
  /** Asked with slates too. */
  readonly newcomers?: ReadonlySet<number>
}

function without(visit: Visit, isCold: (item: number) => boolean): Visit {
  const kept = visit.items.flatMap((item, i) => (isCold(item) ? [] : [i]))
  return {
    id: visit.id,
    items: kept.map((i) => visit.items[i]!),
    ...(visit.weights && { weights: kept.map((i) => visit.weights![i]!) }),
  }
}

/** Where a visit goes to a thing left out: sought among all that the visitor has not seen, and among those left out alone. */
function coldItemSlots(
  visit: Visit,
  isCold: (item: number) => boolean,
  warm: readonly number[],
  newcomers: ReadonlySet<number>,
): Question[] {
  return visit.items.flatMap((target, at): Question[] => {
    const before = visit.items.slice(0, at)
    const history = before.filter((item) => !isCold(item)).toReversed()
    if (!isCold(target) || before.includes(target) || history.length === 0) return []
    const slot = { visit: visit.id, history, target }
    const barred = before.filter(isCold)
    return [
      { kind: 'cold_item', slot, barred, newcomers },
      { kind: amongCold, slot, barred: [...barred, ...warm] },
    ]
  })
}

const amongCold = 'cold_item_among_cold'

const places = ['first', 'second', 'third'] as const

const firstSlots = (visit: Visit): Question[] =>
  places.flatMap((place, at): Question[] => {
    const target = visit.items[at]
    const history = visit.items.slice(0, at).toReversed()
    if (target === undefined || history.includes(target)) return []
    return [{ kind: `cold_visitor_${place}`, slot: { visit: visit.id, history, target }, barred: [] }]
  })

function answersOf(
  { mixture, tables }: Recommender,
  popular: Float32Array,
  questions: readonly Question[],
): Asked[] {
  const items = popular.length
  const score = createScorer(mixture, items)
  return questions.map(({ kind, slot, barred, newcomers }) => {
    const out = new Set([...slot.history, ...barred])
    const scores = score(slot.history, contextOf(slot, tables))
    return {
      visit: slot.visit,
      kind,
      model: rankOf(slot.target, scores, out),
      simple: rankOf(slot.target, popular, out),
      ...(newcomers && {
        shown: {
          model: shareOfSlates({ scores, newcomers }, slot.target, out),
          simple: shareOfSlates({ scores, newcomers: new Set() }, slot.target, out),
        },
      }),
    }
  })
}

/** Of so many slates of the page's size. */
const slates = 200

function shareOfSlates(policy: Policy, target: number, seen: ReadonlySet<number>): number {
  let shown = 0
  for (let seed = 0; seed < slates; seed++)
    if (exploreSlate(policy, { seen, count: 4, seed }).some(({ item }) => item === target)) shown++
  return shown / slates
}

const kindsOf = (asked: readonly Asked[]): string[] => [...new Set(asked.map(({ kind }) => kind))]

function measured(asked: readonly Asked[], key: 'model' | 'simple') {
  const interval = (kind: string, measure: (rank: number, at: number) => number) =>
    bootstrapMean(
      asked
        .filter((row) => row.kind === kind)
        .map((row) => ({ group: row.visit, value: measure(row[key], 10) })),
      sampling,
    )
  const shown = asked.flatMap((row) => (row.shown ? [{ group: row.visit, value: row.shown[key] }] : []))
  return {
    'cold_item.in_slate': bootstrapMean(shown, sampling),
    ...Object.fromEntries(
      kindsOf(asked).flatMap((kind) => [
        // Among eighteen or so a place in the middle, where all are alike, would count as found.
        ...(kind === amongCold ? [] : [[`${kind}.hr10`, interval(kind, hit)] as const]),
        [`${kind}.ndcg10`, interval(kind, gain)] as const,
      ]),
    ),
  }
}

function leadOf(asked: readonly Asked[], kind: string) {
  const pairs = asked
    .filter((row) => row.kind === kind)
    .map(({ visit, model, simple }) => ({ group: visit, a: gain(model, 10), b: gain(simple, 10) }))
  const { mean, low } = pairedBootstrap(pairs, sampling)
  const score = pairs.reduce((sum, { b }) => sum + b, 0) / pairs.length
  return { against: 'popularity', metric: `${kind}.ndcg10`, score, lead: mean, low }
}

/** Tiny catalogues: closed forms compete, and what serves is never worse than they are. */
import { expect, test } from 'vitest'
import { contextOf } from '../../../../models/recommender/context.ts'
import type { Mixture } from '../../../../models/recommender/mixture.ts'
import { withTiesBroken } from '../../../../models/recommender/parts.ts'
import { popularity } from '../../../../models/recommender/popularity.ts'
import { closedFormsOf, runRecipe } from '../../../../models/recommender/recipe.ts'
import { createScorer } from '../../../../models/recommender/scorer.ts'
import { featureSimilarity } from '../../../../models/recommender/similarity.ts'
import { slotsOf } from '../../../../models/recommender/visits.ts'
import type { Visit } from '../../../../models/recommender/visits.ts'
import { meanGain } from '../../../../models/recommender/walk-search.ts'
import { createRandom } from '../../../../models/nn/random.ts'
import { createNodeRuntime } from '../../../../server/ort/node-runtime.ts'

/** Visits that mostly follow three successors of the last thing: SkipMarkov's own world. */
function markovVisits(items: number, count: number, seed: number): Visit[] {
  const random = createRandom(seed)
  const leads = Array.from({ length: items }, () => [0, 1, 2].map(() => random.int(items)))
  return Array.from({ length: count }, (_, v) => {
    const path = [random.int(items)]
    for (let i = 0; i < 40 && path.length < 7; i++) {
      const next = random.next() < 0.7 ? leads[path.at(-1)!]![random.int(3)]! : random.int(items)
      if (!path.includes(next)) path.push(next)
    }
    return { id: `visit-${v}`, items: path }
  })
}

test.each([
  [12, 1],
  [30, 2],
  [60, 3],
])('among %i things (seed %i) it is at least as good as each closed form', async (items, seed) => {
  const known = markovVisits(items, 240, seed)
  const training = known.map((visit) => ({ ...visit, items: visit.items.slice(0, -1) }))
  const { recommender, report } = await runRecipe({
    items,
    timed: false,
    minVisits: 1,
    statistics: training.map((visit) => ({ ...visit, items: visit.items.slice(0, -1) })),
    validation: training.flatMap((visit) => slotsOf(visit, 1)),
    full: training,
    seed,
    runtime: createNodeRuntime(),
  })
  const targets = known.flatMap((visit) => slotsOf(visit, 1))
  const context = (slot: (typeof targets)[number]) => contextOf(slot, recommender.tables)
  const own = meanGain(targets, createScorer(recommender.mixture, items), context)
  const rivals = closedFormsOf(training, { items, timed: false, minVisits: 1 })
  expect(rivals.map(({ name }) => name)).toEqual(['SkipMarkov', 'EASE'])
  expect(report.closedForms.map(({ name }) => name)).toEqual(['SkipMarkov', 'EASE'])
  for (const { mixture } of rivals)
    expect(own).toBeGreaterThanOrEqual(meanGain(targets, createScorer(mixture, items), context))
})

test('a closed form that serves still tells apart what it is silent about, and orders nothing else anew', () => {
  const visits = markovVisits(12, 60, 4)
  const knowledge = { items: 12, timed: false, minVisits: 1, content: featureSimilarity([['a'], ['a'], ...Array.from({ length: 10 }, () => ['b'])], 12) } // prettier-ignore
  const alone: Mixture = closedFormsOf(visits, knowledge)[0]!.mixture
  const helped = withTiesBroken(alone, visits, knowledge)
  const none = new Float32Array(2)
  const [before, after] = [alone, helped].map((mixture) => [...createScorer(mixture, 12)([], none)])
  expect(new Set(before).size).toBe(1)
  const popular = popularity(visits, 12, { minVisits: 1 })
  expect(after!.indexOf(Math.max(...after!))).toBe(popular.indexOf(Math.max(...popular)))
  const [known, withHelp] = [alone, helped].map((mixture) => [...createScorer(mixture, 12)([3, 5], none)])
  const order = (scores: readonly number[]) => [...scores.keys()].sort((a, b) => scores[b]! - scores[a]!)
  const told = order(known!).filter((item) => known![item]! > Math.min(...known!))
  expect(order(withHelp!).slice(0, told.length)).toEqual(told)
})

import { describe, expect, it } from 'vitest'
import { fitLanguageModel } from '../../../../models/language/model.ts'
import { echoFeatureCount } from '../../../../models/language/scorer/echo-features.ts'
import { fitCrossed } from '../../../../models/language/scorer/fit-crossed.ts'
import { fitScorer, scorerRecipe } from '../../../../models/language/scorer/fit-scorer.ts'
import { decodeScorerPrior, encodeScorerPrior } from '../../../../models/language/scorer/prior.ts'
import { priorView } from '../../../../models/language/scorer/prior-views.ts'
import type { TrainedNetwork } from '../../../../models/language/scorer/scorer-graph.ts'
import { trainLanguage } from '../../../../models/language/train.ts'
import { createNodeRuntime } from '../../../../server/ort/node-runtime.ts'
import { loadScorerPrior } from '../../../../server/trainer/corpora/scorer-prior.ts'
import { inventedCorpus } from './invented-corpus.ts'

const runtime = createNodeRuntime()
const corpus = inventedCorpus(120)
const model = fitLanguageModel(corpus)
const quick = { ...scorerRecipe.first, epochs: 1, steps: [6, 6], cells: 32, forms: 8 } as const
const recipe = { ...scorerRecipe, first: quick, second: quick, seeds: 1 }
const prior = (await fitScorer([model], { seed: 3, runtime, recipe }))!

const apart = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
  Array.from(a).reduce((most, value, i) => Math.max(most, Math.abs(value - b[i]!)), 0)
const furthest = (network: TrainedNetwork, start: TrainedNetwork): number => apart(network.theta, start.theta)

describe('the prior’s file', () => {
  it('holds both passes in half precision', () => {
    const bytes = encodeScorerPrior(prior)
    const read = decodeScorerPrior(bytes)
    expect(bytes.length).toBeLessThan(250_000)
    expect([read.first.length, read.second.length]).toEqual([2, 1])
    const largest = Math.max(...prior.second[0]!.theta.map(Math.abs))
    expect(furthest(read.second[0]!, prior.second[0]!)).toBeLessThan(largest / 1000)
    expect(furthest(read.second[0]!, prior.second[0]!)).toBeGreaterThan(0)
    const { mean } = prior.first[1]!.shape.pairs
    expect(apart(read.first[1]!.shape.pairs.mean, mean)).toBeLessThan(0.01)
    expect(encodeScorerPrior(read)).toEqual(bytes)
  })

  it('is refused where it was made for other features', () => {
    const bytes = encodeScorerPrior(prior)
    const told = `"echoFeatures":${echoFeatureCount}`
    const at = new TextDecoder().decode(bytes.subarray(0, 200)).indexOf(told)
    expect(at).toBeGreaterThan(0)
    bytes.set(new TextEncoder().encode(`"echoFeatures":${echoFeatureCount + 1}`), at)
    expect(() => decodeScorerPrior(bytes)).toThrow(
      new RegExp(`${echoFeatureCount + 1} echoFeatures.*there are ${echoFeatureCount}`),
    )
  })

  it('is refused where it is cut short, or was made for networks of another size', () => {
    const bytes = encodeScorerPrior(prior)
    const longer = Uint8Array.from([...bytes, 0, 0])
    for (const other of [bytes.subarray(0, -2), longer])
      expect(() => decodeScorerPrior(other)).toThrow(`${other.length} bytes`)
  })
})

describe('a scorer from a prior on', () => {
  const from = async (kept: number) =>
    (await fitScorer([model], {
      seed: 5,
      runtime,
      prior,
      recipe: { ...recipe, first: { ...quick, kept }, second: { ...quick, kept } },
    }))!

  it('stands where the recipe says between the prior and what it learnt, by the prior’s standards', async () => {
    const [free, again, half, same] = [await from(0), await from(0), await from(0.5), await from(1)]
    expect(again).toEqual(free)
    expect(free.first[0]!.shape).toEqual(prior.first[0]!.shape)
    const moved = furthest(free.first[1]!, prior.first[1]!)
    expect(moved).toBeGreaterThan(1e-3)
    expect(furthest(half.first[1]!, prior.first[1]!)).toBeCloseTo(moved / 2, 6)
    expect(same.first[1]!.theta).toEqual(prior.first[1]!.theta)
  })

  it('is the prior itself where words are few, and nothing where they are very few', async () => {
    const of = (sets: number) => fitLanguageModel(inventedCorpus(sets))
    const given = { seed: 1, runtime, prior }
    expect(await fitScorer([of(60)], given)).toBe(prior)
    expect(await fitCrossed(of(60), given)).toBe(prior)
    expect(await fitScorer([of(30)], given)).toBeUndefined()
    expect(await fitCrossed(of(30), given)).toBeUndefined()
  })

  it('answers for a family of few words better than the closed form, by the prior that ships', async () => {
    const { method, metrics, baseline } = await trainLanguage(inventedCorpus(60), {
      seed: 1,
      runtime,
      prior: loadScorerPrior(),
    })
    expect(method.kind).toBe('model')
    expect(baseline.name).toMatch(/pooled/)
    expect(metrics.ned).toBeLessThan(baseline.metrics.ned!)
    expect(metrics.parity).toBeLessThan(1e-5)
  })
})

describe('priorView', () => {
  const rows = inventedCorpus(400).rows

  it('takes some sets and words of some languages, the same for the same seed', () => {
    const view = priorView(rows, [1, 2])
    expect(priorView(rows, [1, 2])).toEqual(view)
    expect(priorView(rows, [1, 3])).not.toEqual(view)
    expect(view.languages.length).toBeGreaterThanOrEqual(4)
    expect(view.rows.length).toBeGreaterThan(30)
    expect(view.rows.length).toBeLessThan(rows.length)
    const known = new Set(rows)
    const chosen = new Set(view.languages.map(({ slug }) => slug))
    expect(view.rows.every((row) => known.has(row) && chosen.has(row.language))).toBe(true)
  })

  it('is sparse and rich in turn', () => {
    const filled = Array.from({ length: 20 }, (_, v) => {
      const view = priorView(rows, [7, v])
      const sets = new Set(view.rows.map(({ cognateSet }) => cognateSet)).size
      return view.rows.length / (sets * view.languages.length)
    })
    expect(Math.min(...filled)).toBeLessThan(0.7)
    expect(Math.max(...filled)).toBeGreaterThan(0.9)
  })
})

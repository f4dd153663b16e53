import { InferenceSession, Tensor, env } from 'onnxruntime-web'
import { describe, expect, it } from 'vitest'
import { alignerOf, buildQuery, fitLanguageModel } from '../../../../models/language/model.ts'
import { networkParity } from '../../../../models/language/parity.ts'
import { poolEvidence, pairEvidence } from '../../../../models/language/pairwise.ts'
import { candidateFeatureCount } from '../../../../models/language/scorer/candidate-features.ts'
import { createEvidenceScorer } from '../../../../models/language/scorer/answer.ts'
import { indexCorpus } from '../../../../models/language/scorer/corpus-index.ts'
import { candidateCount, gatherEvidence } from '../../../../models/language/scorer/evidence.ts'
import { calibrateCrossed, fitCrossed } from '../../../../models/language/scorer/fit-crossed.ts'
import { fitScorer, scorerRecipe } from '../../../../models/language/scorer/fit-scorer.ts'
import { exportScorerNetworks, weighsEvidence } from '../../../../models/language/scorer/scorer-graph.ts'
import { countTarget, excludeSet, trustIn } from '../../../../models/language/scorer/target-counts.ts'
import { foldScores, trainingWord } from '../../../../models/language/scorer/training-words.ts'
import { wordLikelihood } from '../../../../models/language/scorer/bigrams.ts'
import type { Session, Tensors } from '../../../../models/session.ts'
import { createNodeRuntime } from '../../../../server/ort/node-runtime.ts'
import { inventedCorpus } from './invented-corpus.ts'

const corpus = inventedCorpus(120)
const model = fitLanguageModel(corpus)
const index = indexCorpus(model)
const runtime = createNodeRuntime()
const quick = {
  epochs: 1,
  steps: [6, 6],
  cells: 32,
  forms: 8,
  rate: 4e-3,
  decay: 0.05,
  dropout: 0.2,
} as const
const recipe = { ...scorerRecipe, first: quick, second: quick, seeds: 1 }

env.wasm.numThreads = 1
async function browserSession(onnx: Uint8Array): Promise<Session> {
  const session = await InferenceSession.create(onnx, { executionProviders: ['wasm'] })
  return {
    inputNames: session.inputNames,
    outputNames: session.outputNames,
    run: async (feeds) => {
      const given = Object.entries(feeds).map(
        ([name, { type, data, dims }]) => [name, new Tensor(type, data, dims)] as const,
      )
      return (await session.run(Object.fromEntries(given))) as unknown as Tensors
    },
    dispose: () => session.release(),
  }
}

describe('the evidence', () => {
  it('holds the closed form’s own pool, the set at hand left out', () => {
    const word = trainingWord(model, { set: 5, form: 0 }, foldScores(model)(5))!
    const { query } = word
    const evidence = gatherEvidence(countTarget(index, query.target), query, index.classes)
    for (let c = 0; c < query.columns; c++) {
      const cells = Array.from(query.languages, (language, f) => {
        const at = c * query.languages.length + f
        const cell = {
          language,
          symbol: query.symbol[at]!,
          left: query.left[at]!,
          right: query.right[at]!,
          weight: 1,
        }
        return pairEvidence(model.pairwise, query.target, cell, query.excludedSet)
      })
      const pooled = poolEvidence(cells, model.pairwise.width)
      for (let i = 0; i < candidateCount; i++) {
        const symbol = evidence.candidates[c * candidateCount + i]!
        if (symbol < 0) continue
        const own = evidence.features[(c * candidateCount + i) * candidateFeatureCount]!
        // Reliability without the set is what differs: a few thousandths of weight.
        expect(Math.abs(own - pooled[symbol]!)).toBeLessThan(0.02)
      }
    }
  })

  it('takes a set out of every count, and puts it back', () => {
    const target = model.languages.indexOf('north')
    const counts = countTarget(index, target)
    const before = counts.counts.map((table) => table.slice())
    const trust = trustIn(counts, 0)
    const tables = () =>
      [counts.traits, counts.traitTotals, counts.tierBefore.bigrams, counts.tierAfter.bigrams].map((table) =>
        table.slice(),
      )
    const own = corpus.rows.find(
      ({ cognateSet, language }) => cognateSet === 'set-3' && language === 'north',
    )!
    const places = own.segments.map((token) => counts.place[model.symbols.idOf(token)!]!)
    const [others, likely] = [tables(), wordLikelihood(counts, places)]
    excludeSet(counts, 3)
    tables().forEach((table, i) => expect(table).not.toEqual(others[i]))
    expect(wordLikelihood(counts, places)).not.toBe(likely)
    expect(counts.counts[0]).not.toEqual(before[0])
    expect(Math.min(...counts.counts[0]!)).toBe(0)
    expect(trustIn(counts, 0)).not.toBe(trust)
    excludeSet(counts, -1)
    expect(counts.counts).toEqual(before)
    expect(tables()).toEqual(others)
    expect(wordLikelihood(counts, places)).toBe(likely)
    expect(trustIn(counts, 0)).toBe(trust)
  })

  it('stays finite for unseen languages and segments', () => {
    const query = buildQuery(alignerOf(model), {
      target: 'east',
      forms: [
        { language: 'atlantis', segments: ['ǁ', 'a', 't'] },
        { language: 'west', segments: ['t', 'ɞ', 'p', 'u'] },
      ],
    })
    const { features, pairs } = gatherEvidence(
      countTarget(index, query.target),
      query,
      new Int32Array(index.size).fill(4),
    )
    expect(features.every(Number.isFinite)).toBe(true)
    expect(pairs.every(Number.isFinite)).toBe(true)
  })
})

describe('fitScorer', () => {
  it('gives the same bytes for the same seed, and a file that agrees with the plain computation and in the browser’s runtime', async () => {
    const [networks, again] = [
      (await fitScorer([model], { seed: 3, runtime, recipe }))!,
      (await fitScorer([model], { seed: 3, runtime, recipe }))!,
    ]
    const onnx = exportScorerNetworks(networks)
    expect(exportScorerNetworks(again)).toEqual(onnx)
    expect(onnx.length).toBeLessThan(600_000)
    const session = await runtime.load(onnx)
    expect(weighsEvidence(session)).toBe(true)
    const parity = await networkParity(session, { model, networks }, corpus)
    expect(parity).toBeGreaterThan(0)
    expect(parity).toBeLessThan(1e-5)

    const browser = await browserSession(onnx)
    const request = {
      target: 'north',
      forms: corpus.rows.filter(({ cognateSet, language }) => cognateSet === 'set-3' && language !== 'north'),
    }
    const query = buildQuery(alignerOf(model), request)
    const here = await createEvidenceScorer(model, session).score(query)
    const there = await createEvidenceScorer(model, browser).score(query)
    const gap = here.probability.reduce(
      (most, p, i) => Math.max(most, Math.abs(p - there.probability[i]!)),
      0,
    )
    expect(here.probability.length).toBe(query.columns * candidateCount)
    expect(gap).toBeLessThan(1e-5)
    await browser.dispose()
    await session.dispose()
  })

  it('leaves a corpus of few words to the closed form', async () => {
    const small = fitLanguageModel(inventedCorpus(40))
    expect(await fitScorer([small], { seed: 1, runtime, recipe })).toBeUndefined()
  })
})

describe('fitCrossed', () => {
  it('has four members, each of its own part of the sets, and the same bytes for the same seed', async () => {
    const [networks, again] = [
      (await fitCrossed(model, { seed: 3, runtime, recipe }))!,
      (await fitCrossed(model, { seed: 3, runtime, recipe }))!,
    ]
    expect(exportScorerNetworks(again)).toEqual(exportScorerNetworks(networks))
    for (const pass of [networks.first, networks.second]) {
      expect(pass).toHaveLength(4)
      // Standardised by the words that it learned from, so no two alike.
      expect(new Set(pass.map(({ shape }) => shape.pairs.mean.join())).size).toBe(4)
    }
    const calibrated = await calibrateCrossed(model, networks, { seed: 3, runtime })
    expect(calibrated.temperature).toBeGreaterThan(0.3)
    expect(calibrated.temperature).toBeLessThan(5)
  })

  it('leaves a corpus of few words to the closed form', async () => {
    const small = fitLanguageModel(inventedCorpus(40))
    expect(await fitCrossed(small, { seed: 1, runtime, recipe })).toBeUndefined()
  })
})

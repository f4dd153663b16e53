import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { temperatureAt, uncalibrated } from '../../../../../../models/language/calibration.ts'
import { fitLanguageModel } from '../../../../../../models/language/model.ts'
import { calibrateScorer, keptForCalibration } from '../../../../../../models/language/scorer/calibrate.ts'
import { fitScorer, scorerRecipe } from '../../../../../../models/language/scorer/fit-scorer.ts'
import { exportScorerNetworks } from '../../../../../../models/language/scorer/scorer-graph.ts'
import type { Session } from '../../../../../../models/session.ts'
import { createNodeRuntime } from '../../../../../../server/ort/node-runtime.ts'
import { answerReflexes } from '../../../../../../server/trainer/benchmarks/language/reflex-answers.ts'
import { inventedCorpus } from '../../../../models/language/invented-corpus.ts'

const corpus = inventedCorpus(120)
// A language of the header without a single word.
const model = fitLanguageModel({ ...corpus, languages: [...corpus.languages, { slug: 'silent' }] })
const quick = {
  epochs: 1,
  steps: [6, 6],
  cells: 64,
  forms: 8,
  rate: 4e-3,
  decay: 0.05,
  dropout: 0.2,
} as const
const recipe = { ...scorerRecipe, first: quick, second: quick, seeds: 1 }
const proto = { language: 'proto', segments: ['p', 'a', 't', 'u'] }
const asked = (target: string, forms = [proto]) => ({ id: '1', target, forms })

describe('answerReflexes', () => {
  const runtime = createNodeRuntime()
  let session: Session
  beforeAll(async () => {
    const networks = await fitScorer([model], { seed: 1, runtime, recipe, withheld: keptForCalibration })
    session = await runtime.load(exportScorerNetworks(networks!))
  }, 120_000)
  afterAll(() => session.dispose())
  const answer = async (...questions: ReturnType<typeof asked>[]) =>
    answerReflexes(model, questions, { session, calibration: uncalibrated })

  it('lists at most five different forms, the answer first, the others by falling probability', async () => {
    const [one] = await answer(asked('north'))
    expect(one!.segments).toEqual(['f', 'a', 't', 'u'])
    expect(one!.alternatives).toHaveLength(5)
    expect(one!.alternatives[0]!.segments).toEqual(one!.segments)
    const rest = one!.alternatives.slice(1).map(({ confidence }) => confidence)
    expect(rest).toEqual(rest.toSorted((a, b) => b - a))
    expect(new Set(one!.alternatives.map(({ segments }) => segments.join(' '))).size).toBe(5)
    const total = one!.alternatives.reduce((sum, { confidence }) => sum + confidence, 0)
    expect(total).toBeGreaterThan(0)
    expect(total).toBeLessThanOrEqual(1 + 1e-6)
  })

  it('answers nothing where no cell is known or the language is not in the header', async () => {
    const nothing = { segments: [], pairwise: [], alternatives: [] }
    const empty = { language: 'proto', segments: [] }
    expect(await answer(asked('north', []), asked('north', [empty]), asked('klingon'))).toEqual([
      nothing,
      nothing,
      nothing,
    ])
  })

  it('copies into a language that has no word yet, and knows segments that it has never seen', async () => {
    const strange = { language: 'proto', segments: ['ǁ', 'a', 't', 'u'] }
    const [silent, unseen] = await answer(asked('silent'), asked('north', [strange]))
    expect(silent!.segments).toEqual(['p', 'a', 't', 'u'])
    expect(unseen!.segments.slice(1)).toEqual(['a', 't', 'u'])
    expect(unseen!.alternatives.every(({ confidence }) => confidence >= 0 && confidence <= 1)).toBe(true)
  })

  it('keeps the order of the questions whatever the targets', async () => {
    const targets = ['west', 'north', 'west', 'east']
    const together = await answer(...targets.map((target) => asked(target)))
    for (const [i, target] of targets.entries()) expect(together[i]).toEqual((await answer(asked(target)))[0])
  })

  it('is calibrated on the sets kept for it: sharper where the networks are right', async () => {
    expect(model.sets.filter((_, set) => keptForCalibration(set))).toHaveLength(7)
    const calibration = await calibrateScorer([model], { session, seed: 1 })
    // Barely trained networks on a regular family are righter than they say.
    for (const known of [1, 4]) {
      expect(temperatureAt(calibration, known)).toBeGreaterThan(0.15)
      expect(temperatureAt(calibration, known)).toBeLessThan(1)
    }
  })
})

import { beforeAll, describe, expect, it } from 'vitest'
import type { TrainedModel } from '../../../../models/bundle.ts'
import { splitCorpus } from '../../../../models/language/corpus.ts'
import { evaluateLanguage, languageMetrics } from '../../../../models/language/evaluate.ts'
import { createLanguagePredictor } from '../../../../models/language/predict.ts'
import { languageVocabSchema } from '../../../../models/language/schema.ts'
import { trainLanguage } from '../../../../models/language/train.ts'
import { createNodeRuntime } from '../../../../server/ort/node-runtime.ts'
import { inventedCorpus } from './invented-corpus.ts'

const runtime = createNodeRuntime()
const train = (corpus = inventedCorpus(80)) => trainLanguage(corpus, { seed: 1, runtime })
let first: TrainedModel
beforeAll(async () => {
  first = await train()
})
const vocabOf = (files: ReadonlyMap<string, Uint8Array>) =>
  languageVocabSchema.parse(JSON.parse(new TextDecoder().decode(files.get('vocab.json'))))

describe('trainLanguage', () => {
  it('learns the sound laws of an invented family and beats the closest language', () => {
    const { method, metrics, baseline, rows } = first
    expect(method.kind).toBe('model')
    expect(metrics.ned).toBeLessThan(0.12)
    expect(metrics.ned).toBeLessThan(baseline.metrics.ned!)
    expect(metrics['ned.north']).toBeLessThan(0.1)
    expect(rows).toBe(400)
    expect(metrics.parity).toBeLessThan(1e-5)
    expect(metrics.parity).toBeGreaterThan(0)
  })

  it('gives the same bytes for the same corpus and seed', async () => {
    expect((await train()).files).toEqual(first.files)
  })

  it('never trains on the sets it is measured on', () => {
    const heldOut = new Set(splitCorpus(inventedCorpus(80)).heldOut.rows.map(({ cognateSet }) => cognateSet))
    const { files, metrics } = first
    expect(heldOut.size).toBeGreaterThan(5)
    expect(vocabOf(files).sets.filter(({ id }) => heldOut.has(id))).toEqual([])
    expect(metrics.words).toBe(heldOut.size * 5)
  })

  it('gets better in a sparse language as its forms arrive, and no worse elsewhere', async () => {
    const full = inventedCorpus(120)
    const heldOut = splitCorpus(full).heldOut.rows
    const measure = async (sparse: Record<string, number>) => {
      const { files } = await train(inventedCorpus(120, sparse))
      const session = await runtime.load(files.get('model.onnx')!)
      return languageMetrics(
        await evaluateLanguage(createLanguagePredictor(session, vocabOf(files)), heldOut),
      )
    }
    const before = await measure({ east: 3 })
    const after = await measure({})
    expect(before['ned.east']! - after['ned.east']!).toBeGreaterThan(0.1)
    expect(after.ned).toBeLessThan(before.ned!)
  })

  it('keeps the same sets held out as the corpus grows', () => {
    const small = new Set(splitCorpus(inventedCorpus(40)).heldOut.rows.map(({ cognateSet }) => cognateSet))
    const large = splitCorpus(inventedCorpus(80)).train.rows.map(({ cognateSet }) => cognateSet)
    expect(large.filter((set) => small.has(set))).toEqual([])
  })
})

/**
 * What a predictor costs over its network: each model that ships, asked as a page asks it, against a bare onnxruntime session fed with the very
 * tensors that the predictor made.
 *
 *   node bench/inference.ts [--json] [--calls N]
 *
 * Ratios of p50 and of p95 of one run, interleaved; 1 would be free.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { InferenceSession, Tensor } from 'onnxruntime-node'
import type { ModelName } from '../models/bundle.ts'
import { createLanguagePredictor } from '../models/language/predict.ts'
import { languageVocabSchema } from '../models/language/schema.ts'
import { createRecommender } from '../models/recommender/predict.ts'
import { recommenderVocabSchema } from '../models/recommender/schema.ts'
import type { Session, Tensors } from '../models/session.ts'
import { quantile } from '../models/statistics.ts'
import { createTextPredictor } from '../models/text/predict.ts'
import { textVocabSchema } from '../models/text/schema.ts'
import { createNodeRuntime } from '../server/ort/node-runtime.ts'
import { openMuseumRegistry } from '../server/trainer/registry.ts'

type Ask = (i: number) => Promise<unknown>

const makers: Readonly<Record<ModelName, (session: Session, vocab: unknown) => Ask>> = {
  text(session, vocab) {
    const predictor = createTextPredictor(session, textVocabSchema.parse(vocab))
    const texts = [
      'A ritual bronze vessel for wine, cast with masks of animals and a short inscription.',
      '床前明月光，疑是地上霜。舉頭望明月，低頭思故鄉。',
    ]
    return (i) => predictor.predict({ text: texts[i % texts.length]! })
  },
  language(session, vocab) {
    const known = languageVocabSchema.parse(vocab)
    const predictor = createLanguagePredictor(session, known)
    const [first, second, target] = known.languages.map((language) => language.slug)
    const segments = known.segments.filter((segment) => segment.length === 1).slice(0, 4)
    return () =>
      predictor.predict({
        forms: [
          { language: first!, segments },
          { language: second!, segments },
        ],
        target: target!,
      })
  },
  recommender(session, vocab) {
    const known = recommenderVocabSchema.parse(vocab)
    const recommender = createRecommender(session, known)
    return (i) =>
      recommender.predict({
        history: [0, 1, 2, 3, 4].map((j) => known.items[(i + 7 * j) % known.items.length]!),
      })
  },
}

interface Row {
  readonly model: ModelName
  readonly runsPerCall: number
  readonly p50Ms: number
  readonly p95Ms: number
  readonly bareP50Ms: number
  readonly bareP95Ms: number
  readonly overP50: number
  readonly overP95: number
}

async function measure(model: ModelName, onnx: Uint8Array, vocab: unknown, calls: number): Promise<Row> {
  const session = await createNodeRuntime().load(onnx)
  const fed: Tensors[] = []
  const ask = makers[model](
    {
      ...session,
      run(feeds) {
        fed.push(feeds)
        return session.run(feeds)
      },
    },
    vocab,
  )
  const bare = await InferenceSession.create(onnx, {
    executionProviders: ['cpu'],
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    logSeverityLevel: 3,
  })
  const [own, floor]: [number[], number[]] = [[], []]
  let runs = 0
  const warmUp = Math.ceil(calls / 10)
  for (let i = 0; i < calls + warmUp; i++) {
    fed.length = 0
    const start = performance.now()
    await ask(i)
    const between = performance.now()
    const made = fed.map((feeds) =>
      Object.fromEntries(
        Object.entries(feeds).map(([name, { type, data, dims }]) => [name, new Tensor(type, data, dims)]),
      ),
    )
    const bareStart = performance.now()
    for (const feeds of made) await bare.run(feeds)
    const end = performance.now()
    if (i < warmUp) continue
    own.push(between - start)
    floor.push(end - bareStart)
    runs += made.length
  }
  await Promise.all([session.dispose(), bare.release()])
  const at = (times: number[], q: number) => quantile(times.toSorted((a, b) => a - b), q) // prettier-ignore
  return {
    model,
    runsPerCall: runs / calls,
    p50Ms: at(own, 0.5),
    p95Ms: at(own, 0.95),
    bareP50Ms: at(floor, 0.5),
    bareP95Ms: at(floor, 0.95),
    overP50: at(own, 0.5) / at(floor, 0.5),
    overP95: at(own, 0.95) / at(floor, 0.95),
  }
}

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, calls: { type: 'string', default: '300' } },
})
const scratch = mkdtempSync(join(tmpdir(), 'mouseion-bench-'))
try {
  const registry = openMuseumRegistry(scratch)
  const rows: Row[] = []
  for (const model of ['text', 'language', 'recommender'] as const) {
    const version = registry.current(model)
    if (version === undefined) {
      console.error(`no ${model} model ships yet; left out`)
      continue
    }
    const vocab: unknown = JSON.parse(new TextDecoder().decode(registry.file(model, version, 'vocab.json')))
    rows.push(await measure(model, registry.file(model, version, 'model.onnx'), vocab, Number(values.calls)))
  }
  if (values.json) console.log(JSON.stringify({ bench: 'inference', rows }, null, 2))
  else
    for (const { model, p50Ms, p95Ms, bareP50Ms, bareP95Ms, overP50, overP95 } of rows)
      console.log(
        `${model.padEnd(12)} p50 ${p50Ms.toFixed(2)} ms (bare ${bareP50Ms.toFixed(2)}, ${overP50.toFixed(2)} x), p95 ${p95Ms.toFixed(2)} ms (bare ${bareP95Ms.toFixed(2)}, ${overP95.toFixed(2)} x)`,
      )
} finally {
  rmSync(scratch, { recursive: true, force: true })
}

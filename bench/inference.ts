/**
 * What the engine adds to a network's run, and what an answer takes in all: each model that ships, asked as a page asks it.
 *
 *   node bench/inference.ts [--json] [--calls N]
 *
 * Three things are timed in turns, each first as often as the others: a whole answer (features, session, reading), our session, and a bare
 * onnxruntime session, the latter two fed with the very tensors of that answer. `over` is our session's time over the bare one's; 1 would be
 * free. What an answer takes beyond the session is the model's own work: aligning words, counting grams, decoding, explaining.
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

interface Asked {
  /** Asked by turns. */
  readonly questions: number
  readonly ask: (question: number) => Promise<unknown>
}

const makers: Readonly<Record<ModelName, (session: Session, vocab: unknown) => Asked>> = {
  text(session, vocab) {
    const predictor = createTextPredictor(session, textVocabSchema.parse(vocab))
    const texts = [
      'A ritual bronze vessel for wine, cast with masks of animals and a short inscription.',
      '床前明月光，疑是地上霜。舉頭望明月，低頭思故鄉。',
    ]
    return { questions: texts.length, ask: (i) => predictor.predict({ text: texts[i]! }) }
  },
  language(session, vocab) {
    const known = languageVocabSchema.parse(vocab)
    const predictor = createLanguagePredictor(session, known)
    const [first, second, target] = known.languages.map((language) => language.slug)
    const segments = known.segments.filter((segment) => segment.length === 1).slice(0, 4)
    const forms = [first, second].map((language) => ({ language: language!, segments }))
    return { questions: 1, ask: () => predictor.predict({ forms, target: target! }) }
  },
  recommender(session, vocab) {
    const known = recommenderVocabSchema.parse(vocab)
    const recommender = createRecommender(session, known)
    return {
      questions: 7,
      ask: (i) =>
        recommender.predict({
          history: [0, 1, 2, 3, 4].map((j) => known.items[(i + 7 * j) % known.items.length]!),
        }),
    }
  },
}

interface Percentiles {
  readonly p50Ms: number
  readonly p95Ms: number
}
interface Row {
  readonly model: ModelName
  readonly answer: Percentiles
  readonly session: Percentiles
  readonly bare: Percentiles
  readonly overP50: number
  readonly overP95: number
}

async function measure(model: ModelName, onnx: Uint8Array, vocab: unknown, calls: number): Promise<Row> {
  const session = await createNodeRuntime().load(onnx)
  const fed: Tensors[] = []
  const overheard: Session = {
    ...session,
    run(feeds) {
      fed.push(feeds)
      return session.run(feeds)
    },
  }
  const { questions, ask } = makers[model](overheard, vocab)
  const bare = await InferenceSession.create(onnx, {
    executionProviders: ['cpu'],
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    logSeverityLevel: 3,
  })
  const feedsOf: { own: readonly Tensors[]; bare: readonly Readonly<Record<string, Tensor>>[] }[] = []
  for (let i = 0; i < questions; i++) {
    fed.length = 0
    await ask(i)
    feedsOf.push({ own: [...fed], bare: fed.map(tensorsOf) })
  }
  const sides = {
    answer: ask,
    session: async (i: number) => {
      for (const feeds of feedsOf[i]!.own) await session.run(feeds)
    },
    bare: async (i: number) => {
      for (const feeds of feedsOf[i]!.bare) await bare.run(feeds)
    },
  }
  const names = ['answer', 'session', 'bare'] as const
  const times: Record<(typeof names)[number], number[]> = { answer: [], session: [], bare: [] }
  const warmUp = Math.ceil(calls / 10)
  for (let i = -warmUp; i < calls; i++)
    for (let turn = 0; turn < names.length; turn++) {
      const name = names[(i + warmUp + turn) % names.length]!
      const started = performance.now()
      await sides[name]((i + warmUp) % questions)
      if (i >= 0) times[name].push(performance.now() - started)
      fed.length = 0
    }
  await Promise.all([session.dispose(), bare.release()])
  const [answer, own, floor] = names.map((name) => percentiles(times[name])) as [Percentiles, Percentiles, Percentiles] // prettier-ignore
  return {
    model,
    answer,
    session: own,
    bare: floor,
    overP50: own.p50Ms / floor.p50Ms,
    overP95: own.p95Ms / floor.p95Ms,
  }
}

const tensorsOf = (feeds: Tensors): Readonly<Record<string, Tensor>> =>
  Object.fromEntries(
    Object.entries(feeds).map(([name, { type, data, dims }]) => [name, new Tensor(type, data, dims)]),
  )

function percentiles(times: readonly number[]): Percentiles {
  const sorted = times.toSorted((a, b) => a - b)
  return { p50Ms: quantile(sorted, 0.5), p95Ms: quantile(sorted, 0.95) }
}

const ms = (value: number): string => value.toFixed(3)

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, calls: { type: 'string', default: '1000' } },
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
    for (const { model, answer, session, bare, overP50, overP95 } of rows)
      console.log(
        `${model.padEnd(12)} session p50 ${ms(session.p50Ms)} ms (bare ${ms(bare.p50Ms)}, ${overP50.toFixed(2)} x), ` +
          `p95 ${ms(session.p95Ms)} ms (bare ${ms(bare.p95Ms)}, ${overP95.toFixed(2)} x); ` +
          `whole answer p50 ${ms(answer.p50Ms)} ms, p95 ${ms(answer.p95Ms)} ms`,
      )
} finally {
  rmSync(scratch, { recursive: true, force: true })
}

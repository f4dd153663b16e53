/** Floods, conspiracies and flipped judgements: refused, or bounded, for each model. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { judgeRecommender, isHeldOut } from '../../models/recommender/train.ts'
import { recommenderVocabSchema } from '../../models/recommender/schema.ts'
import { slotsOf } from '../../models/recommender/visits.ts'
import { subjects } from '../../models/text/labels.ts'
import { loadContent } from '../../server/content/load.ts'
import { seedContent } from '../../server/content/seed.ts'
import type { LoggedEvent } from '../../server/events/port.ts'
import { createSqliteGraphStore } from '../../server/graph/sqlite/store.ts'
import type { GraphStore } from '../../server/graph/port.ts'
import { createNodeRuntime } from '../../server/ort/node-runtime.ts'
import { createWorld } from '../../server/simulator/world.ts'
import type { World } from '../../server/simulator/world.ts'
import { readLanguageCorpus } from '../../server/trainer/corpora/language.ts'
import { readPassages } from '../../server/trainer/corpora/passages.ts'
import type { Passage } from '../../server/trainer/corpora/passages.ts'
import { readCatalogue } from '../../server/trainer/corpora/recommender.ts'
import type { CatalogueItem } from '../../server/trainer/corpora/recommender.ts'
import { openWindow } from '../../server/trainer/dataset/window.ts'
import { gatherLanguage } from '../../server/trainer/jobs/language.ts'
import { gatherRecommender, recommenderJob } from '../../server/trainer/jobs/recommender.ts'
import { gatherText, isControl } from '../../server/trainer/jobs/text.ts'
import {
  chooser,
  formJudged,
  honestWalks,
  logNowMs,
  rate,
  textJudged,
  view,
  visitOf,
} from '../support/visit-log.ts'

const folder = await mkdtemp(join(tmpdir(), 'mouseion-attacks-'))
const runtime = createNodeRuntime({ threads: 1 })
let store: GraphStore

beforeAll(async () => {
  store = createSqliteGraphStore({ path: join(folder, 'graph.sqlite') })
  await seedContent(store, await loadContent())
})
afterAll(async () => {
  await store.close()
  await rm(folder, { recursive: true, force: true })
})

const honestCount = 400
const few = honestCount * 0.05

describe('the recommender', () => {
  let items: CatalogueItem[]
  let world: World
  let honest: LoggedEvent[][]
  beforeAll(async () => {
    items = await readCatalogue(store)
    world = createWorld(items.map((item) => item.slug))
    honest = honestWalks(world, honestCount, 7).map((acts, n) => visitOf(n, acts))
  })

  /** Trains on a log, and judges on honest visits that nobody trained on. */
  async function trained(log: readonly LoggedEvent[][]) {
    const window = openWindow(log.flat(), logNowMs)
    const { payload } = gatherRecommender(window, items, 3)
    const { trained: model } = await recommenderJob.run({
      payload,
      champion: null,
      seed: 1,
      runtime,
      onProgress: () => undefined,
    })
    const vocab = recommenderVocabSchema.parse(
      JSON.parse(new TextDecoder().decode(model.files.get('vocab.json'))),
    )
    const session = await runtime.load(model.files.get('model.onnx')!)
    const judges = gatherRecommender(openWindow(honest.flat(), logNowMs), items, 3).payload.visits.filter(
      (visit) => isHeldOut(visit.id),
    )
    const judged = await judgeRecommender(
      session,
      vocab,
      judges.flatMap((visit) => slotsOf(visit)),
    )
    await session.dispose()
    const exposure = (slug: string) =>
      judged.filter((slot) => slot.top.slice(0, 5).includes(vocab.items.indexOf(slug))).length / judged.length
    return { ndcg: judged.reduce((sum, slot) => sum + slot.ndcg, 0) / judged.length, exposure }
  }

  it('leaves a flood of one visit out, and says so', () => {
    const flood = visitOf(
      9_000,
      Array.from({ length: 5_000 }, (_, i) => view(items[i % 5]!.slug)),
      { stepMs: 10 },
    )
    const window = openWindow([...honest.flat(), ...flood], logNowMs)
    expect(window.rejected.flood).toBe(1)
    expect(window.visits).toHaveLength(honestCount)
  })

  it('takes a patient flood as the one visit it is', () => {
    const patient = visitOf(
      9_001,
      Array.from({ length: 390 }, (_, i) => view(items[i % 4]!.slug)),
    )
    const { payload } = gatherRecommender(openWindow([...honest.flat(), ...patient], logNowMs), items, 3)
    expect(payload.visits.find((visit) => visit.id.endsWith('9001'))?.items).toHaveLength(4)
  })

  it('keeps three of the visits that walked the very same path', () => {
    const path = items.slice(0, 6).map((item) => view(item.slug))
    const copies = Array.from({ length: few }, (_, n) => visitOf(9_100 + n, path))
    expect(openWindow([...honest.flat(), ...copies.flat()], logNowMs).rejected.copy).toBe(few - 3)
  })

  it(
    'is hardly moved by one visit in twenty that pushes an item, or by flipped ratings',
    { timeout: 240_000 },
    async () => {
      const target = world.items[3]!
      const pick = chooser(5)
      const pushers = Array.from({ length: few }, (_, n) =>
        visitOf(9_200 + n, [
          view(pick(world.items)),
          view(target),
          view(pick(world.items)),
          view(target),
          view(pick(world.items)),
          rate(target, 5),
        ]),
      )
      const flipped = honest.map((visit, n) =>
        n % 5 === 0
          ? visitOf(
              n,
              visit.slice(1).map(({ event }) => rate((event as { item: string }).item, 1)),
            )
          : visit,
      )
      const [before, pushed, rated] = [
        await trained(honest),
        await trained([...honest, ...pushers]),
        await trained(flipped),
      ]
      expect(before.ndcg).toBeGreaterThan(0.2)
      expect(pushed.ndcg).toBeGreaterThan(before.ndcg - 0.02)
      expect(pushed.exposure(target)).toBeLessThan(before.exposure(target) + 0.2)
      expect(rated.ndcg).toBeGreaterThan(before.ndcg - 0.02)
    },
  )
})

/** A quatrain of an invented poet, its period recorded. */
const poemPassage = (n: number): Passage => {
  const signs = [...'山月江風雪花酒夜春秋雲雨松竹鶴鐘舟柳梅泉']
  const line = (l: number) =>
    Array.from({ length: 5 }, (_, i) => signs[(n * 7 + l * 3 + i * (1 + (n % 5))) % signs.length]).join('')
  return {
    slug: `poem-${n}`,
    language: 'zh',
    text: [0, 1, 2, 3].map((l) => `${line(l)}。`).join(''),
    subjects: [],
    periods: [n % 2 === 0 ? 'tang' : 'song'],
  }
}

interface Question {
  readonly key: string
  readonly truth: string
  readonly lie: string
  readonly control: boolean
  act(answer: string): ReturnType<typeof view>
}

const models = [
  {
    name: 'text',
    async open() {
      const passages = (await readPassages(store)).filter((passage) => passage.subjects.length > 0)
      const questions = passages.map(({ slug, language, subjects: recorded }): Question => ({
        key: `${slug} ${language}`,
        truth: recorded[0]!,
        lie: subjects.find((subject) => !recorded.includes(subject))!,
        control: isControl(slug),
        act: (answer) => textJudged(slug, language, answer),
      }))
      const learn = (log: readonly LoggedEvent[]) => {
        const { payload, refusal } = gatherText(openWindow(log, logNowMs), passages)
        return {
          refusal,
          learned: new Map(payload.judged.map((row) => [`${row.group} ${row.language}`, row.label])),
        }
      }
      return { questions, learn }
    },
  },
  {
    name: 'text (period of verse)',
    async open() {
      const passages = Array.from({ length: 90 }, (_, n) => poemPassage(n))
      const questions = passages.map(({ slug, language, periods = [] }): Question => ({
        key: `${slug} ${language}`,
        truth: periods[0]!,
        lie: periods[0] === 'tang' ? 'song' : 'tang',
        control: isControl(slug),
        act: (answer) => textJudged(slug, language, answer, 'period'),
      }))
      const learn = (log: readonly LoggedEvent[]) => {
        const { payload, refusal } = gatherText(openWindow(log, logNowMs), passages)
        expect(payload.judged.every((row) => row.head === 'period')).toBe(true)
        return {
          refusal,
          learned: new Map(payload.judged.map((row) => [`${row.group} ${row.language}`, row.label])),
        }
      }
      return { questions, learn }
    },
  },
  {
    name: 'language',
    async open() {
      const corpus = await readLanguageCorpus(store)
      // Every third form of three languages is hidden: the rest are what the museum shows.
      const isHidden = (n: number, language: string) =>
        ['catalan', 'polish', 'achang'].includes(language) && n % 3 === 0
      const shown = { ...corpus, rows: corpus.rows.filter((row, n) => !isHidden(n, row.language)) }
      const asked = corpus.rows.filter((row) => ['catalan', 'polish', 'achang'].includes(row.language))
      const hidden = new Set(corpus.rows.filter((row, n) => isHidden(n, row.language)))
      const questions = asked.map((row): Question => ({
        key: `${row.cognateSet} ${row.language}`,
        truth: row.segments.join(' '),
        lie: [...row.segments, 'k'].join(' '),
        control: !hidden.has(row),
        act: (answer) => formJudged(row.cognateSet, row.language, answer),
      }))
      const learn = (log: readonly LoggedEvent[]) => {
        const { payload, refusal } = gatherLanguage(openWindow(log, logNowMs), shown)
        return {
          refusal,
          learned: new Map(
            payload.taught.map((row) => [`${row.cognateSet} ${row.language}`, row.segments.join(' ')]),
          ),
        }
      }
      return { questions, learn }
    },
  },
]

describe.each(models)('judgements for the $name model', (model) => {
  let questions: Question[]
  let learn: (log: readonly LoggedEvent[]) => { refusal: string | undefined; learned: Map<string, string> }
  let target: Question

  /** A visit answers two control questions and four others, all by its conscience. */
  const visits = (count: number, honest: (n: number) => boolean) => {
    const pick = chooser(11)
    const [controls, others] = [questions.filter((q) => q.control), questions.filter((q) => !q.control)]
    return Array.from({ length: count }, (_, n) => {
      const asked = [pick(controls), pick(controls), pick(others), pick(others), pick(others), pick(others)]
      return visitOf(
        n,
        asked.map((q) => q.act(honest(n) ? q.truth : q.lie)),
      )
    })
  }
  const truths = (learned: ReadonlyMap<string, string>) => {
    const byKey = new Map(questions.map((q) => [q.key, q.truth]))
    return (
      [...learned].filter(([key, answer]) => byKey.get(key) === answer).length / Math.max(1, learned.size)
    )
  }

  beforeAll(async () => {
    ;({ questions, learn } = await model.open())
    target = questions.find((q) => !q.control)!
  })

  it('learns what ten honest visits agree on', () => {
    const { learned, refusal } = learn(visits(1_200, () => true).flat())
    expect(refusal).toBeUndefined()
    expect(learned.size).toBeGreaterThan(20)
    expect(truths(learned)).toBe(1)
  })

  it('gives a flood of one visit one vote', () => {
    const flood = visitOf(90_000, [
      ...questions
        .filter((q) => q.control)
        .slice(0, 5)
        .map((q) => q.act(q.truth)),
      ...Array.from({ length: 380 }, () => target.act(target.lie)),
    ])
    expect(learn(flood).learned.size).toBe(0)
  })

  it('does not hear conspirators who were never checked', () => {
    const honest = visits(1_200, () => true)
    const plotters = Array.from({ length: 60 }, (_, n) => visitOf(91_000 + n, [target.act(target.lie)]))
    expect(learn([...honest, ...plotters].flat()).learned).toEqual(learn(honest.flat()).learned)
  })

  it('loses at most the question that well-behaved conspirators, one visit in twenty, agree to lie about', () => {
    const control = questions.find((q) => q.control)!
    const honest = visits(1_200, () => true)
    const plotters = Array.from({ length: 60 }, (_, n) =>
      visitOf(92_000 + n, [control.act(control.truth), target.act(target.lie)]),
    )
    const before = learn(honest.flat()).learned
    const after = learn([...honest, ...plotters].flat()).learned
    const changed = [...new Set([...before.keys(), ...after.keys()])].filter(
      (key) => before.get(key) !== after.get(key),
    )
    expect(changed.every((key) => key === target.key)).toBe(true)
  })

  it('learns the truth although one visit in five flips its answers', () => {
    const { learned, refusal } = learn(visits(1_200, (n) => n % 5 !== 0).flat())
    expect(refusal).toBeUndefined()
    expect(learned.size).toBeGreaterThan(20)
    expect(truths(learned)).toBe(1)
  })

  it('refuses a window in which most answers are flipped, and says why', () => {
    const { refusal } = learn(visits(400, (n) => n % 3 === 0).flat())
    expect(refusal).toMatch(
      /judgements: only 3\d% of \d+ answers to questions with a recorded answer were right/,
    )
  })
})

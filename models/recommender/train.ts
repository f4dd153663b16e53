/** Trains the museum's recommender from its graph, its texts and its visits, and exports it. */
import type { OnProgress, TrainedModel } from '../bundle.ts'
import type { Runtime } from '../session.ts'
import { exportMixture, historyLength } from './export.ts'
import { gain, gini, hit, rankOf, best } from './metrics.ts'
import { contextOf } from './context.ts'
import { mixtureScores } from './mixture.ts'
import { scoreHistories } from './predict.ts'
import { simpleMixture } from './parts.ts'
import type { Knowledge } from './parts.ts'
import { coldRecommender, runRecipe } from './recipe.ts'
import type { Recommender } from './recipe.ts'
import type { RecommenderVocab } from './schema.ts'
import { featureSimilarity, wordsOf } from './similarity.ts'
import { slotsOf } from './visits.ts'
import type { Slot, Visit } from './visits.ts'
import { popularity } from './popularity.ts'
import type { Session } from '../session.ts'

export interface RecommenderCorpus {
  /** Slugs; their order is the item number. */
  readonly items: readonly string[]
  /** For each item the things of the graph that it is joined to: culture, material, technique, place, custom ... */
  readonly concepts: readonly (readonly string[])[]
  /** For each item its names and texts, in all languages. */
  readonly texts: readonly string[]
  readonly visits: readonly Visit[]
}

export interface RecommenderOptions {
  readonly seed: number
  readonly runtime: Runtime
  /** Pairs and items seen by fewer visits are left out. */
  readonly minVisits: number
  readonly onProgress?: OnProgress
}

/** Visits that are never trained on, by a hash of their id that never changes: one in five. */
export function isHeldOut(visit: string): boolean {
  let hash = 0x811c9dc5
  for (let i = 0; i < visit.length; i++) hash = Math.imul(hash ^ visit.charCodeAt(i), 0x01000193)
  return ((hash ^ (hash >>> 15)) >>> 0) % 5 === 0
}

/** Fewer teach nothing that the graph doesn't know. */
const fewestVisits = 30

export async function trainRecommender(
  corpus: RecommenderCorpus,
  options: RecommenderOptions,
): Promise<TrainedModel> {
  const { seed, runtime, minVisits } = options
  const items = corpus.items.length
  const knowledge = knowledgeOf(corpus, minVisits)
  const usable = corpus.visits.filter((visit) => visit.items.length >= 2)
  const training = usable.filter((visit) => !isHeldOut(visit.id))
  const learned = training.length >= fewestVisits
  const recommender = learned
    ? await learnFromVisits(training, knowledge, options)
    : coldRecommender(knowledge)

  const onnx = exportMixture(recommender.mixture, { items, contextSize: 2 })
  const vocab: RecommenderVocab = {
    items: [...corpus.items],
    basis: learned ? 'visits' : 'content',
    popularityRank: [...recommender.tables.popularityRank],
    newcomers: learned ? seldomSeen(training, { items, minVisits }) : [],
    contextSize: 2,
  }
  const session = await runtime.load(onnx)
  const heldOut = usable.filter((visit) => isHeldOut(visit.id)).flatMap((visit) => slotsOf(visit))
  const own = await judgeRecommender(session, vocab, heldOut)
  const parity = await exportParity(session, vocab, recommender)
  await session.dispose()
  const simple = simpleMixture(training, knowledge)
  const simpleSession = await runtime.load(exportMixture(simple, { items, contextSize: 2 }))
  const markov = await judgeRecommender(simpleSession, vocab, heldOut)
  await simpleSession.dispose()
  options.onProgress?.({ stage: 'export', done: 1 })
  return {
    model: 'recommender',
    method: recommender.method,
    files: new Map([
      ['model.onnx', onnx],
      ['vocab.json', new TextEncoder().encode(JSON.stringify(vocab))],
    ]),
    inputs: [
      { name: 'history', type: 'int32', dims: ['batch', historyLength] },
      { name: 'context', type: 'float32', dims: ['batch', 2] },
    ],
    outputs: [{ name: 'scores', type: 'float32', dims: ['batch', items] }],
    metrics: { ...summary(own, items), parity },
    baseline: { name: 'SkipMarkov', metrics: summary(markov, items) },
    rows: usable.length,
    seed,
  }
}

/** Items in fewer visits than a count needs to be read. */
function seldomSeen(
  visits: readonly Visit[],
  { items, minVisits }: { readonly items: number; readonly minVisits: number },
): number[] {
  const seenBy = new Uint32Array(items)
  for (const visit of visits) for (const item of new Set(visit.items)) seenBy[item]!++
  return [...seenBy.keys()].filter((item) => seenBy[item]! < minVisits)
}

/** What is known of a museum's items before anybody came. */
export const knowledgeOf = (
  { items, concepts, texts }: Omit<RecommenderCorpus, 'visits'>,
  minVisits: number,
): Knowledge => ({
  items: items.length,
  graph: featureSimilarity(concepts, 100),
  content: featureSimilarity(texts.map(wordsOf), 100),
  timed: false,
  minVisits,
})

/** The recipe as a museum runs it: one visit in four validates. */
export async function learnFromVisits(
  training: readonly Visit[],
  knowledge: Knowledge,
  { seed, runtime, onProgress }: Omit<RecommenderOptions, 'minVisits'>,
): Promise<Recommender> {
  const statistics = training.filter((_, i) => i % 4 !== 0)
  const validation = training.filter((_, i) => i % 4 === 0).flatMap((visit) => slotsOf(visit))
  const { recommender } = await runRecipe({
    ...knowledge,
    statistics,
    validation,
    full: training,
    seed,
    runtime,
    ...(onProgress && { onProgress }),
  })
  return recommender
}

/** Largest relative difference between the exported file and the mixture it was written from, over a spread of histories. */
async function exportParity(
  session: Session,
  vocab: RecommenderVocab,
  { mixture, tables }: Recommender,
): Promise<number> {
  const items = vocab.items.length
  const histories = Array.from({ length: 20 }, (_, i) =>
    Array.from({ length: i % 7 }, (_h, j) => (i * 13 + j * 5) % items),
  )
  const exported = await scoreHistories(session, vocab, histories)
  const differences = histories.flatMap((history, row) => {
    const expected = mixtureScores(mixture, history, contextOf({ history }, tables), items)
    return [...expected].map(
      (score, i) => Math.abs(score - exported[row]![i]!) / Math.max(1, Math.abs(score)),
    )
  })
  return Math.max(...differences)
}

export interface JudgedSlot {
  readonly visit: string
  readonly ndcg: number
  readonly hit: number
  /** The ten that were recommended. */
  readonly top: readonly number[]
}

/** Runs the exported model over slots; the gate's evidence is what ships, not what was fitted. */
export async function judgeRecommender(
  session: Session,
  vocab: RecommenderVocab,
  slots: readonly Slot[],
): Promise<JudgedSlot[]> {
  const judged: JudgedSlot[] = []
  for (let from = 0; from < slots.length; from += 64) {
    const batch = slots.slice(from, from + 64)
    const scores = await scoreHistories(
      session,
      vocab,
      batch.map((slot) => slot.history),
    )
    batch.forEach((slot, i) => {
      const seen = new Set(slot.history)
      const rank = rankOf(slot.target, scores[i]!, seen)
      judged.push({
        visit: slot.visit,
        ndcg: gain(rank, 10),
        hit: hit(rank, 10),
        top: best(scores[i]!, seen, 10),
      })
    })
  }
  return judged
}

/** Popularity alone, for the gate's first question. */
export function judgePopularity(
  training: readonly Visit[],
  slots: readonly Slot[],
  items: number,
): JudgedSlot[] {
  const scores = popularity(training, items, { minVisits: 1 })
  return slots.map((slot) => {
    const seen = new Set(slot.history)
    const rank = rankOf(slot.target, scores, seen)
    return { visit: slot.visit, ndcg: gain(rank, 10), hit: hit(rank, 10), top: best(scores, seen, 10) }
  })
}

export function summary(judged: readonly JudgedSlot[], items: number): Record<string, number> {
  if (judged.length === 0) return { slots: 0 }
  const mean = (pick: (slot: JudgedSlot) => number) =>
    judged.reduce((sum, slot) => sum + pick(slot), 0) / judged.length
  const counts = new Array<number>(items).fill(0)
  for (const { top } of judged) for (const item of top) counts[item]!++
  return {
    slots: judged.length,
    hr10: mean((s) => s.hit),
    ndcg10: mean((s) => s.ndcg),
    coverage: counts.filter((c) => c > 0).length / items,
    gini: gini(counts),
  }
}

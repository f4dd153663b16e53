import type { OnProgress } from '../../../models/bundle.ts'
import { precisionOf } from '../../../models/recommender/export.ts'
import { createRecommender, scoreHistories } from '../../../models/recommender/predict.ts'
import { recommenderVocabSchema } from '../../../models/recommender/schema.ts'
import type { RecommenderVocab } from '../../../models/recommender/schema.ts'
import { chanceOf } from '../../../models/recommender/slate.ts'
import {
  isHeldOut,
  judgePopularity,
  judgeRecommender,
  summary,
  trainRecommender,
} from '../../../models/recommender/train.ts'
import type { JudgedSlot } from '../../../models/recommender/train.ts'
import { slotsOf } from '../../../models/recommender/visits.ts'
import type { Visit } from '../../../models/recommender/visits.ts'
import type { Runtime, Session } from '../../../models/session.ts'
import { pairedBootstrap } from '../../../models/statistics.ts'
import type { CatalogueItem } from '../corpora/recommender.ts'
import type { LoggedSlate, TrainingWindow } from '../dataset/window.ts'
import type { GateEvidence } from '../gate.ts'
import { recommenderRecord } from '../report/records/recommender.ts'
import { estimateSnips } from '../off-policy.ts'
import type { LoggedPosition } from '../off-policy.ts'
import { latencyP95 } from './job.ts'
import type { Gathered, Job } from './job.ts'

export interface RecommenderPayload {
  readonly items: readonly CatalogueItem[]
  readonly visits: readonly Visit[]
  readonly slates: readonly (LoggedSlate & { readonly visit: string })[]
  readonly minVisits: number
}

export function gatherRecommender(
  window: TrainingWindow,
  items: readonly CatalogueItem[],
  minVisits: number,
): Gathered<RecommenderPayload> {
  const numberOf = new Map(items.map((item, i) => [item.slug, i]))
  const visits = window.visits.map((visit): Visit => {
    const known = visit.steps.filter((step) => numberOf.has(step.item))
    return {
      id: visit.id,
      items: known.map((s) => numberOf.get(s.item)!),
      weights: known.map((s) => s.weight),
    }
  })
  const slates = window.visits.flatMap((visit) =>
    visit.slates.map((slate) => ({ ...slate, visit: visit.id })),
  )
  return {
    payload: { items, visits, slates, minVisits },
    visits: visits.filter((v) => v.items.length >= 2).length,
    notes: { slates: slates.length },
  }
}

export const recommenderJob: Job<RecommenderPayload> = {
  model: 'recommender',
  async run({ payload, champion, seed, runtime, onProgress }) {
    const { items, visits, minVisits } = payload
    const corpus = {
      items: items.map((i) => i.slug),
      concepts: items.map((i) => i.concepts),
      texts: items.map((i) => i.text),
      visits,
    }
    const trained = await trainRecommender(corpus, {
      seed,
      runtime,
      minVisits,
      onProgress: scaled(onProgress, 0.8),
    })
    onProgress({ stage: 'judge', done: 0.85 })
    const vocab = recommenderVocabSchema.parse(
      JSON.parse(new TextDecoder().decode(trained.files.get('vocab.json'))),
    )
    const session = await runtime.load(trained.files.get('model.onnx')!)
    const heldOut = visits.filter((visit) => isHeldOut(visit.id)).flatMap((visit) => slotsOf(visit))
    const own = await judgeRecommender(session, vocab, heldOut)
    const popular = judgePopularity(
      visits.filter((visit) => !isHeldOut(visit.id)),
      heldOut,
      items.length,
    )
    const evidence: GateEvidence = {
      ...(own.length === 0
        ? {}
        : { overBaseline: { ...paired(own, popular, seed), baseline: 'popularity' } }),
      ...(champion === null
        ? {}
        : await againstChampion({ champion, payload, session, vocab, own, seed, runtime })),
      runtime: {
        parity: trained.metrics['parity']!,
        bytes: trained.files.get('model.onnx')!.length,
        p95Ms: await latencyP95(() =>
          createRecommender(session, vocab).predict({ history: corpus.items.slice(0, 5) }),
        ),
      },
    }
    await session.dispose()
    return {
      trained,
      evidence,
      record: recommenderRecord({
        slots: heldOut,
        judged: own,
        vocab,
        minVisits,
        half: precisionOf(items.length) === 'float16',
      }),
      corpus: `${items.length} artifacts of the graph and ${visits.length} consented visits; pairs seen by at least ${minVisits} visits`,
    }
  },
}

interface Comparison {
  readonly champion: { readonly version: string; readonly onnx: Uint8Array; readonly vocab: unknown }
  readonly payload: RecommenderPayload
  readonly session: Session
  readonly vocab: RecommenderVocab
  readonly own: readonly JudgedSlot[]
  readonly seed: number
  readonly runtime: Runtime
}

async function againstChampion({
  champion,
  payload,
  session,
  vocab,
  own,
  seed,
  runtime,
}: Comparison): Promise<Partial<GateEvidence>> {
  const theirs = recommenderVocabSchema.parse(champion.vocab)
  if (own.length === 0) {
    // Nothing to compare on: only a catalogue that has changed needs a new model.
    const same = theirs.items.join() === vocab.items.join()
    return same ? { overChampion: { mean: 0, low: 0, high: 0, groups: 0, champion: champion.version } } : {}
  }
  const championSession = await runtime.load(champion.onnx)
  const judged = await judgeRecommender(championSession, theirs, renumbered(payload, theirs))
  const [before, after] = [summary(judged, theirs.items.length), summary(own, vocab.items.length)]
  // A cold champion knows no visits: the catalogue that visitors like is narrower than the one it deals out evenly.
  const learned = theirs.basis === 'visits'
  const [mine, ours] = [
    await logged(session, vocab, payload.slates),
    await logged(championSession, theirs, payload.slates),
  ].map((positions) => estimateSnips(positions, seed))
  await championSession.dispose()
  return {
    overChampion: { ...paired(own, judged, seed), champion: champion.version },
    offPolicy: {
      low: mine!.low,
      champion: ours!.low,
      effectiveSamples: mine!.effectiveSamples,
      samples: mine!.samples,
    },
    ...(learned && before['coverage'] && before['gini']
      ? {
          coverageLoss: 1 - after['coverage']! / before['coverage'],
          giniRise: after['gini']! / before['gini'] - 1,
        }
      : {}),
  }
}

/** The held-out slots in the champion's own numbering; an item it doesn't know can't be told from another it doesn't know. */
function renumbered(payload: RecommenderPayload, vocab: RecommenderVocab) {
  const numberOf = new Map(vocab.items.map((slug, i) => [slug, i]))
  return payload.visits
    .filter((visit) => isHeldOut(visit.id))
    .flatMap((visit) =>
      slotsOf({
        id: visit.id,
        items: visit.items.flatMap((i) => numberOf.get(payload.items[i]!.slug) ?? []),
      }),
    )
}

function paired(a: readonly JudgedSlot[], b: readonly JudgedSlot[], seed: number) {
  const mean = (slots: readonly JudgedSlot[]) =>
    slots.reduce((sum, slot) => sum + slot.ndcg, 0) / slots.length
  const [mine, theirs] = [Map.groupBy(a, (s) => s.visit), Map.groupBy(b, (s) => s.visit)]
  const pairs = [...mine].flatMap(([visit, slots]) =>
    theirs.has(visit) ? [{ group: visit, a: mean(slots), b: mean(theirs.get(visit)!) }] : [],
  )
  return pairedBootstrap(pairs, { seed })
}

async function logged(
  session: Session,
  vocab: RecommenderVocab,
  slates: RecommenderPayload['slates'],
): Promise<LoggedPosition[]> {
  const numberOf = new Map(vocab.items.map((slug, i) => [slug, i]))
  const numbers = (slugs: readonly string[]) => slugs.flatMap((slug) => numberOf.get(slug) ?? [])
  const newcomers = new Set(vocab.newcomers)
  const positions: LoggedPosition[] = []
  for (let from = 0; from < slates.length; from += 64) {
    const batch = slates.slice(from, from + 64)
    const scores = await scoreHistories(
      session,
      vocab,
      batch.map((slate) => numbers(slate.history).toReversed()),
    )
    batch.forEach((slate, i) => {
      const taken = new Set(numbers(slate.history))
      slate.items.forEach(({ item, propensity }, position) => {
        const number = numberOf.get(item)
        if (number === undefined) return
        positions.push({
          visit: slate.visit,
          propensity,
          chance: chanceOf({ scores: scores[i]!, newcomers }, number, taken),
          reward: slate.chosen === position ? 1 : 0,
        })
        taken.add(number)
      })
    })
  }
  return positions
}

const scaled =
  (onProgress: OnProgress, share: number): OnProgress =>
  (progress) =>
    onProgress({ ...progress, done: progress.done * share })

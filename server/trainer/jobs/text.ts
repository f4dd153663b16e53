import type { Progress, TrainedModel } from '../../../models/bundle.ts'
import type { TextCorpus, TextRow } from '../../../models/text/corpus.ts'
import { openEncoder } from '../../../models/text/encoder/encoder.ts'
import { trainEncodedText } from '../../../models/text/encoder/train.ts'
import type { TextPredictor } from '../../../models/text/predict.ts'
import { subjects } from '../../../models/text/labels.ts'
import { trainText } from '../../../models/text/train.ts'
import type { TrainTextOptions } from '../../../models/text/train.ts'
import { pairedBootstrap } from '../../../models/statistics.ts'
import type { Passage } from '../corpora/passages.ts'
import { loadTextCorpus } from '../corpora/text.ts'
import { agree, refusalOf } from '../dataset/votes.ts'
import type { Vote, VoteLimits } from '../dataset/votes.ts'
import type { TrainingWindow } from '../dataset/window.ts'
import type { GateEvidence } from '../gate.ts'
import { textRecord } from '../report/records/text.ts'
import { openTextPredictor, readEncoder } from '../text-encoder.ts'
import type { EncoderFiles } from '../text-encoder.ts'
import { latencyP95 } from './job.ts'
import type { Gathered, Job, ModelFiles } from './job.ts'
import { hash } from '../../../models/language/corpus.ts'

export interface TextPayload {
  /** Passages with what visitors agree they are about. */
  readonly judged: readonly TextRow[]
  /** Passages that are never trained on, with the subjects that curators recorded. */
  readonly heldOut: readonly Passage[]
  readonly visits: number
}

/** A fixed third of the passages with recorded subjects: control questions for visitors, held-out part for models. */
export const isControl = (slug: string): boolean => hash(slug) < 1 / 3

/** A written sentence counts 1; a passage that many agree on counts as several, being what is asked about. */
const judgedWeight = 6

/** A museum has some dozens of held-out passages: a bound closer than this could never be met, for better or worse. */
const margin = 0.05

export function gatherText(
  window: TrainingWindow,
  passages: readonly Passage[],
  limits?: VoteLimits,
): Gathered<TextPayload> {
  const byKey = new Map(passages.map((passage) => [`${passage.slug}|${passage.language}|subject`, passage]))
  const known: ReadonlySet<string> = new Set(subjects)
  const votes = window.visits.flatMap((visit) =>
    visit.texts.flatMap((judged): Vote[] => {
      const answer = judged.verdict === 'right' ? judged.predicted : judged.corrected
      return judged.head !== 'subject' || answer === null || !known.has(answer)
        ? []
        : [{ visit: visit.id, question: `${judged.passage}|${judged.language}|subject`, answer }]
    }),
  )
  const recorded = (question: string) => {
    const passage = byKey.get(question)
    return passage !== undefined && passage.subjects.length > 0 && isControl(passage.slug)
      ? passage.subjects
      : undefined
  }
  const consensus = agree(votes, recorded, limits)
  const judged = consensus.agreed.flatMap(({ question, answer, agreement }): TextRow[] => {
    const passage = byKey.get(question)
    if (passage === undefined || isControl(passage.slug)) return []
    return [
      {
        text: passage.text,
        head: 'subject',
        label: answer,
        weight: judgedWeight * agreement,
        language: passage.language,
        group: passage.slug,
        origin: 'judged',
      },
    ]
  })
  const refusal = refusalOf(consensus)
  const visits = window.visits.filter((visit) => visit.texts.length > 0).length
  return {
    payload: { judged, heldOut: passages.filter((p) => p.subjects.length > 0 && isControl(p.slug)), visits },
    visits,
    notes: {
      judgedPassages: judged.length,
      trustedVisits: consensus.trustedVisits,
      distrustedVisits: consensus.distrustedVisits,
    },
    ...(refusal === undefined ? {} : { refusal }),
  }
}

export const textJob: Job<TextPayload> = {
  model: 'text',
  async run({ payload, champion, seed, encoder: description, runtime, onProgress }) {
    const corpus = loadTextCorpus({ judged: payload.judged, visits: payload.visits })
    const own = description === undefined ? undefined : readEncoder(description)
    const options = {
      seed,
      runtime,
      onProgress: (p: Progress) => onProgress({ ...p, done: p.done * 0.9 }),
    }
    const trained =
      own === undefined ? await trainText(corpus, options) : await trainOnEncoder(corpus, options, own)
    onProgress({ stage: 'judge', done: 0.92 })
    const judge = async ({ onnx, vocab, encoder }: Omit<ModelFiles, 'version'>) => {
      const { predictor, dispose } = await openTextPredictor(runtime, await runtime.load(onnx), {
        vocab,
        ...(encoder && { encoder: () => encoder }),
      })
      const results = []
      for (const passage of payload.heldOut) results.push(await judgePassage(predictor, passage))
      const p95Ms = await latencyP95(() =>
        predictor.predict({ text: payload.heldOut[0]?.text ?? 'A bronze bell 青铜钟' }),
      )
      await dispose()
      return { results, p95Ms }
    }
    const onnx = trained.files.get('model.onnx')!
    const vocab: unknown = JSON.parse(new TextDecoder().decode(trained.files.get('vocab.json')))
    const mine = await judge({ onnx, vocab, ...(own && { encoder: own }) })
    const theirs = champion === null ? null : await judge(champion)
    const lead = trained.metrics['subject_accuracy']! - trained.baseline.metrics['subject_accuracy']!
    const evidence: GateEvidence = {
      overBaseline: {
        mean: trained.method.kind === 'baseline' ? Number.EPSILON : lead,
        low: lead,
        high: lead,
        groups: 0,
        baseline: trained.baseline.name,
      },
      ...(champion === null || theirs === null
        ? {}
        : {
            overChampion: {
              ...pairedBootstrap(
                mine.results.map((r, i) => ({ group: r.group, a: r.quality, b: theirs.results[i]!.quality })),
                { seed },
              ),
              champion: champion.version,
            },
            groups: byLanguage(mine.results, theirs.results),
          }),
      ece: Math.max(trained.metrics['subject_ece']!, trained.metrics['sentiment_ece']!),
      runtime: { parity: trained.metrics['parity']!, bytes: onnx.length, p95Ms: mine.p95Ms },
    }
    const heldOutAccuracy = mine.results.filter((r) => r.correct).length / Math.max(1, mine.results.length)
    return {
      trained: {
        ...trained,
        metrics: { ...trained.metrics, passage_accuracy: heldOutAccuracy, passages: mine.results.length },
      },
      evidence,
      limits: { margin },
      record: textRecord(trained, { passages: payload.heldOut.length, encoded: own !== undefined }),
      corpus: `${corpus.rows.length - payload.judged.length} labelled sentences and terms written for Mouseion, ${own === undefined ? 'count tables from Tate titles (CC0), SIB-200 (CC BY-SA) and chinese-poetry (MIT)' : 'a count table from chinese-poetry (MIT)'}, and ${payload.judged.length} passages judged by visitors`,
      ...(own && { remarks: [remarkOn(own)] }),
    }
  },
}

async function trainOnEncoder(
  corpus: TextCorpus,
  options: TrainTextOptions,
  { stored, onnx }: EncoderFiles,
): Promise<TrainedModel> {
  const encoder = await openEncoder(options.runtime, onnx, stored)
  try {
    return await trainEncodedText(corpus, { ...options, encoder, stored, onnx })
  } finally {
    await encoder.dispose()
  }
}

const remarkOn = ({ stored: { description }, onnx }: EncoderFiles): string =>
  `Encoder: ${description.name} (${description.licence}), ${(onnx.length / 1e6).toFixed(1)} MB, the museum's own, beside the model. ` +
  "It runs on the museum's server alone: visitors' devices fetch nothing and ask the server."

interface JudgedPassage {
  readonly group: string
  readonly language: string
  readonly correct: boolean
  /** Probability given to the recorded subjects together. */
  readonly quality: number
}

async function judgePassage(predictor: TextPredictor, passage: Passage): Promise<JudgedPassage> {
  const { subject } = await predictor.predict({ text: passage.text })
  const right = subject.filter((entry) => passage.subjects.includes(entry.label))
  return {
    group: passage.slug,
    language: passage.language,
    correct: passage.subjects.includes(subject[0]!.label),
    quality: right.reduce((sum, entry) => sum + entry.probability, 0),
  }
}

function byLanguage(
  mine: readonly JudgedPassage[],
  theirs: readonly JudgedPassage[],
): Record<string, number> {
  const changes = mine.map((r, i) => ({ language: r.language, change: r.quality - theirs[i]!.quality }))
  return Object.fromEntries(
    [...Map.groupBy(changes, (r) => r.language)].map(([language, own]) => [
      language,
      own.reduce((sum, r) => sum + r.change, 0) / own.length,
    ]),
  )
}

import type { Progress, TrainedModel } from '../../../models/bundle.ts'
import type { TextCorpus, TextRow } from '../../../models/text/corpus.ts'
import { openEncoder } from '../../../models/text/encoder/encoder.ts'
import { trainEncodedText } from '../../../models/text/encoder/train.ts'
import type { TextPredictor } from '../../../models/text/predict.ts'
import { periods, subjects } from '../../../models/text/labels.ts'
import type { TextHead } from '../../../models/text/labels.ts'
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
  /** Passages with what visitors agree they are about or, verse alone, when it was written. */
  readonly judged: readonly TextRow[]
  /** Passages that are never trained on, with what curators recorded. */
  readonly heldOut: readonly Passage[]
  readonly visits: number
}

/** A fixed third of the passages with recorded answers: control questions for visitors, held-out part for models. */
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
  const byKey = new Map(passages.map((passage) => [`${passage.slug}|${passage.language}`, passage]))
  const known: Partial<Record<TextHead, readonly string[]>> = { subject: subjects, period: periods }
  const votes = window.visits.flatMap((visit) =>
    visit.texts.flatMap((judged): Vote[] => {
      const answer = judged.verdict === 'right' ? judged.predicted : judged.corrected
      const { passage, language, head } = judged
      return answer !== null && known[head]?.includes(answer)
        ? [{ visit: visit.id, question: `${passage}|${language}|${head}`, answer }]
        : []
    }),
  )
  const askedOf = (question: string) => {
    const [slug = '', language = '', head = ''] = question.split('|')
    return {
      passage: byKey.get(`${slug}|${language}`),
      head: head === 'period' ? 'period' : 'subject',
    } as const
  }
  const recorded = (question: string) => {
    const { passage, head } = askedOf(question)
    const answers = passage === undefined ? [] : recordedOf(passage, head)
    return passage !== undefined && answers.length > 0 && isControl(passage.slug) ? answers : undefined
  }
  const consensus = agree(votes, recorded, limits)
  const judged = consensus.agreed.flatMap(({ question, answer, agreement }): TextRow[] => {
    const { passage, head } = askedOf(question)
    if (passage === undefined || isControl(passage.slug)) return []
    // Only verse has a period to be judged.
    if (head === 'period' && passage.periods === undefined) return []
    return [
      {
        text: passage.text,
        head,
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
  const heldOut = passages.filter(
    (passage) => isControl(passage.slug) && asks.some((head) => recordedOf(passage, head).length > 0),
  )
  return {
    payload: { judged, heldOut, visits },
    visits,
    notes: {
      judgedPassages: judged.length,
      trustedVisits: consensus.trustedVisits,
      distrustedVisits: consensus.distrustedVisits,
    },
    ...(refusal === undefined ? {} : { refusal }),
  }
}

/** The heads that visitors are asked about. */
const asks = ['subject', 'period'] as const

const recordedOf = (passage: Passage, head: (typeof asks)[number]): readonly string[] =>
  head === 'subject' ? passage.subjects : (passage.periods ?? [])

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
      for (const passage of payload.heldOut) results.push(...(await judgePassage(predictor, passage)))
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
            groups: changes(mine.results, theirs.results),
          }),
      ece: Math.max(trained.metrics['subject_ece']!, trained.metrics['sentiment_ece']!),
      runtime: { parity: trained.metrics['parity']!, bytes: onnx.length, p95Ms: mine.p95Ms },
    }
    const accuracyOf = (head: TextHead) => {
      const own = mine.results.filter((r) => r.head === head)
      return { n: own.length, accuracy: own.filter((r) => r.correct).length / Math.max(1, own.length) }
    }
    const [about, dated] = [accuracyOf('subject'), accuracyOf('period')]
    return {
      trained: {
        ...trained,
        metrics: {
          ...trained.metrics,
          passage_accuracy: about.accuracy,
          passages: about.n,
          ...(dated.n > 0 && { verse_accuracy: dated.accuracy, verses: dated.n }),
        },
      },
      evidence,
      limits: { margin },
      record: textRecord(trained, { passages: payload.heldOut.length, encoded: own !== undefined }),
      corpus: `${corpus.rows.length - payload.judged.length} labelled sentences and terms written for Mouseion, ${own === undefined ? 'everyday concepts in two languages (Unicode CLDR), count tables from Tate titles (CC0), SIB-200 (CC BY-SA) and chinese-poetry (MIT)' : 'a count table from chinese-poetry (MIT)'}, and ${payload.judged.length} passages judged by visitors`,
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
  readonly head: TextHead
  readonly language: string
  readonly correct: boolean
  /** Probability given to the recorded answers together. */
  readonly quality: number
}

async function judgePassage(predictor: TextPredictor, passage: Passage): Promise<JudgedPassage[]> {
  const answers = await predictor.predict({ text: passage.text })
  return asks.flatMap((head): JudgedPassage[] => {
    const [recorded, answer] = [recordedOf(passage, head), answers[head]]
    if (recorded.length === 0 || 'notApplicable' in answer) return []
    return [
      {
        group: passage.slug,
        head,
        language: passage.language,
        correct: recorded.includes(answer[0]!.label),
        quality: answer.reduce((sum, own) => sum + (recorded.includes(own.label) ? own.probability : 0), 0),
      },
    ]
  })
}

/** By language what a passage is about, and when verse was written. */
function changes(mine: readonly JudgedPassage[], theirs: readonly JudgedPassage[]): Record<string, number> {
  const all = mine.map((r, i) => ({
    group: r.head === 'subject' ? r.language : r.head,
    change: r.quality - theirs[i]!.quality,
  }))
  return Object.fromEntries(
    [...Map.groupBy(all, (r) => r.group)].map(([group, own]) => [
      group,
      own.reduce((sum, r) => sum + r.change, 0) / own.length,
    ]),
  )
}

import type { Corpus, CorpusRow } from '../../../models/language/corpus.ts'
import { splitCorpus } from '../../../models/language/corpus.ts'
import { evaluateLanguage } from '../../../models/language/evaluate.ts'
import type { WordResult } from '../../../models/language/evaluate.ts'
import { createLanguagePredictor } from '../../../models/language/predict.ts'
import { languageVocabSchema } from '../../../models/language/schema.ts'
import { trainLanguage } from '../../../models/language/train.ts'
import { calibrationError, pairedBootstrap } from '../../../models/statistics.ts'
import { taughtForms } from '../corpora/language.ts'
import { loadScorerPrior } from '../corpora/scorer-prior.ts'
import type { VoteLimits } from '../dataset/votes.ts'
import { refusalOf } from '../dataset/votes.ts'
import type { TrainingWindow } from '../dataset/window.ts'
import type { GateEvidence } from '../gate.ts'
import { languageRecord } from '../report/records/language.ts'
import { latencyP95 } from './job.ts'
import type { Gathered, Job } from './job.ts'

export interface LanguagePayload {
  readonly corpus: Corpus
  /** What visitors taught; its held-out part is only asked for, never trained on. */
  readonly taught: readonly CorpusRow[]
  /** Where the forms are from, for the card; the museum's graph where absent. */
  readonly source?: string
}

export function gatherLanguage(
  window: TrainingWindow,
  corpus: Corpus,
  limits?: VoteLimits,
): Gathered<LanguagePayload> {
  const { rows, consensus } = taughtForms(window.visits, corpus, limits)
  const refusal = refusalOf(consensus)
  return {
    payload: { corpus, taught: rows },
    visits: window.visits.filter((visit) => visit.forms.length > 0).length,
    notes: {
      taughtForms: rows.length,
      trustedVisits: consensus.trustedVisits,
      distrustedVisits: consensus.distrustedVisits,
    },
    ...(refusal === undefined ? {} : { refusal }),
  }
}

export const languageJob: Job<LanguagePayload> = {
  model: 'language',
  async run({ payload, champion, seed, runtime, onProgress }) {
    const full = { ...payload.corpus, rows: [...payload.corpus.rows, ...payload.taught] }
    const trained = await trainLanguage(full, {
      seed,
      runtime,
      prior: loadScorerPrior(),
      onProgress: (p) => onProgress({ ...p, done: p.done * 0.8 }),
    })
    onProgress({ stage: 'judge', done: 0.85 })
    // What visitors agree on counts as known where it is only asked for.
    const asked = splitCorpus({ ...full, rows: full.rows.map((row) => ({ ...row, weight: 1 })) }).heldOut.rows
    const judge = async (onnx: Uint8Array, vocab: unknown) => {
      const session = await runtime.load(onnx)
      const predictor = createLanguagePredictor(session, languageVocabSchema.parse(vocab))
      const results = await evaluateLanguage(predictor, asked)
      const sample = asked.find((row) =>
        asked.some((other) => other.cognateSet === row.cognateSet && other.language !== row.language),
      )
      const forms =
        sample === undefined
          ? []
          : asked.filter((row) => row.cognateSet === sample.cognateSet && row.language !== sample.language)
      const p95Ms =
        sample === undefined
          ? 0
          : await latencyP95(() => predictor.predictWord({ target: sample.language, forms, top: 5 }))
      await session.dispose()
      return { results, p95Ms }
    }
    const onnx = trained.files.get('model.onnx')!
    const own = await judge(onnx, JSON.parse(new TextDecoder().decode(trained.files.get('vocab.json'))))
    const theirs = champion === null ? null : await judge(champion.onnx, champion.vocab)
    const difference = (trained.baseline.metrics['ned'] ?? 1) - (trained.metrics['ned'] ?? 1)
    const evidence: GateEvidence = {
      overBaseline: {
        mean: trained.method.kind === 'baseline' ? Number.EPSILON : difference,
        low: difference,
        high: difference,
        groups: 0,
        baseline: trained.baseline.name,
      },
      ...(champion === null || theirs === null
        ? {}
        : {
            overChampion: {
              ...pairedBootstrap(pairs(own.results, theirs.results), { seed }),
              champion: champion.version,
            },
            groups: families(own.results, theirs.results),
          }),
      ece: calibrationError(own.results),
      runtime: { parity: trained.metrics['parity']!, bytes: onnx.length, p95Ms: own.p95Ms },
    }
    return {
      trained,
      evidence,
      record: languageRecord(own.results, payload.taught),
      corpus:
        payload.source === undefined
          ? museumForms(payload)
          : `${payload.corpus.rows.length} word forms of the CLDF data set ${payload.source}`,
    }
  },
}

/** What a card says of the museum's own corpus. */
export const museumForms = ({ corpus, taught }: LanguagePayload): string =>
  `${corpus.rows.length} word forms of the graph (IE-CoR 1.1 and Sagart et al. 2019, CC BY 4.0) and ${taught.length} taught by visitors`

/** Quality is 1 - normalised edit distance. */
function pairs(mine: readonly WordResult[], theirs: readonly WordResult[]) {
  return mine.map((result, i) => ({ group: result.cognateSet, a: 1 - result.ned, b: 1 - theirs[i]!.ned }))
}

/** Change by family of languages; a single language has too few held-out words to tell loss from noise. */
function families(mine: readonly WordResult[], theirs: readonly WordResult[]): Record<string, number> {
  const familyOf = (result: WordResult) => result.cognateSet.split('-')[0] ?? ''
  const all = mine.map((result, i) => ({ family: familyOf(result), change: theirs[i]!.ned - result.ned }))
  const entries = [...Map.groupBy(all, (r) => r.family)].map(
    ([family, own]) => [family, own.reduce((sum, r) => sum + r.change, 0) / own.length] as const,
  )
  return Object.fromEntries(entries)
}

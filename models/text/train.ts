/** Trains the museum's text model from labelled sentences, judged passages and the prior, and exports it. */
import type { Metrics, OnProgress, TrainedModel } from '../bundle.ts'
import { canonicalJson } from '../canonical.ts'
import type { Runtime } from '../session.ts'
import { calibrationError } from '../statistics.ts'
import type { TextCorpus } from './corpus.ts'
import { fingerprint, packFingerprints } from './fingerprint.ts'
import { exportText, textInputs, textOutputs } from './graph.ts'
import { fitHead } from './heads.ts'
import type { FittedHead, HeldOutRow } from './heads.ts'
import { periods, sentiments, subjects } from './labels.ts'
import { createTextPredictor } from './predict.ts'
import type { TextVocab } from './schema.ts'

export interface TrainTextOptions {
  /** Recorded in the manifest; the fits are closed-form and draw nothing. */
  readonly seed: number
  readonly runtime: Runtime
  readonly onProgress?: OnProgress
}

/** Errors: no rows for one of the heads, or a graph that the runtime does not load. */
export async function trainText(
  corpus: TextCorpus,
  { seed, runtime, onProgress }: TrainTextOptions,
): Promise<TrainedModel> {
  const rowsOf = (head: 'subject' | 'sentiment') => {
    const rows = corpus.rows.filter((row) => row.head === head)
    if (rows.length === 0) throw new Error(`there is no sentence to learn ${head} from`)
    return rows
  }
  onProgress?.({ stage: 'fit subjects', done: 0.05 })
  const subject = fitHead(rowsOf('subject'), subjects, corpus.prior.subject)
  onProgress?.({ stage: 'fit sentiment', done: 0.5 })
  const sentiment = fitHead(rowsOf('sentiment'), sentiments)

  onProgress?.({ stage: 'export', done: 0.85 })
  const grams = [
    ...new Set([...subject.head.topics.vocabulary.keys(), ...sentiment.head.topics.vocabulary.keys()]),
  ]
  const onnx = exportText({ subject: subject.head, sentiment: sentiment.head, grams, prior: corpus.prior })
  const vocab: TextVocab = {
    subjects: [...subjects],
    periods: [...periods],
    sentiments: [...sentiments],
    own: packFingerprints(Uint32Array.from(grams, fingerprint)),
    prior: packFingerprints(corpus.prior.subject.fingerprints),
    poems: packFingerprints(corpus.prior.period.fingerprints),
  }
  await proveLoadable(onnx, vocab, runtime)
  onProgress?.({ stage: 'done', done: 1 })
  const heads = [subject, sentiment]
  const simple = heads.every(({ head }) => head.kind === 'baseline')
  const names = heads.map(({ head }, i) => `${i === 0 ? 'subject' : 'sentiment'}: ${methodName(head.kind)}`)
  return {
    model: 'text',
    method: { name: simple ? methodName('baseline') : names.join('; '), kind: simple ? 'baseline' : 'model' },
    files: new Map([
      ['model.onnx', onnx],
      ['vocab.json', new TextEncoder().encode(canonicalJson(vocab))],
    ]),
    inputs: textInputs,
    outputs: textOutputs(subjects.length, sentiments.length),
    metrics: {
      ...headMetrics('subject', subject),
      ...headMetrics('sentiment', sentiment),
      ...corpus.prior.period.metrics,
      prior_share: subject.head.priorShare,
    },
    baseline: {
      name: 'naive Bayes, one language at a time',
      metrics: {
        ...simpleMetrics('subject', subject.heldOut),
        ...simpleMetrics('sentiment', sentiment.heldOut),
        ...corpus.prior.period.baseline,
      },
    },
    rows: corpus.rows.length + corpus.prior.subject.rows + corpus.prior.period.rows,
    seed,
  }
}

const methodName = (kind: 'model' | 'baseline'): string =>
  kind === 'model' ? 'ridge and complement naive Bayes over grams' : 'complement naive Bayes over grams'

/** With some 600 rows more bins would measure their own noise. */
const calibrationBins = 5

/** Accuracy, macro-F1, calibration error, and accuracy by language, all out of fold. */
function headMetrics(head: string, { heldOut }: FittedHead): Metrics {
  return {
    ...qualities(head, heldOut, (row) => row.predicted),
    [`${head}_ece`]: calibrationError(
      heldOut.map((row) => ({ confidence: row.probability, correct: row.predicted === row.label })),
      calibrationBins,
    ),
  }
}

function simpleMetrics(head: string, heldOut: readonly HeldOutRow[]): Metrics {
  const counts = Map.groupBy(heldOut, (row) => row.label)
  const majority = Math.max(...[...counts.values()].map((rows) => rows.length)) / heldOut.length
  return { ...qualities(head, heldOut, (row) => row.simple), [`${head}_majority`]: majority }
}

function qualities(
  head: string,
  heldOut: readonly HeldOutRow[],
  answer: (row: HeldOutRow) => number,
): Metrics {
  const accuracy = (rows: readonly HeldOutRow[]) =>
    rows.filter((row) => answer(row) === row.label).length / rows.length
  const classes = [...new Set(heldOut.map((row) => row.label))]
  const f1 = classes.map((label) => {
    const hits = heldOut.filter((row) => row.label === label && answer(row) === label).length
    const sum =
      heldOut.filter((row) => row.label === label).length +
      heldOut.filter((row) => answer(row) === label).length
    return (2 * hits) / sum
  })
  const languages = Map.groupBy(heldOut, (row) => row.row.language)
  return {
    [`${head}_accuracy`]: accuracy(heldOut),
    [`${head}_macro_f1`]: f1.reduce((sum, value) => sum + value, 0) / f1.length,
    ...Object.fromEntries(
      [...languages].map(([language, rows]) => [`${head}_accuracy.${language}`, accuracy(rows)]),
    ),
  }
}

async function proveLoadable(onnx: Uint8Array, vocab: TextVocab, runtime: Runtime): Promise<void> {
  const session = await runtime.load(onnx)
  try {
    await createTextPredictor(session, vocab).predict({ text: 'A bronze bell 青铜钟' })
  } finally {
    await session.dispose()
  }
}

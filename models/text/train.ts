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
import { textParity } from './parity.ts'
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
  const fits = { subject: subject.head, sentiment: sentiment.head, prior: corpus.prior }
  const session = await runtime.load(onnx)
  const parity = await textParity(session, vocab, fits, probeTexts(corpus)).finally(() => session.dispose())
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
      parity,
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
    heldOut: [
      ...subject.heldOut.map((row) => answerOf(row, subjects)),
      ...sentiment.heldOut.map((row) => answerOf(row, sentiments)),
    ],
  }
}

const answerOf = ({ row, label, predicted, probability }: HeldOutRow, labels: readonly string[]) => ({
  head: row.head,
  given: row.text,
  language: row.language,
  expected: labels[label]!,
  predicted: labels[predicted]!,
  confidence: probability,
  showable: row.origin === 'written',
})

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

const probes = 20

/** Sentences spread over the corpus, so over its languages, and two poems, which the corpus has none of. */
function probeTexts({ rows }: TextCorpus): string[] {
  const step = Math.max(1, Math.floor(rows.length / probes))
  return [...rows.filter((_, i) => i % step === 0).map((row) => row.text), ...poems]
}

/** Li Bai, Quiet Night Thought (Tang); Su Shi, Written on the Wall of West Forest Temple (Song). */
const poems = [
  '床前看月光，疑是地上霜。舉頭望山月，低頭思故鄉。',
  '橫看成嶺側成峰，遠近高低各不同。不識廬山真面目，只緣身在此山中。',
]

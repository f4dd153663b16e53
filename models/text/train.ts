/** Trains the museum's text model from labelled sentences, judged passages and the prior, and exports it. */
import type { OnProgress, TrainedModel } from '../bundle.ts'
import { canonicalJson } from '../canonical.ts'
import type { Runtime } from '../session.ts'
import type { TextCorpus } from './corpus.ts'
import { fingerprint, packFingerprints } from './fingerprint.ts'
import { exportText, textInputs, textOutputs } from './graph.ts'
import { fitHead } from './heads.ts'
import { periods, sentiments, subjects } from './labels.ts'
import { judgeHeads, probeTexts } from './measures.ts'
import { textParity } from './parity.ts'
import { judgedPoems, teachPeriod } from './period/taught.ts'
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
  const { concepts } = corpus
  const prior = { ...corpus.prior, period: teachPeriod(corpus.prior.period, judgedPoems(corpus.rows)) }
  const subject = fitHead(rowsOf('subject'), subjects, { prior: prior.subject, concepts })
  onProgress?.({ stage: 'fit sentiment', done: 0.5 })
  const sentiment = fitHead(rowsOf('sentiment'), sentiments, { concepts })

  onProgress?.({ stage: 'export', done: 0.85 })
  const grams = [
    ...new Set([...subject.head.topics.vocabulary.keys(), ...sentiment.head.topics.vocabulary.keys()]),
  ]
  const onnx = exportText({ subject: subject.head, sentiment: sentiment.head, grams, prior })
  const vocab: TextVocab = {
    subjects: [...subjects],
    periods: [...periods],
    sentiments: [...sentiments],
    own: packFingerprints(Uint32Array.from(grams, fingerprint)),
    prior: packFingerprints(prior.subject.fingerprints),
    poems: packFingerprints(prior.period.fingerprints),
  }
  const fits = { subject: subject.head, sentiment: sentiment.head, prior }
  const session = await runtime.load(onnx)
  const parity = await textParity(session, vocab, fits, probeTexts(corpus)).finally(() => session.dispose())
  onProgress?.({ stage: 'done', done: 1 })
  const heads = [subject, sentiment]
  const simple = heads.every(({ head }) => head.kind === 'baseline')
  const names = heads.map(({ head }, i) => `${i === 0 ? 'subject' : 'sentiment'}: ${methodName(head.kind)}`)
  const judged = judgeHeads({ subject, sentiment }, prior.period)
  return {
    model: 'text',
    method: { name: simple ? methodName('baseline') : names.join('; '), kind: simple ? 'baseline' : 'model' },
    files: new Map([
      ['model.onnx', onnx],
      ['vocab.json', new TextEncoder().encode(canonicalJson(vocab))],
    ]),
    inputs: textInputs,
    outputs: textOutputs(subjects.length, sentiments.length),
    ...judged,
    metrics: {
      ...judged.metrics,
      prior_share: subject.head.priorShare,
      parity,
    },
    rows: corpus.rows.length + prior.subject.rows + prior.period.rows,
    seed,
  }
}

const methodName = (kind: 'model' | 'baseline'): string =>
  kind === 'model' ? 'ridge and complement naive Bayes over grams' : 'complement naive Bayes over grams'

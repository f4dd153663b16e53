/** Trains the museum's heads over its own encoder. The period head, which reads characters and form, comes along as it is. */
import type { OnProgress, TrainedModel } from '../../bundle.ts'
import { canonicalJson } from '../../canonical.ts'
import { floats } from '../../session.ts'
import type { Runtime } from '../../session.ts'
import type { TextCorpus } from '../corpus.ts'
import { calibrate } from '../calibration.ts'
import { featuresOf, indexVocab } from '../features.ts'
import { packFingerprints } from '../fingerprint.ts'
import { periods, sentiments, subjects } from '../labels.ts'
import { judgeHeads, probeTexts } from '../measures.ts'
import { songFromTable } from '../period/table.ts'
import { judgedPoems, teachPeriod } from '../period/taught.ts'
import type { TextVocab } from '../schema.ts'
import type { StoredEncoder, TextEncoder } from './encoder.ts'
import { encodedInputs, encodedOutputs, exportEncoded } from './graph.ts'
import { encodedScores, fitEncodedHead } from './head.ts'
import type { EncodedHead } from './head.ts'

export interface TrainEncodedOptions {
  /** Recorded in the manifest; the fits are closed-form and draw nothing. */
  readonly seed: number
  readonly runtime: Runtime
  readonly onProgress?: OnProgress
  readonly encoder: TextEncoder
  /** The encoder as files, which go with the model. */
  readonly stored: StoredEncoder
  readonly onnx: Uint8Array
}

/** Errors: no rows for one of the heads. */
export async function trainEncodedText(
  corpus: TextCorpus,
  { seed, runtime, onProgress, encoder, stored, onnx }: TrainEncodedOptions,
): Promise<TrainedModel> {
  const vectors: Float32Array[] = []
  for (const [i, row] of corpus.rows.entries()) {
    if (i % 50 === 0) onProgress?.({ stage: 'encode', done: (0.7 * i) / corpus.rows.length })
    vectors.push(await encoder.encode(row.text))
  }
  const fitOf = (head: 'subject' | 'sentiment', labels: readonly string[]) => {
    const own = corpus.rows.flatMap((row, i) => (row.head === head ? [i] : []))
    if (own.length === 0) throw new Error(`there is no sentence to learn ${head} from`)
    return fitEncodedHead(
      own.map((i) => corpus.rows[i]!),
      own.map((i) => vectors[i]!),
      labels,
    )
  }
  onProgress?.({ stage: 'fit subjects', done: 0.7 })
  const subject = fitOf('subject', subjects)
  onProgress?.({ stage: 'fit sentiment', done: 0.85 })
  const sentiment = fitOf('sentiment', sentiments)
  onProgress?.({ stage: 'export', done: 0.95 })
  const prior = { ...corpus.prior, period: teachPeriod(corpus.prior.period, judgedPoems(corpus.rows)) }
  const heads = { subject: subject.head, sentiment: sentiment.head, prior }
  const graph = exportEncoded(heads)
  const none = packFingerprints(new Uint32Array())
  const vocab: TextVocab = {
    subjects: [...subjects],
    periods: [...periods],
    sentiments: [...sentiments],
    own: none,
    prior: none,
    poems: packFingerprints(corpus.prior.period.fingerprints),
    encoder: { name: encoder.name, dimensions: encoder.dimensions },
  }
  const parity = await encodedParity(runtime, graph, { vocab, heads, encoder, texts: probeTexts(corpus) })
  const text = (value: unknown) => new globalThis.TextEncoder().encode(canonicalJson(value))
  const judged = judgeHeads({ subject, sentiment }, corpus.prior.period)
  return {
    model: 'text',
    method: { name: `ridge over the museum's own encoder ${encoder.name}`, kind: 'model' },
    files: new Map([
      ['model.onnx', graph],
      ['vocab.json', text(vocab)],
      ['encoder.onnx', onnx],
      ['encoder.json', text(stored)],
    ]),
    inputs: encodedInputs(encoder.dimensions),
    outputs: encodedOutputs(subjects.length, sentiments.length),
    ...judged,
    metrics: {
      ...judged.metrics,
      subject_lambda: subject.head.lambda,
      sentiment_lambda: sentiment.head.lambda,
      parity,
    },
    rows: corpus.rows.length + corpus.prior.period.rows,
    seed,
  }
}

/** Largest difference of a probability between the graph, run by the runtime, and the fits that it was written from. */
async function encodedParity(
  runtime: Runtime,
  graph: Uint8Array,
  given: {
    readonly vocab: TextVocab
    readonly heads: { subject: EncodedHead; sentiment: EncodedHead; prior: TextCorpus['prior'] }
    readonly encoder: TextEncoder
    readonly texts: readonly string[]
  },
): Promise<number> {
  const { vocab, heads, encoder, texts } = given
  const index = indexVocab(vocab)
  const songOf = songFromTable(heads.prior.period)
  const session = await runtime.load(graph)
  let worst = 0
  try {
    for (const text of texts) {
      const { feeds, verse } = featuresOf(text, index)
      const encoding = await encoder.encode(text)
      const poem = Object.entries(feeds).filter(([name]) => session.inputNames.includes(name))
      const outputs = await session.run({
        ...Object.fromEntries(poem),
        encoding: floats([encoding.length], encoding),
      })
      const compare = (name: string, expected: Iterable<number>) => {
        for (const [i, value] of [...expected].entries())
          worst = Math.max(worst, Math.abs(value - Number(outputs[name]!.data[i])))
      }
      for (const name of ['subject', 'sentiment'] as const) {
        const head = heads[name]
        compare(name, calibrate(encodedScores(head, encoding), head.classes, head.calibration))
      }
      if (verse.verse) compare('period', [1 - songOf(verse.lines), songOf(verse.lines)])
    }
  } finally {
    await session.dispose()
  }
  return worst
}

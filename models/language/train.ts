/** Trains the language model on a corpus, measures it on the sets held out, and writes its files. */
import type { Metrics, OnProgress, TrainedModel } from '../bundle.ts'
import type { Runtime } from '../session.ts'
import { hash, splitCorpus, type Corpus } from './corpus.ts'
import { fitTemperature } from './decode.ts'
import { evaluateLanguage, languageMetrics } from './evaluate.ts'
import { exportScorer, languageInputs, languageOutputs } from './graph.ts'
import {
  alignerOf,
  buildQuery,
  fitLanguageModel,
  withConstants,
  type LanguageModel,
  type WordQuery,
} from './model.ts'
import { scorerParity } from './parity.ts'
import { closestConstants, pooledConstants, type PairwiseConstants } from './pairwise.ts'
import { createLanguagePredictor } from './predict.ts'
import type { LanguageVocab } from './schema.ts'
import { scoreWord } from './score.ts'
import { vocabOf } from './vocab.ts'

export interface LanguageTraining {
  readonly seed: number
  readonly runtime: Runtime
  readonly onProgress?: OnProgress
}

export const languageMethod = 'pooled pairwise sound correspondences'
export const languageBaseline = 'most frequent correspondence of the closest known language'

const calibrationFolds = 4
const calibrationWords = 600

/**
 * Fits on four fifths of the cognate sets (see `splitCorpus`) and measures, through the exported file and the runtime,
 * on the rest. Confidence is calibrated by cross-validation within the training part. Ships whichever of model and
 * baseline has the lower normalised edit distance.
 * @param seed decides the calibration's folds and nothing else.
 */
export async function trainLanguage(
  corpus: Corpus,
  { seed, runtime, onProgress = () => undefined }: LanguageTraining,
): Promise<TrainedModel> {
  const { train, heldOut } = splitCorpus(corpus)
  onProgress({ stage: 'align and count', done: 0, note: `${train.rows.length} forms` })
  const fitted = fitLanguageModel(train)
  onProgress({ stage: 'cross-validate', done: 0.2, note: `${calibrationFolds} folds` })
  const folds = crossValidate(train, seed)
  const build = async (constants: PairwiseConstants, from: number) => {
    onProgress({ stage: 'calibrate', done: from })
    const model = withConstants(fitted, constants)
    const temperature = fitTemperature(folds.flatMap((fold) => scoreFold(fold, constants)))
    const vocab = vocabOf(model, { languages: corpus.languages, temperature })
    const onnx = exportScorer(model.pairwise)
    onProgress({ stage: 'measure', done: from + 0.1, note: `${heldOut.rows.length} forms held out` })
    const session = await runtime.load(onnx)
    try {
      const results = await evaluateLanguage(createLanguagePredictor(session, vocab), heldOut.rows)
      const parity = await scorerParity(session, model, heldOut)
      const metrics: Metrics = { ...languageMetrics(results), parity }
      return { model, vocab, onnx, metrics }
    } finally {
      await session.dispose()
    }
  }
  const pooled = await build(pooledConstants, 0.6)
  const closest = await build(closestConstants, 0.8)
  const modelWins = pooled.metrics.ned! < closest.metrics.ned!
  const best = modelWins ? pooled : closest
  onProgress({ stage: 'done', done: 1 })
  return {
    model: 'language',
    method: modelWins
      ? { name: languageMethod, kind: 'model' }
      : { name: languageBaseline, kind: 'baseline' },
    files: new Map([
      ['model.onnx', best.onnx],
      ['vocab.json', encodeVocab(best.vocab)],
    ]),
    inputs: languageInputs,
    outputs: languageOutputs(best.model.pairwise.width),
    metrics: best.metrics,
    baseline: { name: languageBaseline, metrics: closest.metrics },
    rows: corpus.rows.length,
    seed,
  }
}

const encodeVocab = (vocab: LanguageVocab): Uint8Array =>
  new TextEncoder().encode(`${JSON.stringify(vocab)}\n`)

interface Fold {
  readonly model: LanguageModel
  readonly words: readonly { readonly query: WordQuery; readonly gold: readonly number[] }[]
}

/** Words to calibrate on, with models that have not seen their sets; at most `calibrationWords` in all. */
function crossValidate(corpus: Corpus, seed: number): Fold[] {
  const foldOf = (set: string): number => Math.floor(hash(`${seed} ${set}`) * calibrationFolds)
  const step = Math.ceil(corpus.rows.length / calibrationWords)
  return Array.from({ length: calibrationFolds }, (_, fold) => {
    const kept = corpus.rows.filter(({ cognateSet }) => foldOf(cognateSet) !== fold)
    const asked = corpus.rows.filter(({ cognateSet }) => foldOf(cognateSet) === fold)
    const model = fitLanguageModel({ ...corpus, rows: kept })
    const aligner = alignerOf(model)
    const words = asked.flatMap((row, index) => {
      if (row.weight < 1 || index % step !== 0) return []
      const forms = asked.filter((other) => other.cognateSet === row.cognateSet && other !== row)
      const query = buildQuery(aligner, { target: row.language, forms })
      if (query.columns === 0) return []
      return [{ query, gold: row.segments.map((token) => query.tokens.indexOf(token)) }]
    })
    return { model, words }
  })
}

const scoreFold = ({ model, words }: Fold, constants: PairwiseConstants) =>
  words.map(({ query, gold }) => ({
    scores: scoreWord(withConstants(model, constants).pairwise, query),
    gold,
  }))

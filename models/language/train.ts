/** Trains the language model on a corpus, measures it on the sets held out, and writes its files. */
import type { Metrics, OnProgress, TrainedModel } from '../bundle.ts'
import type { Runtime, Session } from '../session.ts'
import { fitCalibration, type Calibration, type CalibrationWord } from './calibration.ts'
import { hash, splitCorpus, type Corpus } from './corpus.ts'
import { evaluateLanguage, languageMetrics } from './evaluate.ts'
import { exportScorer, languageInputs, languageOutputs } from './graph.ts'
import { insertionRules } from './insertions.ts'
import {
  alignerOf,
  buildQuery,
  fitLanguageModel,
  withConstants,
  type LanguageModel,
  type WordQuery,
} from './model.ts'
import { networkParity, scorerParity } from './parity.ts'
import { closestConstants, pooledConstants, type PairwiseConstants } from './pairwise.ts'
import { createLanguagePredictor } from './predict.ts'
import type { LanguageVocab } from './schema.ts'
import { calibrateCrossed, fitCrossed } from './scorer/fit-crossed.ts'
import {
  exportScorerNetworks,
  scorerInputs,
  scorerOutputs,
  type ScorerNetworks,
} from './scorer/scorer-graph.ts'
import { scoreWord } from './score.ts'
import { vocabOf } from './vocab.ts'

export interface LanguageTraining {
  readonly seed: number
  readonly runtime: Runtime
  /** What the scorer starts from, and is where the corpus is too small to train one (scorer/prior.ts). */
  readonly prior?: ScorerNetworks
  readonly onProgress?: OnProgress
}

export const scorerMethod = 'small scorer over sound correspondences'
export const pairwiseMethod = 'pooled pairwise sound correspondences'
export const languageBaseline = 'most frequent correspondence of the closest known language'

const calibrationFolds = 4
const calibrationWords = 600

/**
 * Fits on four fifths of the cognate sets (see `splitCorpus`) and measures, through the exported file and the runtime,
 * on the rest. Confidence is calibrated by cross-validation within the training part, on words of sets that nothing of
 * what answers them has seen. Ships whichever has the
 * lower normalised edit distance: the scorer or the closed form; of a corpus too small for a scorer, the closed form or
 * the closest language.
 * @param seed of the networks and of the calibration's folds.
 */
export async function trainLanguage(
  corpus: Corpus,
  { seed, runtime, prior, onProgress = () => undefined }: LanguageTraining,
): Promise<TrainedModel> {
  const { train, heldOut } = splitCorpus(corpus)
  onProgress({ stage: 'align and count', done: 0, note: `${train.rows.length} forms` })
  const model = fitLanguageModel(train)
  const networks = await fitCrossed(model, {
    seed,
    runtime,
    prior,
    onProgress: (progress) => onProgress({ ...progress, done: 0.1 + 0.5 * progress.done }),
  })
  onProgress({ stage: 'cross-validate', done: 0.6, note: `${calibrationFolds} folds` })
  const bench: Bench = {
    seed,
    model,
    heldOut,
    runtime,
    folds: crossValidate(train, seed),
    languages: corpus.languages,
  }
  const pooled = await measureClosedForm(bench, pooledConstants)
  onProgress({ stage: 'measure', done: 0.8, note: `${heldOut.rows.length} forms held out` })
  const [contender, simple] =
    networks === undefined
      ? [
          { ...pooled, name: pairwiseMethod },
          { ...(await measureClosedForm(bench, closestConstants)), name: languageBaseline },
        ]
      : [
          { ...(await measureScorer(bench, networks)), name: scorerMethod },
          { ...pooled, name: pairwiseMethod },
        ]
  const contenderWins = contender.metrics.ned! < simple.metrics.ned!
  const best = contenderWins ? contender : simple
  onProgress({ stage: 'done', done: 1 })
  return {
    model: 'language',
    method: { name: best.name, kind: contenderWins ? 'model' : 'baseline' },
    files: new Map([
      ['model.onnx', best.onnx],
      ['vocab.json', encodeVocab(best.vocab)],
    ]),
    inputs: best.inputs,
    outputs: best.outputs,
    metrics: best.metrics,
    baseline: { name: simple.name, metrics: simple.metrics },
    rows: corpus.rows.length,
    seed,
  }
}

/** The closed form on what is held out, by today's decoding. */
export async function measurePairwise(
  corpus: Corpus,
  { seed, runtime }: Pick<LanguageTraining, 'seed' | 'runtime'>,
): Promise<Metrics> {
  const { train, heldOut } = splitCorpus(corpus)
  const model = fitLanguageModel(train)
  const folds = crossValidate(train, seed)
  const bench = { seed, model, heldOut, runtime, folds, languages: corpus.languages }
  return (await measureClosedForm(bench, pooledConstants)).metrics
}

const encodeVocab = (vocab: LanguageVocab): Uint8Array =>
  new TextEncoder().encode(`${JSON.stringify(vocab)}\n`)

interface Bench {
  readonly seed: number
  readonly model: LanguageModel
  readonly heldOut: Corpus
  readonly runtime: Runtime
  readonly folds: readonly Fold[]
  readonly languages: Corpus['languages']
}
interface Measured {
  readonly onnx: Uint8Array
  readonly vocab: LanguageVocab
  readonly metrics: Metrics
  readonly inputs: TrainedModel['inputs']
  readonly outputs: TrainedModel['outputs']
}

async function measureClosedForm(bench: Bench, constants: PairwiseConstants): Promise<Measured> {
  const model = withConstants(bench.model, constants)
  const scored = bench.folds.flatMap((fold) => scoreFold(fold, constants))
  return measure(bench, {
    onnx: exportScorer(model.pairwise),
    inputs: languageInputs,
    outputs: languageOutputs(model.pairwise.width),
    calibration: () => Promise.resolve(fitCalibration(scored)),
    parity: (session) => scorerParity(session, model, bench.heldOut),
  })
}

const measureScorer = (bench: Bench, networks: ScorerNetworks): Promise<Measured> =>
  measure(bench, {
    onnx: exportScorerNetworks(networks),
    inputs: scorerInputs,
    outputs: scorerOutputs,
    calibration: () => calibrateCrossed(bench.model, networks, { seed: bench.seed, runtime: bench.runtime }),
    parity: (session) => networkParity(session, { model: bench.model, networks }, bench.heldOut),
  })

interface Exported extends Pick<Measured, 'onnx' | 'inputs' | 'outputs'> {
  readonly calibration: () => Promise<Calibration>
  readonly parity: (session: Session) => Promise<number>
}

/** Calibrates the exported file, and measures it on what was held out. */
async function measure(
  { model, heldOut, runtime, languages }: Bench,
  { onnx, inputs, outputs, calibration, parity }: Exported,
): Promise<Measured> {
  const session = await runtime.load(onnx)
  try {
    const vocab = vocabOf(model, { languages, calibration: await calibration() })
    const results = await evaluateLanguage(createLanguagePredictor(session, vocab), heldOut.rows)
    const metrics: Metrics = { ...languageMetrics(results), parity: await parity(session) }
    return { onnx, vocab, metrics, inputs, outputs }
  } finally {
    await session.dispose()
  }
}

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

function scoreFold({ model, words }: Fold, constants: PairwiseConstants): CalibrationWord[] {
  const { pairwise } = withConstants(model, constants)
  const ruleOf = insertionRules(model)
  return words.map(({ query, gold }) => {
    const scores = scoreWord(pairwise, query)
    return { scores, gold, known: scores.forms, insertions: ruleOf(query) }
  })
}

/** One training run from end to end: read graph and log, check, train, judge, publish or refuse. The API and the command line both call this. */
import { basename, resolve } from 'node:path'
import { Worker } from 'node:worker_threads'
import { canonicalJson } from '../../models/canonical.ts'
import { runsOnServerAlone } from '../../models/bundle.ts'
import type { ModelName, OnProgress } from '../../models/bundle.ts'
import type { Corpus } from '../../models/language/corpus.ts'
import { isCurrentVocab, languageVocabSchema } from '../../models/language/schema.ts'
import type { EventLog } from '../events/port.ts'
import type { GraphStore } from '../graph/port.ts'
import { modelCard } from './card.ts'
import { readCldfCorpus } from './corpora/cldf.ts'
import { readLanguageCorpus } from './corpora/language.ts'
import { readCatalogue } from './corpora/recommender.ts'
import { readPassages } from './corpora/passages.ts'
import { readLog } from './dataset/read-log.ts'
import { voteLimits } from './dataset/votes.ts'
import { openWindow, windowLimits } from './dataset/window.ts'
import type { TrainingWindow } from './dataset/window.ts'
import { decide, gateLimits } from './gate.ts'
import type { Verdict } from './gate.ts'
import type { Gathered, JobResult, ModelFiles } from './jobs/job.ts'
import { gatherLanguage, type LanguagePayload } from './jobs/language.ts'
import { gatherRecommender } from './jobs/recommender.ts'
import { gatherText } from './jobs/text.ts'
import type { ModelRegistry } from './registry.ts'
import type { Findings } from './report/assemble.ts'
import { reported } from './report/reported.ts'
import type { Reporting } from './report/reported.ts'
import { absent, done } from './report/run-report.ts'
import { sha256 } from './signing.ts'
import { encoderFingerprint, readEncoder } from './text-encoder.ts'
import type { WorkerNews, WorkerOrder } from './worker.ts'

export interface TrainingContext {
  readonly store: GraphStore
  readonly events: EventLog
  readonly registry: ModelRegistry
  /** Description of the museum's own encoder, for the text model. */
  readonly textEncoder?: string
}

export interface TrainingRequest extends Reporting {
  /** k of k-anonymity: what fewer visits did is not learned. */
  readonly minVisits?: number
  readonly maturityMs?: number
  /** For a release: what today's recipe makes may replace what ships where it is no worse. */
  readonly refresh?: boolean
  /** Ends the training; it then fails with the signal's reason. */
  readonly signal?: AbortSignal
}

export interface TrainingOutcome {
  readonly published: boolean
  readonly version: string | null
  readonly reasons: readonly string[]
  readonly verdict: Verdict | null
  readonly metrics: Readonly<Record<string, number>>
}

export const runTraining = (context: TrainingContext, request: TrainingRequest): Promise<TrainingOutcome> =>
  reported(request, (found, onProgress) => trainOnMuseum(context, { ...request, onProgress }, found))

async function trainOnMuseum(
  { store, events, registry, textEncoder }: TrainingContext,
  request: TrainingRequest,
  found: Findings,
): Promise<TrainingOutcome> {
  const { model, now, onProgress } = request
  onProgress({ stage: 'read the log', done: 0 })
  const window = openWindow(await readLog(events), now.getTime(), {
    ...windowLimits,
    maturityMs: request.maturityMs ?? windowLimits.maturityMs,
  })
  found.window = window
  onProgress({ stage: 'read the graph', done: 0.05 })
  const gathered = await gather(model, store, window, request.minVisits ?? voteLimits.visits)
  found.gathered = gathered
  const notes = {
    ...gathered.notes,
    visits: gathered.visits,
    ...Object.fromEntries(Object.entries(window.rejected).map(([why, n]) => [`rejected.${why}`, n])),
  }
  if (gathered.refusal !== undefined)
    return { published: false, version: null, reasons: [gathered.refusal], verdict: null, metrics: notes }
  const { payload, visits } = gathered
  const champion = championOf(registry, model)
  const encoder = model === 'text' ? textEncoder : undefined
  return judgeAndPublish(registry, request, {
    payload, visits, notes, champion, found, ...(encoder !== undefined && { encoder }),
  }) // prettier-ignore
}

/** The language model of a folder of CLDF data, judged and published as a museum's own is. */
export function trainOnCldf(
  dir: string,
  { registry }: Pick<TrainingContext, 'registry'>,
  given: Omit<TrainingRequest, 'model'>,
): Promise<TrainingOutcome> {
  const request: TrainingRequest = { ...given, model: 'language' }
  return reported(request, async (found, onProgress) => {
    onProgress({ stage: 'read the CLDF tables', done: 0 })
    const corpus = readCldfCorpus(dir)
    const notes = { languages: corpus.languages.length, forms: corpus.rows.length }
    found.stages = { clean: done('tables-checked', notes), label: absent('sources-judged') }
    const payload: LanguagePayload = { corpus, taught: [], source: basename(resolve(dir)) }
    const known = championOf(registry, 'language')
    // The model that ships knows other languages: the two can't be compared.
    const champion = known !== null && knowsLanguages(known, corpus) ? known : null
    return judgeAndPublish(
      registry,
      { ...request, onProgress },
      { payload, visits: 0, notes, champion, found },
    )
  })
}

function knowsLanguages({ vocab }: ModelFiles, { languages }: Corpus): boolean {
  const known = new Set(languageVocabSchema.parse(vocab).languages.map(({ slug }) => slug))
  return languages.every(({ slug }) => known.has(slug))
}

interface Material {
  readonly payload: unknown
  readonly visits: number
  readonly notes: Readonly<Record<string, number>>
  /** The model in use that it is compared with. */
  readonly champion: ModelFiles | null
  readonly encoder?: string
  readonly found: Findings
}

async function judgeAndPublish(
  registry: ModelRegistry,
  { model, seed, now, refresh = false, signal, onProgress }: TrainingRequest,
  { payload, visits, notes, champion, encoder, found }: Material,
): Promise<TrainingOutcome> {
  const taught =
    encoder === undefined ? payload : { payload, encoder: encoderFingerprint(readEncoder(encoder)) }
  const data = { sha256: sha256(canonicalJson(taught)), visits }
  found.data = data
  const order = { model, payload, champion, seed, ...(encoder !== undefined && { encoder }) }
  const result = await inWorker(
    order,
    (progress) => onProgress({ ...progress, done: 0.1 + 0.85 * progress.done }),
    signal,
  )
  const verdict = decide(result.evidence, { ...gateLimits, ...result.limits, mustGain: !refresh })
  found.result = result
  found.verdict = verdict
  const metrics = {
    ...result.trained.metrics,
    ...notes,
    ...(result.evidence.overChampion ? { overChampion: result.evidence.overChampion.mean } : {}),
  }
  if (!verdict.publish) return { published: false, version: null, reasons: verdict.reasons, verdict, metrics }
  onProgress({ stage: 'publish', done: 0.98 })
  const manifest = registry.publish({
    trained: result.trained,
    parent: champion?.version ?? null,
    data,
    card: modelCard({ result, verdict, data }),
    createdAt: now,
  })
  found.version = manifest.version
  return { published: true, version: manifest.version, reasons: [], verdict, metrics }
}

async function gather(
  model: ModelName,
  store: GraphStore,
  window: TrainingWindow,
  minVisits: number,
): Promise<Gathered<unknown>> {
  const limits = { ...voteLimits, visits: minVisits }
  if (model === 'recommender') return gatherRecommender(window, await readCatalogue(store), minVisits)
  if (model === 'language') return gatherLanguage(window, await readLanguageCorpus(store), limits)
  return gatherText(window, await readPassages(store), limits)
}

function championOf(registry: ModelRegistry, model: ModelName): ModelFiles | null {
  const version = registry.current(model)
  if (version === undefined) return null
  const json = (file: string): unknown =>
    JSON.parse(new TextDecoder().decode(registry.file(model, version, file)))
  const encoder = runsOnServerAlone(registry.manifest(model, version)) && {
    encoder: {
      stored: json('encoder.json'),
      onnx: registry.file(model, version, 'encoder.onnx'),
    },
  }
  const vocab = json('vocab.json')
  // Today's evidence is not what it was trained on: it can't be asked.
  if (model === 'language' && !isCurrentVocab(vocab)) return null
  return { version, onnx: registry.file(model, version, 'model.onnx'), vocab, ...encoder }
}

function inWorker(order: WorkerOrder, onProgress: OnProgress, signal?: AbortSignal): Promise<JobResult> {
  signal?.throwIfAborted()
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: order })
  let stop = () => {}
  return new Promise<JobResult>((resolve, reject) => {
    stop = () => reject(signal?.reason as Error)
    signal?.addEventListener('abort', stop)
    worker.on('message', (news: WorkerNews) => {
      if (news.type === 'progress') onProgress(news.progress)
      else if (news.type === 'done') resolve(news.result)
      else reject(new Error(news.message))
    })
    worker.on('error', reject)
    worker.on('exit', (code) => reject(new Error(`the training thread ended early (${code})`)))
  }).finally(() => {
    signal?.removeEventListener('abort', stop)
    return worker.terminate()
  })
}

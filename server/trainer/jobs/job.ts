/** What a training run is made of, for each model: gathered here, trained and judged in a worker. All of it can be cloned between threads. */
import type { ModelName, OnProgress, TrainedModel } from '../../../models/bundle.ts'
import type { Runtime } from '../../../models/session.ts'
import type { GateEvidence, GateLimits } from '../gate.ts'
import type { JobRecord } from '../report/run-report.ts'

export interface ModelFiles {
  readonly version: string
  readonly onnx: Uint8Array
  readonly vocab: unknown
  /** Where the version has one of the museum's own. */
  readonly encoder?: { readonly stored: unknown; readonly onnx: Uint8Array }
}

export interface JobInput<Payload> {
  readonly payload: Payload
  /** The model in use; `null` before there is one. */
  readonly champion: ModelFiles | null
  readonly seed: number
  /** Description of the museum's own encoder; the text model's alone. */
  readonly encoder?: string
  readonly runtime: Runtime
  readonly onProgress: OnProgress
}

export interface JobResult {
  readonly trained: TrainedModel
  readonly evidence: GateEvidence
  /** Where this model needs other limits than most. */
  readonly limits?: Partial<GateLimits>
  /** What was trained on, for the card. */
  readonly corpus: string
  /** What else the card says, a line each. */
  readonly remarks?: readonly string[]
  /** What the recipe did, for the run's report. */
  readonly record: JobRecord
}

export interface Job<Payload> {
  readonly model: ModelName
  run(input: JobInput<Payload>): Promise<JobResult>
}

/** Gathered from graph and log. `refusal` says why the window must not be trained on at all. */
export interface Gathered<Payload> {
  readonly payload: Payload
  readonly visits: number
  readonly refusal?: string
  /** Sizes and shares of what was left out, for the run's metrics. */
  readonly notes: Readonly<Record<string, number>>
}

/** 95th percentile of single runs, ms, after a warm-up. */
export async function latencyP95(run: () => Promise<unknown>): Promise<number> {
  await run()
  const times: number[] = []
  for (let i = 0; i < 20; i++) {
    const started = performance.now()
    await run()
    times.push(performance.now() - started)
  }
  return times.sort((a, b) => a - b)[18]!
}

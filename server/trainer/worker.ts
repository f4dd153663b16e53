/** Trains and judges one model in a thread of its own, so that the museum goes on serving. */
import { parentPort, workerData } from 'node:worker_threads'
import type { ModelName, Progress } from '../../models/bundle.ts'
import { createNodeRuntime } from '../ort/node-runtime.ts'
import type { Job, JobResult, ModelFiles } from './jobs/job.ts'

export interface WorkerOrder {
  readonly model: ModelName
  readonly payload: unknown
  readonly champion: ModelFiles | null
  readonly seed: number
  readonly encoder?: string
}
export type WorkerNews =
  | { readonly type: 'progress'; readonly progress: Progress }
  | { readonly type: 'done'; readonly result: JobResult }
  | { readonly type: 'failed'; readonly message: string }

async function jobOf(model: ModelName): Promise<Job<never>> {
  if (model === 'recommender') return (await import('./jobs/recommender.ts')).recommenderJob
  if (model === 'language') return (await import('./jobs/language.ts')).languageJob
  return (await import('./jobs/text.ts')).textJob
}

const port = parentPort
if (port !== null) {
  const order = workerData as WorkerOrder
  const tell = (news: WorkerNews) => port.postMessage(news)
  try {
    const job = await jobOf(order.model)
    const result = await job.run({
      payload: order.payload as never,
      champion: order.champion,
      seed: order.seed,
      ...(order.encoder !== undefined && { encoder: order.encoder }),
      runtime: createNodeRuntime({ threads: 1 }),
      onProgress: (progress) => tell({ type: 'progress', progress }),
    })
    tell({ type: 'done', result })
  } catch (error) {
    tell({ type: 'failed', message: error instanceof Error ? error.message : String(error) })
  }
}

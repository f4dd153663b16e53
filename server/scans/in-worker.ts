import { Worker } from 'node:worker_threads'
import type { PreparedScan, ScanStage } from '../interop/gltf/scan/prepare-scan.ts'
import { ScanRefusedError } from '../interop/gltf/scan/refusal.ts'
import type { ScanNews, ScanWorkerOrder } from './scan-worker.ts'

export interface WorkerBounds {
  readonly timeoutMs?: number
  readonly heapMb?: number
  /** Ends the thread. */
  readonly signal?: AbortSignal
}

/** Errors: ScanRefusedError, also where the thread ran out of time or memory; the signal's reason. */
export function prepareInWorker(
  order: ScanWorkerOrder,
  onStage: (stage: ScanStage, done: number) => void,
  { timeoutMs = 180_000, heapMb = 1_536, signal }: WorkerBounds = {},
): Promise<PreparedScan> {
  const worker = new Worker(new URL('./scan-worker.ts', import.meta.url), {
    workerData: order,
    resourceLimits: { maxOldGenerationSizeMb: heapMb, stackSizeMb: 4 },
  })
  const refused = (code: 'timeout' | 'memory' | 'failed', facts: Record<string, string | number> = {}) =>
    new ScanRefusedError({ code, facts })
  let timer: NodeJS.Timeout | undefined
  let stop = () => {}
  return new Promise<PreparedScan>((resolve, reject) => {
    timer = setTimeout(() => reject(refused('timeout', { seconds: timeoutMs / 1_000 })), timeoutMs)
    stop = () => reject(signal?.reason as Error)
    signal?.addEventListener('abort', stop)
    worker.on('message', (news: ScanNews) => {
      if (news.type === 'stage') onStage(news.stage, news.done)
      else if (news.type === 'prepared') resolve(news.scan)
      else reject(new ScanRefusedError(news.refusal))
    })
    worker.on('error', (error: Error & { code?: string }) =>
      reject(
        error.code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? refused('memory')
          : refused('failed', { why: error.message.slice(0, 200) }),
      ),
    )
    worker.on('exit', (code) => reject(refused('failed', { why: `the thread ended early (${code})` })))
  }).finally(() => {
    clearTimeout(timer)
    signal?.removeEventListener('abort', stop)
    return worker.terminate()
  })
}

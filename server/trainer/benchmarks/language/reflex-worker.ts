/** A thread that does the reflex benchmark's work, an order at a time. One thread within operators: the same bytes anywhere. */
import { parentPort } from 'node:worker_threads'
import { createNodeRuntime } from '../../../ort/node-runtime.ts'
import { predictReflexes, trainReflexScorer, type ReflexOrder } from './reflex-jobs.ts'
import type { ThreadNews } from './threads.ts'

const port = parentPort
if (port !== null) {
  const runtime = createNodeRuntime({ threads: 1 })
  const tell = (news: ThreadNews) => port.postMessage(news)
  const work = async (order: ReflexOrder): Promise<void> => {
    const onProgress = (progress: Parameters<Parameters<typeof trainReflexScorer>[2]>[0]) =>
      tell({ type: 'progress', progress })
    try {
      const result =
        order.kind === 'train'
          ? await trainReflexScorer(order, runtime, onProgress)
          : await predictReflexes(order, runtime, onProgress)
      tell({ type: 'done', result })
    } catch (error) {
      tell({ type: 'failed', message: error instanceof Error ? error.message : String(error) })
    }
  }
  port.on('message', (order: ReflexOrder) => void work(order))
}

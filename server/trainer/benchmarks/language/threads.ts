/** A few threads of one script that take orders in turn, first come first served. */
import { Worker } from 'node:worker_threads'
import type { OnProgress, Progress } from '../../../../models/bundle.ts'

export type ThreadNews =
  | { readonly type: 'progress'; readonly progress: Progress }
  | { readonly type: 'done'; readonly result: unknown }
  | { readonly type: 'failed'; readonly message: string }

export interface Threads<Order> {
  /** What the script answers to the order; rejects with its message, or where the thread ends early. */
  run<Result>(order: Order, onProgress?: OnProgress): Promise<Result>
  dispose(): Promise<void>
}

/** Threads start with the first order that needs them. */
export function openThreads<Order>(script: URL, count: number): Threads<Order> {
  const idle: Worker[] = []
  const all: Worker[] = []
  const waiting: ((worker: Worker) => void)[] = []
  const take = (): Promise<Worker> => {
    const free = idle.pop()
    if (free !== undefined) return Promise.resolve(free)
    if (all.length < count) {
      const started = new Worker(script)
      all.push(started)
      return Promise.resolve(started)
    }
    return new Promise((resolve) => waiting.push(resolve))
  }
  const giveBack = (worker: Worker): void => {
    const next = waiting.shift()
    if (next === undefined) idle.push(worker)
    else next(worker)
  }
  return {
    run: async <Result>(order: Order, onProgress: OnProgress = () => undefined): Promise<Result> => {
      const worker = await take()
      try {
        return (await answerOf(worker, order, onProgress)) as Result
      } finally {
        giveBack(worker)
      }
    },
    dispose: async () => {
      await Promise.all(all.map((worker) => worker.terminate()))
    },
  }
}

async function answerOf(worker: Worker, order: unknown, onProgress: OnProgress): Promise<unknown> {
  const listening = new AbortController()
  try {
    return await new Promise<unknown>((resolve, reject) => {
      const on = <T>(event: string, heard: (value: T) => void): void => {
        worker.on(event, heard)
        listening.signal.addEventListener('abort', () => worker.off(event, heard))
      }
      on('message', (news: ThreadNews) => {
        if (news.type === 'progress') onProgress(news.progress)
        else if (news.type === 'done') resolve(news.result)
        else reject(new Error(news.message))
      })
      on('error', reject)
      on('exit', (code: number) => reject(new Error(`the thread ended early (${code})`)))
      worker.postMessage(order)
    })
  } finally {
    listening.abort()
  }
}

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { openThreads } from '../../../../../../server/trainer/benchmarks/language/threads.ts'

const folder = mkdtempSync(join(tmpdir(), 'mouseion-threads-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const path = join(folder, 'thread.mjs')
writeFileSync(
  path,
  `import { parentPort, threadId } from 'node:worker_threads'
parentPort.on('message', (order) => {
  if (order === 'end') process.exit(3)
  if (order === 'fail') return parentPort.postMessage({ type: 'failed', message: 'no such word' })
  parentPort.postMessage({ type: 'progress', progress: { stage: 'half', done: 0.5 } })
  parentPort.postMessage({ type: 'done', result: [order, threadId] })
})`,
)
const script = pathToFileURL(path)

describe('openThreads', () => {
  it('answers every order, with no more threads than it may have', async () => {
    const threads = openThreads<number>(script, 2)
    const told: number[] = []
    const answers = await Promise.all(
      [1, 2, 3, 4, 5].map((order) =>
        threads.run<[number, number]>(order, ({ done }) => {
          told.push(done)
        }),
      ),
    )
    await threads.dispose()
    expect(answers.map(([order]) => order)).toEqual([1, 2, 3, 4, 5])
    expect(new Set(answers.map(([, thread]) => thread)).size).toBe(2)
    expect(told).toEqual([0.5, 0.5, 0.5, 0.5, 0.5])
  })

  it('rejects with what the script says, goes on after it, and tells of a thread that ended', async () => {
    const threads = openThreads<string>(script, 1)
    await expect(threads.run('fail')).rejects.toThrow('no such word')
    expect((await threads.run<[string, number]>('again'))[0]).toBe('again')
    await expect(threads.run('end')).rejects.toThrow('the thread ended early (3)')
    await threads.dispose()
  })
})

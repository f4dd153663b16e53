import { afterEach, expect, it, vi } from 'vitest'
import { inTurns } from '../../../../../client/scenes/gallery/turns.ts'

afterEach(() => void vi.restoreAllMocks())

/** Four steps of so many milliseconds, and how many were done whenever the page had its turn. */
async function run(stepMs: number): Promise<{ readonly result: string; readonly seen: readonly number[] }> {
  let [nowMs, done] = [0, 0]
  vi.spyOn(performance, 'now').mockImplementation(() => nowMs)
  const seen: number[] = []
  vi.spyOn(globalThis, 'setTimeout').mockImplementation(((turn: () => void) => {
    seen.push(done)
    queueMicrotask(turn)
  }) as never)
  function* steps(): Generator<void, string, void> {
    for (; done < 4; done++) {
      nowMs += stepMs
      yield
    }
    return 'whole'
  }
  return { result: await inTurns(steps()), seen }
}

it('gives the page its turn between long steps, and not between short ones', async () => {
  expect(await run(20)).toEqual({ result: 'whole', seen: [0, 1, 2, 3] })
  expect(await run(7)).toEqual({ result: 'whole', seen: [1, 3] })
  expect(await run(1)).toEqual({ result: 'whole', seen: [] })
})

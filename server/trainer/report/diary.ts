/** Notes while a run goes on what it was busy with, for how long, and the losses it told of. */
import type { OnProgress, Progress } from '../../../models/bundle.ts'
import type { LossPoint, RunReport } from './run-report.ts'

export interface Diary {
  readonly note: OnProgress
  /** Ends the step that is going on. */
  close(): Pick<RunReport, 'steps' | 'curves' | 'seconds'>
}

/** @param now milliseconds of a clock that never goes back. */
export function startDiary(tell: OnProgress, now: () => number): Diary {
  const startedMs = now()
  const spentMs = new Map<string, number>()
  const curves: LossPoint[][] = []
  let current: { stage: string; sinceMs: number } | undefined
  const end = () => {
    if (current === undefined) return
    spentMs.set(current.stage, (spentMs.get(current.stage) ?? 0) + now() - current.sinceMs)
  }
  return {
    note(progress: Progress) {
      if (current?.stage !== progress.stage) {
        end()
        current = { stage: progress.stage, sinceMs: now() }
      }
      const point = progress.losses
      if (point !== undefined) {
        // Networks are trained one after another: one that starts again is another one.
        const last = curves.at(-1)
        if (last === undefined || point.at <= last.at(-1)!.at) curves.push([point])
        else last.push(point)
      }
      tell(progress)
    },
    close() {
      end()
      current = undefined
      return {
        steps: [...spentMs].map(([name, ms]) => ({ name, seconds: ms / 1000 })),
        curves,
        seconds: (now() - startedMs) / 1000,
      }
    },
  }
}

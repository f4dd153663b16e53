/** Progress of a long run on standard error: one line that is rewritten on a terminal, one line a stage elsewhere. */
import type { OnProgress } from '../../models/bundle.ts'

export function showProgress(): OnProgress {
  const started = Date.now()
  let stage = ''
  return (progress) => {
    const share = `${Math.round(100 * progress.done)}%`.padStart(4)
    const elapsed = (Date.now() - started) / 1000
    const left =
      progress.done > 0.05 && progress.done < 1
        ? `, about ${duration((elapsed * (1 - progress.done)) / progress.done)} left`
        : ''
    const line = `${share}  ${progress.stage}${progress.note === undefined ? '' : ` (${progress.note})`}${left}`
    if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${line}${progress.done >= 1 ? '\n' : ''}`)
    else if (progress.stage !== stage) process.stderr.write(`${line}\n`)
    stage = progress.stage
  }
}

const duration = (seconds: number): string =>
  seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`

/** Shorter ones are not worth a note. */
const notedMs = 5

/** One step of making a twin on the page's own thread; the longer ones are noted in the browser's timeline. */
export function step<Result>(run: () => Result): Result {
  const start = performance.now()
  try {
    return run()
  } finally {
    if (performance.now() - start > notedMs) performance.measure('twin step', { start })
  }
}

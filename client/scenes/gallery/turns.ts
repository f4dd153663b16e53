/** Work in steps on the page's own thread, which is given back after so long. */
const turnMs = 12

export async function inTurns<Result>(steps: Generator<unknown, Result, void>): Promise<Result> {
  let beganMs = performance.now()
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
    if (performance.now() - beganMs < turnMs) continue
    await new Promise((resolve) => setTimeout(resolve, 0))
    beganMs = performance.now()
  }
}

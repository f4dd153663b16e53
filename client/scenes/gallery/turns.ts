/** Work in steps on the page's own thread, which is given back after so long. */
const turnMs = 12

/** As many steps as fit into so many milliseconds, at least one. */
export function takeTurn<Step, Result>(
  steps: Generator<Step, Result, void>,
  ms = turnMs,
): IteratorResult<Step, Result> {
  const beganMs = performance.now()
  for (;;) {
    const step = steps.next()
    if (step.done || performance.now() - beganMs >= ms) return step
  }
}

export async function inTurns<Result>(steps: Generator<unknown, Result, void>): Promise<Result> {
  for (;;) {
    const { done, value } = takeTurn(steps)
    if (done) return value
    await new Promise((resolve) => setTimeout(resolve, 0))
  }
}

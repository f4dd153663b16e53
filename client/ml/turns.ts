/** One thing at a time, in the order asked; a task that fails does not stop the next. */
export function createTurns(): <T>(task: () => Promise<T>) => Promise<T> {
  let turn: Promise<unknown> = Promise.resolve()
  return (task) => {
    const next = turn.then(task)
    turn = next.catch(() => undefined)
    return next
  }
}

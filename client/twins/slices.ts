/** Work for the graphics card cut into slices, of which only so many are done before the page draws again. */
export interface Pace {
  /** Milliseconds. */
  now(): number
  /** Resolves when the page has had time to draw. */
  rest(): Promise<void>
  /** After a rest: more can be given without waiting. */
  ready(): boolean
}

/** Of a frame's 16 ms, what may go to things that arrive. */
const budgetMs = 4

export class Slices {
  private readonly pace: Pace
  private last: Promise<void> = Promise.resolve()
  private waiting = 0

  constructor(pace: Pace) {
    this.pace = pace
  }

  get idle(): boolean {
    return this.waiting === 0
  }

  /** Does these in order, after those of every earlier call. Rejects with what a slice throws; later calls are not harmed. */
  run(slices: readonly (() => unknown)[]): Promise<void> {
    this.waiting++
    const done = this.last.then(() => this.through(slices)).finally(() => this.waiting--)
    this.last = done.catch(() => undefined)
    return done
  }

  private async through(slices: readonly (() => unknown)[]): Promise<void> {
    const { pace } = this
    for (let next = 0; next < slices.length;) {
      do await pace.rest()
      while (!pace.ready())
      const began = pace.now()
      do slices[next++]!()
      while (next < slices.length && pace.now() - began < budgetMs)
    }
  }
}

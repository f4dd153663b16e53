/** Work in the order in which it is wanted now, a little at a time. What is no longer wanted and not yet begun is left. */
export interface Errand {
  readonly key: string
  run(): Promise<void>
}

export class Errands {
  private readonly atOnce: number
  private readonly underWay = new Set<string>()
  private readonly failed = new Set<string>()
  private wanted: readonly Errand[] = []
  private closed = false

  constructor(atOnce: number) {
    this.atOnce = atOnce
  }

  /** All that is wanted from now on, the most pressing first. */
  want(errands: readonly Errand[]): void {
    this.wanted = errands
    this.next()
  }

  hasFailed(key: string): boolean {
    return this.failed.has(key)
  }

  close(): void {
    this.closed = true
    this.wanted = []
  }

  private next(): void {
    while (!this.closed && this.underWay.size < this.atOnce) {
      const errand = this.wanted.find(({ key }) => !this.underWay.has(key) && !this.failed.has(key))
      this.wanted = this.wanted.filter((one) => one !== errand)
      if (!errand) return
      const { key } = errand
      this.underWay.add(key)
      errand
        .run()
        .catch(() => this.failed.add(key))
        .finally(() => {
          this.underWay.delete(key)
          this.wanted = this.wanted.filter((one) => one.key !== key)
          this.next()
        })
    }
  }
}

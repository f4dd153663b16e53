/** Accounts for the bytes of what is kept, and names what to let go of first: what was used longest ago. Pure. */
export class ByteLru {
  private readonly sizes = new Map<string, number>()
  private readonly budgetBytes: number
  private total = 0

  constructor(budgetBytes: number) {
    this.budgetBytes = budgetBytes
  }

  get bytes(): number {
    return this.total
  }

  /** Used now; `bytes` is what it takes. */
  touch(key: string, bytes: number): void {
    this.forget(key)
    this.sizes.set(key, bytes)
    this.total += bytes
  }

  forget(key: string): void {
    this.total -= this.sizes.get(key) ?? 0
    this.sizes.delete(key)
  }

  /** Forgets what is over the budget, oldest first, never what is in use; answers its keys. */
  evict(inUse: ReadonlySet<string>): string[] {
    const gone: string[] = []
    for (const key of [...this.sizes.keys()]) {
      if (this.total <= this.budgetBytes) break
      if (inUse.has(key)) continue
      this.forget(key)
      gone.push(key)
    }
    return gone
  }
}

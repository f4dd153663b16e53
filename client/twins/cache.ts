/** A single-flight cache that forgets what failed and, beyond `limit` entries, what was used longest ago. */
export class SingleFlight<Value> {
  private readonly entries = new Map<string, Promise<Value>>()
  private readonly limit: number

  constructor(limit: number) {
    this.limit = limit
  }

  get(key: string, make: () => Promise<Value>): Promise<Value> {
    const found = this.entries.get(key)
    this.entries.delete(key)
    const value = found ?? make()
    this.entries.set(key, value)
    if (!found) value.catch(() => this.entries.get(key) === value && this.entries.delete(key))
    const oldest = this.entries.keys().next()
    if (this.entries.size > this.limit && !oldest.done) this.entries.delete(oldest.value)
    return value
  }

  get size(): number {
    return this.entries.size
  }

  clear(): void {
    this.entries.clear()
  }
}

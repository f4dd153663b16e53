/** What an example found, in the order in which it found it. */

export interface Check {
  readonly what: string
  readonly found: number | string
  /** The value, or the bound that `rule` speaks of. */
  readonly expected: number | string
  readonly rule: 'equal' | 'below' | 'above'
  /** Largest difference that counts as equal. */
  readonly within?: number
  readonly holds: boolean
}

export class Notebook {
  readonly lines: string[] = []
  readonly checks: Check[] = []

  /** A figure or a table row that is shown and not judged. */
  say(line: string): void {
    this.lines.push(line)
  }

  /** Equal up to `within`, by default half of the fourth decimal. */
  near(what: string, found: number, expected: number, within = 5e-5): void {
    const holds = Math.abs(found - expected) <= within
    this.checks.push({ what, found, expected, rule: 'equal', within, holds })
  }

  equal(what: string, found: number | string, expected: number | string): void {
    this.checks.push({ what, found, expected, rule: 'equal', holds: found === expected })
  }

  below(what: string, found: number, expected: number): void {
    this.checks.push({ what, found, expected, rule: 'below', holds: found < expected })
  }

  above(what: string, found: number, expected: number): void {
    this.checks.push({ what, found, expected, rule: 'above', holds: found > expected })
  }

  holds(what: string, found: boolean): void {
    this.checks.push({ what, found: found ? 'yes' : 'no', expected: 'yes', rule: 'equal', holds: found })
  }
}

import type { ScanRefusal } from '../../../../core/api/scans.ts'

/** A scan that is not taken, with the reason as the curator is told it. */
export class ScanRefusedError extends Error {
  readonly code = 'scan-refused'
  readonly refusal: ScanRefusal
  constructor(refusal: ScanRefusal) {
    super(`${refusal.code} ${JSON.stringify(refusal.facts)}`)
    this.refusal = refusal
  }
}

export function refuse(code: ScanRefusal['code'], facts: ScanRefusal['facts'] = {}): never {
  throw new ScanRefusedError({ code, facts })
}

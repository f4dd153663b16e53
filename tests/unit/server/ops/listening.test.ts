import { describe, expect, it } from 'vitest'
import { requestTimeoutMs } from '../../../../server/ops/listening.ts'

describe('how long a request may take to arrive', () => {
  it('is a minute, or what the largest body takes at 1 Mbit/s', () => {
    expect(requestTimeoutMs(64 * 1024)).toBe(60_000)
    expect(requestTimeoutMs(100_000_000)).toBe(800_000)
  })
})

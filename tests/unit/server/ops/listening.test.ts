import { describe, expect, it } from 'vitest'
import { addressOf, requestTimeoutMs } from '../../../../server/ops/listening.ts'

describe('how long a request may take to arrive', () => {
  it('is a minute, or what the largest body takes at 1 Mbit/s', () => {
    expect(requestTimeoutMs(64 * 1024)).toBe(60_000)
    expect(requestTimeoutMs(100_000_000)).toBe(800_000)
  })
})

describe('the address that is printed', () => {
  it.each([
    ['127.0.0.1', 'http://127.0.0.1:4600'],
    ['0.0.0.0', 'http://localhost:4600'],
    ['::', 'http://localhost:4600'],
    ['::1', 'http://[::1]:4600'],
  ])('of %s is %s', (host, address) => {
    expect(addressOf(host, 4600)).toBe(address)
    expect(new URL(address).port).toBe('4600')
  })
})

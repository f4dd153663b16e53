import { describe, expect, it } from 'vitest'
import { openLiveChannel } from '../../../../client/ml/live.ts'
import { ManualClock } from '../../../support/visitor-page.ts'

function setUp() {
  const clock = new ManualClock()
  const sources: { readyState: number; tell: (type: string, data?: unknown) => void; closed: boolean }[] = []
  const channel = openLiveChannel({
    after: (ms, run) => clock.timers.after(ms, run),
    random: () => 1,
    open: () => {
      const listeners = new Map<string, (event: Event) => void>()
      const source = {
        readyState: 1,
        closed: false,
        tell: (type: string, data?: unknown) =>
          listeners.get(type)?.({ data: JSON.stringify(data) } as never),
        addEventListener: (type: string, listener: (event: Event) => void) =>
          void listeners.set(type, listener),
        close: () => void (source.closed = true),
      }
      sources.push(source)
      return source
    },
  })
  return { clock, sources, channel }
}

describe('the live channel', () => {
  it('hands on what the museum says, until one stops listening', () => {
    const { sources, channel } = setUp()
    const heard: number[] = []
    const stop = channel.on('graph-changed', ({ sequence }) => heard.push(sequence))
    sources[0]!.tell('graph-changed', { type: 'graph-changed', sequence: 4 })
    stop()
    sources[0]!.tell('graph-changed', { type: 'graph-changed', sequence: 5 })
    expect(heard).toEqual([4])
  })

  it('opens again, later and later, where the browser has given up, and says so once it is back', () => {
    const { sources, channel, clock } = setUp()
    let back = 0
    channel.on('reconnected', () => (back += 1))
    sources[0]!.tell('open')
    sources[0]!.tell('error')
    expect([clock.planned, back]).toEqual([[], 0])
    for (const pauseMs of [1_000, 2_000, 4_000]) {
      const source = sources.at(-1)!
      source.readyState = 2
      source.tell('error')
      expect(clock.planned).toEqual([pauseMs])
      clock.advance(pauseMs)
    }
    sources[3]!.tell('open')
    expect([sources.length, back]).toEqual([4, 1])
    channel.close()
    expect(sources[3]!.closed).toBe(true)
  })
})

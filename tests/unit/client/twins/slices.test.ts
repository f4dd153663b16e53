import { describe, expect, it } from 'vitest'
import { Slices, type Pace } from '../../../../client/twins/slices.ts'

/** A clock that only slices move, and a card that needs so many rests to be through. */
function openPace(restsNeeded = 1) {
  const log: string[] = []
  let ms = 0
  let rests = 0
  const pace: Pace = {
    now: () => ms,
    rest: async () => {
      log.push('rest')
      rests++
    },
    ready: () => {
      if (rests < restsNeeded) return false
      rests = 0
      return true
    },
  }
  const slice = (name: string, takes: number) => () => {
    log.push(name)
    ms += takes
  }
  return { pace, log, slice }
}

describe('Slices', () => {
  it('does as many as fit a frame, and always at least one', async () => {
    const { pace, log, slice } = openPace()
    await new Slices(pace).run([slice('a', 1), slice('b', 2), slice('c', 2), slice('d', 9), slice('e', 1)])
    expect(log).toEqual(['rest', 'a', 'b', 'c', 'rest', 'd', 'rest', 'e'])
  })

  it('rests until the card is through with all it was given, before the first slice too', async () => {
    const { pace, log, slice } = openPace(3)
    const slices = new Slices(pace)
    await slices.run([slice('a', 5), slice('b', 5)])
    expect(log).toEqual(['rest', 'rest', 'rest', 'a', 'rest', 'rest', 'rest', 'b'])
  })

  it('keeps the order of calls, each of them resolving after its own', async () => {
    const { pace, log, slice } = openPace()
    const slices = new Slices(pace)
    const first = slices.run([slice('a', 5), slice('b', 5)]).then(() => log.push('first'))
    const second = slices.run([slice('c', 5)]).then(() => log.push('second'))
    await Promise.all([first, second])
    expect(log.filter((one) => one !== 'rest')).toEqual(['a', 'b', 'first', 'c', 'second'])
  })

  it('rejects with what a slice throws, and goes on with the next call', async () => {
    const { pace, log, slice } = openPace()
    const slices = new Slices(pace)
    const failing = slices.run([
      () => {
        throw new Error('no memory')
      },
      slice('never', 1),
    ])
    await expect(failing).rejects.toThrow('no memory')
    await slices.run([slice('after', 1)])
    expect(log).toContain('after')
    expect(log).not.toContain('never')
  })

  it('is idle before and after, also where a slice throws', async () => {
    const { pace, slice } = openPace()
    const slices = new Slices(pace)
    expect(slices.idle).toBe(true)
    const [first, second] = [slices.run([slice('a', 1)]), slices.run([() => { throw new Error('no memory') }])] // prettier-ignore
    expect(slices.idle).toBe(false)
    await first
    expect(slices.idle).toBe(false)
    await expect(second).rejects.toThrow('no memory')
    expect(slices.idle).toBe(true)
  })

  it('has nothing to wait for when there is nothing to do', async () => {
    const { pace, log } = openPace()
    await new Slices(pace).run([])
    expect(log).toEqual([])
  })
})

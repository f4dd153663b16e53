import { describe, expect, it } from 'vitest'
import { chooseProvider, outputDifference, threadsFor } from '../../../../client/ml/choose-provider.ts'

const ran = (ms: number, difference: number) => chooseProvider({ ms: 2 }, { state: 'ran', ms, difference })

describe('the choice of engine', () => {
  it('takes the graphics card only where it is clearly faster and agrees', () => {
    expect(ran(1, 1e-4)).toEqual({ provider: 'webgpu', reason: 'webgpu-faster', details: ['1.0', '2.0'] })
    expect(ran(1.7, 1e-4)).toEqual({ provider: 'wasm', reason: 'wasm-faster', details: ['2.0', '1.7'] })
    expect(ran(0.1, 0.01)).toEqual({ provider: 'wasm', reason: 'webgpu-differs', details: ['0.010'] })
  })

  it('never trusts answers that are not numbers', () => {
    expect(ran(0.1, Number.NaN).reason).toBe('webgpu-differs')
    expect(outputDifference([[1, 2]], [[1, Number.NaN]])).toBeNaN()
    expect(outputDifference([[1, 2]], [[1]])).toBeNaN()
    expect(outputDifference([[1]], [])).toBeNaN()
  })

  it('says why there is no graphics card to choose', () => {
    expect(chooseProvider({ ms: 2 }, { state: 'absent', detail: 'no adapter' })).toEqual({
      provider: 'wasm',
      reason: 'no-webgpu',
      details: ['no adapter'],
    })
    expect(chooseProvider({ ms: 2 }, { state: 'failed', detail: 'lost' }).reason).toBe('webgpu-failed')
    expect(chooseProvider({ ms: 0 }, { state: 'pending' }).reason).toBe('not-measured')
  })

  it('measures differences by the scale of the output', () => {
    expect(outputDifference([[100, 50]], [[100, 51]])).toBeCloseTo(0.01, 12)
    expect(outputDifference([[0.1], [0.2]], [[0.1], [0.25]])).toBeCloseTo(0.05, 12)
  })

  it('leaves half of the cores to the rooms, and threads alone where the page is not isolated', () => {
    expect([1, 2, 6, 16].map((cores) => threadsFor({ isolated: true, cores }))).toEqual([1, 1, 3, 4])
    expect(threadsFor({ isolated: false, cores: 16 })).toBe(1)
  })
})

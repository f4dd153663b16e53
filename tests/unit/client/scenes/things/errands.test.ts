import { describe, expect, it } from 'vitest'
import { Errands, type Errand } from '../../../../../client/scenes/things/errands.ts'

const turn = () => new Promise<void>((resolve) => setImmediate(resolve))

function errandsOf(log: string[]) {
  const done = new Map<string, { resolve: () => void; reject: (error: Error) => void }>()
  const errand = (key: string): Errand => ({
    key,
    run: () => {
      log.push(key)
      return new Promise((resolve, reject) => done.set(key, { resolve, reject }))
    },
  })
  return { errand, done }
}

describe('Errands', () => {
  it('runs a few at a time, in the order that is wanted now', async () => {
    const log: string[] = []
    const { errand, done } = errandsOf(log)
    const errands = new Errands(2)
    errands.want(['jar', 'bell', 'mask'].map(errand))
    expect(log).toEqual(['jar', 'bell'])
    errands.want(['drum', 'jar', 'mask'].map(errand))
    done.get('jar')!.resolve()
    await turn()
    expect(log).toEqual(['jar', 'bell', 'drum'])
    done.get('bell')!.resolve()
    await turn()
    expect(log).toEqual(['jar', 'bell', 'drum', 'mask'])
  })

  it('leaves what failed, and what is no longer wanted', async () => {
    const log: string[] = []
    const { errand, done } = errandsOf(log)
    const errands = new Errands(1)
    errands.want(['jar', 'bell'].map(errand))
    done.get('jar')!.reject(new Error('no clay'))
    errands.want([errand('jar')])
    await turn()
    expect(log).toEqual(['jar'])
    expect(errands.hasFailed('jar')).toBe(true)
  })
})

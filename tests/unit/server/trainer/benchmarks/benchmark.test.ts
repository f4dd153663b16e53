import { expect, test } from 'vitest'
import { chosenInput } from '../../../../../server/trainer/benchmarks/benchmark.ts'
import type { Benchmark } from '../../../../../server/trainer/benchmarks/benchmark.ts'

const run: Benchmark['run'] = () => Promise.reject(new Error('not run here'))

test('the first kind of input is the usual one; another is taken only if the benchmark has it', () => {
  const poems: Benchmark = { name: 'poems', inputs: ['title-and-text', 'text'], run }
  expect(chosenInput(poems, undefined)).toBe('title-and-text')
  expect(chosenInput(poems, 'text')).toBe('text')
  expect(() => chosenInput(poems, 'author')).toThrow('poems reads title-and-text or text, not author')
  expect(chosenInput({ name: 'plain', run }, undefined)).toBeUndefined()
  expect(() => chosenInput({ name: 'plain', run }, 'text')).toThrow(
    'plain has no kinds of input to choose from',
  )
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { depthOf } from '../../../server/json-depth.ts'

describe('depthOf', () => {
  it('counts nested brackets, not neighbours', () => {
    expect(depthOf('1')).toBe(0)
    expect(depthOf('[[],[],{}]')).toBe(2)
    expect(depthOf('{"a":[{"b":1}]}')).toBe(3)
  })

  it('does not count what stands in strings, escaped quotes among it', () => {
    expect(depthOf('["[[[[{{{"]')).toBe(1)
    expect(depthOf('["\\"[[[", "\\\\", [1]]')).toBe(2)
  })

  it('is the depth of any value as JSON writes it', () => {
    const depth = (value: unknown): number =>
      typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depth)) : 0
    fc.assert(fc.property(fc.jsonValue(), (value) => depthOf(JSON.stringify(value)) === depth(value)))
  })
})

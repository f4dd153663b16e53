import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { depthOf, maxDepth, parseJson } from '../../../../server/http/json-body.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

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

describe('parseJson', () => {
  it('reads what JSON.parse reads', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 8 }), (value) => {
        const text = JSON.stringify(value)
        if (text.includes('__proto__')) return
        expect(parseJson(bytes(text))).toEqual(JSON.parse(text))
      }),
    )
  })

  it('reads to the depth it states and no deeper', () => {
    const nested = (depth: number) => bytes('['.repeat(depth) + ']'.repeat(depth))
    expect(() => parseJson(nested(maxDepth))).not.toThrow()
    expect(() => parseJson(nested(maxDepth + 1))).toThrow(`depth of ${maxDepth}`)
  })

  it('allows the word that is not allowed as a key in a text', () => {
    expect(parseJson(bytes('{"text":"about __proto__"}'))).toEqual({ text: 'about __proto__' })
    expect(() => parseJson(bytes('{"a":[{"__proto__":1}]}'))).toThrow('1 fault')
  })
})

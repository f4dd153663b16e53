import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { maxDepth, parseJson } from '../../../../server/http/json-body.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

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

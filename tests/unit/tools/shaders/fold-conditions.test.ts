import { describe, expect, it } from 'vitest'
import { foldConditions, type KnownNames } from '../../../../tools/shaders/fold-conditions.ts'

const known: KnownNames = (name) => {
  if (name === 'ABSENT' || name === 'ABSENT{X}') return { value: undefined }
  return name === 'ZERO' ? { value: 0 } : undefined
}
const fold = (...lines: string[]) => foldConditions(lines.join('\n'), known).split('\n')

describe('foldConditions', () => {
  it('takes out what an absent name guards, and keeps the other branch bare', () => {
    expect(fold('a', '#ifdef ABSENT', 'b', '#else', 'c', '#endif', 'd')).toEqual(['a', 'c', 'd'])
    expect(fold('#ifndef ABSENT', 'b', '#else', 'c', '#endif')).toEqual(['b'])
    expect(fold('#ifdef ABSENT{X}', 'b', '#endif', 'd')).toEqual(['d'])
  })

  it('compares known values', () => {
    expect(fold('#if ZERO>0', 'b', '#elif ZERO==0', 'c', '#else', 'd', '#endif')).toEqual(['c'])
    expect(fold('#if ZERO<2 && ZERO!=1', 'b', '#endif')).toEqual(['b'])
    // Whether a known value is written down is not known.
    expect(fold('#ifdef ZERO', 'b', '#endif')).toEqual(['#if defined(ZERO)', 'b', '#endif'])
  })

  it('leaves unknown names to the compiler, less the branches that cannot be', () => {
    expect(
      fold('#if defined(A)', 'a', '#elif defined(ABSENT)', 'b', '#elif defined(C)', 'c', '#endif'),
    ).toEqual(['#if defined(A)', 'a', '#elif defined(C)', 'c', '#endif'])
    expect(fold('#ifdef ABSENT', 'a', '#elif B>1', 'b', '#else', 'c', '#endif')).toEqual([
      '#if B>1',
      'b',
      '#else',
      'c',
      '#endif',
    ])
    expect(fold('#if A', 'a', '#elif !defined(ABSENT)', 'b', '#else', 'c', '#endif')).toEqual([
      '#if A',
      'a',
      '#else',
      'b',
      '#endif',
    ])
  })

  it('reads and, or, not and brackets in three values', () => {
    const answer = (condition: string) => fold(`#if ${condition}`, 'yes', '#else', 'no', '#endif').join(' ')
    expect(answer('defined(ABSENT) && (defined(B) || A==1)')).toBe('no')
    expect(answer('!(defined(ABSENT) || ZERO>0)')).toBe('yes')
    expect(answer('!defined(ABSENT) || defined(B)')).toBe('yes')
    expect(answer('defined(B) || defined(ABSENT)')).toBe(
      '#if defined(B) || defined(ABSENT) yes #else no #endif',
    )
    expect(answer('{X}==ZERO')).toBe('#if {X}==ZERO yes #else no #endif')
  })

  it('folds conditions within conditions', () => {
    expect(
      fold(
        '#ifdef A',
        '#ifdef ABSENT',
        'b',
        '#else',
        'c',
        '#endif',
        '#else',
        '#if ZERO',
        'd',
        '#endif',
        '#endif',
      ),
    ).toEqual(['#if defined(A)', 'c', '#else', '#endif'])
  })

  it('throws where conditions and their ends do not match', () => {
    expect(() => fold('#ifdef A', 'a')).toThrow('line 1: a condition without an end')
    expect(() => fold('a', '#endif')).toThrow('line 2: #endif ends nothing')
  })
})

import { describe, expect, it } from 'vitest'
import { featuresOf, neverAligned, similarityOf } from '../../../../models/language/segments.ts'

const similarity = (a: string, b: string): number => similarityOf(featuresOf(a), featuresOf(b))

describe('segments', () => {
  it.each([
    ['tʃʼ', 'consonant'],
    ['j', 'glide'],
    ['ɔ̃', 'vowel'],
    ['au', 'vowel'],
    ['³¹', 'tone'],
    ['˨˦', 'tone'],
    ['去', 'tone'],
    ['+', 'boundary'],
    ['', 'other'],
  ])('reads %s as %s', (token, kind) => {
    expect(featuresOf(token).kind).toBe(kind)
  })

  it('never aligns tones with segments, and vowels with consonants at a loss', () => {
    expect(similarity('³¹', 'a')).toBe(neverAligned)
    expect(similarity('³¹', '⁵⁵')).toBeGreaterThan(0)
    expect(similarity('a', 't')).toBe(-1)
    expect(similarity('j', 'i')).toBe(0.1)
    expect(similarity('j', 'a')).toBeLessThan(0)
  })

  it('orders consonants and vowels by likeness', () => {
    expect(similarity('p', 'b')).toBeGreaterThan(similarity('p', 'f'))
    expect(similarity('p', 'f')).toBeGreaterThan(similarity('p', 'k'))
    expect(similarity('t', 'tʰ')).toBeGreaterThan(similarity('t', 's'))
    expect(similarity('i', 'ɪ')).toBeGreaterThan(similarity('i', 'e'))
    expect(similarity('i', 'e')).toBeGreaterThan(similarity('i', 'ɑ'))
  })

  it('is symmetric and 1 for the same segment', () => {
    const tokens = ['p', 'tʃ', 'ŋ̊', 'a', 'ã', 'au', 'j', 'n̩', 'ˀb']
    for (const a of tokens) {
      expect(similarity(a, a)).toBeCloseTo(1, 12)
      for (const b of tokens) expect(similarity(a, b)).toBeCloseTo(similarity(b, a), 12)
    }
  })
})

import { describe, expect, it } from 'vitest'
import { atMost, breakLines } from '../../../../../client/scenes/text/typeset.ts'

/** Every character one wide. */
const measure = (run: string) => run.length

describe('breakLines', () => {
  it('breaks English between words', () => {
    expect(breakLines('A jar for wine and oil', { language: 'en', width: 10, measure })).toEqual([
      'A jar for',
      'wine and',
      'oil',
    ])
  })

  it('never begins a Chinese line with a stop', () => {
    const lines = breakLines('一件酒器，一座食鼎。', { language: 'zh', width: 4, measure })
    expect(lines).toEqual(['一件酒', '器，一座', '食鼎。'])
  })

  it('keeps a Latin word whole in Chinese', () => {
    expect(breakLines('藏于Ashmolean馆', { language: 'zh', width: 9, measure })).toEqual([
      '藏于',
      'Ashmolean',
      '馆',
    ])
  })

  it('sets an empty line between paragraphs', () => {
    expect(breakLines('One.\n\nTwo.', { language: 'en', width: 10, measure })).toEqual(['One.', '', 'Two.'])
  })
})

describe('atMost', () => {
  it('says that something was left out', () => {
    expect(atMost(['one', 'two,', 'three'], 2)).toEqual(['one', 'two…'])
  })
})

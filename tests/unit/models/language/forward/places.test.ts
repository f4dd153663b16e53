import { describe, expect, it } from 'vitest'
import { changesOf, placesOf } from '../../../../../models/language/forward/places.ts'
import { edge, gap } from '../../../../../models/language/symbols.ts'

describe('placesOf', () => {
  it('takes boundaries and segments in turn, each with its neighbours', () => {
    const ends = { first: 5, last: 6 }
    expect(placesOf([5, 6])).toEqual([
      { symbol: gap, left: edge, right: 5, ...ends },
      { symbol: 5, left: edge, right: 6, ...ends },
      { symbol: gap, left: 5, right: 6, ...ends },
      { symbol: 6, left: 5, right: edge, ...ends },
      { symbol: gap, left: 6, right: edge, ...ends },
    ])
  })
})

describe('changesOf', () => {
  it('reads what was kept, lost and added from two aligned rows', () => {
    // 5 . 6 against 7 9 -: 5 became 7, 9 came between, 6 was lost.
    expect(changesOf([5, gap, 6], [7, 9, gap]).map(({ target }) => target)).toEqual([gap, 7, 9, gap, gap])
  })
  it('keeps the first of several new segments in one boundary', () => {
    expect(changesOf([gap, gap, 5], [8, 9, 5]).map(({ target }) => target)).toEqual([8, 5, gap])
  })
  it('skips columns in which neither has anything', () => {
    expect(changesOf([5, gap, 6], [5, gap, 6]).map(({ target }) => target)).toEqual([gap, 5, gap, 6, gap])
  })
})

import { describe, expect, it } from 'vitest'
import { rankPage, scoreOf } from '../../../../../server/graph/search/rank.ts'

describe('scoreOf', () => {
  it.each<[string, string[], number]>([
    ['bronze', ['Bronze', '青铜'], 1 + 3 + 6],
    ['bronze', ['Bronze bell'], 1 + 3 * (0.5 + 0.5 * (6 / 10)) + 2],
    ['bell', ['Bronze bells'], 1 + 2 * (0.5 + 0.5 * (4 / 11))],
    ['青铜', ['青铜鼎'], 1 + 2 * (0.5 + 0.5 * (2 / 3)) + 2],
    ['bronze', ['Silk'], 1],
    ['bronze', [], 1],
  ])('of %s for %j is %d', (query, names, score) => {
    expect(scoreOf(query, names)).toBeCloseTo(score, 3)
  })
})

describe('rankPage', () => {
  const candidates = ['c', 'a', 'b'].map((slug) => ({ id: slug, slug, names: ['Ding'] }))

  it('breaks ties by slug and goes on behind a cursor', () => {
    const first = rankPage(candidates, { text: 'ding', limit: 2 })
    expect(first.items.map(({ slug }) => slug)).toEqual(['a', 'b'])
    const second = rankPage(candidates, { text: 'ding', limit: 2, cursor: first.nextCursor! })
    expect(second).toEqual({ items: [{ id: 'c', slug: 'c', score: 10 }], nextCursor: null })
  })
})

import { describe, expect, it } from 'vitest'
import type { Page } from '../../../../../server/graph/port.ts'
import { rankPage, scoreOf } from '../../../../../server/graph/search/rank.ts'
import type { Ranked } from '../../../../../server/graph/search/rank.ts'

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
    expect(second).toEqual({ items: [{ id: 'c', slug: 'c', score: 10, foundBy: 'words' }], nextCursor: null })
  })

  const thing = (slug: string, ...names: string[]) => ({ id: slug, slug, names })
  const words = [thing('bell', 'Bell'), thing('bell-stand', 'Bell stand'), thing('frame', 'Frame of bells')]

  it('fuses what is near in meaning by reciprocal rank; what bears the very name stays first', () => {
    const near = [thing('gong', 'Gong'), thing('frame', 'Frame of bells')]
    const { items } = rankPage(words, { text: 'bell', limit: 9 }, near)
    expect(items.map(({ slug, foundBy }) => [slug, foundBy])).toEqual([
      ['bell', 'words'],
      ['frame', 'both'],
      ['bell-stand', 'words'],
      ['gong', 'meaning'],
    ])
    expect(items.map(({ score }) => score)).toEqual([1 + 1 / 61, 1 / 63 + 0.5 / 62, 1 / 62, 0.5 / 61])
  })

  it('gives every fused hit once, page by page', () => {
    const near = ['gong', 'chime', 'drum'].map((slug) => thing(slug, slug))
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const page: Page<Ranked> = rankPage(
        words,
        { text: 'bell', limit: 2, ...(cursor === null ? {} : { cursor }) },
        near,
      )
      seen.push(...page.items.map(({ slug }) => slug))
      cursor = page.nextCursor
    } while (cursor !== null)
    expect(seen).toEqual(['bell', 'bell-stand', 'frame', 'gong', 'chime', 'drum'])
  })

  it('finds by meaning alone where no words are found', () => {
    const { items } = rankPage([], { text: '钟', limit: 9 }, [thing('gong', 'Gong')])
    expect(items).toEqual([{ id: 'gong', slug: 'gong', score: 0.5 / 61, foundBy: 'meaning' }])
  })
})

import { describe, expect, it } from 'vitest'
import { fold, indexText, searchTokens, wordsOf } from '../../../../../server/graph/search/terms.ts'

describe('fold', () => {
  it.each([
    ['Tête', 'tete'],
    ['ＤＩＮＧ', 'ding'],
    ['Ωμέγα', 'ωμεγα'],
    ['ﬁne', 'fine'],
    ['가나', '가나'],
    ['हिन्दी', 'हिन्दी'],
  ])('%s becomes %s', (text, folded) => {
    expect(fold(text)).toBe(folded)
  })
})

describe('wordsOf', () => {
  it.each<[string, string[]]>([
    ['Houmuwu ding, 后母戊鼎！', ['houmuwu', 'ding', '后母戊鼎']],
    ['ding鼎ding', ['ding', '鼎', 'ding']],
    ['No. 12-b', ['no', '12', 'b']],
    ['カタカナ語', ['カタカナ語']],
    ['*fōts', ['fots']],
    ['𠀀𪚥', ['𠀀𪚥']],
    ['—', []],
  ])('%j is %j', (text, words) => {
    expect(wordsOf(text)).toEqual(words)
  })
})

describe('tokens', () => {
  it('are single characters and pairs of what has no spaces', () => {
    const [hou, mu] = ['x540ez', 'x6bcdz']
    expect(indexText(['后母'])).toBe(`${hou} ${mu} ${hou}${mu}`)
    expect(searchTokens('后')).toEqual([{ token: hou, prefix: false }])
    expect(searchTokens('后母')).toEqual([{ token: `${hou}${mu}`, prefix: false }])
    expect(searchTokens('后母戊').map(({ token }) => token)).toEqual([`${hou}${mu}`, `${mu}x620az`])
  })

  it('of words match by their beginning from two letters on', () => {
    expect(searchTokens('a bell')).toEqual([
      { token: 'a', prefix: false },
      { token: 'bell', prefix: true },
    ])
  })

  it('hold nothing but a-z and 0-9, whatever was typed', () => {
    const typed = `xyz "AND" ~*?:(){}[]^\\/ Ωμέγα 鼎 🏺 ''; -- \u0000 e\u0301 ٣ ½`
    for (const { token } of searchTokens(typed)) expect(token).toMatch(/^[a-z0-9]+$/)
    expect(indexText([typed])).toMatch(/^[a-z0-9 ]+$/)
  })

  it('do not meet where words differ: letters that are spelled out are told from the words that look so', () => {
    expect(indexText(['鼎'])).toBe('x9f0ez')
    expect(indexText(['x9f0ez'])).toBe('x78z9f0ex7az')
  })

  it('are no longer than an index takes', () => {
    expect(indexText(['ω'.repeat(500)]).length).toBeLessThan(255)
    expect(searchTokens('ω'.repeat(200))).toHaveLength(1)
  })
})

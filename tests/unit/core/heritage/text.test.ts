import { describe, expect, it } from 'vitest'
import { labelsSchema } from '../../../../core/heritage/text.ts'

const labels = { en: 'A bell', zh: '钟' }
const issuesOf = (given: unknown) => labelsSchema.safeParse(given).error?.issues

describe('texts by language', () => {
  it('has English and Chinese, and any other language', () => {
    const given = { ...labels, de: 'Eine Glocke', 'zh-Hant': '鐘', 'pt-BR': 'Um sino' }
    expect(labelsSchema.parse(given)).toEqual(given)
    expect(issuesOf({ en: 'A bell' })).toMatchObject([{ path: ['zh'] }])
  })

  it.each(['', 'English', 'zh_Hant', '<script>', 'constructor'])('%j is no language', (name) => {
    expect(issuesOf({ ...labels, [name]: 'x' })).toMatchObject([{ path: [name] }])
  })

  it('has an end', () => {
    const letters = Array.from('abcdefghijklmnopqrstuvwxyz')
    const many = letters.flatMap((a) => ['a', 'b'].map((b) => [`${a}${b}`, 'x']))
    expect(issuesOf({ ...labels, ...Object.fromEntries(many) })).toMatchObject([{ path: [] }])
  })
})

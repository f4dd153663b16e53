import { expect, it } from 'vitest'
import { familyTrees, placeTrees } from '../../../../../client/ui/hall/family-tree.ts'
import { readSegments } from '../../../../../client/ui/hall/segments.ts'

const language = (slug: string, parent?: string) => ({
  slug,
  labels: { en: slug, zh: slug },
  family: 'F',
  reconstructed: false,
  parent,
})

it('a mother stands midway between her first and last daughter', () => {
  const { nodes, rows, depth } = placeTrees(
    familyTrees([
      language('latin', 'proto'),
      language('french', 'latin'),
      language('italian', 'latin'),
      language('czech', 'proto'),
      language('proto'),
    ]),
  )
  expect(rows).toBe(3)
  expect(depth).toBe(2)
  expect(
    Object.fromEntries(nodes.map(({ language: { slug }, depth: level, row }) => [slug, [level, row]])),
  ).toEqual({
    proto: [0, 0.75],
    czech: [1, 0],
    latin: [1, 1.5],
    french: [2, 1],
    italian: [2, 2],
  })
  expect(nodes.find(({ language: { slug } }) => slug === 'french')?.mother).toEqual({ depth: 1, row: 1.5 })
})

it('a language whose mother is elsewhere is a root', () => {
  expect(familyTrees([language('french', 'latin')]).map(({ language: { slug } }) => slug)).toEqual(['french'])
})

it('segments are sounds with blanks between them, never markup', () => {
  expect(readSegments('  t ɛ ʒ  ə kʰ ³⁵ ')).toEqual(['t', 'ɛ', 'ʒ', 'ə', 'kʰ', '³⁵'])
  expect(readSegments('ɡ̊ aː t͡s')).toEqual(['ɡ̊', 'aː', 't͡s'])
  for (const bad of ['', '   ', '<b> a', 'abcdefghijklmn', 'a '.repeat(41)])
    expect(readSegments(bad)).toBeUndefined()
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSqliteGraphStore } from '../../../../../server/graph/sqlite/store.ts'
import type { GraphStore } from '../../../../../server/graph/port.ts'
import { readPassages } from '../../../../../server/trainer/corpora/passages.ts'
import { buildArtifact, buildChangeSet, buildPlain, link, put } from '../../../../support/builders.ts'

/** Du Mu, Mooring on the Qinhuai. */
const verse = '煙籠寒水月籠沙，夜泊秦淮近酒家。商女不知亡國恨，隔江猶唱後庭花。'
let store: GraphStore

beforeAll(async () => {
  store = createSqliteGraphStore({ path: ':memory:' })
  const inscribed = { descriptions: { en: 'A stone with a poem.', zh: verse } }
  const operations = [
    put(buildPlain('Period', 'tang-dynasty')),
    put(buildPlain('Period', 'late-bronze-age')),
    put(buildPlain('Production', 'carving')),
    put(buildPlain('Production', 'casting')),
    put(buildArtifact('dated-stone', inscribed)),
    put(buildArtifact('undated-stone', inscribed)),
    put(buildArtifact('bell', { descriptions: { en: 'A bell.', zh: '一口铜钟。' } })),
    link('PRODUCED_IN', 'dated-stone', 'carving'),
    link('DURING', 'carving', 'tang-dynasty'),
    link('DURING', 'carving', 'late-bronze-age'),
    link('PRODUCED_IN', 'bell', 'casting'),
    link('DURING', 'casting', 'tang-dynasty'),
  ]
  await store.apply(buildChangeSet(operations))
})
afterAll(() => store.close())

test('verse has the period that the graph records for its making, prose none', async () => {
  const passages = await readPassages(store)
  const periodsOf = (slug: string, language: string) =>
    passages.find((passage) => passage.slug === slug && passage.language === language)!.periods
  expect(periodsOf('dated-stone', 'zh')).toEqual(['tang'])
  expect(periodsOf('undated-stone', 'zh')).toEqual([])
  expect(periodsOf('dated-stone', 'en')).toBeUndefined()
  expect(periodsOf('bell', 'zh')).toBeUndefined()
})

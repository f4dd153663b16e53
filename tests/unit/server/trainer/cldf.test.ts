import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readCldfCorpus } from '../../../../server/trainer/corpora/cldf.ts'
import { openMuseumRegistry } from '../../../../server/trainer/registry.ts'
import { trainOnCldf } from '../../../../server/trainer/train.ts'
import { inventedCorpus } from '../../models/language/invented-corpus.ts'

const root = mkdtempSync(join(tmpdir(), 'mouseion-cldf-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

const outside = JSON.stringify({
  tables: [{ url: '../../secrets.csv', tableSchema: { columns: [] } }],
})
let made = 0
function folder(files: Readonly<Record<string, readonly string[]>>): string {
  const dir = join(root, `set${made++}`)
  mkdirSync(dir)
  for (const [name, lines] of Object.entries(files)) writeFileSync(join(dir, name), [...lines, ''].join('\n'))
  return dir
}
const forms = [
  'ID,Language_ID,Parameter_ID,Form,Segments',
  '1,A,hand,pata,p a t a',
  '2,B,hand,"fata, fada",f a o./t a',
  '3,C,hand,,',
]
const cognates = [
  'ID,Form_ID,Cognateset_ID,Doubt',
  'x,1,hand-1,false',
  'y,2,hand-1,false',
  'z,3,hand-1,false',
]

describe('readCldfCorpus', () => {
  it('joins forms and cognates; an empty cell is no form, and a class before a sound is no part of it', () => {
    const { languages, rows } = readCldfCorpus(folder({ 'forms.csv': forms, 'cognates.csv': cognates }))
    expect(languages).toEqual([{ slug: 'A' }, { slug: 'B' }])
    expect(rows).toEqual([
      { cognateSet: 'hand-1', language: 'A', segments: ['p', 'a', 't', 'a'], weight: 1 },
      { cognateSet: 'hand-1', language: 'B', segments: ['f', 'a', 't', 'a'], weight: 1 },
    ])
  })

  it('finds tables and columns by the metadata, takes parts of words, and leaves doubtful cognates out', () => {
    const column = (name: string, property: string) => ({
      name,
      propertyUrl: `http://cldf.clld.org/v1.0/terms.rdf#${property}`,
    })
    const table = (url: string, component: string, columns: object[]) => ({
      url,
      'dc:conformsTo': `http://cldf.clld.org/v1.0/terms.rdf#${component}`,
      tableSchema: { columns },
    })
    const metadata = {
      tables: [
        table('forms.csv', 'FormTable', [
          column('Nr', 'id'),
          column('Lect', 'languageReference'),
          column('Sounds', 'segments'),
        ]),
        table('sets.csv', 'CognateTable', [
          column('Word', 'formReference'),
          column('Set', 'cognatesetReference'),
          column('Part', 'segmentSlice'),
        ]),
      ],
    }
    const { rows } = readCldfCorpus(
      folder({
        'cldf-metadata.json': [JSON.stringify(metadata)],
        'forms.csv': ['Nr,Lect,Sounds', '1,A,k o + p a', '2,B,f a', '3,C,b a'],
        'sets.csv': ['Word,Set,Part,Doubt', '1,s,4:5,false', '2,s,,false', '3,s,,true'],
      }),
    )
    expect(rows.map(({ language, segments }) => [language, segments.join(' ')])).toEqual([
      ['A', 'p a'],
      ['B', 'f a'],
    ])
  })

  it.each([
    [{ 'forms.csv': ['ID,Form', '1,pata'], 'cognates.csv': cognates }, /^forms\.csv, row 1: .*Language_ID/],
    [
      { 'forms.csv': forms, 'cognates.csv': [...cognates, 'w,9,hand-1,false'] },
      /^cognates\.csv, row 5: Form_ID: there is no form 9/,
    ],
    [
      { 'forms.csv': [...forms, '1,D,foot,a,a'], 'cognates.csv': cognates },
      /^forms\.csv, row 5: ID: the ID 1 is used twice/,
    ],
    [
      { 'forms.csv': [...forms, '4,D,foot,a,b,a'], 'cognates.csv': cognates },
      /^forms\.csv, row 5: 6 cells under 5 column names/,
    ],
    [{ 'forms.csv': forms, 'cognates.csv': cognates.slice(0, 2) }, /^cognates\.csv: no cognate set/],
    [
      { 'forms.csv': forms, 'cognates.csv': cognates, 'cldf-metadata.json': ['{'] },
      /^cldf-metadata\.json: this is not JSON/,
    ],
    [
      { 'forms.csv': forms, 'cognates.csv': cognates, 'cldf-metadata.json': [outside] },
      /^cldf-metadata\.json: tables\.0\.url: a table lies in the folder of its metadata/,
    ],
  ])('names file, row and remedy: case %#', (files, message) => {
    expect(() => readCldfCorpus(folder(files as Record<string, string[]>))).toThrow(message)
  })
})

describe('trainOnCldf', () => {
  it('publishes a model that beats the closest language', async () => {
    const { rows } = inventedCorpus(120)
    const dir = folder({
      'forms.csv': [
        'ID,Language_ID,Segments',
        ...rows.map(({ language, segments }, i) => `f${i},${language},${segments.join(' ')}`),
      ],
      'cognates.csv': [
        'ID,Form_ID,Cognateset_ID',
        ...rows.map(({ cognateSet }, i) => `c${i},f${i},${cognateSet}`),
      ],
    })
    const registry = openMuseumRegistry(dir)
    const train = (into: typeof registry, day: string) =>
      trainOnCldf(dir, { registry: into }, { seed: 1, now: new Date(day), onProgress: () => undefined })
    const outcome = await train(registry, '2026-01-01')
    expect(outcome.reasons).toEqual([])
    expect(outcome.metrics.forms).toBe(600)
    expect(outcome.metrics.ned).toBeLessThan(0.12)
    expect(registry.current('language')).toBe(outcome.version)
    // One that an older Mouseion trained reads other evidence, so the next is not compared with it.
    const older: typeof registry = {
      ...registry,
      file: (model, version, name) =>
        name === 'vocab.json'
          ? new TextEncoder().encode('{"format":1}')
          : registry.file(model, version, name),
    }
    const next = await train(older, '2026-01-02')
    expect(next.published).toBe(true)
    expect(next.verdict!.checks.map(({ name }) => name)).not.toContain('champion')
  })
})

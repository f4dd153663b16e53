import { describe, expect, it } from 'vitest'
import { checkContent } from '../../../../core/content/check.ts'
import { expandContent } from '../../../../core/content/expand.ts'
import { seededId } from '../../../../core/heritage/identity.ts'

const named = (kind: string, slug: string, more: object = {}) => ({
  kind,
  slug,
  labels: { en: slug, zh: '名' },
  ...more,
})

const links = [
  { type: 'MADE_OF', to: 'clay', certainty: 'probable', sources: [{ source: 'test-book', page: '7' }] },
  { type: 'OWNED_BY', to: 'test-museum' },
  { type: 'HAS_CULTURE', to: 'tang' },
  { type: 'ABOUT', to: 'daily-life' },
]

const bowl = (more: object = {}) =>
  named('Artifact', 'test-bowl', {
    descriptions: { en: 'A bowl.', zh: '一只碗。' },
    date: '0618/0907',
    measures: { heightM: 0.1, diameterM: 0.2 },
    medium: { en: 'stoneware', zh: '炻器' },
    inventoryNumber: 'T.1',
    rights: 'https://creativecommons.org/publicdomain/zero/1.0/',
    twin: { form: 'bowl', surface: 'celadon', dimensions: { widthM: 0.2, heightM: 0.1, depthM: 0.2 } },
    links,
    production: { techniques: ['throwing'], at: 'yue-kiln' },
    ...more,
  })

const around = [
  named('Material', 'clay'),
  named('Group', 'test-museum'),
  named('Culture', 'tang'),
  named('Subject', 'daily-life'),
  named('Technique', 'throwing'),
  named('Place', 'yue-kiln', { latitude: 30, longitude: 121 }),
  named('Source', 'test-book', { citation: 'A test book (2026).' }),
]
const exhibit = named('Exhibition', 'test-exhibit', {
  document: {
    format: 1,
    accent: 'celadon',
    rooms: [
      {
        slug: 'room-one',
        title: { en: 'One', zh: '一' },
        text: { en: 'One.', zh: '一室。' },
        stops: [{ artifact: 'test-bowl' }],
      },
    ],
  },
})

const life = [
  { event: 'made', date: '0618/0907', text: { en: 'Thrown.', zh: '拉坯。' }, certainty: 'inferred' },
  {
    event: 'found',
    date: '1957',
    text: { en: 'Dug up.', zh: '出土。' },
    certainty: 'recorded',
    sources: ['test-book'],
    condition: { soil: { amount: 0.8 }, loss: { amount: 0.2, at: 'top' } },
  },
  {
    event: 'today',
    text: { en: 'Mended.', zh: '修复。' },
    certainty: 'inferred',
    condition: { repair: { amount: 0.5, by: 'gold' } },
  },
]

const expand = (artifact: object) =>
  expandContent([
    { path: 'a.json', entries: [artifact, exhibit] },
    { path: 'b.json', entries: around },
  ])

describe('expandContent', () => {
  it('derives years, a Production with its links, and an Assertion with its source', () => {
    const content = expand(bowl())
    expect(content.problems).toEqual([])
    const byId = new Map(content.drafts.map((d) => [d.id, d]))
    expect(byId.get(seededId('test-bowl'))).toMatchObject({
      date: { edtf: '0618/0907', earliestYear: 618, latestYear: 907 },
      status: 'published',
    })
    const read = content.relations.map((r) => [byId.get(r.from)!.kind, r.type, byId.get(r.to)!.slug, r.note])
    expect(read).toContainEqual(['Artifact', 'PRODUCED_IN', 'test-bowl-production', undefined])
    expect(read).toContainEqual(['Production', 'USED_TECHNIQUE', 'throwing', undefined])
    expect(read).toContainEqual(['Production', 'AT', 'yue-kiln', undefined])
    expect(read).toContainEqual(['Assertion', 'CITES', 'test-book', '7'])
    const assertion = content.drafts.find((d) => d.kind === 'Assertion')
    expect(assertion).toMatchObject({ property: 'MADE_OF', certainty: 'probable', agent: { type: 'human' } })
  })

  it.each([
    [
      'a slug that leads nowhere',
      { links: [{ type: 'MADE_OF', to: 'jade' }] },
      'test-bowl.links',
      'MADE_OF leads to "jade", which no file describes; add it or correct the slug',
    ],
    [
      'a forbidden pair',
      { links: [{ type: 'MADE_OF', to: 'tang' }] },
      'test-bowl.links',
      'MADE_OF can\'t lead from Artifact to Culture ("tang"); choose another relation',
    ],
    ['a wrong date', { date: '618' }, 'test-bowl.date', 'years have four digits'],
    ['an unknown field', { heigth: 1 }, 'test-bowl', 'heigth'],
    ['a missing Chinese name', { labels: { en: 'Bowl' } }, 'test-bowl.labels.zh', 'expected string'],
    [
      'a form nobody can build',
      { twin: { form: 'teapot', surface: 'celadon', dimensions: { widthM: 1, heightM: 1, depthM: 1 } } },
      'test-bowl.twin.form',
      'amphora',
    ],
  ])('names file, field and mend for %s', (_, change, field, message) => {
    const problem = expand(bowl(change)).problems.find((p) => p.field === field)
    expect(problem?.file).toBe('a.json')
    expect(problem?.message).toContain(message)
  })

  it("dates an artifact's life and cites its sources", () => {
    const content = expand(bowl({ life }))
    expect(content.problems).toEqual([])
    expect(content.drafts.find((d) => d.slug === 'test-bowl')).toMatchObject({
      life: [
        { event: 'made', sources: [], date: { earliestYear: 618, latestYear: 907 } },
        { event: 'found', sources: ['test-book'] },
        { event: 'today' },
      ],
    })
    expect(content.drafts.find((d) => d.kind === 'Assertion' && d.property === 'life')).toBeDefined()
  })

  it.each([
    ['a life without its end', life.slice(0, 2), 'life.1.event', 'ends with "today"'],
    [
      'a recorded state without a source',
      [life[0], { ...life[1], sources: [] }, life[2]],
      'life.1.sources',
      'names its source',
    ],
    [
      'a state before the one that it follows',
      [life[0], { ...life[1], date: '0500' }, life[2]],
      'life.1.date',
      'lies before',
    ],
    [
      'a condition beyond all',
      [life[0], { ...life[1], condition: { soil: { amount: 2 } } }, life[2]],
      'test-bowl.life.1.condition.soil.amount',
      '1',
    ],
  ])('refuses %s', (_, wrong, field, message) => {
    const problem = expand(bowl({ life: wrong })).problems.find((p) => p.field.endsWith(field))
    expect(problem?.message).toContain(message)
  })

  it('refuses a slug used twice, and says where it was first', () => {
    const { problems } = expandContent([
      { path: 'a.json', entries: [named('Material', 'clay')] },
      { path: 'b.json', entries: [named('Material', 'clay')] },
    ])
    expect(problems).toEqual([
      { file: 'b.json', field: 'clay.slug', message: 'this slug is already used in a.json; choose another' },
    ])
  })
})

describe('checkContent', () => {
  it('finds nothing wrong with a whole artifact', () => {
    expect(checkContent(expand(bowl())).problems).toEqual([])
  })

  it.each([
    ['no holder', { links: links.filter((link) => link.type !== 'OWNED_BY') }, 'name the holder'],
    [
      'a twin of another size',
      { twin: { form: 'bowl', surface: 'celadon', dimensions: { widthM: 0.2, heightM: 0.15, depthM: 0.2 } } },
      'differs from the recorded',
    ],
    [
      'a label text too long',
      { descriptions: { en: 'word '.repeat(121), zh: '碗。' } },
      '121 words; at most 120',
    ],
    [
      'English where Chinese should be',
      { descriptions: { en: 'A bowl.', zh: 'A bowl.' } },
      'is not written in Chinese',
    ],
  ])('reports %s', (_, change, message) => {
    const { problems } = checkContent(expand(bowl(change)))
    expect(problems.map((p) => p.message).join('\n')).toContain(message)
  })

  it('wants an open book twice as wide as it is recorded, which is closed', () => {
    const open = (widthM: number) =>
      checkContent(
        expand(
          bowl({
            measures: { heightM: 0.4, widthM: 0.3 },
            twin: {
              form: 'codex',
              surface: 'vellum',
              dimensions: { widthM, heightM: 0.4, depthM: 0.1 },
              params: { binding: 'open' },
            },
          }),
        ),
      )
    expect(open(0.6).problems).toEqual([])
    expect(open(0.3).problems.map((p) => p.message)).toEqual([
      '0.3 m differs from the recorded 0.6 m; make them equal',
    ])
  })

  it('counts pairs of artifacts that nothing joins', () => {
    const lonely: Record<string, unknown> = bowl({
      slug: 'lonely-bowl',
      links: [{ type: 'OWNED_BY', to: 'test-museum' }],
    })
    delete lonely['production']
    const report = checkContent(
      expandContent([
        { path: 'a.json', entries: [bowl(), lonely] },
        { path: 'b.json', entries: around },
      ]),
    )
    expect(report.pairsWithoutPath).toBe(1)
    expect(report.problems.map((p) => p.message).join('\n')).toContain('no path of relations joins it to')
  })
})

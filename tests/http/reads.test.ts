import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { routes } from '../../core/api/routes.ts'
import { seededId } from '../../core/heritage/identity.ts'
import { startTestMuseum } from '../support/museum.ts'
import type { TestMuseum } from '../support/museum.ts'

describe('reading the museum', () => {
  let museum: TestMuseum
  beforeAll(async () => {
    museum = await startTestMuseum()
  })
  afterAll(() => museum.close())

  it('lists exhibits as cards that count what is on view', async () => {
    const { items, nextCursor } = await museum.client.listExhibits()
    expect(nextCursor).toBeNull()
    expect(items).toEqual([
      {
        id: seededId('bronze-age'),
        slug: 'bronze-age',
        labels: { en: 'Exhibit bronze-age', zh: '展览 bronze-age' },
        accent: 'malachite',
        artifactCount: 2,
        hero: 'houmuwu-ding',
      },
    ])
  })

  it('leaves stops out whose artifact is not for visitors', async () => {
    const exhibit = await museum.client.getExhibit({ params: { slug: 'bronze-age' } })
    expect(exhibit.document.rooms[0]!.stops.map((s) => s.artifact)).toEqual(['houmuwu-ding', 'nao-bell'])
    expect(exhibit.artifacts.map((a) => a.slug)).toEqual(['houmuwu-ding', 'nao-bell'])
    const asCurator = await (await museum.clientOf('curator')).getExhibit({ params: { slug: 'bronze-age' } })
    expect(asCurator.artifacts.map((a) => a.slug)).toEqual(['houmuwu-ding', 'nao-bell', 'draft-cup'])
  })

  it('tells of an artifact what a label tells', async () => {
    const { artifact } = await museum.client.getEntity({ params: { id: 'houmuwu-ding' } })
    const slugs = (refs: readonly { slug: string }[]) => refs.map((r) => r.slug)
    expect(slugs(artifact!.cultures)).toEqual(['shang'])
    expect(slugs(artifact!.materials)).toEqual(['bronze'])
    expect(slugs(artifact!.techniques)).toEqual(['piece-mould-casting'])
    expect(slugs(artifact!.madeAt)).toEqual(['anyang'])
    expect(slugs(artifact!.foundAt)).toEqual(['anyang'])
    expect(slugs(artifact!.periods)).toEqual(['late-shang'])
    expect(artifact!.holder!.slug).toBe('national-museum')
    expect(artifact!.date).toEqual({ edtf: '-1250', earliestYear: -1250, latestYear: -1250 })
    expect(artifact!.twin.form).toBe('ding')
  })

  it('gives the statements with certainty, source and page, and the exhibits', async () => {
    const { statements, exhibits } = await museum.client.getEntity({
      params: { id: seededId('houmuwu-ding') },
    })
    const byProperty = Object.fromEntries(statements.map((s) => [s.property, s]))
    expect(byProperty['date']).toMatchObject({
      object: null,
      certainty: 'probable',
      sources: [{ source: { slug: 'chen-1954' }, citation: 'A book named chen-1954', page: 'p. 12' }],
    })
    expect(byProperty['MADE_OF']).toMatchObject({ object: { slug: 'bronze' }, certainty: 'certain' })
    expect(exhibits.map((e) => e.slug)).toEqual(['bronze-age'])
  })

  it('takes an id or a slug everywhere', async () => {
    for (const id of ['bronze', seededId('bronze')]) {
      expect((await museum.client.getEntity({ params: { id } })).entity.slug).toBe('bronze')
      const neighbours = await museum.client.listNeighbours({ params: { id }, query: { types: 'MADE_OF' } })
      expect(neighbours.items.map((n) => [n.direction, n.entity.slug])).toEqual([
        ['in', 'houmuwu-ding'],
        ['in', 'nao-bell'],
      ])
    }
  })

  it('filters things by kind, relation and years', async () => {
    const slugs = async (query: NonNullable<Parameters<typeof museum.client.listEntities>[0]>['query']) =>
      (await museum.client.listEntities({ query: query! })).items.map((e) => e.slug)
    expect(await slugs({ kind: 'Culture,Material' })).toEqual(['bronze', 'shang'])
    expect(await slugs({ kind: 'Artifact', relation: 'MADE_OF', to: 'bronze' })).toEqual([
      'houmuwu-ding',
      'nao-bell',
    ])
    expect(await slugs({ kind: 'Artifact', fromYear: 1000, toYear: 1200 })).toEqual(['celadon-bowl'])
    expect(await slugs({ kind: 'Artifact', fromYear: -1300, toYear: -1000, order: 'earliest' })).toEqual([
      'houmuwu-ding',
      'nao-bell',
    ])
  })

  it('goes through pages by cursor, each thing once', async () => {
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await museum.client.listEntities({
        query: { limit: 3, ...(cursor === undefined ? {} : { cursor }) },
      })
      expect(page.items.length).toBeLessThanOrEqual(3)
      seen.push(...page.items.map((e) => e.slug))
      cursor = page.nextCursor ?? undefined
    } while (cursor !== undefined)
    const all = (await museum.client.listEntities({ query: { limit: 200 } })).items.map((e) => e.slug)
    expect(seen).toEqual(all)
    expect(new Set(seen).size).toBe(14)
  })

  it('finds the way between two things and says which way each link points', async () => {
    const { items } = await museum.client.findPaths({ query: { from: 'houmuwu-ding', to: 'nao-bell' } })
    expect(items[0]!.entities.map((e) => e.slug)).toEqual(['houmuwu-ding', 'bronze', 'nao-bell'])
    expect(items[0]!.relations).toEqual([
      { type: 'MADE_OF', forward: true },
      { type: 'MADE_OF', forward: false },
    ])
    await expect(
      museum.client.findPaths({ query: { from: 'houmuwu-ding', to: 'nowhere' } }),
    ).rejects.toMatchObject({
      status: 404,
    })
  })

  it('finds by name in Chinese and in English', async () => {
    const first = async (q: string) => (await museum.client.search({ query: { q } })).items[0]?.entity.slug
    expect(await first('青铜')).toBe('bronze')
    expect(await first('celadon')).toBe('celadon-bowl')
    expect(await first('后母戊')).toBe('houmuwu-ding')
  })

  it('does not find what is withheld, nor statements about things', async () => {
    const hits = async (q: string) =>
      (await museum.client.search({ query: { q } })).items.map((h) => h.entity.slug)
    expect(await hits('秘面具')).not.toContain('secret-mask')
    expect(await hits('says-date')).not.toContain('says-date')
  })

  it('answers what the schemas of the API state', async () => {
    const samples = [
      ['listExhibits', await museum.client.listExhibits()],
      ['getExhibit', await museum.client.getExhibit({ params: { slug: 'bronze-age' } })],
      ['listEntities', await museum.client.listEntities()],
      ['getEntity', await museum.client.getEntity({ params: { id: 'houmuwu-ding' } })],
      ['listNeighbours', await museum.client.listNeighbours({ params: { id: 'shang' } })],
      ['findPaths', await museum.client.findPaths({ query: { from: 'shang', to: 'bronze' } })],
      ['search', await museum.client.search({ query: { q: 'bronze' } })],
      ['listModels', await museum.client.listModels()],
      ['getMe', await museum.client.getMe()],
    ] as const
    for (const [name, answer] of samples)
      expect(routes[name].response.safeParse(answer).error, name).toBeUndefined()
  })

  it('says at once what a change by a curator has changed', async () => {
    const curator = await museum.clientOf('curator')
    const { entity } = await curator.getEntity({ params: { id: 'celadon-bowl' } })
    const { version, createdAt: _a, createdBy: _b, updatedAt: _c, updatedBy: _d, ...draft } = entity
    await museum.client.getEntity({ params: { id: 'celadon-bowl' } })
    await curator.applyChangeSet({
      body: {
        message: 'A better name',
        operations: [
          {
            op: 'put',
            expects: version,
            entity: { ...draft, labels: { en: 'Longquan bowl', zh: '龙泉青瓷碗' } },
          },
        ],
      },
    })
    const after = await museum.client.getEntity({ params: { id: 'celadon-bowl' } })
    expect([after.entity.version, after.entity.labels.zh]).toEqual([version + 1, '龙泉青瓷碗'])
  })
})

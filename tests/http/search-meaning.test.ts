/** Search finds what is meant, not only what is written: in the museum's own content, by the space that ships. */
import { statSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seededId } from '../../core/heritage/identity.ts'
import { searchSpacePath } from '../../server/meaning/space-file.ts'
import { buildArtifact, put } from '../support/builders.ts'
import { startTestMuseum } from '../support/museum.ts'
import type { TestMuseum } from '../support/museum.ts'

let museum: TestMuseum
const hits = async (q: string, kind?: 'Artifact') =>
  (await museum.client.search({ query: { q, ...(kind && { kind }) } })).items
const slugs = async (q: string, kind?: 'Artifact') => (await hits(q, kind)).map(({ entity }) => entity.slug)

beforeAll(async () => {
  museum = await startTestMuseum({ graph: 'content' })
  // The first question has the graph read, which may take longer than a test.
  await hits('bronze')
}, 60_000)
afterAll(() => museum.close())

describe('search by meaning', () => {
  it('finds by a Chinese question a thing whose text is English alone', async () => {
    const curator = await museum.clientOf('curator')
    const untold = (slug: string, en: string) =>
      put(
        buildArtifact(slug, {
          labels: { en: `Object ${slug}`, zh: `藏品 ${slug}` },
          descriptions: { en, zh: '待译' },
          medium: { en: 'Unknown', zh: '不明' },
        }),
      )
    await curator.applyChangeSet({
      body: {
        message: 'Two that nobody has translated yet',
        operations: [
          untold('first-new', 'A drum with a wooden body, beaten at dances and festivals.'),
          untold('second-new', 'A silver coin with the head of a king, struck at the mint.'),
        ],
      },
    })
    const drum = (await hits('鼓', 'Artifact')).find(({ entity }) => entity.slug === 'first-new')
    expect(drum?.foundBy).toBe('meaning')
    expect(await slugs('鼓', 'Artifact')).not.toContain('second-new')
    expect(await slugs('银币 国王', 'Artifact')).toContain('second-new')
  })

  it('puts what bears the very name first, and then what has the words', async () => {
    const found = await hits('drum')
    const places = found.map(({ foundBy }) => foundBy)
    expect(places[0]).not.toBe('meaning')
    expect(places.lastIndexOf('words')).toBeLessThan(places.indexOf('meaning'))
    expect((await hits('Bronze'))[0]?.entity.slug).toBe('bronze')
  })

  it('goes on page by page without naming anything twice', async () => {
    const all: string[] = []
    let cursor: string | undefined
    do {
      const page = await museum.client.search({ query: { q: '乐器', limit: 7, ...(cursor && { cursor }) } })
      all.push(...page.items.map(({ entity }) => entity.slug))
      cursor = page.nextCursor ?? undefined
    } while (cursor !== undefined)
    expect(all.length).toBeGreaterThan(7)
    expect(new Set(all).size).toBe(all.length)
  })

  it('finds no draft for the public, however near', async () => {
    const curator = await museum.clientOf('curator')
    const draft = buildArtifact('draft-drum', { labels: { en: 'A drum', zh: '一面鼓' }, status: 'draft' })
    await curator.applyChangeSet({ body: { message: 'A draft', operations: [put(draft)] } })
    expect(await slugs('大鼓')).not.toContain('draft-drum')
    const seen = (await curator.search({ query: { q: '鼓' } })).items.map(({ entity }) => entity.id)
    expect(seen).toContain(seededId('draft-drum'))
  })

  it('finds nothing for what is no word', async () => {
    expect(await hits('asdf qwerty')).toEqual([])
  })

  it('ships a space that leaves the text models below 8 MB together', () => {
    const published = museum.models.list().find(({ manifest }) => manifest.model === 'text')!
    const bytes = published.manifest.files.reduce((sum, file) => sum + file.bytes, 0)
    expect(bytes + statSync(searchSpacePath).size).toBeLessThan(8_000_000)
  })
})

import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { checkContent } from '../../../../core/content/check.ts'
import { inferredWords } from '../../../../core/i18n/inferred.ts'
import { formNames } from '../../../../core/twin/facts.ts'
import { loadContent, readWordForms } from '../../../../server/content/load.ts'
import type { EntityDraft } from '../../../../core/heritage/entity.ts'

const folder = await mkdtemp(join(tmpdir(), 'mouseion-content-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('the shipped content', async () => {
  const content = await loadContent()
  const report = checkContent(content)
  const of = <K extends EntityDraft['kind']>(kind: K) =>
    content.drafts.filter((d): d is Extract<EntityDraft, { kind: K }> => d.kind === kind)

  it('has no problem', () => expect(report.problems).toEqual([]))

  it('is as large as a museum that opens needs', () => {
    expect(report.counts.Exhibition).toBeGreaterThanOrEqual(5)
    expect(report.counts.Artifact).toBeGreaterThanOrEqual(84)
    expect(report.counts.CognateSet).toBeGreaterThanOrEqual(100)
    expect(report.counts.WordForm).toBeGreaterThanOrEqual(1_000)
    expect(report.counts.Practice).toBeGreaterThanOrEqual(4)
    expect(report.counts.MusicalWork).toBeGreaterThanOrEqual(4)
    const languages = of('Language').filter((l) => l.glottocode !== undefined)
    expect(languages.length).toBeGreaterThanOrEqual(12)
    expect(new Set(languages.map((l) => l.family)).size).toBeGreaterThanOrEqual(2)
  })

  it('joins any two artifacts by a short path', () => {
    expect(report.pairsWithoutPath).toBe(0)
    expect(report.medianPath).toBeLessThanOrEqual(4)
  })

  it('shows artifacts of at least fifty cultures, in every form that a twin can take', () => {
    const artifacts = new Set(of('Artifact').map((a) => a.id))
    const cultures = new Set(
      content.relations.filter((r) => r.type === 'HAS_CULTURE' && artifacts.has(r.from)).map((r) => r.to),
    )
    expect(cultures.size).toBeGreaterThanOrEqual(50)
    expect([...new Set(of('Artifact').map((a) => a.twin.form))].sort()).toEqual([...formNames].sort())
  })

  it('says in both languages what of a twin is inferred', () => {
    const phrases = [...new Set(of('Artifact').flatMap((a) => a.twin.inferred ?? []))]
    expect(phrases.filter((phrase) => !/\p{Script=Han}/u.test(inferredWords([phrase], 'zh')))).toEqual([])
  })

  it('says of contested holdings that they are', () => {
    expect(of('Artifact').filter((a) => a.contested !== undefined).length).toBeGreaterThanOrEqual(3)
  })
})

describe('broken files', () => {
  it('are named, and the rest is read', async () => {
    await mkdir(join(folder, 'authorities'), { recursive: true })
    await writeFile(
      join(folder, 'authorities', 'materials.json'),
      '[{"kind":"Material","slug":"clay","labels":{"en":"clay","zh":"黏土"}}]',
    )
    await writeFile(join(folder, 'authorities', 'places.json'), '[{"kind": "Place", ')
    const content = await loadContent(folder)
    expect(content.drafts.map((d) => d.slug)).toEqual(['clay'])
    expect(content.problems).toHaveLength(1)
    expect(content.problems[0]).toMatchObject({ file: 'authorities/places.json', field: 'file' })
  })

  it('name the line of a word list that is short', () => {
    const header = 'cognate_set\tlanguage\tform\tsegments\tgloss\tloan\tsource_id'
    expect(() => readWordForms(`${header}\na\tb`)).toThrow('line 2 has 2 columns, not 7')
    expect(() => readWordForms('a\tb')).toThrow('the first line must be')
  })
})

/** What simulated people know: subjects of the museum's texts, as a reader would see them, and words of languages they speak. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { MuseumClient } from '../../core/api/client.ts'
import { readWordForms } from '../content/load.ts'

export interface KnownPassage {
  readonly slug: string
  readonly language: 'en' | 'zh'
  readonly text: string
  readonly subjects: readonly string[]
}

export interface KnownCell {
  readonly cognateSet: string
  readonly language: string
  readonly truth: readonly string[]
  /** The museum shows this form itself. */
  readonly shown: boolean
  /** The other forms of the set that the museum shows. */
  readonly forms: readonly { readonly language: string; readonly segments: string[] }[]
}

export interface Knowledge {
  readonly artifacts: readonly string[]
  readonly passages: readonly KnownPassage[]
  /** By language, those with forms that the museum lacks first. */
  readonly cells: ReadonlyMap<string, readonly KnownCell[]>
}

export async function learnTheTruth(client: MuseumClient, contentDir: string): Promise<Knowledge> {
  const artifacts: string[] = []
  const passages: KnownPassage[] = []
  const readable = 'Artifact,Practice,MusicalWork'
  let cursor: string | null = null
  do {
    const page = await client.listEntities({
      query: { kind: readable, limit: 200, ...(cursor === null ? {} : { cursor }) },
    })
    for (const thing of page.items) {
      if (thing.kind === 'Artifact') artifacts.push(thing.slug)
      if (thing.descriptions === undefined) continue
      const about = await client.listNeighbours({
        params: { id: thing.slug },
        query: { types: 'ABOUT', direction: 'out' },
      })
      const subjects = about.items.filter((n) => n.entity.kind === 'Subject').map((n) => n.entity.slug)
      for (const language of ['en', 'zh'] as const)
        passages.push({ slug: thing.slug, language, text: thing.descriptions[language], subjects })
    }
    cursor = page.nextCursor
  } while (cursor !== null)
  return { artifacts, passages, cells: readCells(contentDir) }
}

function readCells(contentDir: string): Map<string, KnownCell[]> {
  const read = (name: string) => readWordForms(readFileSync(join(contentDir, 'languages', name), 'utf8'))
  const [shown, withheld] = [read('forms.tsv'), read('withheld.tsv')]
  const bySet = Map.groupBy(shown, (row) => row.cognateSet)
  const cells = [
    ...withheld.map((row) => ({ row, shown: false })),
    ...shown.map((row) => ({ row, shown: true })),
  ].map((cell): KnownCell => ({
    cognateSet: cell.row.cognateSet,
    language: cell.row.language,
    truth: cell.row.segments,
    shown: cell.shown,
    forms: (bySet.get(cell.row.cognateSet) ?? [])
      .filter((f) => f.language !== cell.row.language)
      .map((f) => ({ language: f.language, segments: [...f.segments] })),
  }))
  return Map.groupBy(
    cells.filter((cell) => cell.forms.length > 0),
    (cell) => cell.language,
  )
}

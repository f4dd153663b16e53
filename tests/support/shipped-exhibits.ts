/** The exhibits that the museum ships, as the layout takes them, read without a server. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { exhibitDocumentSchema } from '../../core/exhibit/document.ts'
import type { LayoutInput } from '../../core/exhibit/layout/index.ts'
import type { TwinFacts } from '../../core/twin/facts.ts'

const content = resolve(import.meta.dirname, '../../content/exhibits')

export function shippedExhibits(): [slug: string, input: LayoutInput][] {
  return readdirSync(content).map((slug) => {
    const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'))
    const { document } = read(join(content, slug, 'exhibit.json')) as { document: unknown }
    const folder = join(content, slug, 'artifacts')
    const artifacts = readdirSync(folder).flatMap((file) => {
      const { twin } = read(join(folder, file)) as { twin?: TwinFacts }
      return twin ? [{ slug: file.replace(/\.json$/, ''), twin }] : []
    })
    return [slug, { document: exhibitDocumentSchema.parse(document), artifacts }]
  })
}

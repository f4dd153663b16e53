/** Twelve artifacts as three systems would send them: a table, Linked Art, a museum's own JSON. */
import type { ExpandedContent } from '../../../core/content/expand.ts'
import { mergeById, runSteps, unionOf } from '../records.ts'
import type { MergedRecord, SourceRecord, StepCount } from '../records.ts'
import { artifactsOf } from './museum.ts'

export interface Parcels {
  readonly table: string
  readonly linkedArt: readonly string[]
  readonly museum: string
}

/** Four in each; the first of the table is also in the museum's JSON, and one row of the table has no name. */
export function parcelsOf(content: ExpandedContent): Parcels {
  const chosen = artifactsOf(content).slice(0, 12)
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
  const rows = chosen
    .slice(0, 4)
    .map(({ inventoryNumber, labels }) => [inventoryNumber, labels.en].map(quoted).join(','))
  const linkedArt = chosen.slice(4, 8).map(({ labels, inventoryNumber }) =>
    JSON.stringify({
      type: 'HumanMadeObject',
      _label: labels.en,
      identified_by: [
        { type: 'Name', content: labels.en },
        { type: 'Identifier', content: inventoryNumber },
      ],
    }),
  )
  const museum = [...chosen.slice(8, 12), chosen[0]!].map(({ labels, inventoryNumber }) => ({
    objectNumber: inventoryNumber,
    title: labels.en,
  }))
  return { table: ['number,name', ...rows, '"X.1",""'].join('\n'), linkedArt, museum: JSON.stringify(museum) }
}

/** A line of a comma-separated table with quoted fields (RFC 4180). */
const cells = (line: string): string[] =>
  [...line.matchAll(/"((?:[^"]|"")*)"(?:,|$)/g)].map((match) => match[1]!.replaceAll('""', '"'))

const record = (source: string, id: string, name: string): SourceRecord => ({
  source,
  id,
  fields: { number: id, name },
})

export function readParcels({ table, linkedArt, museum }: Parcels): SourceRecord[][] {
  interface LinkedArtObject {
    readonly identified_by: readonly { readonly type: string; readonly content: string }[]
  }
  const named = ({ identified_by: names }: LinkedArtObject, type: string) =>
    names.find((one) => one.type === type)?.content ?? ''
  return [
    table.split('\n').slice(1).map(cells).map(([number = '', name = '']) => record('table', number, name)), // prettier-ignore
    linkedArt
      .map((text) => JSON.parse(text) as LinkedArtObject)
      .map((one) => record('linked-art', named(one, 'Identifier'), named(one, 'Name'))),
    (JSON.parse(museum) as { objectNumber: string; title: string }[]).map((one) =>
      record('museum', one.objectNumber, one.title),
    ),
  ]
}

export interface Imported {
  readonly counts: readonly StepCount[]
  readonly things: readonly MergedRecord[]
  readonly merged: number
}

/** Union, then what can't be used is left out, then records of one number become one thing. */
export function importParcels(parcels: Parcels): Imported {
  const union = unionOf(readParcels(parcels))
  const { rows, counts } = runSteps(union, [
    { name: 'has a number', keep: ({ id }) => id !== '' },
    { name: 'has a name', keep: ({ fields }) => fields['name'] !== '' },
  ])
  const first = new Map<string, string>()
  const same = new Map<string, string>()
  for (const { source, id } of rows) {
    const known = first.get(id)
    if (known === undefined) first.set(id, `${source} ${id}`)
    else same.set(`${source} ${id}`, known)
  }
  const things = mergeById(rows, same)
  return { counts, things, merged: rows.length - things.length }
}

/**
 * A CLDF data set (https://cldf.clld.org) as the language model's corpus: segmented forms joined into cognate sets. The
 * metadata file names tables and columns; without one the names that CLDF data sets use by default are looked for.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import { z } from 'zod'
import type { Corpus, CorpusRow } from '../../../models/language/corpus.ts'
import { CldfError, readCsv, type CsvTable } from './cldf-table.ts'

const leavesFolder = (path: string): boolean => isAbsolute(path) || path.split(/[/\\]/).includes('..')

const metadataSchema = z.object({
  tables: z
    .array(
      z.object({
        url: z
          .string()
          .refine((path) => !leavesFolder(path), { error: 'a table lies in the folder of its metadata' }),
        'dc:conformsTo': z.string().nullish(),
        dialect: z.object({ delimiter: z.string().optional() }).nullish(),
        tableSchema: z.object({
          columns: z.array(
            z.object({
              name: z.string(),
              propertyUrl: z.string().nullish(),
              separator: z.string().nullish(),
            }),
          ),
        }),
      }),
    )
    .optional(),
})
type Metadata = z.infer<typeof metadataSchema>

const formFiles = ['forms.csv', 'cldf_forms.csv', 'lexemes.csv']
const cognateFiles = ['cognates.csv', 'cldf_cognates.csv']

/** Whether a folder holds a CLDF wordlist (or its `cldf` folder does). */
export const isCldfFolder = (dir: string): boolean => cldfRoot(dir) !== undefined

const cldfRoot = (dir: string): string | undefined =>
  [dir, join(dir, 'cldf')].find((root) => formFiles.some((file) => existsSync(join(root, file))))

interface Place {
  readonly table: CsvTable
  /** The column that the metadata calls by this property, or one of the default names. */
  readonly column: (property: string, ...names: string[]) => string | undefined
  /** What joins several values in one cell of a column. */
  readonly separator: (column: string) => string | undefined
}

/**
 * Forms without segments or without a cognate set are left out, as are doubtful cognates and those of a set of one.
 * @throws CldfError naming file, row and remedy.
 */
export function readCldfCorpus(dir: string): Corpus {
  const root = cldfRoot(dir)
  if (root === undefined)
    throw new CldfError(join(dir, 'forms.csv'), undefined, 'a CLDF wordlist has a forms.csv: give its folder')
  const metadata = readMetadata(root)
  const forms = openTable(root, { metadata, component: 'FormTable', files: formFiles })!
  const cognates = openTable(root, { metadata, component: 'CognateTable', files: cognateFiles })
  const words = readForms(forms)
  const rows = cognates === undefined ? setsOfForms(forms, words) : setsOfCognates(cognates, words)
  const sizes = Map.groupBy(rows, ({ cognateSet }) => cognateSet)
  const shared = rows.filter(
    ({ cognateSet }) => new Set(sizes.get(cognateSet)!.map(({ language }) => language)).size > 1,
  )
  if (shared.length === 0)
    throw new CldfError(
      (cognates ?? forms).table.file,
      undefined,
      'no cognate set has segmented forms of two languages; check that Segments and Cognateset_ID are filled in',
    )
  const languages = [...new Set(shared.map(({ language }) => language))].sort().map((slug) => ({ slug }))
  return { languages, rows: shared }
}

function readMetadata(root: string): Metadata {
  const files = readdirSync(root).filter((name) => /(^|-)metadata\.json$/.test(name))
  for (const file of files.sort()) {
    const path = join(root, file)
    let json: unknown
    try {
      json = JSON.parse(readFileSync(path, 'utf8'))
    } catch (error) {
      throw new CldfError(
        path,
        undefined,
        `this is not JSON (${(error as Error).message}); mend or remove it`,
      )
    }
    const parsed = metadataSchema.safeParse(json)
    if (!parsed.success) {
      const [issue] = parsed.error.issues
      throw new CldfError(
        path,
        undefined,
        `${issue!.path.join('.')}: ${issue!.message}; mend or remove the file`,
      )
    }
    if (parsed.data.tables !== undefined) return parsed.data
  }
  return {}
}

interface Wanted {
  readonly metadata: Metadata
  readonly component: string
  readonly files: readonly string[]
}

function openTable(root: string, { metadata, component, files }: Wanted): Place | undefined {
  const described = metadata.tables?.find((table) => table['dc:conformsTo']?.endsWith(`#${component}`))
  const file = [described?.url, ...files].find((name) => name !== undefined && existsSync(join(root, name)))
  if (file === undefined) return undefined
  const table = readCsv(join(root, file), described?.dialect?.delimiter)
  const columns = file === described?.url ? described.tableSchema.columns : []
  return {
    table,
    column: (property, ...names) => {
      const named = columns.find(({ propertyUrl }) => propertyUrl?.endsWith(`#${property}`))?.name
      return [named, ...names].find((name) => name !== undefined && table.columns.includes(name))
    },
    separator: (column) => columns.find(({ name }) => name === column)?.separator ?? undefined,
  }
}

interface Word {
  readonly language: string
  readonly segments: readonly string[]
}

function readForms({ table, column }: Place): Map<string, Word> {
  const id = table.required(column('id', 'ID'), 'ID')
  const language = table.required(column('languageReference', 'Language_ID'), 'Language_ID')
  const segments = table.required(column('segments', 'Segments'), 'Segments')
  const words = new Map<string, Word>()
  for (const row of table.rows) {
    const key = row.cell(id)
    if (key === '') throw row.error(id, 'a form needs an ID; fill it in or remove the row')
    if (words.has(key)) throw row.error(id, `the ID ${key} is used twice; give each form its own`)
    const slug = row.cell(language)
    if (slug === '') throw row.error(language, 'a form needs a language; fill it in or remove the row')
    words.set(key, { language: slug, segments: readSegments(row.cell(segments)) })
  }
  return words
}

/** Plain sounds: `o./o` names a sound and its class; marks of missing material are no sounds. */
const readSegments = (text: string): string[] =>
  text
    .trim()
    .split(/\s+/)
    .map((token) => (token.includes('/') ? token.slice(token.indexOf('/') + 1) : token).trim())
    .filter((token) => token !== '' && token !== '-' && token !== '#' && token !== '?')

const doubtful = new Set(['true', '1', 'yes', 'True', 'TRUE'])

function setsOfCognates({ table, column }: Place, words: ReadonlyMap<string, Word>): CorpusRow[] {
  const form = table.required(column('formReference', 'Form_ID'), 'Form_ID')
  const set = table.required(column('cognatesetReference', 'Cognateset_ID'), 'Cognateset_ID')
  const doubt = column('doubt', 'Doubt')
  const part = column('segmentSlice', 'Segment_Slice')
  return table.rows.flatMap((row) => {
    const key = row.cell(form)
    const word = words.get(key)
    if (word === undefined)
      throw row.error(
        form,
        `there is no form ${key === '' ? 'without an ID' : key} in the forms table; mend the reference`,
      )
    const cognateSet = row.cell(set)
    if (cognateSet === '' || (doubt !== undefined && doubtful.has(row.cell(doubt)))) return []
    const segments = part === undefined ? word.segments : sliceOf(word.segments, row.cell(part))
    if (segments === undefined)
      throw row.error(
        part!,
        `${row.cell(part!)} is no part of the ${word.segments.length} segments; write 2 or 1:3`,
      )
    return segments.length === 0 ? [] : [{ cognateSet, language: word.language, segments, weight: 1 }]
  })
}

/** Segments 1-based and inclusive, `1:3` or `2`, several joined by commas or blanks; all of them where empty. */
function sliceOf(segments: readonly string[], slice: string): readonly string[] | undefined {
  if (slice.trim() === '' || segments.length === 0) return segments
  const parts = slice
    .trim()
    .split(/[\s,]+/)
    .map((one) => one.split(':').map(Number))
  const valid = parts.every(
    ([from, to = from]) =>
      Number.isInteger(from) && Number.isInteger(to) && from! >= 1 && to! >= from! && to! <= segments.length,
  )
  return valid ? parts.flatMap(([from, to = from]) => segments.slice(from! - 1, to)) : undefined
}

/** Without a cognate table: the cognate sets that the forms themselves name. */
function setsOfForms({ table, column, separator }: Place, words: ReadonlyMap<string, Word>): CorpusRow[] {
  const id = table.required(column('id', 'ID'), 'ID')
  const set = table.required(
    column('cognatesetReference', 'Cognateset_ID', 'Cognacy', 'COGID', 'Cogid'),
    'Cognateset_ID (or a cognates.csv beside it)',
  )
  const concept = column('parameterReference', 'Parameter_ID')
  return table.rows.flatMap((row) => {
    const { language, segments } = words.get(row.cell(id))!
    const sets = row
      .cell(set)
      .split(separator(set) ?? ',')
      .map((one) => one.trim())
    // Numbers of an unnamed column (Cognacy) begin anew with each concept.
    const prefix = set === 'Cognacy' && concept !== undefined ? `${row.cell(concept)}-` : ''
    return segments.length === 0
      ? []
      : sets.flatMap((one) =>
          one === '' ? [] : [{ cognateSet: `${prefix}${one}`, language, segments, weight: 1 }],
        )
  })
}

export { CldfError }

/** Reads `content/`. A file that can't be read becomes a problem that names it; the rest is still read. */
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { expandContent } from '../../core/content/expand.ts'
import type { ContentFile, ContentProblem, ExpandedContent } from '../../core/content/expand.ts'

/** Ours, shipped beside the code. */
export const shippedContent = join(import.meta.dirname, '..', '..', 'content')

const largestFileBytes = 4 * 1024 * 1024

export async function loadContent(directory: string = shippedContent): Promise<ExpandedContent> {
  const problems: ContentProblem[] = []
  const files: ContentFile[] = []
  for (const path of await contentPaths(directory)) {
    try {
      files.push({ path, entries: await readEntries(join(directory, path)) })
    } catch (error) {
      problems.push({
        file: path,
        field: 'file',
        message: error instanceof Error ? error.message : String(error),
      })
    }
  }
  if (files.length === 0)
    problems.push({
      file: '.',
      field: 'file',
      message: `no content in ${directory}; it needs authorities/ and exhibits/`,
    })
  const expanded = expandContent(files)
  return { ...expanded, problems: [...problems, ...expanded.problems] }
}

async function contentPaths(directory: string): Promise<string[]> {
  const everything = await readdir(directory, { recursive: true }).catch(() => [])
  return everything
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) =>
      /^((authorities|techniques)\/[^/]+\.json|exhibits\/[^/]+\/exhibit\.json|exhibits\/[^/]+\/(artifacts|annotations)\/[^/]+\.json|languages\/(languages|cognate-sets|sources)\.json|languages\/forms\.tsv)$/.test(
        path,
      ),
    )
    .sort()
}

async function readEntries(path: string): Promise<readonly unknown[]> {
  const { size } = await stat(path)
  if (size > largestFileBytes)
    throw new Error(`${size} bytes; a content file has at most ${largestFileBytes}. Split it.`)
  const text = await readFile(path, 'utf8')
  if (path.endsWith('.tsv')) return readWordForms(text).map(wordFormEntry)
  const parsed: unknown = JSON.parse(text)
  return Array.isArray(parsed) ? (parsed as unknown[]) : [parsed]
}

export interface WordFormRow {
  readonly cognateSet: string
  readonly language: string
  readonly form: string
  readonly segments: readonly string[]
  readonly gloss: string
  readonly loan: boolean
}

const columns = ['cognate_set', 'language', 'form', 'segments', 'gloss', 'loan', 'source_id']

/** Tab-separated, with a header; used for `forms.tsv` and `withheld.tsv`. */
export function readWordForms(text: string): WordFormRow[] {
  const [header, ...lines] = text.split(/\r?\n/).filter((line) => line !== '')
  if (header !== columns.join('\t'))
    throw new Error(`the first line must be ${columns.join(', ')}, separated by tabs`)
  return lines.map((line, index) => {
    const cells = line.split('\t')
    if (cells.length !== columns.length)
      throw new Error(`line ${index + 2} has ${cells.length} columns, not ${columns.length}`)
    const [cognateSet = '', language = '', form = '', segments = '', gloss = '', loan] = cells
    return { cognateSet, language, form, segments: segments.split(' '), gloss, loan: loan === 'yes' }
  })
}

function wordFormEntry(row: WordFormRow): unknown {
  const reconstructed = row.language === 'old-chinese'
  return {
    kind: 'WordForm',
    slug: `${row.cognateSet}-${row.language}`,
    labels: { en: row.form, zh: row.form },
    form: row.form,
    segments: row.segments,
    gloss: row.gloss,
    attestation: reconstructed ? 'reconstructed' : 'attested',
    loan: row.loan,
    links: [
      { type: 'IN_COGNATE_SET', to: row.cognateSet },
      { type: 'IN_LANGUAGE', to: row.language },
    ],
  }
}

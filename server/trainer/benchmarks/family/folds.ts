/**
 * Folders of words with their family tree, in parts to learn from and parts to ask about: a language hall
 * (`languages.json`, `forms.tsv`), a table whose first language is the mother of the others (`train.tsv` with `dev.tsv` or
 * `test.tsv`), or tables of cognates (`cognates.tsv`), where a language named Proto... is the mother of the others; a
 * table without one has no tree.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { z } from 'zod'
import { hash, type Corpus, type CorpusLanguage, type CorpusRow } from '../../../../models/language/corpus.ts'
import { readWordForms } from '../../../content/load.ts'
import type { BenchmarkSplit } from '../benchmark.ts'
import { corpusOfTable, readReflexTable, type ReflexTable } from '../language/reflex-files.ts'

export interface FamilyRow extends CorpusRow {
  /** Marked as borrowed by the source. */
  readonly loan: boolean
}
export interface FamilyFold {
  readonly train: Corpus
  /** Words of sets that the training part lacks, all languages. */
  readonly asked: readonly FamilyRow[]
}
export interface Family {
  readonly name: string
  readonly languages: readonly CorpusLanguage[]
  /** All that may be learned from; the folds part it, or ask about words beside it. */
  readonly rows: readonly FamilyRow[]
  readonly folds: readonly FamilyFold[]
}

const foldCount = 5

/** @throws Error where the folder holds none of the three. */
export function readFamilies(dataDir: string, split: BenchmarkSplit): Family[] {
  const at = (...path: string[]): string => join(dataDir, ...path)
  if (existsSync(at('languages.json')) && existsSync(at('forms.tsv'))) return [hallOf(dataDir)]
  if (existsSync(at('train.tsv'))) return [splitOf(dataDir, split)]
  const tables = ['', ...readdirSync(dataDir).sort()].filter((name) => existsSync(at(name, 'cognates.tsv')))
  const families = tables.map((name) => {
    const table = readReflexTable(at(name, 'cognates.tsv'))
    const mother = table.languages.find((language) => /^proto/i.test(language))
    return inFolds(name || basename(dataDir), treeOf(table, mother), rowsOf(table))
  })
  if (families.length === 0)
    throw new Error(
      `${dataDir}: no family; it takes languages.json with forms.tsv, train.tsv with ${split}.tsv, or cognates.tsv`,
    )
  return families
}

const treeOf = ({ languages }: ReflexTable, mother: string | undefined): CorpusLanguage[] =>
  languages.map((slug) => (mother === undefined || slug === mother ? { slug } : { slug, parent: mother }))
const rowsOf = (table: ReflexTable): FamilyRow[] =>
  corpusOfTable(table).rows.map((row) => ({ ...row, loan: false }))

function splitOf(dataDir: string, split: BenchmarkSplit): Family {
  const path = join(dataDir, `${split}.tsv`)
  if (!existsSync(path)) throw new Error(`there is no ${split} part here: ${path} is missing`)
  const train = readReflexTable(join(dataDir, 'train.tsv'))
  const languages = treeOf(train, train.languages[0])
  const asked = rowsOf(readReflexTable(path))
  return {
    name: basename(dataDir),
    languages,
    rows: rowsOf(train),
    folds: [{ train: { languages, rows: rowsOf(train) }, asked }],
  }
}

const hallLanguagesSchema = z.array(
  z.object({ slug: z.string(), links: z.array(z.object({ type: z.string(), to: z.string() })) }),
)

function hallOf(dataDir: string): Family {
  const parsed: unknown = JSON.parse(readFileSync(join(dataDir, 'languages.json'), 'utf8'))
  const languages = hallLanguagesSchema.parse(parsed).map(({ slug, links }) => {
    const parent = links.find(({ type }) => type === 'DERIVES_FROM')?.to
    return { slug, ...(parent !== undefined && { parent }) }
  })
  const rows = readWordForms(readFileSync(join(dataDir, 'forms.tsv'), 'utf8')).map(
    ({ cognateSet, language, segments, loan }) => ({ cognateSet, language, segments, loan, weight: 1 }),
  )
  return inFolds(basename(dataDir), languages, rows)
}

/** Five parts by a hash of the set's name: a set is never parted. */
function inFolds(name: string, languages: readonly CorpusLanguage[], rows: readonly FamilyRow[]): Family {
  const foldOf = (set: string): number => Math.floor(hash(`fold ${set}`) * foldCount)
  return {
    name,
    languages,
    rows,
    folds: Array.from({ length: foldCount }, (_, fold) => ({
      train: { languages, rows: rows.filter(({ cognateSet }) => foldOf(cognateSet) !== fold) },
      asked: rows.filter(({ cognateSet }) => foldOf(cognateSet) === fold),
    })),
  }
}

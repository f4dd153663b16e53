/** Files of the SIGTYP 2022 task: a header `COGID` and the languages, a row a cognate set, `?` for the word asked for. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Corpus } from '../../../../models/language/corpus.ts'
import type { QueryForm } from '../../../../models/language/model.ts'

export interface ReflexRow {
  readonly id: string
  readonly cells: readonly (readonly string[])[]
}
export interface ReflexTable {
  readonly languages: readonly string[]
  readonly rows: readonly ReflexRow[]
}
export interface ReflexQuestion {
  readonly id: string
  readonly target: string
  readonly forms: readonly QueryForm[]
}

/** One folder and proportion that can be predicted. */
export interface ReflexTask {
  readonly dataset: string
  readonly proportion: string
  readonly training: string
  readonly test: string
  /** Absent where the answers are withheld. */
  readonly solutions?: string
}

/**
 * Every `<data set>/training-P.tsv` with its test file, in the order of proportion and name.
 * @throws Error where the folder holds none.
 */
export function findReflexTasks(dataDir: string): ReflexTask[] {
  const datasets = readdirSync(dataDir)
    .filter((name) => statSync(join(dataDir, name)).isDirectory())
    .sort()
  const tasks = datasets.flatMap((dataset) =>
    readdirSync(join(dataDir, dataset)).flatMap((file) => {
      const proportion = /^training-(.+)\.tsv$/.exec(file)?.[1]
      const path = (kind: string): string => join(dataDir, dataset, `${kind}-${proportion}.tsv`)
      if (proportion === undefined || !existsSync(path('test'))) return []
      const solutions = path('solutions')
      return [
        {
          dataset,
          proportion,
          training: join(dataDir, dataset, file),
          test: path('test'),
          ...(existsSync(solutions) && { solutions }),
        },
      ]
    }),
  )
  if (tasks.length === 0)
    throw new Error(
      `${dataDir}: no data set; each is a folder of its own that holds training-P.tsv and test-P.tsv, P being 0.10 to 0.50`,
    )
  return tasks.sort((a, b) => (a.proportion < b.proportion ? -1 : a.proportion > b.proportion ? 1 : 0))
}

export function readReflexTable(path: string): ReflexTable {
  const [header = [], ...rows] = readFileSync(path, 'utf8')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => line.split('\t'))
  const languages = header.slice(1).map((name) => name.trim())
  return {
    languages,
    rows: rows.map(([id = '', ...cells]) => ({
      id,
      cells: languages.map((_, i) => (cells[i] ?? '').split(' ').filter((token) => token !== '')),
    })),
  }
}

export const corpusOfTable = ({ languages, rows }: ReflexTable): Corpus => ({
  languages: languages.map((slug) => ({ slug })),
  rows: rows.flatMap(({ id, cells }) =>
    cells.flatMap((segments, i) =>
      segments.length === 0 ? [] : [{ cognateSet: id, language: languages[i]!, segments, weight: 1 }],
    ),
  ),
})

/** The question of every row. A row sees its own known cells alone. */
export const questionsOfTable = ({ languages, rows }: ReflexTable): ReflexQuestion[] =>
  rows.map(({ id, cells }) => {
    const asked = cells.findIndex((cell) => cell.length === 1 && cell[0] === '?')
    return {
      id,
      target: languages[asked] ?? '',
      forms: cells.flatMap((segments, i) =>
        i === asked || segments.length === 0 ? [] : [{ language: languages[i]!, segments }],
      ),
    }
  })

/** The task's own result format: the prediction in its language's column, the others empty. */
export function formatReflexResults(
  languages: readonly string[],
  answers: readonly { readonly id: string; readonly target: string; readonly segments: readonly string[] }[],
): string {
  const lines = answers.map(({ id, target, segments }) =>
    [id, ...languages.map((language) => (language === target ? segments.join(' ') : ''))].join('\t'),
  )
  return [['COGID', ...languages].join('\t'), ...lines, ''].join('\n')
}

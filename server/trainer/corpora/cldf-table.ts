/** A CSV table whose errors say in which file and row they are, and what to do. */
import { readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { CsvError, parse } from 'csv-parse/sync'

/** Names file, line (the header is line 1) and remedy. */
export class CldfError extends Error {
  readonly code = 'invalid-cldf'
  constructor(file: string, line: number | undefined, remedy: string) {
    super(`${basename(file)}${line === undefined ? '' : `, row ${line}`}: ${remedy}`)
  }
}

export interface CsvRow {
  /** Trimmed; empty where absent. */
  readonly cell: (column: string) => string
  readonly error: (column: string, remedy: string) => CldfError
}
export interface CsvTable {
  readonly file: string
  readonly columns: readonly string[]
  readonly rows: readonly CsvRow[]
  readonly required: (column: string | undefined, name: string) => string
}

export function readCsv(file: string, delimiter = ','): CsvTable {
  const [header = [], ...rows] = parseFile(file, delimiter)
  const columns = header.map((name) => name.trim())
  if (columns.length === 0) throw new CldfError(file, 1, 'the file is empty; it needs a line of column names')
  const places = new Map(columns.map((name, i) => [name, i]))
  return {
    file,
    columns,
    rows: rows.map((cells, i): CsvRow => {
      if (cells.length !== columns.length)
        throw new CldfError(
          file,
          i + 2,
          `${cells.length} cells under ${columns.length} column names; quote cells that hold a comma`,
        )
      return {
        cell: (column) => (cells[places.get(column) ?? -1] ?? '').trim(),
        error: (column, remedy) => new CldfError(file, i + 2, `${column}: ${remedy}`),
      }
    }),
    required: (column, name) => {
      if (column === undefined)
        throw new CldfError(file, 1, `there is no column ${name}; add it, or name it in the metadata`)
      return column
    },
  }
}

const mostBytes = 256_000_000

function parseFile(file: string, delimiter: string): string[][] {
  const { size } = statSync(file)
  if (size > mostBytes)
    throw new CldfError(file, undefined, `${size} bytes; at most ${mostBytes} are read: take fewer languages`)
  try {
    return parse(readFileSync(file, 'utf8'), {
      bom: true,
      delimiter,
      relax_column_count: true,
      skip_empty_lines: true,
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new CldfError(file, typeof error['lines'] === 'number' ? error['lines'] : undefined, error.message)
  }
}

/** Prepared once per text: preparing costs more than most of these reads. */
import type { Database, Statement } from 'better-sqlite3'

export interface Statements {
  all<Row>(sql: string, parameters: readonly unknown[]): Row[]
  first<Row>(sql: string, parameters: readonly unknown[]): Row | undefined
}

/** Texts come from this folder's closed set of fragments, so the cache stays small. */
export function createStatements(db: Database): Statements {
  const cache = new Map<string, Statement<unknown[]>>()
  const statement = (sql: string) => {
    const known = cache.get(sql) ?? db.prepare<unknown[]>(sql)
    cache.set(sql, known)
    return known
  }
  return {
    all: <Row>(sql: string, parameters: readonly unknown[]) => statement(sql).all(...parameters) as Row[],
    first: <Row>(sql: string, parameters: readonly unknown[]) =>
      statement(sql).get(...parameters) as Row | undefined,
  }
}

/** A condition with its parameters, so that the two never drift apart. */
export interface Condition {
  readonly sql: string
  readonly parameters: readonly unknown[]
}

export function where(conditions: readonly (Condition | undefined)[]): Condition {
  const given = conditions.filter((c) => c !== undefined)
  return {
    sql: given.length === 0 ? '1' : given.map((c) => `(${c.sql})`).join(' AND '),
    parameters: given.flatMap((c) => c.parameters),
  }
}

/** A list as one parameter; `[]` matches nothing. One value is compared as such: an index then gives rows in order. */
export const isOneOf = (column: string, values: readonly string[]): Condition =>
  values.length === 1
    ? { sql: `${column} = ?`, parameters: values }
    : { sql: `${column} IN (SELECT value FROM json_each(?))`, parameters: [JSON.stringify(values)] }

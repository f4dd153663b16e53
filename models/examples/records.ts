/** Records of several sources: their union, what is merged, and pure steps that account for every row. */

export interface SourceRecord {
  readonly source: string
  readonly id: string
  readonly fields: Readonly<Record<string, string>>
}
export interface MergedRecord {
  /** `source id` of every record in it. */
  readonly origins: readonly string[]
  readonly fields: Readonly<Record<string, string>>
}

const keyOf = ({ source, id }: SourceRecord): string => `${source} ${id}`
const byKey = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Each (source, id) once, in their order: idempotent, whatever order the sources come in. */
export function unionOf(sources: readonly (readonly SourceRecord[])[]): SourceRecord[] {
  const known = new Map(sources.flat().map((record) => [keyOf(record), record]))
  return [...known.entries()].sort(([a], [b]) => byKey(a, b)).map(([, record]) => record)
}

/** `same` leads from one record's key to that of the record it is the same thing as. */
export function mergeById(
  records: readonly SourceRecord[],
  same: ReadonlyMap<string, string>,
): MergedRecord[] {
  const rootOf = (key: string): string => {
    const next = same.get(key)
    return next === undefined || next === key ? key : rootOf(next)
  }
  const things = Map.groupBy(records, (record) => rootOf(keyOf(record)))
  return [...things.values()].map((own) => ({
    origins: own.map(keyOf).sort(byKey),
    fields: Object.assign({}, ...own.map(({ fields }) => fields)) as Record<string, string>,
  }))
}

export interface Step<Row> {
  readonly name: string
  readonly keep: (row: Row) => boolean
}
export interface StepCount {
  readonly name: string
  readonly in: number
  readonly out: number
  readonly rejected: number
}

export function runSteps<Row>(
  rows: readonly Row[],
  steps: readonly Step<Row>[],
): { rows: Row[]; counts: StepCount[] } {
  let left = [...rows]
  const counts = steps.map(({ name, keep }) => {
    const kept = left.filter((row) => keep(row))
    const count = { name, in: left.length, out: kept.length, rejected: left.length - kept.length }
    left = kept
    return count
  })
  return { rows: left, counts }
}

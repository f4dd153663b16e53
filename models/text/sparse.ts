/** Rows of few non-zero values (compressed sparse rows), and the two products that fitting needs. */

export interface SparseRows {
  readonly rows: number
  readonly columns: number
  /** Row i holds `ids` and `values` from `starts[i]` to before `starts[i + 1]`. */
  readonly starts: Int32Array
  readonly ids: Int32Array
  readonly values: Float32Array
}
export type Bag = ReadonlyMap<string, number>

/** Grams and their column, in order of first occurrence; those in fewer than `minRows` rows are left out. */
export function buildVocabulary(bags: readonly Bag[], minRows = 1): Map<string, number> {
  const rows = new Map<string, number>()
  for (const bag of bags) for (const gram of bag.keys()) rows.set(gram, (rows.get(gram) ?? 0) + 1)
  const vocabulary = new Map<string, number>()
  for (const [gram, n] of rows) if (n >= minRows) vocabulary.set(gram, vocabulary.size)
  return vocabulary
}

/** Counts as rows; grams outside the vocabulary are dropped. */
export function toRows(bags: readonly Bag[], vocabulary: ReadonlyMap<string, number>): SparseRows {
  return fromEntries(
    bags.map((bag) => {
      const entries: [number, number][] = []
      for (const [gram, n] of bag) {
        const id = vocabulary.get(gram)
        if (id !== undefined) entries.push([id, n])
      }
      return entries
    }),
    vocabulary.size,
  )
}

export function fromEntries(
  entries: readonly (readonly (readonly [number, number])[])[],
  columns: number,
): SparseRows {
  const starts = new Int32Array(entries.length + 1)
  entries.forEach((row, i) => (starts[i + 1] = starts[i]! + row.length))
  const ids = new Int32Array(starts[entries.length]!)
  const values = new Float32Array(ids.length)
  let k = 0
  for (const row of entries)
    for (const [id, value] of row) {
      ids[k] = id
      values[k++] = value
    }
  return { rows: entries.length, columns, starts, ids, values }
}

/** The rows of both, those of `a` first; as many columns in both. */
export function stackRows(a: SparseRows, b: SparseRows): SparseRows {
  const starts = new Int32Array(a.rows + b.rows + 1)
  starts.set(a.starts)
  for (let i = 1; i <= b.rows; i++) starts[a.rows + i] = a.ids.length + b.starts[i]!
  const ids = new Int32Array(a.ids.length + b.ids.length)
  const values = new Float32Array(ids.length)
  ids.set(a.ids)
  ids.set(b.ids, a.ids.length)
  values.set(a.values)
  values.set(b.values, a.values.length)
  return { rows: a.rows + b.rows, columns: a.columns, starts, ids, values }
}

/** The same rows, each brought to length 1 (empty rows stay empty). */
export function unitRows(x: SparseRows): SparseRows {
  const values = x.values.slice()
  for (let i = 0; i < x.rows; i++) {
    let sum = 0
    for (let k = x.starts[i]!; k < x.starts[i + 1]!; k++) sum += values[k]! ** 2
    const scale = sum > 0 ? 1 / Math.sqrt(sum) : 0
    for (let k = x.starts[i]!; k < x.starts[i + 1]!; k++) values[k]! *= scale
  }
  return { ...x, values }
}

/** x W, row-major: W is [columns, width], the result [rows, width]. */
export function times(x: SparseRows, w: Float64Array, width: number): Float64Array {
  const out = new Float64Array(x.rows * width)
  for (let i = 0; i < x.rows; i++) {
    const to = i * width
    for (let k = x.starts[i]!; k < x.starts[i + 1]!; k++) {
      const from = x.ids[k]! * width
      const value = x.values[k]!
      for (let c = 0; c < width; c++) out[to + c]! += value * w[from + c]!
    }
  }
  return out
}

/** x^T A: A is [rows, width], the result [columns, width]. */
export function transposedTimes(x: SparseRows, a: Float64Array, width: number): Float64Array {
  const out = new Float64Array(x.columns * width)
  for (let i = 0; i < x.rows; i++) {
    const from = i * width
    for (let k = x.starts[i]!; k < x.starts[i + 1]!; k++) {
      const to = x.ids[k]! * width
      const value = x.values[k]!
      for (let c = 0; c < width; c++) out[to + c]! += value * a[from + c]!
    }
  }
  return out
}

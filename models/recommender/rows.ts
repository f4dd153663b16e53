/** Sparse item-to-item tables: for each item the entries that matter most. Values are non-negative. */

export interface ItemRows {
  readonly items: number
  readonly width: number
  /** [items, width]; `items` where a row has fewer entries. */
  readonly columns: Int32Array
  /** [items, width]; 0 there. */
  readonly values: Float32Array
}

/** Keeps the `width` largest entries of each row; ties go to the lower column. */
export function toRows(rows: readonly ReadonlyMap<number, number>[], width: number): ItemRows {
  const items = rows.length
  const used = Math.max(1, Math.min(width, items))
  const columns = new Int32Array(items * used).fill(items)
  const values = new Float32Array(items * used)
  rows.forEach((row, item) => {
    const best = [...row].filter(([, v]) => v > 0).sort((a, b) => b[1] - a[1] || a[0] - b[0])
    best.slice(0, used).forEach(([column, value], i) => {
      columns[item * used + i] = column
      values[item * used + i] = value
    })
  })
  return { items, width: used, columns, values }
}

/** The same with the `width` largest entries of each row. */
export function narrowed(rows: ItemRows, width: number): ItemRows {
  if (width >= rows.width) return rows
  const columns = new Int32Array(rows.items * width)
  const values = new Float32Array(rows.items * width)
  for (let item = 0; item < rows.items; item++) {
    const from = item * rows.width
    columns.set(rows.columns.subarray(from, from + width), item * width)
    values.set(rows.values.subarray(from, from + width), item * width)
  }
  return { items: rows.items, width, columns, values }
}

/** Adds `factor` times an item's row to `scores` (reused by the caller). */
export function addRow(
  rows: ItemRows,
  item: number,
  factor: number,
  scores: Float32Array | Float64Array,
): void {
  const { width, columns, values, items } = rows
  for (let i = item * width; i < (item + 1) * width; i++) {
    const column = columns[i]!
    if (column === items) return
    scores[column]! += factor * values[i]!
  }
}

/** Figures of a classifier from its confusions: `counts[truth][answer]`. */

export interface Figures {
  readonly accuracy: number
  readonly recall: readonly number[]
  readonly precision: readonly number[]
  /** Mean of the classes' F1; a class without any row or answer counts 0. */
  readonly macroF1: number
}

export function figuresOf(counts: readonly (readonly number[])[]): Figures {
  const total = counts.flat().reduce((sum, n) => sum + n, 0)
  const share = (a: number, b: number) => (b === 0 ? 0 : a / b)
  const right = counts.map((row, i) => row[i]!)
  const recall = counts.map((row, i) => share(right[i]!, row.reduce((sum, n) => sum + n, 0))) // prettier-ignore
  const precision = counts.map((_, i) => share(right[i]!, counts.reduce((sum, row) => sum + row[i]!, 0))) // prettier-ignore
  const f1 = recall.map((r, i) => share(2 * r * precision[i]!, r + precision[i]!))
  return {
    accuracy: share(right.reduce((sum, n) => sum + n, 0), total), // prettier-ignore
    recall,
    precision,
    macroF1: f1.reduce((sum, f) => sum + f, 0) / counts.length,
  }
}

/** Confusions of answers beside the truth, both by class number. */
export function confusions(
  truth: readonly number[],
  answers: readonly number[],
  classes: number,
): number[][] {
  const counts = Array.from({ length: classes }, () => new Array<number>(classes).fill(0))
  truth.forEach((t, i) => counts[t]![answers[i]!]!++)
  return counts
}

/** What rows are taught: a probability for each class, [rows, classes]; certain labels are ones among zeros. */

export function oneHot(labels: readonly number[], classes: number): Float64Array {
  const targets = new Float64Array(labels.length * classes)
  labels.forEach((label, i) => (targets[i * classes + label] = 1))
  return targets
}

/** Each class's share of all rows by their weight, 1 where absent. */
export function classShares(targets: Float64Array, classes: number, rowWeights?: Float64Array): number[] {
  const sums = new Array<number>(classes).fill(0)
  targets.forEach((p, i) => (sums[i % classes]! += p * (rowWeights?.[Math.floor(i / classes)] ?? 1)))
  const all = sums.reduce((sum, n) => sum + n, 0)
  return sums.map((n) => n / all)
}

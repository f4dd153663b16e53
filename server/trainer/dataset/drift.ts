/** Population stability index: sum (p - q) ln(p / q). Under .1 stable, .1 to .25 watch, above .25 shifted. */
export function stabilityIndex(before: readonly number[], now: readonly number[]): number {
  const share = (counts: readonly number[]) => {
    const total = counts.reduce((a, b) => a + b, 0)
    // Half a count in each cell, so that an empty one stays finite.
    return counts.map(
      (count) => (count + (total > 1 ? 0.5 : 0)) / (total + (total > 1 ? 0.5 * counts.length : 0)),
    )
  }
  const [p, q] = [share(before), share(now)]
  return p.reduce((sum, value, i) => sum + (value - q[i]!) * Math.log(value / q[i]!), 0)
}

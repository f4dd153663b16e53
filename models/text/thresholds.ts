/** From which score on a label is given, found on out-of-fold scores. Scores and truth are [rows, labels], row-major. */

export interface Thresholds {
  /** One for all labels, best for micro-F1. */
  readonly micro: number
  /** One for each label, best for its own F1. */
  readonly macro: readonly number[]
  /** One for each label, best for micro-F1 and twice macro-F1 together: where one set of answers has to serve both. */
  readonly both: readonly number[]
}

export function fitThresholds(scores: Float64Array, truth: Uint8Array, labels: number): Thresholds {
  const all = ranked(scores, truth, [...truth.keys()])
  const each = Array.from({ length: labels }, (_, label) =>
    ranked(
      scores,
      truth,
      [...truth.keys()].filter((i) => i % labels === label),
    ),
  )
  return {
    micro: all.threshold(bestCount(all)),
    macro: each.map((label) => label.threshold(bestCount(label))),
    both: bestTogether(each).map((count, label) => each[label]!.threshold(count)),
  }
}

interface Ranked {
  readonly positives: number
  /** True labels among the first k. */
  readonly hits: Int32Array
  /** Halfway between the k-th score and the next. */
  readonly threshold: (count: number) => number
}

function ranked(scores: Float64Array, truth: Uint8Array, indices: readonly number[]): Ranked {
  const order = indices.toSorted((a, b) => scores[b]! - scores[a]!)
  const hits = new Int32Array(order.length + 1)
  order.forEach((i, k) => (hits[k + 1] = hits[k]! + truth[i]!))
  const score = (k: number) => scores[order[Math.min(k, order.length - 1)]!]!
  return {
    positives: hits[order.length]!,
    hits,
    threshold: (count) => (count === 0 ? score(0) : (score(count - 1) + score(count)) / 2),
  }
}

function bestCount(
  { hits, positives }: Ranked,
  gain = (hit: number, count: number) => (2 * hit) / (count + positives),
): number {
  let best = 0
  for (let k = 1; k < hits.length; k++) if (gain(hits[k]!, k) > gain(hits[best]!, best)) best = k
  return best
}

const macroWeight = 2
const rounds = 6

/** Label by label, the others held, from each label's own best. */
function bestTogether(each: readonly Ranked[]): number[] {
  const counts = each.map((label) => bestCount(label))
  for (let round = 0; round < rounds; round++)
    each.forEach((label, j) => {
      let [hits, sum] = [0, 0]
      each.forEach((other, i) => {
        if (i === j) return
        hits += other.hits[counts[i]!]!
        sum += counts[i]! + other.positives
      })
      counts[j] = bestCount(label, (hit, count) => {
        const micro = (2 * (hits + hit)) / Math.max(1, sum + count + label.positives)
        const own = (2 * hit) / Math.max(1, count + label.positives)
        return micro + (macroWeight / each.length) * own
      })
    })
  return counts
}

/**
 * Finer subjects (`sailing boat`) as further titles to learn from: each name with the share of its works that have each
 * label. A museum names thousands of them, and many of their words stand in no title.
 */
import type { TitledWork } from './titles.ts'

export interface SubjectName {
  readonly name: string
  /** The shares, pulled towards the labels' own by `pull` works; label by label. */
  readonly shares: readonly number[]
  /** How much it counts beside a work. */
  readonly weight: number
}

const pull = 2
/** A name that one or two artists' works have may be a matter of those artists. */
const enoughArtists = 3

/** Each finer subject once, in order of first occurrence. `means` are the labels' shares among all works. */
export function subjectNames(
  works: readonly TitledWork[],
  labels: readonly string[],
  { means, most }: { readonly means: readonly number[]; readonly most: number },
): SubjectName[] {
  const having = new Map<string, TitledWork[]>()
  for (const work of works)
    for (const name of new Set(work.finer)) {
      const others = having.get(name)
      if (others) others.push(work)
      else having.set(name, [work])
    }
  return [...having].map(([name, its]) => ({
    name,
    shares: labels.map((label, k) => {
      const n = its.filter(({ subjects }) => subjects.includes(label)).length
      return (n + pull * means[k]!) / (its.length + pull)
    }),
    weight: most * Math.min(1, new Set(its.map(({ artist }) => artist)).size / enoughArtists),
  }))
}

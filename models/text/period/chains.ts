/**
 * Two models of which character follows which, one for each period, of any order, smoothed after Witten & Bell (1991) from
 * the shortest context up: P_k(c | h) = [N(h,c) + T(h) P_{k-1}(c | h')] / [N(h) + T(h)], h' being h without its first
 * character, T(h) how many different characters follow h, and P_0 even over all characters.
 */

export interface Chain {
  /** How often each gram of one to `order` characters occurs. */
  readonly grams: ReadonlyMap<string, number>
  /** By context of no to `order - 1` characters: how many characters follow it, and how many different ones. */
  readonly contexts: ReadonlyMap<string, { readonly all: number; readonly different: number }>
  readonly order: number
}
export interface ChainPair {
  /** Of label 1 and of label 0. */
  readonly one: Chain
  readonly other: Chain
  readonly characters: number
}

const start = '^'

/** `sequences[i]` belongs to `labels[i]` (0 or 1). */
export function fitChains(
  sequences: readonly (readonly (readonly string[])[])[],
  labels: readonly number[],
  order: number,
): ChainPair {
  const of = (label: number) =>
    countChain(
      sequences.flatMap((own, i) => (labels[i] === label ? own : [])),
      order,
    )
  return { one: of(1), other: of(0), characters: new Set(sequences.flat(2)).size }
}

/** ln P_one - ln P_other of a sequence. */
export function chainRatio({ one, other, characters }: ChainPair, sequence: readonly string[]): number {
  const framed = framedBy(sequence, one.order)
  let sum = 0
  for (let i = one.order - 1; i < framed.length; i++)
    sum += Math.log(probability(one, framed, i, characters) / probability(other, framed, i, characters))
  return sum
}

function countChain(sequences: readonly (readonly string[])[], order: number): Chain {
  const grams = new Map<string, number>()
  const contexts = new Map<string, { all: number; different: number }>()
  for (const sequence of sequences) {
    const framed = framedBy(sequence, order)
    for (let i = order - 1; i < framed.length; i++)
      for (let size = 0; size < order; size++) {
        const context = framed.slice(i - size, i).join('')
        const gram = context + framed[i]!
        const seen = grams.get(gram) ?? 0
        const counts = contexts.get(context) ?? { all: 0, different: 0 }
        counts.all++
        if (seen === 0) counts.different++
        grams.set(gram, seen + 1)
        contexts.set(context, counts)
      }
  }
  return { grams, contexts, order }
}

function probability(
  { grams, contexts, order }: Chain,
  framed: readonly string[],
  at: number,
  characters: number,
): number {
  let p = 1 / characters
  for (let size = 0; size < order; size++) {
    const context = framed.slice(at - size, at).join('')
    const counts = contexts.get(context)
    if (counts === undefined) return p
    p = ((grams.get(context + framed[at]!) ?? 0) + counts.different * p) / (counts.all + counts.different)
  }
  return p
}

const framedBy = (sequence: readonly string[], order: number): string[] => [
  ...Array.from({ length: order - 1 }, () => start),
  ...sequence,
]

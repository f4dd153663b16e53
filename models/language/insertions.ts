/**
 * What a language adds of its own: segments that stand against nothing in its relatives, such as the ending of an
 * infinitive. They are counted between the two segments of the language on either side of them, backing off to one side
 * and then to the beginning, middle and end of words; only what is likelier than not is inserted.
 */
import type { LanguageModel, WordQuery } from './model.ts'
import { edge, gap } from './symbols.ts'

export interface Insertion {
  /** Empty where nothing is inserted. */
  readonly symbols: readonly number[]
  /** Of this choice. */
  readonly probability: number
}
/** What stands between two segments of the language; `edge` is either end of the word. */
export type InsertionRule = (before: number, after: number) => Insertion

/** A place between two segments that have counterparts, and what was found there: symbol ids joined by blanks. */
interface Slot {
  readonly before: number
  readonly after: number
  readonly found: string
}

const threshold = 0.55
/** How many observations the wider context counts as. */
const backing = 2
const nothing = ''

type Tallies = Map<string, Map<string, number>>

/** Counts of one language, from which rules that leave out one cognate set (-1: none) are made. */
export class InsertionCounts {
  readonly #bySet: ReadonlyMap<number, readonly Slot[]>
  readonly #counts: Tallies

  constructor(corpus: Pick<LanguageModel, 'aligned' | 'sets'>, target: number) {
    this.#bySet = slotsOf(corpus, target)
    this.#counts = tally([...this.#bySet.values()].flat())
  }

  ruleWithout(set: number): InsertionRule {
    const leftOut = tally(this.#bySet.get(set) ?? [])
    const known = new Map<string, Insertion>()
    return (before, after) => {
      const key = `${before} ${after}`
      const made = known.get(key) ?? this.#choose(contextsOf(before, after), leftOut)
      known.set(key, made)
      return made
    }
  }

  #choose(contexts: Contexts, leftOut: Tallies): Insertion {
    let best = { found: nothing, probability: this.#probability(nothing, contexts, leftOut) }
    for (const found of this.#counts.get(contexts.part)?.keys() ?? []) {
      if (found === nothing || found === total) continue
      const probability = this.#probability(found, contexts, leftOut)
      if (probability > threshold) best = { found, probability }
    }
    const symbols = best.found === nothing ? [] : best.found.split(' ').map(Number)
    return { symbols, probability: best.probability }
  }

  /** P(found | part of the word), then given either side, then given both. */
  #probability(found: string, { part, left, right, both }: Contexts, leftOut: Tallies): number {
    const count = (key: string, what: string): number =>
      (this.#counts.get(key)?.get(what) ?? 0) - (leftOut.get(key)?.get(what) ?? 0)
    const backedBy = (key: string, p: number): number =>
      (count(key, found) + backing * p) / (count(key, total) + backing)
    const plain = backedBy(part, found === nothing ? 1 : 0)
    return backedBy(both, (backedBy(left, plain) + backedBy(right, plain)) / 2)
  }
}

const total = 'total'

function tally(slots: readonly Slot[]): Tallies {
  const counts: Tallies = new Map()
  for (const { before, after, found } of slots)
    for (const key of Object.values(contextsOf(before, after))) {
      const own = counts.get(key) ?? new Map<string, number>()
      counts.set(key, own)
      for (const counted of [found, total]) own.set(counted, (own.get(counted) ?? 0) + 1)
    }
  return counts
}

type Contexts = Readonly<Record<'part' | 'left' | 'right' | 'both', string>>
function contextsOf(before: number, after: number): Contexts {
  const part = before === edge ? 'first' : after === edge ? 'last' : 'inside'
  return { part, left: `${part} ${before}`, right: `${part} / ${after}`, both: `${before} / ${after}` }
}

function slotsOf(
  { aligned, sets }: Pick<LanguageModel, 'aligned' | 'sets'>,
  target: number,
): Map<number, Slot[]> {
  const { table, alignments } = aligned
  const bySet = new Map<number, Slot[]>()
  let start = 0
  sets.forEach((set, s) => {
    const width = alignments[s]![0]?.length ?? 0
    const row = alignments[s]![set.findIndex(({ language }) => language === target)]
    const from = start
    start += width
    const alone = (c: number): boolean => table.only[from + c] === target
    if (row === undefined || row.every((_, c) => alone(c))) return
    const slots: Slot[] = []
    let before: number = edge
    let found: number[] = []
    const close = (after: number): void => {
      slots.push({ before, after, found: found.join(' ') })
      found = []
      before = after
    }
    row.forEach((symbol, c) => {
      if (symbol === gap) return
      if (alone(c)) found.push(symbol)
      else close(symbol)
    })
    close(edge)
    bySet.set(s, slots)
  })
  return bySet
}

/** For each question its target's rule, without the question's own set. */
export function insertionRules(
  corpus: Pick<LanguageModel, 'aligned' | 'sets'>,
): (query: Pick<WordQuery, 'target' | 'excludedSet'>) => InsertionRule {
  const byTarget = new Map<number, InsertionCounts>()
  return ({ target, excludedSet }) => {
    const counts = byTarget.get(target) ?? new InsertionCounts(corpus, target)
    byTarget.set(target, counts)
    return counts.ruleWithout(excludedSet)
  }
}

/** The word with what is inserted, and the probability that just this is. */
export function completeWord(symbols: readonly number[], rule: InsertionRule): Insertion {
  const completed: number[] = []
  let probability = 1
  for (let i = 0; i <= symbols.length; i++) {
    const inserted = rule(symbols[i - 1] ?? edge, symbols[i] ?? edge)
    completed.push(...inserted.symbols)
    probability *= inserted.probability
    if (i < symbols.length) completed.push(symbols[i]!)
  }
  return { symbols: completed, probability }
}

/**
 * All counts for one target language, as dense tables: what the target has where a source has this segment in these
 * surroundings. The cognate set at hand is taken out before its own words are asked for, and put back afterwards.
 */
import { reliabilityOf } from '../pairwise.ts'
import { gap } from '../symbols.ts'
import { contextKinds, ownClassKind, plainKind } from './contexts.ts'
import { classCount, type CorpusIndex } from './corpus-index.ts'
import { segmentsBeside, tiersBeside } from './target-sides.ts'
import { tierOf, type TierSides } from './tiers.ts'
import { traitCell, traitCount, traitValues } from './traits.ts'
import { addWord, wordGrams, type WordGrams } from './word-grams.ts'

/** Who stands after whom: [width + 1 x width + 1], and [width + 1] for each first one. */
export interface PairTable {
  readonly bigrams: Float32Array
  readonly bigramTotals: Float32Array
}

export interface TargetCounts {
  readonly index: CorpusIndex
  readonly target: number
  /** Symbols that the target shows, the gap first; and the place of every symbol among them, or -1. */
  readonly inventory: Int32Array
  readonly place: Int32Array
  readonly width: number
  /** By kind: [rows x width] counts and [rows] totals. */
  readonly counts: readonly Float32Array[]
  readonly totals: readonly Float32Array[]
  /** [rows x classes] of the plain and of the class keys. */
  readonly plainClasses: Float32Array
  readonly ownClasses: Float32Array
  /** What each trait of each source became: traits.ts's cells, and their sums over the target's values. */
  readonly traits: Float32Array
  readonly traitTotals: Float32Array
  /** [width] over columns, and [width + 1 x width + 1] over neighbouring segments, the edge last. */
  readonly unigrams: Float32Array
  readonly bigrams: Float32Array
  readonly bigramTotals: Float32Array
  /** As `bigrams`, of each segment and what its tier has before it, and after it. */
  readonly tierBefore: PairTable
  readonly tierAfter: PairTable
  readonly grams: WordGrams
  /** By `tier * length + column`: place of what the target's tier has before and after; the width for none. */
  readonly tierSides: TierSides
  /** [columns of the corpus x 2] place of the target's segment before and after each column; the width for the edge. */
  readonly beside: Int32Array
  /** [languages] columns that source and target share. */
  readonly shared: Float32Array
  /** [languages] and [sets x languages]: expected hits and trials of each source, as pairwise.ts counts reliability. */
  readonly hits: Float64Array
  readonly trials: Float64Array
  readonly setHits: Float32Array
  readonly setTrials: Float32Array
  /** Columns in which the target is known and not alone. */
  readonly columns: Int32Array
  /** The set that is taken out, or -1. */
  excluded: number
}

export function countTarget(index: CorpusIndex, target: number): TargetCounts {
  const { pairwise, languages, length } = index
  const { table } = pairwise
  const columns: number[] = []
  const place = new Int32Array(index.size).fill(-1)
  place[gap] = 0
  const inventory: number[] = [gap]
  for (let c = 0; c < length; c++) {
    const at = c * languages + target
    if (table.weight[at] === 0) continue
    const symbol = table.symbol[at]!
    if (place[symbol]! < 0) place[symbol] = inventory.push(symbol) - 1
    if (table.only[c] !== target) columns.push(c)
  }
  const width = inventory.length
  const counts: TargetCounts = {
    index,
    target,
    inventory: Int32Array.from(inventory),
    place,
    width,
    counts: index.rows.map((rows) => new Float32Array(rows.size * width)),
    totals: index.rows.map((rows) => new Float32Array(rows.size)),
    plainClasses: new Float32Array(index.rows[plainKind]!.size * classCount),
    ownClasses: new Float32Array(index.rows[ownClassKind]!.size * classCount),
    traits: new Float32Array(languages * traitCount * traitValues * traitValues),
    traitTotals: new Float32Array(languages * traitCount * traitValues),
    unigrams: new Float32Array(width),
    bigrams: new Float32Array((width + 1) ** 2),
    bigramTotals: new Float32Array(width + 1),
    grams: wordGrams(),
    tierBefore: pairTable(width),
    tierAfter: pairTable(width),
    tierSides: tiersBeside(index, target, { place, width }),
    beside: segmentsBeside(index, target, { place, width }),
    shared: new Float32Array(languages),
    hits: new Float64Array(languages),
    trials: new Float64Array(languages),
    setHits: new Float32Array((index.setStart.length - 1) * languages),
    setTrials: new Float32Array((index.setStart.length - 1) * languages),
    columns: Int32Array.from(columns),
    excluded: -1,
  }
  for (let set = 0; set + 1 < index.setStart.length; set++) addSet(counts, set, 1)
  countHits(counts)
  return counts
}

const pairTable = (width: number): PairTable => ({
  bigrams: new Float32Array((width + 1) ** 2),
  bigramTotals: new Float32Array(width + 1),
})

/** Leave-one-out hits of P0, kept by set so that a set's own can be taken out of the reliability too. */
function countHits({ index, target, columns, place, width, counts, totals, ...into }: TargetCounts): void {
  const { pairwise, languages, cells } = index
  const { table } = pairwise
  for (const c of columns) {
    const at = c * languages
    const symbol = table.symbol[at + target]!
    for (let l = 0; l < languages; l++) {
      const weight = table.weight[at + target]! * table.weight[at + l]!
      const source = table.symbol[at + l]!
      if (weight === 0 || l === target || (source === gap && symbol === gap)) continue
      const row = cells[plainKind]![at + l]!
      const count = counts[plainKind]![row * width + place[symbol]!]!
      const unit = Math.min(count, 1)
      const p = (count - unit + (symbol === source ? 1 : 0)) / (totals[plainKind]![row]! - unit + 1)
      into.hits[l]! += weight * p
      into.trials[l]! += weight
      into.setHits[table.set[c]! * languages + l]! += weight * p
      into.setTrials[table.set[c]! * languages + l]! += weight
    }
  }
}

/** Reliability of a source for this target, the excluded set not counted. */
export function trustIn(
  { index, hits, trials, setHits, setTrials, excluded }: TargetCounts,
  source: number,
): number {
  const at = excluded * index.languages + source
  return excluded < 0
    ? reliabilityOf(hits[source]!, trials[source]!)
    : reliabilityOf(hits[source]! - setHits[at]!, trials[source]! - setTrials[at]!)
}

/** Takes this set out of all counts (-1: none) and puts the one before back. */
export function excludeSet(counts: TargetCounts, set: number): void {
  if (counts.excluded === set) return
  if (counts.excluded >= 0) addSet(counts, counts.excluded, 1)
  if (set >= 0) addSet(counts, set, -1)
  counts.excluded = set
}

function addSet(counts: TargetCounts, set: number, sign: number): void {
  const { index, target, place, width } = counts
  const { languages, setStart, cells, classes, pairwise } = index
  const { table } = pairwise
  let previous = width
  let known = false
  const word: number[] = []
  for (let c = setStart[set]!; c < setStart[set + 1]!; c++) {
    const at = c * languages
    const own = sign * table.weight[at + target]!
    if (own === 0) continue
    known = true
    const symbol = table.symbol[at + target]!
    const s = place[symbol]!
    if (symbol !== gap) {
      addBigram(counts, previous, s, own, width)
      previous = s
      word.push(s)
      const tier = tierOf(classes[symbol]!) * index.length + c
      addBigram(counts.tierBefore, counts.tierSides.before[tier]!, s, own, width)
      addBigram(counts.tierAfter, s, counts.tierSides.after[tier]!, own, width)
    }
    if (table.only[c] === target) continue
    counts.unigrams[s]! += own
    for (let l = 0; l < languages; l++) {
      const weight = own * table.weight[at + l]!
      if (weight === 0 || l === target) continue
      counts.shared[l]! += weight
      for (let kind = 0; kind < contextKinds.length; kind++) {
        const row = cells[kind]![at + l]!
        counts.counts[kind]![row * width + s]! += weight
        counts.totals[kind]![row]! += weight
      }
      const source = table.symbol[at + l]!
      for (let trait = 0; trait < traitCount; trait++) {
        const u = index.traits[source * traitCount + trait]!
        counts.traits[traitCell(l, trait, u, index.traits[symbol * traitCount + trait])]! += weight
        counts.traitTotals[(l * traitCount + trait) * traitValues + u]! += weight
      }
      const natural = classes[symbol]!
      counts.plainClasses[cells[plainKind]![at + l]! * classCount + natural]! += weight
      counts.ownClasses[cells[ownClassKind]![at + l]! * classCount + natural]! += weight
    }
  }
  if (!known) return
  const own = sign * index.formWeight[set * languages + target]!
  addBigram(counts, previous, width, own, width)
  addWord(counts.grams, word, width, own)
}

function addBigram(
  { bigrams, bigramTotals }: PairTable,
  before: number,
  after: number,
  n: number,
  width: number,
) {
  bigrams[before * (width + 1) + after]! += n
  bigramTotals[before]! += n
}

/** P(next | before) over the target's own words, both as places (the width stands for the edge); never 0. */
export function bigramProbability(
  counts: TargetCounts,
  before: number,
  after: number,
  { bigrams, bigramTotals }: PairTable = counts,
): number {
  const { unigrams, width } = counts
  const total = counts.columns.length + 10
  const plain = after === width ? 0.2 : after < 0 ? 0.002 : 0.8 * ((unigrams[after]! + 0.2) / total) + 0.0005
  if (before < 0) return plain
  const seen = after < 0 ? 0 : Math.max(0, bigrams[before * (width + 1) + after]!)
  return (seen + 3 * plain) / (Math.max(0, bigramTotals[before]!) + 3)
}

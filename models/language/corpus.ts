/** What the language model learns from: word forms in cognate sets, curated or confirmed by visitors. */

export interface CorpusLanguage {
  readonly slug: string
  /** The language it descends from, where that is in the tree. */
  readonly parent?: string
}
export interface CorpusRow {
  readonly cognateSet: string
  readonly language: string
  /** IPA segments, tones among them. */
  readonly segments: readonly string[]
  /** Over 0, at most 1. Curated forms weigh 1; a visitor's form weighs as much as it is trusted. */
  readonly weight: number
}
export interface Corpus {
  readonly languages: readonly CorpusLanguage[]
  readonly rows: readonly CorpusRow[]
}

/** Rows by cognate set, in order of the set's name; of several forms of one language the heaviest (then first) counts. */
export function groupBySet(rows: readonly CorpusRow[]): Map<string, CorpusRow[]> {
  const best = new Map<string, Map<string, CorpusRow>>()
  for (const row of rows) {
    if (row.segments.length === 0 || row.weight <= 0) continue
    const set = best.get(row.cognateSet) ?? new Map<string, CorpusRow>()
    best.set(row.cognateSet, set)
    const known = set.get(row.language)
    if (known === undefined || row.weight > known.weight) set.set(row.language, row)
  }
  const byName = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
  return new Map(
    [...best.entries()]
      .sort(([a], [b]) => byName(a, b))
      .map(([id, set]) => [id, [...set.values()].sort((a, b) => byName(a.language, b.language))]),
  )
}

/**
 * The part that is never trained on, a fifth of the cognate sets by a hash of their names: the same sets whatever else
 * the corpus gains, so that two generations of a model are measured on the same words.
 */
export function splitCorpus(corpus: Corpus, heldOutShare = 0.2): { train: Corpus; heldOut: Corpus } {
  const isHeldOut = (set: string): boolean => hash(set) < heldOutShare
  return {
    train: { ...corpus, rows: corpus.rows.filter((row) => !isHeldOut(row.cognateSet)) },
    heldOut: { ...corpus, rows: corpus.rows.filter((row) => isHeldOut(row.cognateSet)) },
  }
}

/** FNV-1a with a final avalanche, as a number in [0, 1). */
export function hash(text: string): number {
  let state = 0x811c9dc5
  for (let i = 0; i < text.length; i++) state = Math.imul(state ^ text.charCodeAt(i), 0x01000193)
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b)
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35)
  return ((state ^ (state >>> 16)) >>> 0) / 4294967296
}

/** From column scores to words: the likeliest forms with a calibrated confidence. */
import { normalisedDistance } from './distance.ts'
import { completeWord, type InsertionRule } from './insertions.ts'
import { edge, gap } from './symbols.ts'
import type { ColumnScores } from './score.ts'

/** What decoding goes by. */
export type DecodedScores = Pick<ColumnScores, 'columns' | 'width' | 'logScores'>

export interface DecodedWord {
  /** Symbol ids without gaps, with what is inserted; never empty. */
  readonly symbols: readonly number[]
  /** Calibrated probability that the whole word is right. */
  readonly confidence: number
  /** The symbol chosen in every column, gaps included. */
  readonly columns: readonly number[]
}
export interface DecodeOptions {
  /** Column probabilities are raised to 1/temperature and normalised; over 1 is less sure. */
  readonly temperature: number
  readonly top: number
  /** What the language adds of its own; nothing where absent. */
  readonly insertions?: InsertionRule
}

const symbolsPerColumn = 6
/** Symbols less likely than the best by this many natural logarithms are left out. */
const negligible = 15
const beamWidth = 48

interface Path {
  readonly columns: readonly number[]
  readonly logProbability: number
}

/** Words among which the first is chosen. */
const compared = 16

/**
 * The first word is the one of least expected distance (over the longer word's length) from the likeliest ones; the
 * others follow by probability. Confidence sums over the alignments that spell the same word, within a beam.
 */
export function decodeWord(
  scores: DecodedScores,
  { temperature, top, insertions }: DecodeOptions,
): DecodedWord[] {
  const columns = Array.from({ length: scores.columns }, (_, c) => temperedColumn(scores, c, temperature))
  let beam: Path[] = [{ columns: [], logProbability: 0 }]
  for (const column of columns) {
    const grown = beam.flatMap((path) =>
      column.map(([symbol, logP]) => ({
        columns: [...path.columns, symbol],
        logProbability: path.logProbability + logP,
      })),
    )
    beam = grown.sort((a, b) => b.logProbability - a.logProbability).slice(0, beamWidth)
  }
  const words = new Map<string, DecodedWord>()
  const add = (path: readonly number[], probability: number): void => {
    const plain = spell(path)
    if (plain.length === 0) return
    const { symbols, probability: asThis } =
      insertions === undefined ? { symbols: plain, probability: 1 } : completeWord(plain, insertions)
    const key = symbols.join(' ')
    const known = words.get(key)
    const confidence = Math.min((known?.confidence ?? 0) + probability * asThis, 1)
    words.set(key, { symbols, columns: known?.columns ?? path, confidence })
  }
  for (const { columns: path, logProbability } of beam) add(path, Math.exp(logProbability))
  add(bestColumns(scores), 0)
  const ranked = [...words.values()].sort((a, b) => b.confidence - a.confidence)
  const first = leastExpectedDistance(ranked.slice(0, compared))
  return [first, ...ranked.filter((word) => word !== first)].slice(0, top)
}

/** @param words likeliest first */
function leastExpectedDistance(words: readonly DecodedWord[]): DecodedWord {
  const all = words.reduce((sum, { confidence }) => sum + confidence, 0)
  // No word is nearer to the others than one that is likelier than all of them together.
  if (words[0]!.confidence * 2 >= all) return words[0]!
  const expected = new Float64Array(words.length)
  words.forEach((word, i) => {
    for (let j = 0; j < i; j++) {
      const distance = normalisedDistance(word.symbols, words[j]!.symbols)
      expected[i]! += words[j]!.confidence * distance
      expected[j]! += word.confidence * distance
    }
  })
  return words[expected.indexOf(Math.min(...expected))]!
}

const spell = (columns: readonly number[]): number[] => columns.filter((symbol) => symbol !== gap)

/** Argmax of every column; where nothing but gaps is left, the best segment of all columns replaces its gap. */
export function bestColumns({ columns, width, logScores }: DecodedScores): number[] {
  let bestSegment = { column: 0, symbol: edge + 1, score: -Infinity }
  const chosen = Array.from({ length: columns }, (_, c): number => {
    let best: number = gap
    for (let s = 0; s < width; s++) {
      if (s === edge) continue
      const score = logScores[c * width + s]!
      if (score > logScores[c * width + best]!) best = s
      if (s > edge && score > bestSegment.score) bestSegment = { column: c, symbol: s, score }
    }
    return best
  })
  if (chosen.length > 0 && !chosen.some((symbol) => symbol !== gap)) {
    chosen[bestSegment.column] = bestSegment.symbol
  }
  return chosen
}

/** The best symbols of a column with log p^(1/T), normalised over all symbols. */
function temperedColumn(
  { width, logScores }: DecodedScores,
  column: number,
  temperature: number,
): [number, number][] {
  let total = 0
  let best = -Infinity
  for (let s = 0; s < width; s++) {
    if (s === edge) continue
    const logP = logScores[column * width + s]! / temperature
    total += Math.exp(logP)
    if (logP > best) best = logP
  }
  const entries: [number, number][] = []
  const logTotal = Math.log(total)
  for (let s = 0; s < width; s++) {
    const logP = logScores[column * width + s]! / temperature
    if (s !== edge && logP > best - negligible) entries.push([s, logP - logTotal])
  }
  return entries.sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, symbolsPerColumn)
}

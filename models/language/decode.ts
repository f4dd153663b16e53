/** From column scores to words: the likeliest forms with a calibrated confidence. */
import { edge, gap } from './symbols.ts'
import type { ColumnScores } from './score.ts'

/** What decoding goes by. */
export type DecodedScores = Pick<ColumnScores, 'columns' | 'width' | 'logScores'>

/** What decoding needs of them. */
export type SymbolScores = Pick<ColumnScores, 'columns' | 'width' | 'logScores'>

export interface DecodedWord {
  /** Symbol ids without gaps; never empty. */
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
}

const symbolsPerColumn = 6
const beamWidth = 48

interface Path {
  readonly columns: readonly number[]
  readonly logProbability: number
}

/**
 * The first word takes the best symbol of every column (an empty one takes the best segment there is); the others
 * follow by probability. Confidence sums over the alignments that spell the same word, within a beam.
 */
export function decodeWord(scores: SymbolScores, { temperature, top }: DecodeOptions): DecodedWord[] {
  const columns = Array.from({ length: scores.columns }, (_, c) => temperedColumn(scores, c, temperature))
  const best = bestColumns(scores)
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
  const words = new Map<string, { columns: readonly number[]; confidence: number }>()
  for (const path of beam) {
    const key = spell(path.columns).join(' ')
    if (key === '') continue
    const known = words.get(key)
    const confidence = (known?.confidence ?? 0) + Math.exp(path.logProbability)
    words.set(key, { columns: known?.columns ?? path.columns, confidence })
  }
  const bestKey = spell(best).join(' ')
  const ranked = [...words.entries()].sort((a, b) => b[1].confidence - a[1].confidence)
  const first = words.get(bestKey) ?? { columns: best, confidence: 0 }
  const rest = ranked.filter(([key]) => key !== bestKey).map(([, word]) => word)
  return [{ ...first, columns: best }, ...rest]
    .slice(0, top)
    .map((word) => ({ ...word, symbols: spell(word.columns), confidence: Math.min(word.confidence, 1) }))
}

const spell = (columns: readonly number[]): number[] => columns.filter((symbol) => symbol !== gap)

/** Argmax of every column; where nothing but gaps is left, the best segment of all columns replaces its gap. */
export function bestColumns({ columns, width, logScores }: SymbolScores): number[] {
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
  { width, logScores }: SymbolScores,
  column: number,
  temperature: number,
): [number, number][] {
  const entries: [number, number][] = []
  let total = 0
  for (let s = 0; s < width; s++) {
    if (s === edge) continue
    const logP = logScores[column * width + s]! / temperature
    total += Math.exp(logP)
    entries.push([s, logP])
  }
  const logTotal = Math.log(total)
  return entries
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, symbolsPerColumn)
    .map(([symbol, logP]) => [symbol, logP - logTotal])
}

/**
 * The temperature whose confidences fit best whether the first word was right (log loss), by golden section
 * between .3 and 5 on a log scale. No words: 1.
 */
export function fitTemperature(words: readonly { scores: DecodedScores; gold: readonly number[] }[]): number {
  if (words.length === 0) return 1
  const loss = (logT: number): number => {
    let sum = 0
    for (const { scores, gold } of words) {
      const [word] = decodeWord(scores, { temperature: Math.exp(logT), top: 1 })
      if (word === undefined) continue
      const right = word.symbols.join(' ') === gold.join(' ')
      const p = Math.min(Math.max(word.confidence, 1e-4), 1 - 1e-4)
      sum -= Math.log(right ? p : 1 - p)
    }
    return sum
  }
  const ratio = (Math.sqrt(5) - 1) / 2
  let low = Math.log(0.3)
  let high = Math.log(5)
  let a = high - ratio * (high - low)
  let b = low + ratio * (high - low)
  let lossA = loss(a)
  let lossB = loss(b)
  for (let step = 0; step < 12; step++) {
    if (lossA < lossB) {
      ;[high, b, lossB] = [b, a, lossA]
      a = high - ratio * (high - low)
      lossA = loss(a)
    } else {
      ;[low, a, lossA] = [a, b, lossB]
      b = low + ratio * (high - low)
      lossB = loss(b)
    }
  }
  return Math.exp((low + high) / 2)
}

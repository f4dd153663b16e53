/** How sure a decoded word may be: the more languages are known of it, the more. */
import { decodeWord, type DecodedScores } from './decode.ts'
import type { InsertionRule } from './insertions.ts'

export interface Calibration {
  /** Of decode.ts, where one language is known. */
  readonly temperature: number
  /** It falls by the number of known languages to this power. */
  readonly decline: number
}

export const uncalibrated: Calibration = { temperature: 1, decline: 0 }

export const temperatureAt = ({ temperature, decline }: Calibration, known: number): number =>
  temperature / Math.max(known, 1) ** decline

export interface CalibrationWord {
  readonly scores: DecodedScores
  readonly gold: readonly number[]
  /** How many languages it was predicted from. */
  readonly known: number
  readonly insertions?: InsertionRule
}

const temperatures: readonly [number, number] = [0.3, 5]
const declines: readonly [number, number] = [-0.1, 0.5]

/**
 * The calibration whose confidences fit best whether the first word was right (log loss): a temperature for all first,
 * then how it turns about the words' mean logarithm of known languages. No words: 1 for all.
 */
export function fitCalibration(words: readonly CalibrationWord[]): Calibration {
  if (words.length === 0) return uncalibrated
  const middle = words.reduce((sum, { known }) => sum + Math.log(Math.max(known, 1)), 0) / words.length
  const turned = (logT: number, decline: number): Calibration => ({
    temperature: Math.exp(logT + decline * middle),
    decline,
  })
  const logT = leastBetween(Math.log(temperatures[0]), Math.log(temperatures[1]), (x) =>
    logLoss(words, turned(x, 0)),
  )
  if (words.every(({ known }) => known === words[0]!.known)) return turned(logT, 0)
  return turned(
    logT,
    leastBetween(...declines, (decline) => logLoss(words, turned(logT, decline))),
  )
}

function logLoss(words: readonly CalibrationWord[], calibration: Calibration): number {
  let sum = 0
  for (const { scores, gold, known, ...rule } of words) {
    const [word] = decodeWord(scores, { temperature: temperatureAt(calibration, known), top: 1, ...rule })
    if (word === undefined) continue
    const right = word.symbols.join(' ') === gold.join(' ')
    const p = Math.min(Math.max(word.confidence, 1e-4), 1 - 1e-4)
    sum -= Math.log(right ? p : 1 - p)
  }
  return sum
}

/** Golden section. */
function leastBetween(from: number, to: number, loss: (x: number) => number): number {
  const ratio = (Math.sqrt(5) - 1) / 2
  let [low, high] = [from, to]
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
  return (low + high) / 2
}

/**
 * Kernel ridge classification of cells of the ancestor (its onset, rime, tone ...) from the daughters' syllables.
 * K(a, b) = product over daughters l of (1 + c_l [both known] exp(-sum_k w_lk d_k)) / (1 + c_l): positive
 * semi-definite, and at ease with daughters that are missing. alpha = (K + ridge I)^-1 (Y - mean), and what a word would
 * have got had it been left out is Y - alpha / diag (K + ridge I)^-1, exactly and at no further cost.
 */
import { factorise, invertFactored } from './cholesky.ts'
import { SlotInventory, slotsOfSyllable, type Daughters } from './slots.ts'

export interface KernelSettings {
  /** Of every slot's distance: daughters in their order, in each the slots in the order of `slotNames`. */
  readonly weights: ArrayLike<number>
  /** For each daughter, how much agreement in it adds. */
  readonly agreements: ArrayLike<number>
  readonly ridge: number
}

/** Scores of one cell's classes, near their probabilities (they may fall below 0); rows contiguous. */
export interface CellScores {
  readonly classes: readonly string[]
  readonly scores: Float32Array
}

export interface FittedKernel {
  /** For each cell the training words' scores, each word left out in turn: [words x classes]. */
  readonly leftOut: readonly CellScores[]
  /** For each cell the scores of one word. */
  readonly score: (daughters: Daughters) => CellScores[]
}

/** `cells` holds for each cell every word's label. Cubic in the number of words: 3,600 take about 20 s on one core. */
export function fitKernel(
  words: readonly Daughters[],
  cells: readonly (readonly string[])[],
  settings: KernelSettings,
): FittedKernel {
  const n = words.length
  const inventory = new SlotInventory(words)
  const matrix = new Float64Array(n * n)
  const row = new Float64Array(n)
  const compare = comparer(inventory, settings)
  words.forEach((word, i) => {
    compare(word, row)
    matrix.set(row, i * n)
    matrix[i * n + i]! += settings.ridge
  })
  factorise(matrix, n)
  invertFactored(matrix, n)
  const fitted = cells.map((labels) => solveCell(matrix, labels))
  return {
    leftOut: fitted.map(({ classes, alpha, targets }) => ({
      classes,
      scores: Float32Array.from(
        alpha,
        (a, at) => targets[at]! - a / matrix[Math.floor(at / classes.length) * (n + 1)]!,
      ),
    })),
    score: (daughters) => {
      compare(daughters, row)
      return fitted.map(({ classes, alpha, means }) => {
        const scores = Float64Array.from(means)
        for (let i = 0; i < n; i++) {
          const closeness = row[i]!
          for (let c = 0; c < scores.length; c++) scores[c]! += closeness * alpha[i * scores.length + c]!
        }
        return { classes, scores: Float32Array.from(scores) }
      })
    },
  }
}

interface SolvedCell {
  readonly classes: readonly string[]
  readonly means: readonly number[]
  /** [words x classes], as are the targets: 1 for the word's own class. */
  readonly alpha: Float64Array
  readonly targets: Uint8Array
}

function solveCell(inverse: Float64Array, labels: readonly string[]): SolvedCell {
  const n = labels.length
  const classes = [...new Set(labels)].sort()
  const numbers = new Map(classes.map((label, c) => [label, c]))
  const own = labels.map((label) => numbers.get(label)!)
  const targets = new Uint8Array(n * classes.length)
  const means = new Array<number>(classes.length).fill(0)
  own.forEach((c, i) => {
    targets[i * classes.length + c] = 1
    means[c]! += 1 / n
  })
  const alpha = new Float64Array(n * classes.length)
  for (let i = 0; i < n; i++) {
    let total = 0
    for (let j = 0; j < n; j++) {
      const x = inverse[i * n + j]!
      alpha[i * classes.length + own[j]!]! += x
      total += x
    }
    for (let c = 0; c < classes.length; c++) alpha[i * classes.length + c]! -= total * means[c]!
  }
  return { classes, means, alpha, targets }
}

/** Writes K(word, training word i) into `into[i]`. */
function comparer(inventory: SlotInventory, { weights, agreements }: KernelSettings) {
  const known = new Map<string, Float64Array>()
  const closenessOf = (value: string, place: number): Float64Array => {
    const key = `${place} ${value}`
    const made =
      known.get(key) ?? inventory.distances(place, value).map((d) => Math.exp(-weights[place]! * d))
    known.set(key, made)
    return made
  }
  const width = inventory.daughters * slotsOfSyllable
  const { ids } = inventory
  return (word: Daughters, into: Float64Array): void => {
    into.fill(1)
    word.forEach((syllable, l) => {
      const from = l * slotsOfSyllable
      const agreement = agreements[l]!
      const close = syllable?.map((value, k) => closenessOf(value, from + k))
      for (let i = 0; i < into.length; i++) {
        const at = i * width + from
        let agreed = 0
        if (close !== undefined && ids[at]! >= 0) {
          agreed = agreement
          for (let k = 0; k < slotsOfSyllable; k++) agreed *= close[k]![ids[at + k]!]!
        }
        into[i]! *= (1 + agreed) / (1 + agreement)
      }
    })
  }
}

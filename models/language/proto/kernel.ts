/**
 * Kernel ridge classification of a cell of the ancestor (its onset, rime or tone) from the daughters' syllables.
 * K(a, b) = product over daughters of (1 + c [both known] exp(-sum_k w_k d_k)) / (1 + c): positive semi-definite, and
 * at ease with daughters that are missing. alpha = (K + lambda I)^-1 (Y - mean).
 */
import { factorise, solveFactored } from './cholesky.ts'
import { slotDistance, slotNames, type Syllable } from './syllable.ts'

/** A word's daughters in a fixed order, `undefined` where not known. */
export type Daughters = readonly (Syllable | undefined)[]

export interface KernelSettings {
  /** Weight of every slot's distance, in the order of `slotNames`. */
  readonly weights: readonly number[]
  /** How much a daughter that agrees adds. */
  readonly agreement: number
  readonly ridge: number
}

export interface KernelClassifier {
  readonly classes: readonly string[]
  /** Log-probabilities in the order of `classes`. */
  readonly predict: (daughters: Daughters) => Float64Array
}

const slots = slotNames.length
const floor = 0.003

/** Cubic in the number of words: 3,600 take about half a minute on one core. */
export function fitKernel(
  words: readonly Daughters[],
  labels: readonly string[],
  settings: KernelSettings,
): KernelClassifier {
  const n = words.length
  const classes = [...new Set(labels)].sort()
  const inventory = new SlotInventory(words, settings)
  const matrix = new Float64Array(n * n)
  const row = new Float64Array(n)
  words.forEach((word, i) => {
    inventory.compare(word, row)
    matrix.set(row, i * n)
    matrix[i * n + i]! += settings.ridge
  })
  const means = classes.map((label) => labels.filter((other) => other === label).length / n)
  const alpha = Float64Array.from({ length: n * classes.length }, (_, at) => {
    const column = at % classes.length
    return (labels[Math.floor(at / classes.length)] === classes[column] ? 1 : 0) - means[column]!
  })
  factorise(matrix, n)
  solveFactored(matrix, n, alpha, classes.length)
  return {
    classes,
    predict: (daughters) => {
      const scores = Float64Array.from(means)
      inventory.compare(daughters, row)
      for (let i = 0; i < n; i++) {
        for (let c = 0; c < scores.length; c++) scores[c]! += row[i]! * alpha[i * scores.length + c]!
      }
      const total = scores.reduce((sum, score) => sum + Math.max(score, floor), 0)
      return scores.map((score) => Math.log(Math.max(score, floor) / total))
    },
  }
}

/** The training words' slot values as numbers, so that one word is compared with all of them quickly. */
class SlotInventory {
  readonly #values: readonly string[][]
  /** [words x daughters x slots], -1 for an unknown daughter. */
  readonly #ids: Int16Array
  readonly #words: number
  readonly #daughters: number
  readonly #settings: KernelSettings
  readonly #closeness = new Map<string, Float64Array>()

  constructor(words: readonly Daughters[], settings: KernelSettings) {
    this.#settings = settings
    this.#words = words.length
    this.#daughters = words[0]?.length ?? 0
    const known = Array.from({ length: this.#daughters * slots }, () => new Map<string, number>())
    this.#ids = new Int16Array(words.length * known.length).fill(-1)
    words.forEach((word, i) => {
      word.forEach((syllable, l) => {
        syllable?.forEach((value, k) => {
          const place = known[l * slots + k]!
          const id = place.get(value) ?? place.size
          place.set(value, id)
          this.#ids[i * known.length + l * slots + k] = id
        })
      })
    })
    this.#values = known.map((place) => [...place.keys()])
  }

  /** Writes K(word, training word i) into `into[i]`. */
  compare(word: Daughters, into: Float64Array): void {
    const { agreement } = this.#settings
    const width = this.#daughters * slots
    into.fill(1)
    word.forEach((syllable, l) => {
      const close = syllable?.map((value, k) => this.#closenessOf(value, l, k))
      for (let i = 0; i < this.#words; i++) {
        const at = i * width + l * slots
        let agreed = 0
        if (close !== undefined && this.#ids[at]! >= 0) {
          agreed = agreement
          for (let k = 0; k < slots; k++) agreed *= close[k]![this.#ids[at + k]!]!
        }
        into[i]! *= (1 + agreed) / (1 + agreement)
      }
    })
  }

  #closenessOf(value: string, l: number, k: number): Float64Array {
    const key = `${l} ${k} ${value}`
    const known = this.#closeness.get(key)
    if (known !== undefined) return known
    const weight = this.#settings.weights[k]!
    const made = Float64Array.from(this.#values[l * slots + k]!, (other) =>
      Math.exp(-weight * slotDistance(value, other)),
    )
    this.#closeness.set(key, made)
    return made
  }
}

/**
 * The measures of the SIGTYP 2022 shared task on reflexes (List et al. 2022): each prediction is aligned to its gold word
 * by Needleman-Wunsch (+1, -1, gap -1); then the share of unequal columns (normalised edit distance), B-Cubed F over the
 * columns of a language, and BLEU over padded 1- to 4-grams. Means over languages. A missing prediction counts as a wrong
 * word of twice the gold's length.
 */

export interface ReflexPrediction {
  /** What is drawn as a whole when intervals are made. */
  readonly cognateSet: string
  readonly language: string
  readonly gold: readonly string[]
  readonly predicted: readonly string[]
}

export interface ReflexScores {
  readonly ned: number
  readonly bcubed: number
  readonly bleu: number
}

/** Columns of the best alignment, `-` for gaps; ties as the task's own implementation breaks them. */
export function alignWords(a: readonly string[], b: readonly string[]): [string, string][] {
  const width = a.length + 1
  const score = new Int32Array(width * (b.length + 1))
  const step = new Uint8Array(width * (b.length + 1))
  for (let j = 1; j < width; j++) [score[j], step[j]] = [-j, 2]
  for (let i = 1; i <= b.length; i++) {
    ;[score[i * width], step[i * width]] = [-i, 3]
    for (let j = 1; j < width; j++) {
      const here = i * width + j
      const skipA = score[here - width]! - 1
      const skipB = score[here - 1]! - 1
      const match = score[here - width - 1]! + (a[j - 1] === b[i - 1] ? 1 : -1)
      if (skipA >= match && skipA >= skipB) [score[here], step[here]] = [skipA, 3]
      else if (match >= skipB) [score[here], step[here]] = [match, 1]
      else [score[here], step[here]] = [skipB, 2]
    }
  }
  const columns: [string, string][] = []
  let i = b.length
  let j = a.length
  while (i > 0 || j > 0) {
    const taken = step[i * width + j]
    if (taken === 1) columns.push([a[--j]!, b[--i]!])
    else if (taken === 3) columns.push(['-', b[--i]!])
    else columns.push([a[--j]!, '-'])
  }
  return columns.reverse()
}

/** Geometric mean over n = 1..4 of the share of `word`'s padded n-grams found in `reference`, with brevity penalty. */
export function bleu(word: readonly string[], reference: readonly string[]): number {
  let product = 1
  for (let n = 1; n <= 4; n++) {
    const own = ngrams(word, n)
    const theirs = ngrams(reference, n)
    let found = 0
    for (const gram of new Set(own)) found += theirs.filter((other) => other === gram).length
    product *= (found / own.length) ** 0.25
  }
  return product * (word.length > reference.length ? 1 : Math.exp(1 - reference.length / word.length))
}

function ngrams(word: readonly string[], n: number): string[] {
  const padding = new Array<string>(n - 1).fill('$')
  const padded = [...padding, ...word, ...padding]
  return Array.from({ length: padded.length - n + 1 }, (_, i) => padded.slice(i, i + n).join(' '))
}

interface ScoredRow {
  readonly set: number
  readonly language: number
  readonly ned: number
  readonly bleu: number
  /** Ids of every column's pair, gold symbol and predicted symbol, each within the language. */
  readonly pairs: readonly number[]
  readonly golds: readonly number[]
  readonly answers: readonly number[]
}

/** Scores one data set; `scoresOf` then weighs its cognate sets as a bootstrap draws them. */
export class ReflexScorer {
  readonly sets: number
  readonly #rows: readonly ScoredRow[]
  readonly #languageOf: readonly number[]
  readonly #languages: number

  constructor(predictions: readonly ReflexPrediction[]) {
    const sets = interner()
    const languages = interner()
    const ids = interner()
    const languageOf: number[] = []
    this.#rows = predictions.map(({ cognateSet, language, gold, predicted }) => {
      const answer = predicted.length > 0 ? predicted : new Array<string>(2 * gold.length).fill('Ø')
      const columns = alignWords(gold, answer)
      const own = languages.idOf(language)
      const intern = (...key: string[]): number => {
        const id = ids.idOf(JSON.stringify([own, ...key]))
        languageOf[id] = own
        return id
      }
      return {
        set: sets.idOf(cognateSet),
        language: own,
        ned: columns.filter(([a, b]) => a !== b).length / columns.length,
        bleu: bleu(gold, answer),
        pairs: columns.map(([a, b]) => intern('pair', a, b)),
        golds: columns.map(([a]) => intern('gold', a)),
        answers: columns.map(([, b]) => intern('answer', b)),
      }
    })
    this.sets = sets.size()
    this.#languages = languages.size()
    this.#languageOf = languageOf
  }

  /** @param drawn how often each cognate set counts; all once where absent. */
  scoresOf(drawn?: ArrayLike<number>): ReflexScores {
    const counts = new Float64Array(this.#languageOf.length)
    const totals = Array.from({ length: this.#languages }, () => ({
      rows: 0,
      columns: 0,
      ned: 0,
      bleu: 0,
      precision: 0,
      recall: 0,
    }))
    for (const row of this.#rows) {
      const weight = drawn === undefined ? 1 : drawn[row.set]!
      if (weight === 0) continue
      const total = totals[row.language]!
      total.rows += weight
      total.ned += weight * row.ned
      total.bleu += weight * row.bleu
      total.columns += weight * row.pairs.length
      for (const ids of [row.pairs, row.golds, row.answers]) for (const id of ids) counts[id]! += weight
    }
    const done = new Uint8Array(counts.length)
    for (const { language, pairs, golds, answers } of this.#rows) {
      pairs.forEach((pair, i) => {
        if (done[pair] === 1 || counts[pair] === 0) return
        done[pair] = 1
        totals[language]!.precision += counts[pair]! ** 2 / counts[golds[i]!]!
        totals[language]!.recall += counts[pair]! ** 2 / counts[answers[i]!]!
      })
    }
    const present = totals.filter(({ rows }) => rows > 0)
    const mean = (value: (total: (typeof totals)[number]) => number): number =>
      present.reduce((sum, total) => sum + value(total), 0) / present.length
    return {
      ned: mean(({ ned, rows }) => ned / rows),
      bleu: mean(({ bleu: sum, rows }) => sum / rows),
      bcubed: mean(({ precision, recall, columns }) => {
        const [p, r] = [precision / columns, recall / columns]
        return (2 * p * r) / (p + r)
      }),
    }
  }
}

function interner(): { idOf(key: string): number; size(): number } {
  const ids = new Map<string, number>()
  return {
    idOf: (key) => {
      const id = ids.get(key) ?? ids.size
      ids.set(key, id)
      return id
    },
    size: () => ids.size,
  }
}

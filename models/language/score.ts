/** Scores of every column of a word: in TypeScript here, in ONNX by graph.ts; the two agree (tests). */
import type { WordQuery } from './model.ts'
import { pairEvidence, poolEvidence, type PairwiseModel } from './pairwise.ts'

export interface ColumnScores {
  readonly columns: number
  readonly forms: number
  readonly width: number
  /** [columns x width] log of the pooled probability, at least `logFloor`. */
  readonly logScores: Float32Array
  /** [columns x forms x width] each form's part of the pooled probability. */
  readonly evidence: Float32Array
  /** [columns x forms x width] how often the form's symbol stood against each symbol of the target. */
  readonly counts: Float32Array
}
export type WordScorer = (query: WordQuery) => ColumnScores | Promise<ColumnScores>

export const logFloor = Math.log(1e-9)

export function scoreWord(model: PairwiseModel, query: WordQuery): ColumnScores {
  const forms = query.languages.length
  const { columns } = query
  const { width } = model
  const logScores = new Float32Array(columns * width)
  const evidence = new Float32Array(columns * forms * width)
  const counts = new Float32Array(columns * forms * width)
  for (let c = 0; c < columns; c++) {
    const parts = Array.from(query.languages, (language, form) => {
      const cell = c * forms + form
      return pairEvidence(
        model,
        query.target,
        {
          language,
          symbol: query.symbol[cell]!,
          left: query.left[cell]!,
          right: query.right[cell]!,
          weight: query.weights[form]!,
        },
        query.excludedSet,
      )
    })
    const total = parts.reduce((sum, { weight }) => sum + weight, 0)
    parts.forEach(({ weight, probability, counts: seen }, form) => {
      const at = (c * forms + form) * width
      for (let s = 0; s < width; s++) evidence[at + s] = (weight / total) * probability[s]!
      counts.set(seen, at)
    })
    const pooled = poolEvidence(parts, width)
    for (let s = 0; s < width; s++) logScores[c * width + s] = Math.log(Math.max(pooled[s]!, 1e-9))
  }
  return { columns, forms, width, logScores, evidence, counts }
}

/** How a predictor does on labelled rows, one result a row, so that two of them can be compared in pairs. */
import type { TextRow } from './corpus.ts'
import type { TextPredictor } from './predict.ts'

export interface TextResult {
  readonly group: string
  readonly head: TextRow['head']
  readonly language: TextRow['language']
  readonly label: string
  /** `null` where the head does not apply to the text. */
  readonly predicted: string | null
  readonly correct: boolean
  /** Of the first answer; 0 where there is none. */
  readonly confidence: number
  /** Given to the true label; 0 where there is none. */
  readonly probability: number
}

export async function evaluateText(
  predictor: TextPredictor,
  rows: readonly TextRow[],
): Promise<TextResult[]> {
  const results: TextResult[] = []
  for (const { text, head, label, language, group } of rows) {
    const answer = (await predictor.predict({ text }))[head]
    const ranked: readonly { label: string; probability: number }[] = 'notApplicable' in answer ? [] : answer
    const first = ranked[0]
    results.push({
      group,
      head,
      language,
      label,
      predicted: first?.label ?? null,
      correct: first?.label === label,
      confidence: first?.probability ?? 0,
      probability: ranked.find((entry) => entry.label === label)?.probability ?? 0,
    })
  }
  return results
}

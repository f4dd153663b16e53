/** A model card (Mitchell et al. 2019), written from what was measured in the run. */
import type { Verdict } from './gate.ts'
import type { JobResult } from './jobs/job.ts'

const purposes = {
  text: 'Says what a cultural text is about, when Chinese verse was written, and its tone. Not a judge of people or of truth.',
  language:
    "Predicts a word's form in a related language from its cognates. Predictions are not attestations and are shown apart from them.",
  recommender:
    'Suggests what to see next from what was seen in this visit. It knows no person and keeps nothing between visits.',
}

export interface CardInput {
  readonly result: Pick<JobResult, 'trained' | 'corpus' | 'remarks'>
  readonly verdict: Verdict | null
  readonly data: { readonly sha256: string; readonly visits: number }
  /** Where it is not from this run: the version that it was published as first. */
  readonly trainedAs?: string
}

export function modelCard({ result, verdict, data, trainedAs }: CardInput): string {
  const { trained, corpus, remarks = [] } = result
  const rows = Object.entries(trained.metrics).map(
    ([name, value]) => `| ${name} | ${figure(value)} | ${figure(trained.baseline.metrics[name])} |`,
  )
  const checks =
    verdict?.checks.map(
      (check) => `- ${check.passed ? 'passed' : 'refused'}: ${check.name}, ${check.detail}`,
    ) ?? []
  return [
    `# ${trained.model}: ${trained.method.name}`,
    '',
    purposes[trained.model],
    ...(trained.method.kind === 'baseline'
      ? [
          '',
          'The simple baseline did at least as well as our model on held-out data, so the baseline is what ships.',
        ]
      : []),
    '',
    `- Corpus: ${corpus}.`,
    ...remarks.map((remark) => `- ${remark}`),
    `- Rows: ${trained.rows}; visits: ${data.visits}; SHA-256 of the training data: ${data.sha256}.`,
    trainedAs === undefined
      ? `- Made again, byte for byte, on the same data by \`mouseion train --model ${trained.model} --seed ${trained.seed}\`.`
      : `- Trained as ${trainedAs} with seed ${trained.seed}, by the recipe of then, and measured again as it answers now: \`mouseion models measure\`.`,
    '',
    `| held-out metric | this model | ${trained.baseline.name} |`,
    '|---|---|---|',
    ...rows,
    ...(checks.length > 0 ? ['', '## Gate', '', ...checks] : []),
    '',
  ].join('\n')
}

const figure = (value: number | undefined): string =>
  value === undefined ? '' : String(Number(value.toPrecision(4)))

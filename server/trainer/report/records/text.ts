import type { TrainedModel } from '../../../../models/bundle.ts'
import type { Localized } from '../../../../core/heritage/text.ts'
import { sentimentLabels, sentiments, subjectLabels, subjects } from '../../../../models/text/labels.ts'
import { absent, confusionOf, done, examplesOf, reliabilityOf } from '../run-report.ts'
import type { JobRecord } from '../run-report.ts'

/** As in the model's own calibration error: with some 600 rows more bins would measure their own noise. */
const bins = 5

const heads: Readonly<Record<string, { names: readonly string[]; labels: readonly Localized[] }>> = {
  subject: { names: subjects, labels: subjects.map((name) => subjectLabels[name]) },
  sentiment: { names: sentiments, labels: sentiments.map((name) => sentimentLabels[name]) },
}

/** @param passages kept for judging, never trained on; `encoded` where the museum's own encoder stands in place of the grams. */
export function textRecord(
  { heldOut = [] }: TrainedModel,
  { passages, encoded }: { readonly passages: number; readonly encoded: boolean },
): JobRecord {
  const byHead = [...Map.groupBy(heldOut, (answer) => answer.head)]
  return {
    stages: {
      split: done('by-sentence', { 'asked out of fold': heldOut.length, 'passages kept': passages }),
      pretrain: absent(encoded ? 'encoder-came-along' : 'tables-came-along'),
      finetune: absent('closed-form'),
      validate: done('out-of-fold'),
      adversarial: absent('no-attack'),
      prune: encoded ? absent('nothing-cut') : done('weak-cut'),
      quantise: absent('single-precision'),
    },
    reliability: byHead.map(([head, own]) =>
      reliabilityOf(
        head,
        own.map((a) => ({ confidence: a.confidence, correct: a.predicted === a.expected })),
        bins,
      ),
    ),
    confusion: byHead.flatMap(([head, own]) =>
      heads[head] === undefined ? [] : [confusionOf(head, own, heads[head])],
    ),
    examples: byHead.flatMap(([, own]) => examplesOf(own.filter((answer) => answer.showable))),
    bars: [],
  }
}

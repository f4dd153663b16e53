/** What the museum's heads are worth, on rows held out, and the texts on which a graph is compared with its fits. */
import type { HeldOutAnswer, Metrics, TrainedModel } from '../bundle.ts'
import { calibrationError } from '../statistics.ts'
import type { TextCorpus } from './corpus.ts'
import type { HeldOutRow } from './heads.ts'
import { sentiments, subjects } from './labels.ts'

const answerOf = (
  { row, label, predicted, probability }: HeldOutRow,
  labels: readonly string[],
): HeldOutAnswer => ({
  head: row.head,
  given: row.text,
  language: row.language,
  expected: labels[label]!,
  predicted: labels[predicted]!,
  confidence: probability,
  showable: row.origin === 'written',
})

/** With some 600 rows more bins would measure their own noise. */
const calibrationBins = 5

interface Judged {
  readonly heldOut: readonly HeldOutRow[]
}

/** What both fitted heads and the period head, which comes from the prior, are worth, beside naive Bayes. */
export function judgeHeads(
  { subject, sentiment }: { readonly subject: Judged; readonly sentiment: Judged },
  period: TextCorpus['prior']['period'],
): Pick<TrainedModel, 'metrics' | 'baseline' | 'heldOut'> {
  return {
    metrics: {
      ...headMetrics('subject', subject.heldOut),
      ...headMetrics('sentiment', sentiment.heldOut),
      ...period.metrics,
    },
    baseline: {
      name: 'naive Bayes, one language at a time',
      metrics: {
        ...simpleMetrics('subject', subject.heldOut),
        ...simpleMetrics('sentiment', sentiment.heldOut),
        ...period.baseline,
      },
    },
    heldOut: [
      ...subject.heldOut.map((row) => answerOf(row, subjects)),
      ...sentiment.heldOut.map((row) => answerOf(row, sentiments)),
    ],
  }
}

/** Accuracy, macro-F1, calibration error, and accuracy by language, all out of fold. */
function headMetrics(head: string, heldOut: readonly HeldOutRow[]): Metrics {
  return {
    ...qualities(head, heldOut, (row) => row.predicted),
    [`${head}_ece`]: calibrationError(
      heldOut.map((row) => ({ confidence: row.probability, correct: row.predicted === row.label })),
      calibrationBins,
    ),
  }
}

function simpleMetrics(head: string, heldOut: readonly HeldOutRow[]): Metrics {
  const counts = Map.groupBy(heldOut, (row) => row.label)
  const majority = Math.max(...[...counts.values()].map((rows) => rows.length)) / heldOut.length
  return { ...qualities(head, heldOut, (row) => row.simple), [`${head}_majority`]: majority }
}

function qualities(
  head: string,
  heldOut: readonly HeldOutRow[],
  answer: (row: HeldOutRow) => number,
): Metrics {
  const accuracy = (rows: readonly HeldOutRow[]) =>
    rows.filter((row) => answer(row) === row.label).length / rows.length
  const classes = [...new Set(heldOut.map((row) => row.label))]
  const f1 = classes.map((label) => {
    const hits = heldOut.filter((row) => row.label === label && answer(row) === label).length
    const sum =
      heldOut.filter((row) => row.label === label).length +
      heldOut.filter((row) => answer(row) === label).length
    return (2 * hits) / sum
  })
  const languages = Map.groupBy(heldOut, (row) => row.row.language)
  return {
    [`${head}_accuracy`]: accuracy(heldOut),
    [`${head}_macro_f1`]: f1.reduce((sum, value) => sum + value, 0) / f1.length,
    ...Object.fromEntries(
      [...languages].map(([language, rows]) => [`${head}_accuracy.${language}`, accuracy(rows)]),
    ),
  }
}

const probes = 20

/** Sentences spread over the corpus, so over its languages, and two poems, which the corpus has none of. */
export function probeTexts({ rows }: TextCorpus): string[] {
  const step = Math.max(1, Math.floor(rows.length / probes))
  return [...rows.filter((_, i) => i % step === 0).map((row) => row.text), ...poems]
}

/** Li Bai, Quiet Night Thought (Tang); Su Shi, Written on the Wall of West Forest Temple (Song). */
const poems = [
  '床前看月光，疑是地上霜。舉頭望山月，低頭思故鄉。',
  '橫看成嶺側成峰，遠近高低各不同。不識廬山真面目，只緣身在此山中。',
]

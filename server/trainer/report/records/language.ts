import type { CorpusRow } from '../../../../models/language/corpus.ts'
import type { WordResult } from '../../../../models/language/evaluate.ts'
import { absent, done, examplesOf, reliabilityOf } from '../run-report.ts'
import type { JobRecord } from '../run-report.ts'

/** @param taught by visitors: counted, never shown. */
export function languageRecord(results: readonly WordResult[], taught: readonly CorpusRow[]): JobRecord {
  const cell = (row: { readonly cognateSet: string; readonly language: string }) =>
    `${row.cognateSet} ${row.language}`
  const ofVisitors = new Set(taught.map(cell))
  const shown = results.filter((result) => !ofVisitors.has(cell(result)) && result.predicted.length > 0)
  const spaced = (segments: readonly string[]) => segments.join(' ')
  return {
    stages: {
      split: done('by-cognate-set', { 'words held out': results.length }),
      pretrain: absent('starts-from-nothing'),
      finetune: absent('closed-form'),
      validate: done('sets-held-out'),
      adversarial: absent('no-attack'),
      prune: absent('nothing-cut'),
      quantise: absent('single-precision'),
    },
    reliability: results.length === 0 ? [] : [reliabilityOf('word', results)],
    confusion: [],
    examples: examplesOf(
      shown.map(({ cognateSet, language, gold, predicted, confidence }) => ({
        head: 'word',
        given: `${cognateSet}: ${language}`,
        language: 'en',
        expected: spaced(gold),
        predicted: spaced(predicted),
        confidence,
        showable: true,
      })),
      6,
    ),
    bars: [],
  }
}

/**
 * What each technique of the engine does to held-out scores: a small network that tells Tang from Song poems, once with all that is usual, and once
 * with each technique taken out or put in.
 *
 *   node bench/techniques.ts --data DIR [--json] [--seeds N] [--poems N] [--only NAME,NAME]
 *
 * DIR holds train.tsv and dev.tsv (label, author, title, text). A tenth of the authors of train.tsv stops the training; dev.tsv, whose authors are
 * others, is scored. Accuracy and log loss are means over the seeds, with the deviation between them.
 */
import { parseArgs } from 'node:util'
import { readPoems } from './techniques/corpus.ts'
import type { Score } from './techniques/train.ts'
import { variantsOn } from './techniques/variants.ts'

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    json: { type: 'boolean', default: false },
    seeds: { type: 'string', default: '3' },
    poems: { type: 'string', default: '6000' },
    only: { type: 'string' },
  },
})
if (values.data === undefined) throw new Error('--data: a folder with train.tsv and dev.tsv')

const corpus = readPoems(values.data, Number(values.poems))

const meanOf = (list: readonly number[]): number => list.reduce((sum, x) => sum + x, 0) / list.length
const deviation = (list: readonly number[]): number =>
  Math.sqrt(meanOf(list.map((x) => (x - meanOf(list)) ** 2)))

const chosen = values.only?.split(',')
const results = []
for (const [name, run] of variantsOn(corpus)) {
  if (chosen && !chosen.includes(name)) continue
  const scores: Score[] = []
  for (let seed = 1; seed <= Number(values.seeds); seed++) scores.push(await run(seed))
  const result = {
    name,
    accuracy: meanOf(scores.map(({ accuracy }) => accuracy)),
    accuracyDeviation: deviation(scores.map(({ accuracy }) => accuracy)),
    logLoss: meanOf(scores.map(({ logLoss }) => logLoss)),
    bytes: scores[0]!.bytes,
  }
  results.push(result)
  if (!values.json)
    console.log(
      `| ${name} | ${result.accuracy.toFixed(3)} ± ${result.accuracyDeviation.toFixed(3)} | ${result.logLoss.toFixed(3)} | ${Math.round(result.bytes / 1024)} |`,
    )
}
if (values.json)
  console.log(
    JSON.stringify(
      { bench: 'techniques', train: corpus.train.length, held: corpus.held.length, results },
      null,
      2,
    ),
  )

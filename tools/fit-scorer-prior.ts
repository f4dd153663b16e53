/**
 * Makes models/language/prior/ from public data: `node tools/fit-scorer-prior.ts FOLDER`, FOLDER holding `iecor/`, `sagartst/`
 * and `wikihan/`. Same files, same bytes. Left out are the museum's own cognate sets, and those that training on either
 * data set holds out, so that whatever is measured on them was not learnt here.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { splitCorpus, type CorpusRow } from '../models/language/corpus.ts'
import { fitLanguageModel } from '../models/language/model.ts'
import { fitScorer, scorerRecipe } from '../models/language/scorer/fit-scorer.ts'
import { encodeScorerPrior } from '../models/language/scorer/prior.ts'
import { priorView } from '../models/language/scorer/prior-views.ts'
import { createNodeRuntime } from '../server/ort/node-runtime.ts'
import { corpusOfTable, readReflexTable } from '../server/trainer/benchmarks/language/reflex-files.ts'
import { readCldfCorpus } from '../server/trainer/corpora/cldf.ts'
import { scorerPriorPath } from '../server/trainer/corpora/scorer-prior.ts'
import { sha256 } from '../server/trainer/signing.ts'

const seed = 1
const plenty = { epochs: Infinity, dropout: 0.1 }
const recipe = {
  ...scorerRecipe,
  words: 44_000,
  first: { ...scorerRecipe.first, ...plenty, steps: [1500, 1500] },
  second: { ...scorerRecipe.second, ...plenty, steps: [2500, 2500] },
} as const

const folder = process.argv[2]
if (folder === undefined) throw new Error('Give the folder that holds iecor/, sagartst/ and wikihan/.')

const museum = new Set(
  readFileSync(join(import.meta.dirname, '..', 'content', 'languages', 'forms.tsv'), 'utf8')
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t')[0]!),
)
const slugOf = (source: string, set: string): string =>
  `${source}-${set}`.toLowerCase().replace(/[^a-z0-9]+/g, '-')
const ofCldf = (source: string): CorpusRow[] =>
  splitCorpus(readCldfCorpus(join(folder, source))).train.rows.filter(
    ({ cognateSet }) => !museum.has(slugOf(source, cognateSet)),
  )
const sources: readonly (readonly [rows: readonly CorpusRow[], views: number])[] = [
  [ofCldf('iecor'), 48],
  [ofCldf('sagartst'), 40],
  [corpusOfTable(readReflexTable(join(folder, 'wikihan', 'train.tsv'))).rows, 40],
]
const corpora = sources.flatMap(([rows, views], s) =>
  Array.from({ length: views }, (_, v) => priorView(rows, [seed, s, v])),
)
const networks = await fitScorer(corpora.map(fitLanguageModel), {
  seed,
  runtime: createNodeRuntime({ threads: 1 }),
  recipe,
  onProgress: ({ stage, done, note = '' }) =>
    process.stderr.write(`\r${(100 * done).toFixed(0)}% ${stage} ${note}  `),
})
if (networks === undefined) throw new Error(`${folder} has too few words.`)
const bytes = encodeScorerPrior(networks)
writeFileSync(scorerPriorPath, bytes)
console.log(`\n${corpora.length} corpora, ${bytes.length} bytes, SHA-256 ${sha256(bytes)}`)

/**
 * Search across languages: does a Chinese sentence find its English translation among all that are kept aside, and the other
 * way round? `dev` cross-validates over train and dev together, a sentence's translations never parted; `test` learns from
 * train. Baseline: TF-IDF over the same grams, which knows names and numbers alone.
 */
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  embed,
  fitSharedSpace,
  inverseFrequencies,
  nearest,
  sharedSpaceOptions,
  weighted,
} from '../../../models/text/shared-space.ts'
import { buildVocabulary, toRows } from '../../../models/text/sparse.ts'
import type { Bag, SparseRows } from '../../../models/text/sparse.ts'
import { countGrams, sharedGrams } from '../../../models/text/tokens.ts'
import { foldsByGroup } from '../../../models/text/topics.ts'
import { bootstrapMean, pairedBootstrap } from '../../../models/statistics.ts'
import type { Benchmark, BenchmarkOptions, BenchmarkReport } from './benchmark.ts'
import { readTable } from './text-table.ts'

interface Pair {
  readonly id: string
  /** In the order of `languages`. */
  readonly versions: readonly Bag[]
}
interface Found {
  readonly id: string
  readonly from: string
  readonly prediction: string
  readonly model: 0 | 1
  readonly simple: 0 | 1
}

const languages = ['zho_Hans', 'eng_Latn'] as const
const folds = 5
const sampling = { seed: 1, samples: 1000 } as const

export const translationPairs: Benchmark = {
  name: 'translation-pairs',
  run({ dataDir, split, predictionsPath, onProgress }: BenchmarkOptions): Promise<BenchmarkReport> {
    const started = Date.now()
    const train = readPairs(dataDir, 'train')
    if (train.length === 0) throw new Error(`${dataDir} has no train.tsv in ${languages.join(' and ')}`)
    const held = readPairs(dataDir, split)
    const all = split === 'dev' ? [...train, ...held] : held
    const foldOf = foldsByGroup(
      all.map(({ id }) => id),
      split === 'dev' ? folds : 1,
    )
    const rounds = [...new Set(foldOf)].sort()
    let grams = 0
    const found = rounds.flatMap((fold, round) => {
      onProgress?.({ stage: 'fit', done: round / rounds.length })
      const asked = all.filter((_, i) => foldOf[i] === fold)
      const known = split === 'dev' ? all.filter((_, i) => foldOf[i] !== fold) : train
      const space = fitSharedSpace(known.map(({ versions }) => ({ versions, weight: 1 })))
      grams = space.vocabulary.size
      const [zh, en] = languages.map((_, l) => embed(space, bagsOf(asked, l)))
      return [
        ...answers(
          asked,
          languages[0],
          nearest(zh!, en!, space.dimensions),
          nearestBySharedGrams(asked, 0, 1),
        ),
        ...answers(
          asked,
          languages[1],
          nearest(en!, zh!, space.dimensions),
          nearestBySharedGrams(asked, 1, 0),
        ),
      ]
    })
    if (predictionsPath !== undefined) writePredictions(predictionsPath, found)
    return Promise.resolve({
      name: 'translation-pairs',
      split,
      rows: found.length,
      metrics: { model: recalls(found, 'model'), baseline: recalls(found, 'simple'), baselineName: 'TF-IDF over the same grams' },
      comparisons: [lead(found)],
      seconds: (Date.now() - started) / 1000,
      notes: [
        `${grams} grams, ${sharedSpaceOptions.dimensions} dimensions: ${((grams * (4 + 2 + sharedSpaceOptions.dimensions)) / 1e6).toFixed(1)} MB at a byte a value`,
        split === 'dev' ? `${folds} folds over train and dev, each asked among its own ${Math.round(all.length / folds)}` : `asked among ${all.length}`,
      ],
    }) // prettier-ignore
  },
}

function readPairs(dataDir: string, part: string): Pair[] {
  const tables = languages.map((language) => {
    const path = join(dataDir, language, `${part}.tsv`)
    const rows = existsSync(path) ? readTable(path, { width: 3, header: true }) : []
    return new Map(rows.map(([id = '', , text = '']) => [id, countGrams(text, sharedGrams)]))
  })
  return [...tables[0]!.keys()]
    .filter((id) => tables.every((table) => table.has(id)))
    .map((id) => ({ id, versions: tables.map((table) => table.get(id)!) }))
}

const bagsOf = (pairs: readonly Pair[], language: number): Bag[] =>
  pairs.map(({ versions }) => versions[language]!)

function nearestBySharedGrams(pairs: readonly Pair[], from: number, to: number): number[] {
  const bags = [...bagsOf(pairs, from), ...bagsOf(pairs, to)]
  const vocabulary = buildVocabulary(bags)
  const counts = toRows(bags, vocabulary)
  const rows = dense(weighted(counts, inverseFrequencies(counts)))
  return nearest(
    rows.slice(0, pairs.length * vocabulary.size),
    rows.slice(pairs.length * vocabulary.size),
    vocabulary.size,
  )
}

function dense(x: SparseRows): Float64Array {
  const out = new Float64Array(x.rows * x.columns)
  for (let i = 0; i < x.rows; i++)
    for (let k = x.starts[i]!; k < x.starts[i + 1]!; k++) out[i * x.columns + x.ids[k]!] = x.values[k]!
  return out
}

const answers = (
  asked: readonly Pair[],
  from: string,
  model: readonly number[],
  simple: readonly number[],
): Found[] =>
  asked.map(({ id }, i) => ({
    id,
    from,
    prediction: asked[model[i]!]!.id,
    model: model[i] === i ? 1 : 0,
    simple: simple[i] === i ? 1 : 0,
  }))

const recalls = (found: readonly Found[], key: 'model' | 'simple') =>
  Object.fromEntries(
    ['', ...languages].map((from) => [
      from === '' ? 'recall@1' : `recall@1.from_${from}`,
      bootstrapMean(
        found
          .filter((row) => from === '' || row.from === from)
          .map((row) => ({ group: row.id, value: row[key] })),
        sampling,
      ),
    ]),
  )

function lead(found: readonly Found[]) {
  const { mean, low } = pairedBootstrap(
    found.map(({ id, model, simple }) => ({ group: id, a: model, b: simple })),
    sampling,
  )
  const score = found.filter(({ simple }) => simple === 1).length / Math.max(1, found.length)
  return { against: 'TF-IDF', metric: 'recall@1', score, lead: mean, low }
}

function writePredictions(path: string, found: readonly Found[]): void {
  const lines = found.map(({ from, id, prediction }) => [from, id, prediction].join('\t'))
  writeFileSync(path, ['language\tindex_id\tprediction', ...lines, ''].join('\n'))
}

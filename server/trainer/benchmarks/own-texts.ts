/**
 * The museum's own search across languages: a thing that stands in one language alone is asked for by its name in the other.
 * DIR is a content folder. Five folds over its things: neither the name nor the text of what is asked for was learned from,
 * and it is sought among all things. Baseline: TF-IDF over the same grams, which knows names, numbers and loans alone.
 * Beside it, the museum's search with the space and without (own-searches.ts).
 */
import { decodeSearchSpace, encodeSearchSpace, likeness } from '../../../models/text/search-space.ts'
import type { SearchSpace } from '../../../models/text/search-space.ts'
import { fitSharedSpace, inverseFrequencies, weighted } from '../../../models/text/shared-space.ts'
import { buildVocabulary, toRows } from '../../../models/text/sparse.ts'
import { countGrams, sharedGrams } from '../../../models/text/tokens.ts'
import { foldsByGroup } from '../../../models/text/topics.ts'
import { bootstrapMean, pairedBootstrap } from '../../../models/statistics.ts'
import type { ExpandedContent } from '../../../core/content/expand.ts'
import { loadContent } from '../../content/load.ts'
import { ownLanguages, ownSpaceOptions, ownTexts, parallelTexts } from '../corpora/own-texts.ts'
import type { OwnText } from '../corpora/own-texts.ts'
import type { Benchmark, BenchmarkOptions, BenchmarkReport } from './benchmark.ts'
import { openOwnSearches } from './own-searches.ts'
import type { OwnSearch } from './own-searches.ts'

interface Asked {
  readonly slug: string
  readonly from: string
  /** From 1; as many as there are things where it is not found at all. */
  readonly model: number
  readonly simple: number
}

const folds = 5
const sampling = { seed: 1, samples: 1000 } as const
const directions = [
  [1, 0],
  [0, 1],
] as const

export const ownTextsBenchmark: Benchmark = {
  name: 'own-texts',
  async run({ dataDir, split, onProgress }: BenchmarkOptions): Promise<BenchmarkReport> {
    if (split === 'test') throw new Error('own-texts has no test part: it cross-validates over the content')
    const started = Date.now()
    const content = await loadContent(dataDir)
    const texts = ownTexts(content.drafts)
    const foldOf = foldsByGroup(groupsOf(texts, content), folds)
    const simple = directions.map(([from, to]) => placesBySharedGrams(texts, from, to))
    const searches = await openOwnSearches(content)
    const asked: Asked[] = []
    const searched: OwnSearch[] = []
    for (let fold = 0; fold < folds; fold++) {
      onProgress?.({ stage: 'fit', done: fold / folds })
      const known = texts.filter((_, i) => foldOf[i] !== fold)
      const space = fitSharedSpace(parallelTexts(known), ownSpaceOptions)
      const shipped = decodeSearchSpace(encodeSearchSpace(space))
      const held = texts.flatMap((_, i) => (foldOf[i] === fold ? [i] : []))
      directions.forEach(([from, to], direction) => {
        const places = placesByMeaning(shipped, texts, held, { from, to })
        held.forEach((i, k) =>
          asked.push({
            slug: texts[i]!.slug,
            from: ownLanguages[from],
            model: places[k]!,
            simple: simple[direction]![i]!,
          }),
        )
      })
      searched.push(
        ...(await searches.over(
          held.map((i) => texts[i]!),
          shipped,
        )),
      )
    }
    await searches.close()
    const first = asked.map(({ slug, model, simple }) => ({
      group: slug,
      a: model === 1 ? 1 : 0,
      b: simple === 1 ? 1 : 0,
    }))
    const { mean, low } = pairedBootstrap(first, sampling)
    return {
      name: 'own-texts',
      split,
      rows: asked.length,
      metrics: {
        model: { ...recalls(asked, 'model'), ...precisions(searched, 'hybrid') },
        baseline: { ...recalls(asked, 'simple'), ...precisions(searched, 'words') },
        baselineName: 'TF-IDF over the same grams; for the search, full text alone',
      },
      comparisons: [leadOfHybrid(searched), { against: 'TF-IDF', metric: 'recall@1', score: first.filter(({ b }) => b === 1).length / first.length, lead: mean, low }],
      seconds: (Date.now() - started) / 1000,
      notes: [
        `${folds} folds, each thing sought among ${texts.length}`,
        `${searched.length} searches by the name of a material, place, culture ... for the artifacts of a fold joined to it`,
      ],
    } // prettier-ignore
  },
}

/** A remark goes with the thing that it is about: each tells of the other. */
function groupsOf(texts: readonly OwnText[], { drafts, relations }: ExpandedContent): string[] {
  const slugs = new Map(drafts.map(({ id, slug }) => [id, slug]))
  const about = new Map(
    relations.flatMap(({ type, from, to }) =>
      type === 'ABOUT' ? [[slugs.get(from) ?? '', slugs.get(to) ?? ''] as const] : [],
    ),
  )
  return texts.map(({ slug, kind }) => (kind === 'Annotation' ? (about.get(slug) ?? slug) : slug))
}

interface Direction {
  readonly from: number
  readonly to: number
}

/** The place of each held thing among all, by the likeness of its name to names and texts in the other language. */
function placesByMeaning(
  space: SearchSpace,
  texts: readonly OwnText[],
  held: readonly number[],
  { from, to }: Direction,
): number[] {
  const among = texts.map(({ names, wholes }) => [space.embed(names[to]!), space.embed(wholes[to]!)])
  return held.map((i) => {
    const question = space.embed(texts[i]!.names[from]!)
    return placeOf(
      among.map((vectors) => Math.max(...vectors.map((vector) => likeness(vector, question)))),
      i,
    )
  })
}

function placesBySharedGrams(texts: readonly OwnText[], from: number, to: number): number[] {
  const bag = (text: string) => countGrams(text, sharedGrams)
  const bags = [
    ...texts.map(({ names }) => bag(names[from]!)),
    ...texts.map(({ wholes }) => bag(wholes[to]!)),
  ]
  const vocabulary = buildVocabulary(bags)
  const counts = toRows(bags, vocabulary)
  const { starts, ids, values } = weighted(counts, inverseFrequencies(counts))
  return texts.map((_, i) => {
    const question = new Map<number, number>()
    for (let k = starts[i]!; k < starts[i + 1]!; k++) question.set(ids[k]!, values[k]!)
    const products = texts.map((_, j) => {
      let sum = 0
      for (let k = starts[texts.length + j]!; k < starts[texts.length + j + 1]!; k++)
        sum += values[k]! * (question.get(ids[k]!) ?? 0)
      return sum
    })
    return placeOf(products, i)
  })
}

/** Behind all that are as good: a tie is no find, nor is likeness to nothing. */
function placeOf(products: readonly number[], own: number): number {
  const mine = products[own]!
  return mine > 0 ? products.filter((value) => value >= mine).length : products.length
}

const precisions = (searched: readonly OwnSearch[], key: 'hybrid' | 'words') =>
  Object.fromEntries(
    ['', ...ownLanguages].map((language) => [
      language === '' ? 'search_map' : `search_map.${language}`,
      bootstrapMean(
        searched
          .filter((row) => language === '' || row.language === language)
          .map((row) => ({ group: row.concept, value: row[key] })),
        sampling,
      ),
    ]),
  )

function leadOfHybrid(searched: readonly OwnSearch[]) {
  const { mean, low } = pairedBootstrap(
    searched.map(({ concept, hybrid, words }) => ({ group: concept, a: hybrid, b: words })),
    sampling,
  )
  const score = searched.reduce((sum, { words }) => sum + words, 0) / searched.length
  return { against: 'full text alone', metric: 'search_map', score, lead: mean, low }
}

const recalls = (asked: readonly Asked[], key: 'model' | 'simple') =>
  Object.fromEntries(
    [1, 10].flatMap((depth) =>
      ['', ...ownLanguages].map((from) => [
        from === '' ? `recall@${depth}` : `recall@${depth}.from_${from}`,
        bootstrapMean(
          asked
            .filter((row) => from === '' || row.from === from)
            .map((row) => ({ group: row.slug, value: row[key] <= depth ? 1 : 0 })),
          sampling,
        ),
      ]),
    ),
  )

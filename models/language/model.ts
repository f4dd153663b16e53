/** The language model as a whole: vocabulary, aligned corpus and counts; and how a word to predict is put to it. */
import { alignForms, type Alignment, type AlignmentScores } from './align.ts'
import { alignCorpus, type AlignedCorpus, type CognateSet } from './columns.ts'
import type { Corpus } from './corpus.ts'
import { groupBySet } from './corpus.ts'
import { fitPairwise, noSet, type PairwiseConstants, type PairwiseModel } from './pairwise.ts'
import { collectTokens, createSymbolTable, edge, gap, type SymbolTable } from './symbols.ts'

/** Segments that a query may bring and the corpus never showed. */
export const spareSymbols = 16

export interface LanguageModel {
  /** Slugs; the index after the last one stands for any language the corpus doesn't have. */
  readonly languages: readonly string[]
  readonly setIds: readonly string[]
  readonly symbols: SymbolTable
  readonly sets: readonly CognateSet[]
  readonly aligned: AlignedCorpus
  readonly pairwise: PairwiseModel
}

/** Languages of no form keep their index, so that they can be predicted as soon as forms arrive. */
export function fitLanguageModel(corpus: Corpus): LanguageModel {
  const languages = corpus.languages.map(({ slug }) => slug)
  const symbols = createSymbolTable(collectTokens(corpus.rows.map(({ segments }) => segments)))
  const index = new Map(languages.map((slug, i) => [slug, i]))
  const grouped = groupBySet(corpus.rows)
  const sets = [...grouped.values()].map((rows) =>
    rows.map(({ language, segments, weight }) => ({
      language: index.get(language)!,
      symbols: segments.flatMap((token) => symbols.idOf(token) ?? []).filter((id) => id > edge),
      weight,
    })),
  )
  const size = symbols.tokens.length
  const aligned = alignCorpus(sets, {
    size,
    similarities: symbols.similarities,
    languages: languages.length + 1,
  })
  return {
    languages,
    setIds: [...grouped.keys()],
    symbols,
    sets,
    aligned,
    pairwise: fitPairwise(aligned.table, { size, spare: spareSymbols }),
  }
}

/** The same alignment and counts, pooled otherwise. */
export const withConstants = (model: LanguageModel, constants: PairwiseConstants): LanguageModel => ({
  ...model,
  pairwise: { ...model.pairwise, constants },
})

export interface QueryForm {
  readonly language: string
  readonly segments: readonly string[]
  /** Default 1. */
  readonly weight?: number
}

/** A word to predict, aligned: what the scorer (TypeScript or ONNX) takes. */
export interface WordQuery {
  readonly target: number
  readonly excludedSet: number
  /** Index of the language of each known form, and the form's weight. */
  readonly languages: Int32Array
  readonly weights: Float32Array
  readonly columns: number
  /** [columns x forms], as in ColumnTable. */
  readonly symbol: Int32Array
  readonly left: Int32Array
  readonly right: Int32Array
  /** Token of every symbol id, those of this query included. */
  readonly tokens: readonly string[]
}

export interface WordRequest {
  readonly target: string
  readonly forms: readonly QueryForm[]
  /** The word's own cognate set: its columns then don't count as evidence. */
  readonly cognateSet?: string
}

/** What a model needs to align a query; part of every LanguageModel and of a loaded vocabulary. */
export interface QueryAligner {
  readonly languages: readonly string[]
  readonly setIds: readonly string[]
  readonly symbols: SymbolTable
  readonly scores: AlignmentScores
}
export const alignerOf = (model: LanguageModel): QueryAligner => ({ ...model, scores: model.aligned.scores })

/** Aligns the known forms. Forms of the target itself are left out: they are the answer. */
export function buildQuery(aligner: QueryAligner, request: WordRequest): WordQuery {
  const known = request.forms.filter(
    ({ language, segments }) => language !== request.target && segments.length > 0,
  )
  const symbols = extendedSymbols(aligner.symbols, known)
  const forms = known.map(({ language, segments }) => {
    const at = aligner.languages.indexOf(language)
    return {
      language: at < 0 ? aligner.languages.length : at,
      symbols: segments.flatMap((token) => symbols.idOf(token) ?? []).filter((id) => id > edge),
    }
  })
  const scores =
    symbols === aligner.symbols
      ? aligner.scores
      : { ...aligner.scores, size: symbols.tokens.length, similarities: symbols.similarities }
  const rows = alignForms(forms, scores)
  return {
    target: aligner.languages.indexOf(request.target),
    excludedSet: request.cognateSet === undefined ? noSet : aligner.setIds.indexOf(request.cognateSet),
    languages: Int32Array.from(forms, ({ language }) => language),
    weights: Float32Array.from(known, ({ weight }) => weight ?? 1),
    tokens: symbols.tokens,
    ...flattenRows(rows),
  }
}

function extendedSymbols(symbols: SymbolTable, forms: readonly QueryForm[]): SymbolTable {
  const unseen = collectTokens(forms.map(({ segments }) => segments))
    .filter((token) => symbols.idOf(token) === undefined)
    .slice(0, spareSymbols)
  return unseen.length === 0 ? symbols : createSymbolTable([...symbols.tokens.slice(2), ...unseen])
}

export function flattenRows(rows: Alignment): Pick<WordQuery, 'columns' | 'symbol' | 'left' | 'right'> {
  const columns = rows[0]?.length ?? 0
  const forms = rows.length
  const at = (offset: number) =>
    Int32Array.from({ length: columns * forms }, (_, cell) => {
      const column = Math.floor(cell / forms) + offset
      return column < 0 || column >= columns ? edge : (rows[cell % forms]![column] ?? gap)
    })
  return { columns, symbol: at(0), left: at(-1), right: at(1) }
}

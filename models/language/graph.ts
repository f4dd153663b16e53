/**
 * The scoring part as an ONNX graph: the aligned corpus itself is the table, gathered by language and compared with
 * the query, so that every count of pairwise.ts is one Equal and one MatMul, exact for any target, any set left out.
 */
import {
  add,
  cast,
  div,
  equal,
  gather,
  GraphBuilder,
  int32,
  log,
  matmul,
  maximum,
  mul,
  pow,
  reduceMax,
  reduceSum,
  slice,
  sub,
  transpose,
  unsqueeze,
  type Value,
} from '../nn/index.ts'
import { float32 } from '../nn/index.ts'
import { floats, ints, type FloatTensor, type Session, type TensorValue } from '../session.ts'
import type { Manifest } from '../bundle.ts'
import type { ColumnTable } from './columns.ts'
import type { WordQuery } from './model.ts'
import type { PairwiseModel } from './pairwise.ts'
import type { ColumnScores } from './score.ts'
import { edge } from './symbols.ts'

export const languageInputs: Manifest['inputs'] = [
  { name: 'target', type: 'int32', dims: [1] },
  { name: 'excluded_set', type: 'int32', dims: [1] },
  { name: 'languages', type: 'int32', dims: ['forms'] },
  { name: 'weights', type: 'float32', dims: ['forms'] },
  { name: 'symbols', type: 'int32', dims: ['columns', 'forms'] },
  { name: 'left', type: 'int32', dims: ['columns', 'forms'] },
  { name: 'right', type: 'int32', dims: ['columns', 'forms'] },
]
export const languageOutputs = (width: number): Manifest['outputs'] => [
  { name: 'log_scores', type: 'float32', dims: ['columns', width] },
  { name: 'evidence', type: 'float32', dims: ['columns', 'forms', width] },
  { name: 'counts', type: 'float32', dims: ['columns', 'forms', width] },
]

/** Writes `model.onnx`. Same model, same bytes. */
export function exportScorer(model: PairwiseModel): Uint8Array {
  const g = new GraphBuilder()
  const [target, excluded, languages, weights, symbols, left, right] = languageInputs.map(
    ({ name, type, dims }) => g.input(name, type, dims),
  ) as [Value, Value, Value, Value, Value, Value, Value]
  const { table, width, constants } = model
  const corpus = corpusConstants(g, model)
  const range = g.constant(
    int32(
      [width],
      Array.from({ length: width }, (_, i) => i),
    ),
    'symbol_range',
  )

  // What the target has in every column of the corpus, 0 where that doesn't count: [length, width].
  const targetSymbols = slice(gather(corpus.symbols, target, 1), { axis: 0, from: 0, to: table.length })
  const counted = mul(
    sub(1, cast(equal(corpus.only, target), 'float32')),
    sub(1, cast(equal(corpus.set, excluded), 'float32')),
  )
  const targetWeight = mul(gather(corpus.weights, target, 1), unsqueeze(counted, [1]))
  const answers = mul(cast(equal(targetSymbols, unsqueeze(range, [0])), 'float32'), targetWeight)

  // Where the corpus shows what the query shows: [columns, forms, length].
  const ofForms = (data: Value): Value =>
    unsqueeze(
      transpose(slice(gather(data, languages, 1), { axis: 0, from: 0, to: table.length }), [1, 0]),
      [0],
    )
  const same = (query: Value, data: Value): Value =>
    cast(equal(unsqueeze(query, [2]), ofForms(data)), 'float32')
  const matches = mul(same(symbols, corpus.symbols), ofForms(corpus.weights))
  const counts = matmul(matches, answers)
  const contextCounts = add(
    matmul(mul(matches, same(left, gather(corpus.symbols, corpus.previous))), answers),
    matmul(mul(matches, same(right, gather(corpus.symbols, corpus.next))), answers),
  )

  const total = (x: Value): Value => reduceSum(x, { axes: [-1], keepDims: true })
  const copies = cast(equal(unsqueeze(symbols, [2]), unsqueeze(range, [0, 1])), 'float32')
  const plain = div(add(counts, mul(copies, constants.copyPrior)), add(total(counts), constants.copyPrior))
  const probability = div(
    add(mul(plain, constants.base), mul(contextCounts, constants.context)),
    add(mul(total(contextCounts), constants.context), constants.base),
  )
  const peak = reduceMax(probability, { axes: [-1] })
  const reliability = gather(gather(corpus.reliability, target), languages, 1)
  const odds = div(reliability, sub(constants.ceiling, reliability))
  const relative = div(odds, reduceMax(odds, { axes: [-1], keepDims: true }))
  const share = mul(
    mul(pow(relative, constants.power), pow(peak, constants.sharpness)),
    unsqueeze(weights, [0]),
  )
  const evidence = mul(unsqueeze(div(share, total(share)), [2]), probability)

  g.output('log_scores', log(maximum(reduceSum(evidence, { axes: [1] }), 1e-9)))
  g.output('evidence', evidence)
  g.output('counts', counts)
  return g.build({ name: 'language' })
}

interface CorpusConstants {
  /** [length + 1, languages]; the last row is the word edge. */
  readonly symbols: Value
  /** [length] row of the neighbouring column, `length` where the word ends. */
  readonly previous: Value
  readonly next: Value
  readonly set: Value
  readonly only: Value
  /** [length, languages] */
  readonly weights: Value
  /** [languages, languages], target first. */
  readonly reliability: Value
}

function corpusConstants(g: GraphBuilder, { table, reliability }: PairwiseModel): CorpusConstants {
  const { languages, length, set } = table
  const rows = new Int32Array((length + 1) * languages).fill(edge)
  rows.set(table.symbol)
  const beside = (offset: number): number[] =>
    Array.from(set, (own, c) => (set[c + offset] === own ? c + offset : length))
  return {
    symbols: g.constant(int32([length + 1, languages], rows), 'corpus_symbols'),
    previous: g.constant(int32([length], beside(-1)), 'corpus_previous'),
    next: g.constant(int32([length], beside(1)), 'corpus_next'),
    set: g.constant(int32([length], set), 'corpus_set'),
    only: g.constant(int32([length], table.only), 'corpus_only'),
    weights: weightConstant(g, table),
    reliability: g.constant(float32([languages, languages], reliability), 'reliability'),
  }
}

/** Weights hang on forms, not on columns: stored once a set. */
function weightConstant(g: GraphBuilder, { languages, length, set, weight }: ColumnTable): Value {
  const sets = length === 0 ? 0 : set[length - 1]! + 1
  const bySet = new Float32Array(sets * languages)
  for (let c = 0; c < length; c++) {
    bySet.set(weight.subarray(c * languages, (c + 1) * languages), set[c]! * languages)
  }
  return gather(
    g.constant(float32([sets, languages], bySet), 'form_weights'),
    g.constant(int32([length], set)),
  )
}

/** Scores a query with a loaded `model.onnx`. The query has at least one form and one column. */
export async function scoreWithSession(session: Session, query: WordQuery): Promise<ColumnScores> {
  const forms = query.languages.length
  const { columns } = query
  const cells = [columns, forms]
  const results = await session.run({
    target: ints([1], [query.target]),
    excluded_set: ints([1], [query.excludedSet]),
    languages: ints([forms], query.languages),
    weights: floats([forms], query.weights),
    symbols: ints(cells, query.symbol),
    left: ints(cells, query.left),
    right: ints(cells, query.right),
  })
  const logScores = floatOutput(results.log_scores, 'log_scores')
  return {
    columns,
    forms,
    width: logScores.dims[1]!,
    logScores: logScores.data,
    evidence: floatOutput(results.evidence, 'evidence').data,
    counts: floatOutput(results.counts, 'counts').data,
  }
}

function floatOutput(value: TensorValue | undefined, name: string): FloatTensor {
  if (value?.type !== 'float32') throw new Error(`the language model answers no float32 ${name}`)
  return value
}

/**
 * The text model as one ONNX graph: rows of tables gathered, weighted, summed. Nothing is hidden from it: calibration,
 * blending and the second layer of the period head are constants here, so that server and browser can't differ.
 */
import {
  add, cast, concat, div, exp, float32, GraphBuilder, l2Normalise, log, matmul, maximum, mul, neg, reduceMax,
  reduceSum, reshape, slice, softmax, sqrt, square, storedTable, type Value,
} from '../nn/index.ts' // prettier-ignore
import type { Manifest } from '../bundle.ts'
import type { Head } from './heads.ts'
import { joinedSize } from './period/period.ts'
import { formSize } from './period/poem.ts'
import type { Prior } from './prior.ts'
import { topicRecipe } from './topics.ts'

/** Row numbers (0 is padding) and (1 + ln tf) of a text's grams; a poem's distinct grams, its lines, form and size. */
export const textInputs: Manifest['inputs'] = [
  { name: 'own_ids', type: 'int32', dims: ['own_grams'] },
  { name: 'own_weights', type: 'float32', dims: ['own_grams'] },
  { name: 'prior_ids', type: 'int32', dims: ['prior_grams'] },
  { name: 'prior_weights', type: 'float32', dims: ['prior_grams'] },
  { name: 'poem_ids', type: 'int32', dims: ['poem_grams'] },
  { name: 'line_ids', type: 'int32', dims: ['lines', 'tokens'] },
  { name: 'form', type: 'float32', dims: [formSize] },
  /** Characters, lines. */
  { name: 'size', type: 'float32', dims: [2] },
]

export const textOutputs = (subjects: number, sentiments: number): Manifest['outputs'] => [
  { name: 'subject', type: 'float32', dims: [subjects] },
  { name: 'sentiment', type: 'float32', dims: [sentiments] },
  { name: 'period', type: 'float32', dims: [2] },
  { name: 'embedding', type: 'float32', dims: [2 * subjects] },
  { name: 'subject_evidence', type: 'float32', dims: ['own_grams', subjects] },
  { name: 'sentiment_evidence', type: 'float32', dims: ['own_grams', sentiments] },
  { name: 'prior_evidence', type: 'float32', dims: ['prior_grams', subjects] },
  { name: 'poem_evidence', type: 'float32', dims: ['poem_grams', 1] },
]

export interface TextTables {
  readonly subject: Head
  readonly sentiment: Head
  /** Grams of the own table, row 1 first; each head reads its columns for those it knows. */
  readonly grams: readonly string[]
  readonly prior: Prior
}

/** Writes model.onnx. Probabilities come out calibrated. Same tables, same bytes. */
export function exportText({ subject, sentiment, grams, prior }: TextTables): Uint8Array {
  const g = new GraphBuilder()
  const inputs = textInputs.map(({ name, type, dims }) => g.input(name, type, dims))
  const [ownIds, ownWeights, priorIds, priorWeights, poemIds, lineIds, form, size] = inputs as [
    Value, Value, Value, Value, Value, Value, Value, Value,
  ] // prettier-ignore

  const ofHead = (head: Head, name: string) => {
    const width = 1 + 2 * head.topics.classes
    const rows = storedTable(g, { name, dims: [grams.length + 1, width], data: headTable(head, grams) })(
      ownIds,
    )
    return opinions(rows, ownWeights, head.topics.classes)
  }
  const subjects = ofHead(subject, 'subject_table')
  const feelings = ofHead(sentiment, 'sentiment_table')

  const { classes, table, fingerprints } = prior.subject
  const padded = padRow(table, 1 + classes)
  const priorRows = storedTable(g, {
    name: 'prior_table',
    dims: [fingerprints.length + 1, 1 + classes],
    data: padded,
  })
  const known = opinion(priorRows(priorIds), priorWeights, classes)

  g.output('subject', blend(subject, subjects, known.score))
  g.output('sentiment', blend(sentiment, feelings))
  g.output('embedding', l2Normalise(concat([subjects.ridge, known.score], 0)))
  g.output('subject_evidence', subjects.evidence)
  g.output('sentiment_evidence', feelings.evidence)
  g.output('prior_evidence', mul(known.evidence, subject.priorShare))
  period(g, prior.period, { poemIds, lineIds, form, size })
  return g.build({ name: 'mouseion-text' })
}

/** Gathered rows [grams, 1 + classes] (gain, weights) to a unit-length weighted sum, [classes]. */
function opinion(rows: Value, weights: Value, classes: number) {
  const gained = mul(column(rows, 0, 1), reshape(weights, [-1, 1]))
  const length = maximum(sqrt(reduceSum(square(gained))), 1e-12)
  const unit = div(gained, length)
  const evidence = mul(unit, column(rows, 1, 1 + classes))
  return { unit, evidence, score: reduceSum(evidence, { axes: [0] }) }
}

function opinions(rows: Value, weights: Value, classes: number) {
  const { unit, evidence, score } = opinion(rows, weights, classes)
  const bayes = reduceSum(mul(unit, column(rows, 1 + classes, 1 + 2 * classes)), { axes: [0] })
  return { evidence, ridge: score, bayes }
}

/** (1 - prior) [(1 - b) softmax(ridge) + b softmax(bayes)] + prior softmax(prior), then temperature and biases. */
function blend(head: Head, { ridge, bayes }: { ridge: Value; bayes: Value }, prior?: Value): Value {
  const at = (scores: Value, temperature: number) => softmax(mul(scores, 1 / temperature))
  const { recipe } = head.topics
  const own = add(
    mul(at(head.kind === 'baseline' ? mul(ridge, 0) : ridge, recipe.ridgeTemperature), 0.5),
    mul(at(bayes, recipe.bayesTemperature), 0.5),
  )
  const mixed = prior
    ? add(mul(own, 1 - head.priorShare), mul(at(prior, topicRecipe.ridgeTemperature), head.priorShare))
    : own
  const { temperature, biases } = head.calibration
  const offsets = mixed.graph.constant(float32([biases.length], [...biases]))
  return softmax(add(mul(log(add(mixed, 1e-9)), 1 / temperature), offsets))
}

export interface PoemInputs {
  readonly poemIds: Value
  readonly lineIds: Value
  readonly form: Value
  readonly size: Value
}

/** period.ts in operators: linear score, log-ratios by line, joined features, one logistic. */
export function period(
  g: GraphBuilder,
  prior: Prior['period'],
  { poemIds, lineIds, form, size }: PoemInputs,
): void {
  const rows = storedTable(g, {
    name: 'poem_table',
    dims: [prior.fingerprints.length + 1, 3],
    data: padRow(prior.table, 3),
  })
  const poem = opinion(rows(poemIds), expandOnes(poemIds), 1)
  const linear = add(poem.score, prior.linearIntercept)
  const ratios = reduceSum(slice(rows(lineIds), { axis: 2, from: 2, to: 3 }), { axes: [1, 2] })
  const [n, lines] = [slice(size, { axis: 0, from: 0, to: 1 }), slice(size, { axis: 0, from: 1, to: 2 })]
  const sum = reshape(reduceSum(ratios), [1])
  const root = div(sum, sqrt(n))
  const perSign = div(lines, n)
  const highest = mul(reshape(reduceMax(ratios), [1]), perSign)
  const lowest = mul(neg(reshape(reduceMax(neg(ratios)), [1])), perSign)
  const scores = [linear, sum, div(sum, n), root, highest, lowest]
  const features = concat([...scores, form, mul(form, linear), mul(form, root)], 0)
  const join = g.constant(float32([joinedSize, 1], [...prior.join]), 'join')
  const song = add(reshape(matmul(reshape(features, [1, joinedSize]), join), [1]), prior.joinIntercept)
  g.output('period', softmax(concat([mul(song, -0.5), mul(song, 0.5)], 0)))
  g.output('poem_evidence', poem.evidence)
}

const column = (rows: Value, from: number, to: number): Value => slice(rows, { axis: 1, from, to })

/** 1 for every index. */
const expandOnes = (ids: Value): Value => exp(mul(cast(ids, 'float32'), 0))

function headTable({ topics }: Head, grams: readonly string[]): Float32Array {
  const { classes, vocabulary, gains, ridge, bayes } = topics
  const width = 1 + 2 * classes
  const table = new Float32Array((grams.length + 1) * width)
  grams.forEach((gram, i) => {
    const id = vocabulary.get(gram)
    if (id === undefined) return
    const at = (i + 1) * width
    table[at] = gains[id]!
    table.set(ridge.subarray(id * classes, (id + 1) * classes), at + 1)
    table.set(bayes.subarray(id * classes, (id + 1) * classes), at + 1 + classes)
  })
  return table
}

function padRow(table: Float32Array, width: number): Float32Array {
  const padded = new Float32Array(table.length + width)
  padded.set(table, width)
  return padded
}

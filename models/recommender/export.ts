/** The mixture as one ONNX file: tables of neighbours gathered by history, spread over the catalogue, shared out, weighed and added. */
import {
  add,
  cast,
  div,
  equal,
  exp,
  gather,
  GraphBuilder,
  layerNorm,
  log,
  maskedScore,
  matmul,
  maximum,
  mul,
  reduceMax,
  reduceSum,
  reshape,
  scatterAdd,
  slice,
  softmax,
  storedTable,
  storedWeights,
  transpose,
  unsqueeze,
  where,
} from '../nn/index.ts'
import { float32, int32 } from '../nn/index.ts'
import type { Value } from '../nn/index.ts'
import { bagDepth, bagWidth } from './bag.ts'
import type { Bag } from './bag.ts'
import type { Mixture, Part } from './mixture.ts'

/** Latest items that a session is fed; longer histories are cut. */
export const historyLength = 50

/** Of the tables in the file: half only where they would be too large without, as rounding shows in the logarithms of small shares. */
export const precisionOf = (items: number) => (items <= 1_000 ? 'float32' : 'float16')

export interface ExportOptions {
  readonly items: number
  readonly contextSize: number
}

/**
 * Inputs: `history` int32 [batch, 50], item numbers, latest first, `items` where there are fewer; `context` float32 [batch, contextSize].
 * Output: `scores` float32 [batch, items].
 */
export function exportMixture(mixture: Mixture, { items, contextSize }: ExportOptions): Uint8Array {
  const g = new GraphBuilder()
  const history = g.input('history', 'int32', ['batch', historyLength])
  const context = g.input('context', 'float32', ['batch', contextSize])
  const zeros = add(
    mul(cast(slice(history, { axis: 1, from: 0, to: 1 }), 'float32'), 0),
    g.constant(float32([1, items + 1], new Float32Array(items + 1))),
  )

  const terms = mixture.parts.map((part, k) => {
    const scores =
      part.type === 'rows'
        ? rowScores(g, part, history, zeros, items)
        : part.type === 'bag'
          ? bagScores(g, part.bag, history, items)
          : staticScores(g, part, k, zeros)
    const total = maximum(reduceSum(scores, { axes: [1], keepDims: true }), 1e-12)
    const share = mul(div(scores, total), items)
    const floor = exp(g.constant(float32([1, 1], [mixture.floors[k]!])))
    const gates = g.constant(
      float32(
        [1, contextSize],
        Float32Array.from(mixture.gates.subarray(k * contextSize, (k + 1) * contextSize)),
      ),
    )
    const weight = add(reduceSum(mul(context, gates), { axes: [1], keepDims: true }), mixture.weights[k]!)
    return mul(log(add(share, floor)), weight)
  })
  const sum = terms.reduce((a, b) => add(a, b))
  g.output('scores', slice(sum, { axis: 1, from: 0, to: items }))
  return g.build({ name: 'recommender' })
}

function rowScores(
  g: GraphBuilder,
  part: Extract<Part, { type: 'rows' }>,
  history: Value,
  zeros: Value,
  items: number,
): Value {
  const { width, columns, values } = part.rows
  // One more row, empty, for the padding; the scale is free, since shares are normalised.
  const paddedColumns = new Int32Array((items + 1) * width).fill(items)
  paddedColumns.set(columns)
  const peak = values.reduce((a, b) => Math.max(a, b), 0) || 1
  const paddedValues = new Float32Array((items + 1) * width)
  paddedValues.set(values.map((v) => v / peak))
  const depth = Math.min(part.fading.length, historyLength)
  const latest = slice(history, { axis: 1, from: 0, to: depth })
  const where = columnsAt(g, { name: part.name, rows: items + 1, width, columns: paddedColumns }, latest)
  const what = storedTable(
    g,
    { name: `${part.name}.values`, dims: [items + 1, width], data: paddedValues },
    precisionOf(items),
  )(latest)
  const faded = mul(what, unsqueeze(g.constant(float32([1, depth], part.fading.slice(0, depth))), [-1]))
  const spread = scatterAdd(
    zeros,
    reshape(where, ['batch', depth * width]),
    reshape(faded, ['batch', depth * width]),
    1,
  )
  // Column `items` gathered the padding; it must not share.
  return mul(
    spread,
    g.constant(
      float32(
        [1, items + 1],
        Float32Array.from({ length: items + 1 }, (_, i) => (i < items ? 1 : 0)),
      ),
    ),
  )
}

/** The network's forward pass; a history without any item gives nothing. */
function bagScores(g: GraphBuilder, bag: Bag, history: Value, items: number): Value {
  const padded = new Float32Array((items + 1) * bagWidth)
  padded.set(bag.embedding)
  const weights = { name: 'bag.embedding', dims: [items + 1, bagWidth], data: padded }
  const table = storedWeights(g, weights, { dtype: 'float16' })
  const latest = slice(history, { axis: 1, from: 0, to: bagDepth })
  const empty = equal(latest, g.constant(int32([1, 1], [items])))
  const attention = g.constant(float32([1, bagDepth], bag.attention))
  const attended = softmax(where(empty, maskedScore, attention))
  const sum = reduceSum(mul(gather(table, latest), unsqueeze(attended, [-1])), { axes: [1] })
  const [scale, bias] = [bag.scale, bag.bias].map((data) => g.constant(float32([bagWidth], data)))
  const shares = softmax(
    add(
      matmul(layerNorm(sum, scale!, bias!), transpose(table, [1, 0])),
      // The padding is no item.
      g.constant(float32([1, items + 1], new Float32Array(items + 1).fill(maskedScore, items))),
    ),
  )
  const any = reduceMax(
    where(empty, 0, g.constant(float32([1, bagDepth], new Float32Array(bagDepth).fill(1)))),
    {
      axes: [1],
      keepDims: true,
    },
  )
  return mul(shares, any)
}

interface ColumnTable {
  readonly name: string
  readonly rows: number
  readonly width: number
  readonly columns: Int32Array
}

/** Two bytes an entry where the numbers fit: the low and the high byte as tables of their own, put together after the Gather. */
function columnsAt(g: GraphBuilder, { name, rows, width, columns }: ColumnTable, latest: Value): Value {
  const dims = [rows, width]
  if (rows > 65_536) return gather(g.constant(int32(dims, columns), `${name}.columns`), latest)
  const byte = (shift: number, part: string) => {
    const data = Uint8Array.from(columns, (column) => (column >> shift) & 0xff)
    return cast(gather(g.constant({ dtype: 'uint8', dims, data }, `${name}.${part}`), latest), 'float32')
  }
  return cast(add(byte(0, 'low'), mul(byte(8, 'high'), 256)), 'int32')
}

function staticScores(
  g: GraphBuilder,
  part: Extract<Part, { type: 'static' }>,
  k: number,
  zeros: Value,
): Value {
  const peak = part.scores.reduce((a, b) => Math.max(a, b), 0) || 1
  const data = new Float32Array(part.scores.length + 1)
  data.set(part.scores.map((v) => v / peak))
  return add(
    zeros,
    storedWeights(
      g,
      { name: `static.${k}`, dims: [1, data.length], data },
      { dtype: precisionOf(part.scores.length) },
    ),
  )
}

/**
 * A head over an encoder's vectors: ridge in closed form on rows less their mean, brought to length 1, then temperature and biases.
 * How much the weights shrink is settled on out-of-fold predictions, as all that the model says of itself is.
 */
import { factorise, solveFactored } from '../../language/proto/cholesky.ts'
import { argmaxRow } from '../calibration.ts'
import type { Calibration } from '../calibration.ts'
import type { TextRow } from '../corpus.ts'
import { askedRows, calibrated, chosenRows, simpleOutOfFold } from '../heads.ts'
import type { HeldOutRow } from '../heads.ts'
import { classShares, oneHot } from '../targets.ts'

export interface EncodedHead {
  readonly classes: number
  readonly dimensions: number
  readonly mean: Float32Array
  /** [dimensions, classes] */
  readonly weights: Float32Array
  readonly calibration: Calibration
  readonly lambda: number
}

const lambdas = [0.3, 1, 3, 10, 30, 100]

/** `vectors` are those of the rows, in their order. */
export function fitEncodedHead(
  rows: readonly TextRow[],
  vectors: readonly Float32Array[],
  labels: readonly string[],
): { head: EncodedHead; heldOut: readonly HeldOutRow[] } {
  const width = labels.length
  const { data, foldOf, asked } = askedRows(rows, labels)
  const truth = asked.map((i) => data.labels[i]!)
  const askedFolds = asked.map((i) => foldOf[i]!)
  const rowsIn = (inside: readonly number[]) => ({
    vectors: inside.map((i) => vectors[i]!),
    labels: inside.map((i) => data.labels[i]!),
    weights: Float64Array.from(inside, (i) => rows[i]!.weight),
    width,
  })
  const scores = lambdas.map(() => new Float64Array(rows.length * width))
  for (const fold of new Set(askedFolds)) {
    const inside = rows.flatMap((_, i) => (foldOf[i] === fold ? [] : [i]))
    const fits = fitRidges(rowsIn(inside), lambdas)
    rows.forEach((_, i) => {
      if (foldOf[i] !== fold) return
      fits.forEach((fit, l) => scores[l]!.set(encodedScores(fit, vectors[i]!), i * width))
    })
  }
  const choices = scores.map((own, l) => ({
    lambda: lambdas[l]!,
    ...calibrated(chosenRows(own, asked, width), truth, askedFolds, width),
  }))
  const best = choices.reduce((a, b) => (b.loss < a.loss - 1e-6 ? b : a))
  const simple = chosenRows(simpleOutOfFold(rows, data, foldOf), asked, width)
  const [fit] = fitRidges(rowsIn(rows.map((_, i) => i)), [best.lambda])
  return {
    head: { ...fit!, calibration: best.calibration, lambda: best.lambda },
    heldOut: asked.map((row, i) => {
      const predicted = argmaxRow(best.probabilities, i, width)
      return {
        row: rows[row]!,
        label: truth[i]!,
        predicted,
        probability: best.probabilities[i * width + predicted]!,
        simple: argmaxRow(simple, i, width),
      }
    }),
  }
}

type Fit = Pick<EncodedHead, 'classes' | 'dimensions' | 'mean' | 'weights'>

/** What the head says before calibration, [classes]; the graph computes the same. */
export function encodedScores(
  { classes, dimensions, mean, weights }: Fit,
  vector: Float32Array,
): Float64Array {
  const x = centred(vector, mean)
  const scores = new Float64Array(classes)
  for (let d = 0; d < dimensions; d++)
    for (let c = 0; c < classes; c++) scores[c]! += x[d]! * weights[d * classes + c]!
  return scores
}

const shortest = 1e-6

function centred(vector: Float32Array, mean: Float32Array): Float64Array {
  const x = Float64Array.from(vector, (value, d) => value - mean[d]!)
  const norm = Math.max(Math.hypot(...x), shortest)
  return x.map((value) => value / norm)
}

/** (X' S X + lambda I) W = X' S (Y - shares), solved for several lambdas over one Gram matrix. */
function fitRidges(
  given: {
    vectors: readonly Float32Array[]
    labels: readonly number[]
    weights: Float64Array
    width: number
  },
  strengths: readonly number[],
): Fit[] {
  const { vectors, labels, weights, width } = given
  const dimensions = vectors[0]!.length
  const mean = new Float32Array(dimensions)
  for (const vector of vectors) vector.forEach((value, d) => (mean[d]! += value / vectors.length))
  const targets = oneHot(labels, width)
  const shares = classShares(targets, width, weights)
  const gram = new Float64Array(dimensions * dimensions)
  const right = new Float64Array(dimensions * width)
  vectors.forEach((vector, i) => {
    const x = centred(vector, mean)
    for (let a = 0; a < dimensions; a++) {
      const xa = weights[i]! * x[a]!
      for (let b = 0; b <= a; b++) gram[a * dimensions + b]! += xa * x[b]!
      for (let c = 0; c < width; c++) right[a * width + c]! += xa * (targets[i * width + c]! - shares[c]!)
    }
  })
  return strengths.map((lambda) => {
    const factor = gram.slice()
    for (let d = 0; d < dimensions; d++) factor[d * dimensions + d]! += lambda
    factorise(factor, dimensions)
    const solved = right.slice()
    solveFactored(factor, dimensions, solved, width)
    return { classes: width, dimensions, mean, weights: Float32Array.from(solved) }
  })
}

/** Trains one network on cells. */
import type { OnProgress } from '../../bundle.ts'
import { adamW, createRandom, createTrainer, shuffled, warmupCosine } from '../../nn/index.ts'
import type { Runtime } from '../../session.ts'
import { pairStep, trainingBatch, type Cell } from './cells.ts'
import { scorerNetwork, type Standard } from './network.ts'
import { pairFeatureCount } from './pair-features.ts'
import type { TrainedNetwork } from './scorer-graph.ts'

export interface NetworkRecipe {
  /** Passes over the cells, within these bounds of steps. */
  readonly epochs: number
  readonly steps: readonly [number, number]
  readonly rate: number
  readonly decay: number
  readonly dropout: number
  /** Cells of a batch, and forms of one word that are attended to. */
  readonly cells: number
  readonly forms: number
  /** The start's share in the final weights: between both it is often better than either (Wortsman et al. 2022); 0 where absent. */
  readonly kept?: number
}

export interface FitNetworkOptions {
  readonly recipe: NetworkRecipe
  readonly seed: number
  readonly runtime: Runtime
  /** Learns on from this one's weights, by its standardisation of the features. */
  readonly start?: TrainedNetwork | undefined
  readonly onProgress?: OnProgress
}

/** @param given cells with a right candidate; a cell counts by its weight. Same seed, same bytes. */
export async function fitNetwork(
  given: readonly Cell[],
  { recipe, seed, runtime, start, onProgress }: FitNetworkOptions,
): Promise<TrainedNetwork> {
  const shape = start?.shape ?? { pairs: pairStandard(given), features: featureStandard(given) }
  const [least, most] = recipe.steps
  const steps = Math.min(Math.max(Math.round((recipe.epochs * given.length) / recipe.cells), least), most)
  const mean = (of: (cell: Cell) => number): number =>
    given.reduce((sum, cell) => sum + of(cell), 0) / given.length
  const meanWeight = mean(({ weight }) => weight)
  const cells = given.map((cell) => ({ ...cell, weight: cell.weight / meanWeight }))
  const size = {
    cells: recipe.cells,
    forms: recipe.forms,
    pairs:
      Math.max(Math.ceil(mean(({ logWeights }) => logWeights.length) * recipe.cells * 1.05), recipe.forms) +
      1,
  }
  const trainer = await createTrainer(runtime, scorerNetwork({ ...shape, dropout: recipe.dropout }), {
    seed,
    optimizer: adamW({ decay: recipe.decay }),
    rate: warmupCosine({ peak: recipe.rate, warmup: Math.round(steps / 20), total: steps }),
    clip: 1,
    sizes: size,
    ...(start !== undefined && { theta: start.theta }),
  })
  try {
    const indices = cells.map((_, i) => i)
    let order: number[] = []
    let from = 0
    let recent = 0
    for (let step = 1, round = 0; step <= steps; step++) {
      if (from + recipe.cells > order.length) {
        order = [...order.slice(from), ...shuffled(indices, createRandom(seed, 11, round++))]
        from = 0
      }
      const { batch, taken } = trainingBatch(cells, order, from, size)
      from += taken
      recent += ((await trainer.step(batch)) - recent) / Math.min(step, 40)
      if (step % 20 === 0 || step === steps)
        onProgress?.({
          stage: 'train the scorer',
          done: step / steps,
          note: `loss ${recent.toFixed(4)}`,
          losses: { at: step, train: recent },
        })
    }
    const { theta } = trainer.checkpoint()
    const kept = recipe.kept ?? 0
    return {
      shape,
      theta: start === undefined ? theta : theta.map((w, i) => (1 - kept) * w + kept * start.theta[i]!),
    }
  } finally {
    await trainer.dispose()
  }
}

const featureStandard = (cells: readonly Cell[]): Standard =>
  standardOf(
    cells.map(({ features }) => features),
    cells[0]!.features.length / cells[0]!.candidates.length,
    1,
  )
const pairStandard = (cells: readonly Cell[]): Standard =>
  standardOf(
    cells.map(({ pairs }) => pairs),
    pairFeatureCount,
    pairStep,
  )

/** Mean and inverse deviation of each feature over up to 4,000 cells; empty candidates count as the zeros they are. */
function standardOf(rows: readonly ArrayLike<number>[], width: number, unit: number): Standard {
  const step = Math.max(1, Math.floor(rows.length / 4000))
  const sum = new Float64Array(width)
  const squares = new Float64Array(width)
  let count = 0
  for (let r = 0; r < rows.length; r += step) {
    const row = rows[r]!
    for (let k = 0; k < row.length; k++) {
      const value = row[k]! / unit
      sum[k % width]! += value
      squares[k % width]! += value * value
    }
    count += row.length / width
  }
  const mean = Float32Array.from(sum, (s) => s / count)
  const scale = Float32Array.from(squares, (s, k) => 1 / Math.sqrt(Math.max(s / count - mean[k]! ** 2, 1e-3)))
  return { mean, scale }
}

/** Slot networks as a reconstruction uses them: several averaged, and for training words those that never saw the word. */
import type { Runtime } from '../../session.ts'
import { createRandom, shuffled } from '../../nn/random.ts'
import type { CellScores } from './kernel.ts'
import { averageCells, fitSlotNetwork, type SlotNetwork, type SlotNetworkOptions } from './slot-network.ts'
import type { Daughters } from './slots.ts'

const recipe: Omit<SlotNetworkOptions, 'seed'> = {
  hidden: 256,
  epochs: 28,
  batch: 128,
  rate: 0.003,
  decay: 0.06,
  dropout: 0.5,
  hiding: 0.15,
}
const seeds = [1, 2, 3, 4]
/** Each fold's words are answered by networks that never saw them, with the first seeds. */
const folds = 8
const perFold = 2

export interface SlotNetworks {
  /** Of a training word, by networks fitted without its fold. */
  readonly leftOut: (word: number) => CellScores[]
  readonly predict: (words: readonly Daughters[]) => Promise<CellScores[][]>
  readonly bytes: number
  readonly dispose: () => Promise<void>
}

export async function fitSlotNetworks(
  runtime: Runtime,
  words: readonly Daughters[],
  cells: readonly (readonly string[])[],
  onNetwork?: (done: number) => void,
): Promise<SlotNetworks> {
  const total = folds * perFold + seeds.length
  let fitted = 0
  const fit = async (chosen: readonly number[], chosenSeeds: readonly number[]): Promise<SlotNetwork[]> => {
    const labels = cells.map((own) => chosen.map((i) => own[i]!))
    const known = chosen.map((i) => words[i]!)
    const networks: SlotNetwork[] = []
    for (const seed of chosenSeeds) {
      onNetwork?.(fitted++ / total)
      networks.push(await fitSlotNetwork(runtime, known, labels, { ...recipe, seed }))
    }
    return networks
  }
  const everyWord = Array.from(words, (_, i) => i)
  const foldOf = new Map(shuffled(everyWord, createRandom(folds)).map((word, i) => [word, i % folds]))
  const leftOut = new Map<number, CellScores[]>()
  for (let fold = 0; fold < folds; fold++) {
    const asked = everyWord.filter((i) => foldOf.get(i) === fold)
    const seen = everyWord.filter((i) => foldOf.get(i) !== fold)
    if (asked.length === 0 || seen.length === 0) continue
    const networks = await fit(seen, seeds.slice(0, perFold))
    const answers = await answer(
      networks,
      asked.map((i) => words[i]!),
    )
    await dispose(networks)
    asked.forEach((word, i) => leftOut.set(word, answers[i]!))
  }
  const final = await fit(everyWord, seeds)
  return {
    leftOut: (word) => leftOut.get(word)!,
    bytes: final.reduce((sum, { bytes }) => sum + bytes, 0),
    predict: (asked) => answer(final, asked),
    dispose: () => dispose(final),
  }
}

/** Each word's cells, the networks' probabilities averaged. */
async function answer(
  networks: readonly SlotNetwork[],
  asked: readonly Daughters[],
): Promise<CellScores[][]> {
  const answers: CellScores[][][] = []
  for (const network of networks) answers.push(await network.predict(asked))
  return asked.map((_, i) => averageCells(answers.map((own) => own[i]!)))
}

async function dispose(networks: readonly SlotNetwork[]): Promise<void> {
  for (const network of networks) await network.dispose()
}

/**
 * Trains the scorer so that every word can be asked of networks that have not seen its set: the cognate sets are dealt out
 * into parts, and member k, a network of either pass, learns from all parts but the k-th. The scorer is the mean of its
 * members; how sure it may be is found on each part with the member that lacks it.
 */
import type { OnProgress } from '../../bundle.ts'
import type { Runtime } from '../../session.ts'
import type { LanguageModel } from '../model.ts'
import { fitCalibration, type Calibration, type CalibrationWord } from '../calibration.ts'
import { answeredWords } from './calibrate.ts'
import { corpusWords, echoedWords, type ScorerWord } from './corpus-words.ts'
import {
  answersOf,
  learnable,
  leastWords,
  scorerRecipe,
  inTurn,
  tuningRecipe,
  untrained,
  type ScorerRecipe,
} from './fit-scorer.ts'
import { fitNetwork } from './fit-network.ts'
import { sampleWords } from './sampling.ts'
import { exportScorerNetworks, type ScorerNetworks, type TrainedNetwork } from './scorer-graph.ts'

export interface CrossedOptions {
  readonly seed: number
  readonly runtime: Runtime
  /** As fit-scorer.ts has them. */
  readonly prior?: ScorerNetworks | undefined
  readonly recipe?: ScorerRecipe
  readonly onProgress?: OnProgress
}

/** As many members. */
const parts = 4
const partOfSet = (set: number): number => set % parts

/** Member k is `first[k]` with `second[k]`. Of too few words the prior itself, or `undefined`. */
export async function fitCrossed(
  model: LanguageModel,
  {
    seed,
    runtime,
    prior,
    recipe = prior === undefined ? scorerRecipe : tuningRecipe,
    onProgress = () => undefined,
  }: CrossedOptions,
): Promise<ScorerNetworks | undefined> {
  const [sampled = []] = sampleWords([model], recipe.words, seed)
  if (sampled.length < leastWords) return untrained(prior, sampled.length)
  onProgress({ stage: 'gather evidence', done: 0 })
  const words = corpusWords(model, sampled, recipe.first.forms)
  const partOf = ({ query }: ScorerWord): number => partOfSet(query.excludedSet)
  const numbers = Array.from({ length: parts }, (_, part) => part)
  const within =
    (from: number): OnProgress =>
    (progress) =>
      onProgress({ ...progress, done: from + (0.4 / parts) * progress.done })

  const first: TrainedNetwork[] = []
  for (const part of numbers) {
    const cells = learnable(words.flatMap((word) => (partOf(word) === part ? [] : word.cells)))
    const own = {
      recipe: recipe.first,
      seed: seed + part,
      runtime,
      start: prior && inTurn(prior.first, part),
      onProgress: within(0.1 + (0.4 * part) / parts),
    }
    first.push(await fitNetwork(cells, own))
  }
  onProgress({ stage: 'answer a first time', done: 0.5 })
  const firstOf = new Map<ScorerWord, Float32Array>()
  for (const part of numbers) {
    const own = words.filter((word) => partOf(word) === part)
    for (const [word, answer] of await answersOf(own, first[part]!, runtime)) firstOf.set(word, answer)
  }
  const echoed = echoedWords(model, words, firstOf)
  const second: TrainedNetwork[] = []
  for (const part of numbers) {
    const cells = learnable(echoed.flatMap(({ word, cells }) => (partOf(word) === part ? [] : cells)))
    const own = {
      recipe: recipe.second,
      seed: seed + parts + part,
      runtime,
      start: prior && inTurn(prior.second, part),
      onProgress: within(0.6 + (0.4 * part) / parts),
    }
    second.push(await fitNetwork(cells, own))
  }
  return { first, second }
}

/** Words that confidence is fitted on. */
const calibrationWords = 800

/** How sure `fitCrossed`'s scorer may be: each word asked of the member that has not seen its set (a prior has seen none). */
export async function calibrateCrossed(
  model: LanguageModel,
  { first, second }: ScorerNetworks,
  { seed, runtime }: Pick<CrossedOptions, 'seed' | 'runtime'>,
): Promise<Calibration> {
  const [asked = []] = sampleWords([model], calibrationWords, seed)
  const words: CalibrationWord[] = []
  for (let part = 0; part < parts; part++) {
    const member = { first: [inTurn(first, part)], second: [inTurn(second, part)] }
    const session = await runtime.load(exportScorerNetworks(member))
    try {
      const own = asked.filter(({ set }) => partOfSet(set) === part)
      words.push(...(await answeredWords(model, session, own)))
    } finally {
      await session.dispose()
    }
  }
  return fitCalibration(words)
}

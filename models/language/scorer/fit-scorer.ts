/**
 * Trains the scorer on one or several corpora, from the prior's networks on where there is a prior. First pass: two networks, each on half of the cognate sets, so that the
 * first answers which the second pass learns from were given by a network that has not seen the word.
 */
import type { OnProgress } from '../../bundle.ts'
import type { Runtime } from '../../session.ts'
import type { LanguageModel } from '../model.ts'
import type { Cell } from './cells.ts'
import { corpusWords, echoedWords, type ScorerWord } from './corpus-words.ts'
import { fitNetwork, type NetworkRecipe } from './fit-network.ts'
import { sampleWords } from './sampling.ts'
import {
  cellFeeds,
  exportScorerNetworks,
  runScorer,
  type ScorerNetworks,
  type TrainedNetwork,
} from './scorer-graph.ts'

export interface ScorerRecipe {
  /** Words learnt from, over all corpora. */
  readonly words: number
  readonly first: NetworkRecipe
  readonly second: NetworkRecipe
  /** Networks of the second pass. */
  readonly seeds: number
}
const shared = { rate: 4e-3, decay: 0.05, dropout: 0.2, cells: 256, forms: 24 } as const
export const scorerRecipe: ScorerRecipe = {
  words: 16_000,
  first: { ...shared, epochs: 6, steps: [60, 420] },
  second: { ...shared, epochs: 8, steps: [60, 1000] },
  seeds: 2,
}
const gently = { rate: 1e-3, forms: 12, kept: 0.3 } as const
/** From a prior on. */
export const tuningRecipe: ScorerRecipe = {
  ...scorerRecipe,
  first: { ...scorerRecipe.first, ...gently, steps: [60, 250] },
  second: { ...scorerRecipe.second, ...gently, steps: [60, 500] },
}

export interface FitScorerOptions {
  readonly seed: number
  readonly runtime: Runtime
  /** What each network starts from; without it, from nothing. */
  readonly prior?: ScorerNetworks | undefined
  /** How to go on from a prior, or how to begin without one, where absent. */
  readonly recipe?: ScorerRecipe
  /** Sets that no network learns from, such as those of calibrate.ts. */
  readonly withheld?: (set: number) => boolean
  readonly onProgress?: OnProgress
}

/** Under this many words there is too little to learn from. */
export const leastWords = 500
/** Under this many the closed form answers as well as a prior does. */
const leastForPrior = 200

/** The scorer of corpora with too few words to learn from. */
export const untrained = (prior: ScorerNetworks | undefined, words: number): ScorerNetworks | undefined =>
  words < leastForPrior ? undefined : prior

/** Of too few words the prior itself, or `undefined`. */
export async function fitScorer(
  models: readonly LanguageModel[],
  {
    seed,
    runtime,
    prior,
    recipe = prior === undefined ? scorerRecipe : tuningRecipe,
    withheld = () => false,
    onProgress = () => undefined,
  }: FitScorerOptions,
): Promise<ScorerNetworks | undefined> {
  const part =
    (from: number, share: number): OnProgress =>
    (progress) =>
      onProgress({ ...progress, done: from + share * progress.done })
  const sampled = sampleWords(models, recipe.words, seed).map((own) =>
    own.filter(({ set }) => !withheld(set)),
  )
  const count = sampled.reduce((sum, own) => sum + own.length, 0)
  if (count < leastWords) return untrained(prior, count)
  onProgress({ stage: 'gather evidence', done: 0 })
  const words = models.map((model, m) => corpusWords(model, sampled[m]!, recipe.first.forms))
  const half = (word: ScorerWord): number => word.query.excludedSet % 2
  const first: TrainedNetwork[] = []
  for (const own of [0, 1]) {
    const cells = learnable(words.flat().flatMap((word) => (half(word) === own ? word.cells : [])))
    if (cells.length === 0) return untrained(prior, count)
    first.push(
      await fitNetwork(cells, {
        recipe: recipe.first,
        seed: seed + own,
        runtime,
        start: prior && inTurn(prior.first, own),
        onProgress: part(0.15 + 0.2 * own, 0.2),
      }),
    )
  }
  onProgress({ stage: 'answer a first time', done: 0.55 })
  const firstOf = await crossAnswers(words.flat(), first, { half, runtime })
  const echoed = learnable(
    models.flatMap((model, m) => echoedWords(model, words[m]!, firstOf).flatMap(({ cells }) => cells)),
  )
  const second: TrainedNetwork[] = []
  for (let k = 0; k < recipe.seeds; k++) {
    const done = 0.6 + (0.4 * k) / recipe.seeds
    second.push(
      await fitNetwork(echoed, {
        recipe: recipe.second,
        seed: seed + 2 + k,
        runtime,
        start: prior && inTurn(prior.second, k),
        onProgress: part(done, 0.4 / recipe.seeds),
      }),
    )
  }
  return { first, second }
}

/** The k-th of networks that take turns. */
export const inTurn = (networks: readonly TrainedNetwork[], k: number): TrainedNetwork =>
  networks[k % networks.length]!

export const learnable = (cells: readonly Cell[]): Cell[] => cells.filter(({ gold }) => gold >= 0)

/** Each word's first answer by the network of the other half. */
async function crossAnswers(
  words: readonly ScorerWord[],
  networks: readonly TrainedNetwork[],
  { half, runtime }: { half: (word: ScorerWord) => number; runtime: Runtime },
): Promise<Map<ScorerWord, Float32Array>> {
  const answers = new Map<ScorerWord, Float32Array>()
  for (const [own] of networks.entries()) {
    const asked = words.filter((word) => half(word) === own)
    for (const [word, answer] of await answersOf(asked, networks[1 - own]!, runtime))
      answers.set(word, answer)
  }
  return answers
}

/** What one network of the first pass says of every word that has cells. */
export async function answersOf(
  words: readonly ScorerWord[],
  network: TrainedNetwork,
  runtime: Runtime,
): Promise<Map<ScorerWord, Float32Array>> {
  const answers = new Map<ScorerWord, Float32Array>()
  const session = await runtime.load(exportScorerNetworks({ first: [network], second: [] }))
  try {
    for (const word of words)
      if (word.cells.length > 0) answers.set(word, await runScorer(session, cellFeeds(word.cells), 'first'))
  } finally {
    await session.dispose()
  }
  return answers
}

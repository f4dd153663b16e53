/** Each technique taken out of what is usual, or put in: a score for a seed. */
import * as nn from '../../models/nn/index.ts'
import { poemNetwork } from '../networks/poem-cnn.ts'
import type { Poem } from '../networks/poem-cnn.ts'
import type { Corpus } from './corpus.ts'
import { fileOf, leansOf, rows, scoreOf, trainingOn, usual } from './train.ts'
import type { Score, Settings } from './train.ts'

type Scoring = (seed: number) => Promise<Score>
export type Variant = readonly [string, Scoring]

export function variantsOn(corpus: Corpus): readonly Variant[] {
  const { train, held, sizes } = corpus
  const training = trainingOn(corpus)
  const score = async (file: Uint8Array): Promise<Score> =>
    scoreOf((await leansOf(file, held, sizes.length)).map(sigmoid), held, file.length)
  const use = (theta: Float32Array): Promise<Score> => score(fileOf(corpus, theta))
  /** Trained once for each seed, and started from by what comes after. */
  const base = remembered((seed) => training(usual, { seed }))
  const plain =
    (change: Partial<Settings>): Scoring =>
    async (seed) => {
      const settings = { ...usual, ...change }
      return score(fileOf(corpus, await training(settings, { seed }), { settings }))
    }
  const sgd: Partial<Settings> = {
    optimizer: nn.sgd({ decay: 0.0005 }),
    schedule: (total) => nn.warmupCosine({ peak: 1, warmup: total / 20, total }),
  }
  return [
    ['all that is usual', async (seed) => use(await base(seed))],
    ['without convolution', plain({ convolution: false })],
    ['mean instead of attention', plain({ attention: false })],
    ['without layer norm', plain({ layerNorm: false })],
    ['without dropout', plain({ dropout: 0 })],
    ['without decay', plain({ optimizer: nn.adamW({ decay: 0 }) })],
    ['SGD instead of AdamW', plain(sgd)],
    ['without clipping', plain({ clip: undefined })],
    ['constant rate', plain({ schedule: () => nn.constantRate(0.002) })],
    ['without early stopping', plain({ earlyStopping: false })],
    ['adversarial step .1', plain({ adversarial: 0.1 })],
    ['adversarial step .5', plain({ adversarial: 0.5 })],
    ...taught(),
    ...tuned(),
    ['pruned by .5', pruned(0.5, false)],
    ['pruned by .8', pruned(0.8, false)],
    ['pruned by .8 and trained on', pruned(0.8, true)],
    ['fp16 weights', stored('float16')],
    ['int8 weights', stored('int8')],
  ]

  function taught(): readonly Variant[] {
    const members = (seed: number) => Promise.all([0, 1, 2].map((i) => base(seed + 10 * i)))
    const ask = async (seed: number, poems: readonly Poem[]) =>
      Promise.all((await members(seed)).map((theta) => leansOf(fileOf(corpus, theta), poems, sizes.length)))
    const distilled: Scoring = async (seed) => {
      const settings = { ...usual, distillation: 0.5 }
      const poems = [...train, ...corpus.stop]
      const leans = await ask(seed, poems)
      const leanOf = new Map(poems.map((poem, i) => [poem, mean(leans.map((own) => own[i]!))]))
      const teacher = (batch: readonly Poem[]) =>
        Float32Array.from({ length: 2 * rows }, (_, k) => (k % 2 ? (leanOf.get(batch[k >> 1]!) ?? 0) : 0))
      return score(fileOf(corpus, await training(settings, { seed, teacher }), { settings }))
    }
    const ensemble: Scoring = async (seed) => {
      const leans = await ask(seed, held)
      const bytes = leans.length * fileOf(corpus, await base(seed)).length
      return scoreOf(
        held.map((_, i) => mean(leans.map((own) => sigmoid(own[i]!)))),
        held,
        bytes,
      )
    }
    return [
      ['ensemble of three', ensemble],
      ['distilled from the three', distilled],
    ]
  }

  /** Learned on one half of the poems, then tuned on the other: all weights, or adapters of rank 4 with the head. */
  function tuned(): readonly Variant[] {
    const half = Math.floor(train.length / 2)
    const first = remembered((seed) => training(usual, { seed, poems: train.slice(0, half) }))
    const rest = { poems: train.slice(half), epochs: 4 }
    const network = poemNetwork(sizes, usual)
    const options = { matrices: ['characters'], rank: 4, learned: ['out', 'out.bias'] }
    const byAdapters: Scoring = async (seed) => {
      const own = nn.adapted(network, options)
      const theta = nn.adaptedTheta(await first(seed), nn.initialTheta(own.parameters, seed))
      const learnt = await training(usual, { ...rest, seed, network: own, theta })
      return use(nn.foldedTheta(network, learnt, options))
    }
    return [
      ['half of the poems', async (seed) => use(await first(seed))],
      ['tuned on the other half', async (seed) => use(await training(usual, { ...rest, seed, theta: await first(seed) }))],
      ['adapters for the other half', byAdapters],
    ] // prettier-ignore
  }

  function pruned(share: number, trainOn: boolean): Scoring {
    return async (seed) => {
      const network = poemNetwork(sizes, usual)
      const whole = await base(seed)
      const mask = nn.magnitudeMask(whole, network.parameters, share)
      const theta = nn.pruned(whole, mask)
      if (!trainOn) return use(theta)
      return use(await training(usual, { seed, network: nn.masked(network, mask), theta, epochs: 3 }))
    }
  }

  function stored(dtype: 'float16' | 'int8'): Scoring {
    return async (seed) => score(fileOf(corpus, await base(seed), { dtype }))
  }
}

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x))
const mean = (list: readonly number[]): number => list.reduce((sum, x) => sum + x, 0) / list.length

function remembered<T>(make: (seed: number) => Promise<T>): (seed: number) => Promise<T> {
  const made = new Map<number, Promise<T>>()
  return (seed) => {
    const known = made.get(seed) ?? make(seed)
    made.set(seed, known)
    return known
  }
}

/** Latin sounds in the daughters: each segment kept as it was, or changed. Rows come from the museum's own word forms. */
import type { ExpandedContent } from '../../../core/content/expand.ts'
import { alignForms } from '../../language/align.ts'
import { hash } from '../../language/corpus.ts'
import { collectTokens, createSymbolTable, gap } from '../../language/symbols.ts'
import * as nn from '../../nn/index.ts'
import type { Network, Scope, Trainer, Value } from '../../nn/index.ts'
import { floats, ints } from '../../session.ts'
import type { Runtime, Tensors } from '../../session.ts'

export const daughters = ['italian', 'spanish', 'french', 'portuguese', 'sardinian', 'romanian'] as const
const ancestor = 'latin'

export interface SoundRow {
  readonly set: string
  /** Index in `daughters`. */
  readonly daughter: number
  /** Symbol ids of the Latin segment and of its neighbours (1 is the edge of the word). */
  readonly sound: number
  readonly before: number
  readonly after: number
  readonly kept: boolean
}
export interface SoundData {
  readonly rows: readonly SoundRow[]
  readonly symbols: number
}

export function soundData({ drafts, relations }: ExpandedContent): SoundData {
  const slugOf = new Map(drafts.map(({ id, slug }) => [id, slug]))
  const endOf = (type: string) =>
    new Map(relations.filter((one) => one.type === type).map(({ from, to }) => [from, slugOf.get(to)!]))
  const [language, set] = [endOf('IN_LANGUAGE'), endOf('IN_COGNATE_SET')]
  const forms = drafts.flatMap((draft) => (draft.kind === 'WordForm' ? [draft] : []))
  const table = createSymbolTable(collectTokens(forms.map((form) => form.segments)))
  const scores = { size: table.tokens.length, similarities: table.similarities }
  const symbolsOf = (segments: readonly string[]) => segments.map((segment) => table.idOf(segment)!)
  const ofSet = Map.groupBy(forms, (form) => set.get(form.id)!)
  const rows: SoundRow[] = []
  for (const [name, own] of [...ofSet].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const old = own.find((form) => language.get(form.id) === ancestor)
    if (old === undefined) continue
    daughters.forEach((slug, daughter) => {
      const young = own.find((form) => language.get(form.id) === slug && !form.loan)
      if (young === undefined) return
      const [above, below] = alignForms(
        [
          { language: 0, symbols: symbolsOf(old.segments) },
          { language: 1, symbols: symbolsOf(young.segments) },
        ],
        scores,
      )
      const places = above!
        .map((sound, i) => ({ sound, reflex: below![i]! }))
        .filter(({ sound }) => sound !== gap)
      places.forEach(({ sound, reflex }, i) =>
        rows.push({
          set: name,
          daughter,
          sound,
          before: places[i - 1]?.sound ?? 1,
          after: places[i + 1]?.sound ?? 1,
          kept: sound === reflex,
        }),
      )
    })
  }
  return { rows, symbols: table.tokens.length }
}

export interface SoundSplit {
  readonly train: readonly SoundRow[]
  readonly dev: readonly SoundRow[]
  readonly test: readonly SoundRow[]
}

/** By cognate set: no word has a sister on another side. */
export function splitSounds(rows: readonly SoundRow[]): SoundSplit {
  const part = (low: number, high: number) => rows.filter(({ set }) => hash(set) >= low && hash(set) < high)
  return { train: part(0, 0.6), dev: part(0.6, 0.8), test: part(0.8, 1) }
}

const width = 8
const hidden = 32

export function soundNetwork(symbols: number, dropRate = 0.2): Network {
  const place = (name: string, rows: number) => ({ name, dims: [rows, width], initial: { normal: 0.3 } })
  return {
    parameters: [
      place('sound', symbols),
      place('before', symbols),
      place('after', symbols),
      place('daughter', daughters.length),
      { name: 'hidden', dims: [4 * width, hidden], initial: 'glorot' },
      { name: 'hidden.bias', dims: [hidden], initial: 'zeros', undecayed: true },
      { name: 'out', dims: [hidden, 1], initial: 'glorot' },
      { name: 'out.bias', dims: [1], initial: 'zeros', undecayed: true },
    ],
    inputs: [
      ...['sound', 'before', 'after', 'daughter'].map((name) => ({
        name: `${name}.id`,
        dtype: 'int32' as const,
        dims: ['rows'],
      })),
      { name: 'kept', dtype: 'float32', dims: ['rows'] },
      { name: 'weight', dtype: 'float32', dims: ['rows'] },
    ],
    loss: (scope) =>
      nn.binaryCrossEntropy(soundLogits(scope, dropRate), scope.input('kept'), {
        weights: scope.input('weight'),
      }),
  }
}

/** [rows] */
function soundLogits({ param, input, dropout }: Scope, dropRate: number): Value {
  const parts = ['sound', 'before', 'after', 'daughter'].map((name) =>
    nn.gather(param(name), input(`${name}.id`)),
  )
  const joined = dropout(nn.concat(parts, 1), dropRate)
  const inside = nn.gelu(nn.gemm(joined, param('hidden'), { bias: param('hidden.bias') }))
  return nn.squeeze(nn.gemm(inside, param('out'), { bias: param('out.bias') }), [1])
}

/** Padded to `size` rows; the padding weighs nothing. */
export function soundBatch(rows: readonly SoundRow[], size: number): Tensors {
  const column = (pick: (row: SoundRow) => number) =>
    ints(
      [size],
      Array.from({ length: size }, (_, i) => (rows[i] ? pick(rows[i]) : 0)),
    )
  const real = (pick: (row: SoundRow) => number) =>
    floats(
      [size],
      Array.from({ length: size }, (_, i) => (rows[i] ? pick(rows[i]) : 0)),
    )
  return {
    'sound.id': column((row) => row.sound),
    'before.id': column((row) => row.before),
    'after.id': column((row) => row.after),
    'daughter.id': column((row) => row.daughter),
    kept: real((row) => (row.kept ? 1 : 0)),
    weight: real(() => 1),
  }
}

export const batchSize = 128

export async function soundTrainer(
  runtime: Runtime,
  symbols: number,
  { dropout = true }: { readonly dropout?: boolean } = {},
): Promise<Trainer> {
  return nn.createTrainer(runtime, soundNetwork(symbols, dropout ? 0.2 : 0), {
    optimizer: nn.adamW({ decay: 0.05 }),
    sizes: { rows: batchSize },
    seed: 11,
    rate: nn.constantRate(0.01),
  })
}

/** Mean log loss in nats over the rows. */
export async function soundLoss(trainer: Trainer, rows: readonly SoundRow[]): Promise<number> {
  let sum = 0
  for (let from = 0; from < rows.length; from += batchSize) {
    const part = rows.slice(from, from + batchSize)
    sum += (await trainer.loss(soundBatch(part, batchSize))) * part.length
  }
  return sum / rows.length
}

/** The batches of an epoch, in a seeded order; a last ragged one is padded. */
export function* soundBatches(rows: readonly SoundRow[], epoch: number): Generator<Tensors> {
  const order = nn.shuffled(rows, nn.createRandom(12, epoch))
  for (let from = 0; from < order.length; from += batchSize)
    yield soundBatch(order.slice(from, from + batchSize), batchSize)
}

/** Log loss of saying, for each daughter, the share of sounds kept in training. */
export function baseRateLoss(train: readonly SoundRow[], rows: readonly SoundRow[]): number {
  const rate = daughters.map((_, daughter) => {
    const own = train.filter((row) => row.daughter === daughter)
    return (own.filter((row) => row.kept).length + 0.5) / (own.length + 1)
  })
  return (
    rows.reduce((sum, row) => sum - Math.log(row.kept ? rate[row.daughter]! : 1 - rate[row.daughter]!), 0) /
    rows.length
  )
}

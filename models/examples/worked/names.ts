/** Names in sentences: spans as BIO tags, a tagger of our own, and the longest match of known names beside it. */
import type { ExpandedContent } from '../../../core/content/expand.ts'
import * as nn from '../../nn/index.ts'
import type { Network, Scope, Value } from '../../nn/index.ts'
import { floats, ints } from '../../session.ts'
import type { Runtime, Tensors } from '../../session.ts'
import { hash } from '../../language/corpus.ts'
import { artifactsOf } from './museum.ts'

export interface Span {
  readonly from: number
  /** Exclusive. */
  readonly to: number
}
export interface Sentence {
  readonly tokens: readonly string[]
  readonly names: readonly Span[]
}

/** Words of alphabets, single characters of Han, single marks. */
export const tokenise = (text: string): string[] =>
  text.match(/\p{Script=Han}|[\p{L}\p{M}\p{N}’'-]+|[^\s\p{L}\p{N}]/gu) ?? []

/** 0 outside, 1 first token of a name, 2 further ones. */
export function toTags({ tokens, names }: Sentence): number[] {
  const tags = new Array<number>(tokens.length).fill(0)
  for (const { from, to } of names) for (let i = from; i < to; i++) tags[i] = i === from ? 1 : 2
  return tags
}

/** A 2 that follows no name begins one: no answer is lost. */
export function toSpans(tags: readonly number[]): Span[] {
  const spans: { from: number; to: number }[] = []
  tags.forEach((tag, i) => {
    const open = spans.at(-1)
    if (tag === 2 && open?.to === i) open.to = i + 1
    else if (tag > 0) spans.push({ from: i, to: i + 1 })
  })
  return spans
}

/** At each place the longest of the names, from left to right. */
export function longestMatch(tokens: readonly string[], names: readonly (readonly string[])[]): Span[] {
  const spans: Span[] = []
  for (let at = 0; at < tokens.length; at++) {
    const found = names
      .filter((name) => name.every((token, i) => tokens[at + i] === token))
      .map((name) => name.length)
    if (found.length === 0) continue
    const to = at + Math.max(...found)
    spans.push({ from: at, to })
    at = to - 1
  }
  return spans
}

const named = ['Place', 'Culture', 'Group', 'Person', 'Period'] as const

export interface Names {
  readonly all: readonly (readonly string[])[]
  /** Two thirds of them: the rest stand for names that the graph doesn't know yet. */
  readonly known: readonly (readonly string[])[]
}

export function namesOf({ drafts }: ExpandedContent): Names {
  const labels = drafts
    .filter(({ kind }) => named.some((one) => one === kind))
    .flatMap(({ labels: { en, zh } }) => [en, zh])
  const distinct = [...new Set(labels)].sort()
  return { all: distinct.map(tokenise), known: distinct.filter((label) => hash(label) < 2 / 3).map(tokenise) }
}

/** 40 sentences of the museum's texts that name something, half of them Chinese. */
export function namedSentences(content: ExpandedContent, { all }: Names): Sentence[] {
  const take = (language: 'en' | 'zh', cut: RegExp) =>
    artifactsOf(content)
      .flatMap(({ text }) => text?.[language].split(cut) ?? [])
      .map((text) => ({ tokens: tokenise(text), names: longestMatch(tokenise(text), all) }))
      .filter(({ tokens, names }) => names.length > 0 && tokens.length <= longest)
      .slice(0, 20)
  return [...take('en', /(?<=[.!?”])\s+/), ...take('zh', /(?<=[。！？])/)]
}

const longest = 48
const buckets = 4096
const width = 6
const shapeWidth = 8
const reach = 2

const network: Network = {
  parameters: [
    { name: 'token', dims: [buckets, width], initial: 'zeros' },
    { name: 'shape', dims: [12, shapeWidth], initial: { normal: 0.2 } },
    { name: 'hidden', dims: [(2 * reach + 1) * (width + shapeWidth), 32], initial: 'glorot' },
    { name: 'hidden.bias', dims: [32], initial: 'zeros', undecayed: true },
    { name: 'out', dims: [32, 3], initial: 'glorot' },
    { name: 'out.bias', dims: [3], initial: 'zeros', undecayed: true },
  ],
  inputs: [
    { name: 'tokens', dtype: 'int32', dims: ['rows', 2 * reach + 1] },
    { name: 'shapes', dtype: 'int32', dims: ['rows', 2 * reach + 1] },
    { name: 'tag', dtype: 'int32', dims: ['rows'] },
    { name: 'weight', dtype: 'float32', dims: ['rows'] },
  ],
  loss: (scope) =>
    nn.softmaxCrossEntropy(logitsOf(scope), scope.input('tag'), { weights: scope.input('weight') }),
}

function logitsOf({ param, input }: Scope): Value {
  const seen = nn.concat(
    [nn.gather(param('token'), input('tokens')), nn.gather(param('shape'), input('shapes'))],
    2,
  )
  const flat = nn.reshape(seen, [seen.dims[0]!, (2 * reach + 1) * (width + shapeWidth)])
  const inside = nn.gelu(nn.gemm(flat, param('hidden'), { bias: param('hidden.bias') }))
  return nn.gemm(inside, param('out'), { bias: param('out.bias') })
}

/** What a token looks like (capital, Han, other letters, else), and its place in a known name: outside, first, further. */
function shapeOf(token: string | undefined, known: number): number {
  if (token === undefined) return 0
  const look = /^\p{Lu}/u.test(token)
    ? 1
    : /^\p{Script=Han}/u.test(token)
      ? 2
      : /^[\p{L}\p{N}]/u.test(token)
        ? 3
        : 0
  return look * 3 + known
}

export interface Tagger {
  tag(tokens: readonly string[], pads?: number): Promise<Span[]>
  dispose(): Promise<void>
}

/** A row a token; `pads` more rows of nothing behind them, which weigh nothing. */
function rowsOf(
  tokens: readonly string[],
  known: Names['known'],
  pads: number,
): { tokens: number[]; shapes: number[] } {
  const matched = toTags({ tokens, names: longestMatch(tokens, known) })
  const around = (i: number) => Array.from({ length: 2 * reach + 1 }, (_, k) => i + k - reach)
  const places = Array.from({ length: tokens.length + pads }, (_, i) => around(i)).flat()
  return {
    tokens: places.map((at) =>
      tokens[at] === undefined ? 0 : 1 + Math.floor(hash(tokens[at]) * (buckets - 1)),
    ),
    shapes: places.map((at) => shapeOf(tokens[at], matched[at] ?? 0)),
  }
}

/** `pads` rows of nothing are put behind each sentence, to show that they change nothing. */
export async function trainTagger(
  runtime: Runtime,
  sentences: readonly Sentence[],
  known: Names['known'],
  pads = 0,
): Promise<Tagger> {
  const rows = sentences.map(({ tokens }) => rowsOf(tokens, known, pads))
  const tags = sentences.map((sentence) => [...toTags(sentence), ...new Array<number>(pads).fill(0)])
  const weights = sentences.map(({ tokens }) => [
    ...new Array<number>(tokens.length).fill(1),
    ...new Array<number>(pads).fill(0),
  ])
  const count = tags.flat().length
  const tensors = (parts: readonly { tokens: number[]; shapes: number[] }[], n: number): Tensors => ({
    tokens: ints(
      [n, 2 * reach + 1],
      parts.flatMap((part) => part.tokens),
    ),
    shapes: ints(
      [n, 2 * reach + 1],
      parts.flatMap((part) => part.shapes),
    ),
  })
  const trainer = await nn.createTrainer(runtime, network, {
    optimizer: nn.adamW({ decay: 0.3 }),
    sizes: { rows: count },
    seed: 9,
    rate: nn.constantRate(0.01),
  })
  const batch = {
    ...tensors(rows, count),
    tag: ints([count], tags.flat()),
    weight: floats([count], weights.flat()),
  }
  for (let step = 0; step < 60; step++) await trainer.step(batch)
  const { theta } = trainer.checkpoint()
  await trainer.dispose()
  const session = await runtime.load(
    nn.exportInference(
      {
        parameters: network.parameters,
        inputs: network.inputs.slice(0, 2),
        forward: (scope) => ({ logits: logitsOf(scope) }),
      },
      theta,
      { name: 'names', dtype: 'float32' },
    ),
  )
  return {
    tag: async (tokens, more = 0) => {
      const n = tokens.length + more
      const { logits } = await session.run(tensors([rowsOf(tokens, known, more)], n))
      const best = Array.from({ length: tokens.length }, (_, i) => {
        const own = Array.from(logits!.data.slice(3 * i, 3 * i + 3), Number)
        return own.indexOf(Math.max(...own))
      })
      return toSpans(best)
    },
    dispose: () => session.dispose(),
  }
}

export interface EntityFigures {
  readonly precision: number
  readonly recall: number
  readonly f1: number
}

/** Exact spans only. */
export function entityFigures(
  truth: readonly (readonly Span[])[],
  found: readonly (readonly Span[])[],
): EntityFigures {
  const key = ({ from, to }: Span) => `${from}-${to}`
  const right = truth.reduce(
    (sum, spans, i) => sum + spans.filter((span) => found[i]!.some((one) => key(one) === key(span))).length,
    0,
  )
  const share = (n: number) => (n === 0 ? 0 : right / n)
  const [precision, recall] = [share(found.flat().length), share(truth.flat().length)]
  return { precision, recall, f1: right === 0 ? 0 : (2 * precision * recall) / (precision + recall) }
}

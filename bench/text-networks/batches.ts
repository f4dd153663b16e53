/** Texts as numbers, and batches of them: whole, cut, thinned, joined in pairs, or with tokens hidden. */
import { floats, ints } from '../../models/session.ts'
import type { Tensors } from '../../models/session.ts'
import type { Random } from '../../models/nn/index.ts'
import { placesEach } from '../networks/reader.ts'
import type { ReaderSizes } from '../networks/reader.ts'
import type { Reading, Text } from './text.ts'

export interface Coded {
  readonly grams: readonly (readonly number[])[]
  /** -1 where it can't be guessed. */
  readonly tokens: readonly number[]
  readonly finer: readonly number[]
}
export interface Coding {
  readonly of: (text: Text) => Coded
  readonly sizes: ReaderSizes
}
/** How often, or by how much, a text is changed in training. */
export interface Changes {
  /** Share of the grams left out. */
  readonly thin: number
  /** Share of the texts of which a span is taken, half of it at least. */
  readonly cut: number
  /** Share of the texts whose second half is another's, the targets by their lengths. */
  readonly join: number
}

const hidden = 1
/** Texts that have to have a gram, a token, a finer label. */
const least = 3
const most = { tokens: 4000, finer: 4000 }

/** Numbers of grams that three texts have, and of the commonest tokens and finer labels. */
export function codingOf(texts: readonly Text[], reading: Reading): Coding {
  const grams = numbered(texts.map((text) => text.grams.flat()), { most: Infinity, from: 2 })
  const tokens = numbered(texts.map((text) => text.tokens), { most: most.tokens, from: 0 })
  const finer = numbered(texts.map((text) => text.finer), { most: most.finer, from: 0 })
  const known = (names: readonly string[], numbers: ReadonlyMap<string, number>) => names.flatMap((name) => numbers.get(name) ?? [])
  return {
    of: (text) => ({
      grams: text.grams.map((own) => known(own, grams).slice(0, reading.gramsEach)),
      tokens: text.tokens.map((token) => tokens.get(token) ?? -1),
      finer: known(text.finer, finer),
    }),
    sizes: { ...reading, grams: grams.size + 2, tokens: tokens.size, finer: Math.max(1, finer.size) },
  }
} // prettier-ignore

function numbered(lists: readonly (readonly string[])[], { most, from }: { readonly most: number; readonly from: number }): Map<string, number> {
  const counts = new Map<string, number>()
  for (const list of lists) for (const name of new Set(list)) counts.set(name, (counts.get(name) ?? 0) + 1)
  const kept = [...counts].filter(([, n]) => n >= least).sort(([, a], [, b]) => b - a).slice(0, most)
  return new Map(kept.map(([name], i) => [name, i + from]))
} // prettier-ignore

/** A list of tokens as a row of the batch has them. */
type Span = readonly (readonly number[])[]

/** The text's own inputs for `rows` rows; rows that no text fills have one empty token. */
export function textBatch(spans: readonly Span[], rows: number, { length, gramsEach }: ReaderSizes): Tensors {
  const grams = new Int32Array(rows * length * gramsEach)
  const shares = new Float32Array(rows * length * gramsEach)
  const mask = new Float32Array(rows * length)
  for (let row = 0; row < rows; row++) {
    const span = spans[row] ?? []
    for (let t = 0; t < Math.max(1, Math.min(span.length, length)); t++) {
      mask[row * length + t] = 1
      const own = span[t] ?? []
      own.forEach((gram, g) => {
        grams[(row * length + t) * gramsEach + g] = gram
        shares[(row * length + t) * gramsEach + g] = 1 / own.length
      })
    }
  }
  return { grams: ints([rows, length, gramsEach], grams), shares: floats([rows, length, gramsEach], shares), mask: floats([rows, length], mask) }
} // prettier-ignore

/**
 * A window of at most `length` tokens, anywhere; then what the changes ask for. A partner is another row whose second half a text has
 * got, with its share of the targets.
 */
export function changed(
  texts: readonly Coded[],
  {
    changes: { thin, cut, join },
    length,
    random,
  }: { readonly changes: Changes; readonly length: number; readonly random: Random },
): {
  readonly spans: Span[]
  readonly partners: readonly { readonly other: number; readonly share: number }[]
} {
  const windowOf = (grams: Span): Span => {
    const size = random.next() < cut ? Math.ceil(grams.length * (0.5 + random.next() / 2)) : grams.length
    const kept = Math.min(length, size)
    const from = random.int(grams.length - kept + 1)
    return grams.slice(from, from + kept)
  }
  const thinned = (span: Span): Span =>
    thin > 0 ? span.map((own) => own.filter(() => random.next() >= thin)) : span
  const own = texts.map(({ grams }) => thinned(windowOf(grams)))
  const partners = own.map((_, row) =>
    random.next() < join
      ? { other: (row + 1 + random.int(own.length - 1)) % own.length, share: 0.5 }
      : { other: row, share: 0 },
  )
  const spans = own.map((span, row) => {
    const { other, share } = partners[row]!
    const second = own[other]!
    return share === 0
      ? span
      : [...span.slice(0, Math.ceil(span.length / 2)), ...second.slice(Math.floor(second.length / 2))]
  })
  return { spans, partners }
}

/** The lesson of masked tokens: of each text up to `placesEach`, a seventh at most, are hidden. */
export function maskedBatch(
  texts: readonly Coded[],
  { rows, sizes, random }: { readonly rows: number; readonly sizes: ReaderSizes; readonly random: Random },
): Tensors {
  const { length } = sizes
  const count = rows * placesEach
  const places = new Int32Array(count)
  const tokens = new Int32Array(count)
  const weights = new Float32Array(count)
  const spans = texts.map((text, row) => {
    const from = random.int(Math.max(0, text.grams.length - length) + 1)
    const span = text.grams.slice(from, from + length)
    for (let k = 0; k < Math.min(placesEach, Math.ceil(span.length / 7)); k++) {
      const at = random.int(span.length)
      const token = text.tokens[from + at]!
      if (token < 0 || span[at]![0] === hidden) continue
      span[at] = [hidden]
      // A pair of characters would give it away.
      if (at + 1 < span.length) span[at + 1] = span[at + 1]!.slice(0, 1)
      const place = row * placesEach + k
      places[place] = row * length + at
      tokens[place] = token
      weights[place] = 1
    }
    return span
  })
  return {
    ...textBatch(spans, rows, sizes),
    places: ints([count], places),
    tokens: ints([count], tokens),
    weights: floats([count], weights),
  }
}

/**
 * A shared space as a small file: for every gram its fingerprint, a scale and one byte a dimension, the gain already in
 * it. A text is the sum of its grams' rows, (1 + ln tf) times each, brought to length 1. Layout, little-endian: length of
 * the header (uint32), header (JSON), fingerprints (uint32), scales (float16), rows (int8).
 */
import { z } from 'zod'
import { fromFloat16, toFloat16 } from '../nn/index.ts'
import { fingerprint, rowNumbers } from './fingerprint.ts'
import type { SharedSpace } from './shared-space.ts'
import { countGrams, sharedGrams } from './tokens.ts'

const headerSchema = z.object({
  grams: z.number().int().min(0).max(1_000_000),
  dimensions: z.number().int().min(1).max(1_024),
})

export interface SearchSpace {
  readonly dimensions: number
  readonly grams: number
  /** Of length 1, or all 0 for a text without a known gram; compare by product. */
  readonly embed: (text: string) => Float32Array
  /** How much of the text is known: of its distinct grams, 0..1. */
  readonly knownShare: (text: string) => number
}

export function encodeSearchSpace({ vocabulary, gains, projection, dimensions }: SharedSpace): Uint8Array {
  const header = new TextEncoder().encode(JSON.stringify({ grams: vocabulary.size, dimensions }))
  const view = new DataView(new ArrayBuffer(4 + header.length + vocabulary.size * (4 + 2 + dimensions)))
  view.setUint32(0, header.length, true)
  new Uint8Array(view.buffer).set(header, 4)
  const { words, halves, rows } = placesOf(4 + header.length, vocabulary.size)
  for (const [gram, id] of vocabulary) {
    const row = Array.from(
      projection.subarray(id * dimensions, (id + 1) * dimensions),
      (value) => value * gains[id]!,
    )
    const half = toFloat16(Math.max(...row.map(Math.abs)) / 127)
    const scale = fromFloat16(half)
    view.setUint32(words + 4 * id, fingerprint(gram), true)
    view.setUint16(halves + 2 * id, half, true)
    row.forEach((value, d) => {
      const step = scale > 0 ? Math.round(value / scale) : 0
      view.setInt8(rows + id * dimensions + d, Math.min(127, Math.max(-127, step)))
    })
  }
  return new Uint8Array(view.buffer)
}

/** Errors: a header that is not one, or another number of bytes than it announces. */
export function decodeSearchSpace(bytes: Uint8Array): SearchSpace {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const size = view.getUint32(0, true)
  const header: unknown = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + size)))
  const { grams, dimensions } = headerSchema.parse(header)
  const { words, halves, rows } = placesOf(4 + size, grams)
  const length = rows + grams * dimensions
  if (bytes.length !== length) throw new RangeError(`the space has ${bytes.length} bytes, not ${length}`)
  const numbers = rowNumbers(
    Uint32Array.from({ length: grams }, (_, i) => view.getUint32(words + 4 * i, true)),
  )
  const scales = Float32Array.from({ length: grams }, (_, i) =>
    fromFloat16(view.getUint16(halves + 2 * i, true)),
  )
  const table = new Int8Array(bytes.buffer, bytes.byteOffset + rows, grams * dimensions)
  const numberOf = (gram: string) => numbers.get(fingerprint(gram))
  return {
    dimensions,
    grams,
    knownShare(text) {
      const asked = [...countGrams(text, sharedGrams).keys()]
      const known = asked.filter((gram) => numberOf(gram) !== undefined)
      return asked.length === 0 ? 0 : known.length / asked.length
    },
    embed(text) {
      const vector = new Float32Array(dimensions)
      for (const [gram, tf] of countGrams(text, sharedGrams)) {
        const number = numberOf(gram)
        if (number === undefined) continue
        const weight = (1 + Math.log(tf)) * scales[number - 1]!
        const from = (number - 1) * dimensions
        for (let d = 0; d < dimensions; d++) vector[d]! += weight * table[from + d]!
      }
      const norm = Math.hypot(...vector)
      return norm > 0 ? vector.map((value) => value / norm) : vector
    },
  }
}

/** Cosine of two vectors of length 1. */
export function likeness(a: Float32Array, b: Float32Array): number {
  let sum = 0
  for (let d = 0; d < a.length; d++) sum += a[d]! * b[d]!
  return sum
}

const placesOf = (start: number, grams: number) => ({
  words: start,
  halves: start + 4 * grams,
  rows: start + 6 * grams,
})

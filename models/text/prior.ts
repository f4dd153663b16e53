/**
 * What public corpora teach, as compact tables, so that a museum can train anew without them: subject weights of grams from
 * art titles (Tate, CC0) and sentences (SIB-200, CC BY-SA), and the whole period head from Tang and Song poems
 * (chinese-poetry, MIT). No text of them is in it. Layout: length of the header (uint32), header (JSON), then
 * fingerprints (uint32) and values (float16), little-endian.
 */
import { z } from 'zod'
import { fingerprint } from './fingerprint.ts'
import type { PeriodModel } from './period/period.ts'
import { fromFloat16, toFloat16 } from '../nn/index.ts'

const headerSchema = z.object({
  subjectGrams: z.number().int(),
  classes: z.number().int(),
  poemGrams: z.number().int(),
  linearIntercept: z.number(),
  join: z.array(z.number()),
  joinIntercept: z.number(),
  subjectRows: z.number().int(),
  poems: z.number().int(),
  period: z.record(z.string(), z.number()),
  periodBaseline: z.record(z.string(), z.number()),
})

export interface Prior {
  readonly subject: {
    readonly fingerprints: Uint32Array
    readonly classes: number
    /** [grams, 1 + classes]: gain, then ridge weights. */
    readonly table: Float32Array
    readonly rows: number
  }
  readonly period: {
    readonly fingerprints: Uint32Array
    /** [grams, 3]: gain, linear weight, log-ratio. The first row is the log-ratio of a character never seen. */
    readonly table: Float32Array
    readonly linearIntercept: number
    readonly join: readonly number[]
    readonly joinIntercept: number
    readonly rows: number
    /** On poems held out by author. */
    readonly metrics: Readonly<Record<string, number>>
    readonly baseline: Readonly<Record<string, number>>
  }
}

/** A fitted period head as one table of fingerprints; row names are those of features.ts. */
export function periodTable(
  model: PeriodModel,
): Pick<Prior['period'], 'fingerprints' | 'table' | 'linearIntercept' | 'join' | 'joinIntercept'> {
  const { ratios } = model
  const grams = new Map<string, [number, number, number]>([['unseen', [0, 0, ratios.unseen]]])
  const row = (gram: string) => grams.get(gram) ?? grams.set(gram, [0, 0, 0]).get(gram)!
  for (const [gram, id] of model.vocabulary) row(gram).splice(0, 2, model.gains[id]!, model.weights[id]!)
  for (const map of [ratios.character, ratios.pairs]) for (const [gram, ratio] of map) row(gram)[2] = ratio
  for (const [sign, ratio] of ratios.before) row(`before:${sign}`)[2] = ratio
  return {
    fingerprints: Uint32Array.from(grams.keys(), fingerprint),
    table: Float32Array.from([...grams.values()].flat()),
    linearIntercept: model.intercept,
    join: [...model.join],
    joinIntercept: model.joinIntercept,
  }
}

export function encodePrior({ subject, period }: Prior): Uint8Array {
  const header = new TextEncoder().encode(
    JSON.stringify({
      subjectGrams: subject.fingerprints.length, classes: subject.classes, poemGrams: period.fingerprints.length,
      linearIntercept: period.linearIntercept, join: [...period.join], joinIntercept: period.joinIntercept,
      subjectRows: subject.rows, poems: period.rows, period: period.metrics, periodBaseline: period.baseline,
    } satisfies z.infer<typeof headerSchema>),
  ) // prettier-ignore
  const words = [subject.fingerprints, period.fingerprints]
  const halves = [subject.table, period.table]
  const total = (arrays: readonly { length: number }[]) =>
    arrays.reduce((sum, array) => sum + array.length, 0)
  const view = new DataView(new ArrayBuffer(4 + header.length + 4 * total(words) + 2 * total(halves)))
  view.setUint32(0, header.length, true)
  new Uint8Array(view.buffer).set(header, 4)
  let at = 4 + header.length
  for (const array of words) for (const word of array) at = (view.setUint32(at, word, true), at + 4)
  for (const array of halves)
    for (const value of array) at = (view.setUint16(at, toFloat16(value), true), at + 2)
  return new Uint8Array(view.buffer)
}

/** Errors: a header that is not one, or fewer bytes than it announces. */
export function decodePrior(bytes: Uint8Array): Prior {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const size = view.getUint32(0, true)
  const header = headerSchema.parse(JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + size))))
  let at = 4 + size
  const words = (length: number) =>
    Uint32Array.from({ length }, () => ((at += 4), view.getUint32(at - 4, true)))
  const halves = (length: number) =>
    Float32Array.from({ length }, () => ((at += 2), fromFloat16(view.getUint16(at - 2, true))))
  const [subjectWords, poemWords] = [words(header.subjectGrams), words(header.poemGrams)]
  return {
    subject: {
      fingerprints: subjectWords,
      classes: header.classes,
      table: halves(header.subjectGrams * (1 + header.classes)),
      rows: header.subjectRows,
    },
    period: {
      fingerprints: poemWords,
      table: halves(header.poemGrams * 3),
      linearIntercept: header.linearIntercept,
      join: header.join,
      joinIntercept: header.joinIntercept,
      rows: header.poems,
      metrics: header.period,
      baseline: header.periodBaseline,
    },
  }
}

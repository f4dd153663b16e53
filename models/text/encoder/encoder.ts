/**
 * A museum's own encoder: any ONNX file that makes a vector of a text's tokens, with a description that says how it is asked. It
 * comes from outside, so all that it promises is tried before it is used.
 */
import { z } from 'zod'
import type { Runtime, Session, Tensors } from '../../session.ts'
import { ints } from '../../session.ts'
import { createTokenizer, tokenizerSchema } from './tokenizer.ts'

const fileName = z.string().regex(/^[0-9A-Za-z][0-9A-Za-z._-]{0,99}$/, 'a file name without folders')

/** What an operator writes beside the two files. */
export const encoderDescriptionSchema = z.strictObject({
  /** For people: the model card names it. */
  name: z.string().min(1).max(80),
  licence: z.string().min(1).max(80),
  model: fileName.default('encoder.onnx'),
  tokenizer: fileName.default('tokenizer.json'),
  /** The tokens set before and after every text; `null` for none. */
  start: z.string().max(40).nullable().default('[CLS]'),
  end: z.string().max(40).nullable().default('[SEP]'),
  /** Longer texts are cut. */
  maxTokens: z.number().int().min(8).max(512).default(256),
  inputs: z
    .strictObject({
      ids: z.string().max(80).default('input_ids'),
      mask: z.string().max(80).nullable().default('attention_mask'),
      types: z.string().max(80).nullable().default(null),
      type: z.enum(['int64', 'int32']).default('int64'),
    })
    .prefault({}),
  output: z.string().max(80).default('last_hidden_state'),
  /** `mean` and `first` over the tokens of [1, tokens, dimensions]; `none` where the output is [1, dimensions]. */
  pooling: z.enum(['mean', 'first', 'none']).default('mean'),
  /** Set before every text, as some encoders were trained (`query: `). */
  prefix: z.string().max(40).default(''),
})
export type EncoderDescription = z.infer<typeof encoderDescriptionSchema>

/** Stored with a trained model as encoder.json, beside encoder.onnx. */
export const storedEncoderSchema = z.object({
  description: encoderDescriptionSchema,
  tokenizer: tokenizerSchema,
})
export type StoredEncoder = z.infer<typeof storedEncoderSchema>

export interface TextEncoder {
  readonly name: string
  readonly dimensions: number
  /** Of length 1. */
  readonly encode: (text: string) => Promise<Float32Array>
  readonly dispose: () => Promise<void>
}

/** An encoder that is not what its description says; the message says in what. */
export class EncoderRefusedError extends Error {
  readonly code = 'encoder-refused'
}

const mostDimensions = 4_096
const mostCharacters = 6_000
/** How far two vectors of one text may lie apart. */
const repeatable = 1e-4

/** Errors: EncoderRefusedError. */
export async function openEncoder(
  runtime: Runtime,
  onnx: Uint8Array,
  { description, tokenizer }: StoredEncoder,
): Promise<TextEncoder> {
  const session = await runtime.load(onnx).catch((cause: unknown) => {
    throw new EncoderRefusedError(`the runtime does not load it: ${String(cause)}`, { cause })
  })
  try {
    checkNames(session, description)
    const encode = encoding(session, description, createTokenizer(tokenizer))
    const { length: dimensions } = await tried(encode)
    return { name: description.name, dimensions, encode, dispose: () => session.dispose() }
  } catch (error) {
    await session.dispose()
    throw error
  }
}

function checkNames({ inputNames, outputNames }: Session, { inputs, output }: EncoderDescription): void {
  const described = [inputs.ids, inputs.mask, inputs.types].filter((name) => name !== null)
  const strange = inputNames.filter((name) => !described.includes(name))
  const absent = described.filter((name) => !inputNames.includes(name))
  const sayAll = (names: readonly string[]) => names.map((name) => `"${name}"`).join(', ')
  if (absent.length > 0)
    throw new EncoderRefusedError(`it has no input ${sayAll(absent)}, but ${sayAll(inputNames)}`)
  if (strange.length > 0)
    throw new EncoderRefusedError(`its input ${sayAll(strange)} is not in the description`)
  if (!outputNames.includes(output))
    throw new EncoderRefusedError(`it has no output "${output}", but ${sayAll(outputNames)}`)
}

function encoding(
  session: Session,
  { inputs, output, pooling, prefix, start, end, maxTokens }: EncoderDescription,
  { tokens, idOf }: ReturnType<typeof createTokenizer>,
): TextEncoder['encode'] {
  const [before, after] = [start, end].map((token) => {
    if (token === null) return []
    const id = idOf(token)
    if (id === undefined) throw new EncoderRefusedError(`its tokenizer has no token "${token}"`)
    return [id]
  }) as [number[], number[]]
  const row = (values: readonly number[]) =>
    inputs.type === 'int32'
      ? ints([1, values.length], values)
      : {
          type: 'int64' as const,
          dims: [1, values.length],
          data: BigInt64Array.from(values, (value) => BigInt(value)),
        }
  return async (text) => {
    const inside = tokens(prefix + text.slice(0, mostCharacters))
    const room = maxTokens - before.length - after.length
    const ids = [...before, ...inside.slice(0, room), ...after]
    // A text of which nothing is left still needs a token to be asked about.
    if (ids.length === 0) ids.push(0)
    const feeds: Record<string, Tensors[string]> = { [inputs.ids]: row(ids) }
    if (inputs.mask !== null) feeds[inputs.mask] = row(ids.map(() => 1))
    if (inputs.types !== null) feeds[inputs.types] = row(ids.map(() => 0))
    return pooled((await session.run(feeds))[output]!, pooling, ids.length)
  }
}

function pooled(
  { type, dims, data }: Tensors[string],
  pooling: EncoderDescription['pooling'],
  tokens: number,
): Float32Array {
  const dimensions = dims.at(-1) ?? 0
  const wanted = pooling === 'none' ? [1, dimensions] : [1, tokens, dimensions]
  if (type !== 'float32' || dims.join() !== wanted.join())
    throw new EncoderRefusedError(
      `its output is ${type} [${dims.join(', ')}]; with pooling "${pooling}" it must be float32 [${wanted.join(', ')}]`,
    )
  if (dimensions < 2 || dimensions > mostDimensions)
    throw new EncoderRefusedError(
      `its vectors have ${dimensions} dimensions; 2 to ${mostDimensions} can be used`,
    )
  const rows = pooling === 'mean' ? tokens : 1
  const vector = new Float32Array(dimensions)
  for (let t = 0; t < rows; t++)
    for (let d = 0; d < dimensions; d++) vector[d]! += Number(data[t * dimensions + d]) / rows
  const norm = Math.hypot(...vector)
  if (!Number.isFinite(norm)) throw new EncoderRefusedError('it answers what is no finite number')
  return norm > 0 ? vector.map((value) => value / norm) : vector
}

/** Asked twice the same, then another: a vector must depend on the text and on nothing else. */
async function tried(encode: TextEncoder['encode']): Promise<Float32Array> {
  const [one, again, other] = [
    await encode('A bronze vessel 青铜器'),
    await encode('A bronze vessel 青铜器'),
    await encode('Music and dance 音乐和舞蹈'),
  ]
  const apart = (a: Float32Array, b: Float32Array) => Math.hypot(...a.map((value, d) => value - b[d]!))
  if (apart(one, again) > repeatable) throw new EncoderRefusedError('it answers one text in two ways')
  if (apart(one, other) < repeatable)
    throw new EncoderRefusedError('it answers all texts alike; does the tokenizer belong to it?')
  return one
}

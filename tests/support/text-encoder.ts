/** Small encoders as a museum might bring them: real ONNX files, written by our own writer, with tokenizer and description. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  cast,
  createRandom,
  float32,
  gather,
  GraphBuilder,
  mul,
  reduceMean,
  unsqueeze,
} from '../../models/nn/index.ts'
import type { EncoderDescription } from '../../models/text/encoder/encoder.ts'

export interface EncoderOptions {
  readonly dimensions?: number
  /** What is wrong with it. */
  readonly fault?: 'constant' | 'random' | 'infinite' | 'extra-input'
  readonly pooled?: boolean
  /** A row of every word, the special ones first; at random where absent. */
  readonly table?: Float32Array
  readonly description?: Partial<EncoderDescription>
}

export const specials = ['[PAD]', '[UNK]', '[CLS]', '[SEP]']

/** Every word has its row; a text is the words' mean, so that what it tells is which words are in it. */
export function buildEncoderOnnx(
  words: number,
  {
    dimensions = 64,
    fault,
    pooled = false,
    table = randomRows(words * dimensions, fault),
  }: EncoderOptions = {},
) {
  const g = new GraphBuilder()
  const ids = g.input('input_ids', 'int64', ['batch', 'tokens'])
  const mask = g.input('attention_mask', 'int64', ['batch', 'tokens'])
  const rows = gather(g.constant(float32([words, dimensions], table)), ids)
  const hidden = mul(rows, unsqueeze(cast(mask, 'float32'), [-1]))
  const noise = g.op('RandomNormalLike', [hidden], {}, { dtype: 'float32', dims: hidden.dims })
  const told = fault === 'random' ? mul(hidden, noise) : hidden
  if (fault === 'extra-input') {
    const more = g.input('position_ids', 'int64', ['batch', 'tokens'])
    g.output('last_hidden_state', mul(told, unsqueeze(cast(more, 'float32'), [-1])))
  } else g.output('last_hidden_state', pooled ? reduceMean(told, { axes: [1] }) : told)
  return g.build({ name: 'test-encoder' })
}

export function randomRows(length: number, fault?: EncoderOptions['fault']): Float32Array {
  const random = createRandom(7)
  return Float32Array.from({ length }, () =>
    fault === 'constant' ? 1 : fault === 'infinite' ? Infinity : random.normal(),
  )
}

/** Writes encoder.onnx, tokenizer.json and the description; returns the description's path. */
export function writeEncoder(folder: string, words: readonly string[], options: EncoderOptions = {}): string {
  mkdirSync(folder, { recursive: true })
  const all = [...specials, ...new Set(words)]
  writeFileSync(join(folder, 'encoder.onnx'), buildEncoderOnnx(all.length, options))
  writeFileSync(
    join(folder, 'tokenizer.json'),
    JSON.stringify({
      version: '1.0',
      normalizer: { type: 'BertNormalizer', lowercase: true },
      model: { type: 'WordPiece', vocab: Object.fromEntries(all.map((word, id) => [word, id])) },
    }),
  )
  const path = join(folder, 'encoder.json')
  writeFileSync(
    path,
    JSON.stringify({ name: 'words of a test', licence: 'Apache-2.0', ...options.description }),
  )
  return path
}

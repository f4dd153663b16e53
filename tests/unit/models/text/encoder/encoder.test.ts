import { describe, expect, test } from 'vitest'
import { encoderDescriptionSchema, openEncoder } from '../../../../../models/text/encoder/encoder.ts'
import type { EncoderDescription } from '../../../../../models/text/encoder/encoder.ts'
import { tokenizerSchema } from '../../../../../models/text/encoder/tokenizer.ts'
import { createNodeRuntime } from '../../../../../server/ort/node-runtime.ts'
import { buildEncoderOnnx, specials } from '../../../../support/text-encoder.ts'
import type { EncoderOptions } from '../../../../support/text-encoder.ts'

const words = [...specials, 'a', 'bronze', 'vessel', 'music', 'and', 'dance', '青', '铜', '器', '音', '乐']
const tokenizer = tokenizerSchema.parse({
  model: { type: 'WordPiece', vocab: Object.fromEntries(words.map((word, id) => [word, id])) },
  normalizer: { lowercase: true },
})
const open = (options: EncoderOptions = {}, description: Partial<EncoderDescription> = {}) =>
  openEncoder(createNodeRuntime(), buildEncoderOnnx(words.length, { dimensions: 8, ...options }), {
    description: encoderDescriptionSchema.parse({ name: 'test', licence: 'none', ...description }),
    tokenizer,
  })

const closeTo = (vector: Float32Array) => Array.from(vector, (value) => expect.closeTo(value, 5) as number)

describe('openEncoder', () => {
  const ends = { start: null, end: null }

  test('a text is the mean of its tokens, or the first, or what the graph itself pools, of length 1', async () => {
    const [mean, first, own] = [
      await open({}, ends),
      await open({}, { ...ends, pooling: 'first' }),
      await open({ pooled: true }, { ...ends, pooling: 'none' }),
    ]
    const both = await mean.encode('Bronze VESSEL')
    expect(mean.dimensions).toBe(8)
    expect(Math.hypot(...both)).toBeCloseTo(1, 6)
    expect([...(await own.encode('bronze vessel'))]).toEqual(closeTo(both))
    const bronze = closeTo(await mean.encode('bronze'))
    expect([...(await first.encode('bronze vessel'))]).toEqual(bronze)
    expect([...both]).not.toEqual(bronze)
    for (const encoder of [mean, first, own]) await encoder.dispose()
  })

  test('tokens at the ends, the prefix and the length are as described', async () => {
    const [plain, ended, prefixed] = [
      await open({}, ends),
      await open(),
      await open({}, { ...ends, prefix: 'music ', maxTokens: 8 }),
    ]
    const [without, withEnds] = [await plain.encode('bronze'), await ended.encode('bronze')]
    expect(Math.hypot(...without.map((v, d) => v - withEnds[d]!))).toBeGreaterThan(0.1)
    expect([...(await prefixed.encode('bronze'))]).toEqual(closeTo(await plain.encode('music bronze')))
    const eight = 'bronze vessel and dance a bronze vessel'
    expect([...(await prefixed.encode(`${eight} and more and more dance`))]).toEqual(
      closeTo(await plain.encode(`music ${eight}`)),
    )
    expect((await plain.encode('')).length).toBe(8)
    for (const encoder of [plain, ended, prefixed]) await encoder.dispose()
  })

  test.each<[string, EncoderOptions, Partial<EncoderDescription>, RegExp]>([
    ['all texts alike', { fault: 'constant' }, {}, /all texts alike/],
    ['one text in two ways', { fault: 'random' }, {}, /in two ways/],
    ['no finite number', { fault: 'infinite' }, {}, /no finite number/],
    ['an input nobody described', { fault: 'extra-input' }, {}, /"position_ids" is not in the description/],
    [
      'no such input',
      {},
      { inputs: { ids: 'tokens', mask: null, types: null, type: 'int64' } },
      /no input "tokens"/,
    ],
    ['no such output', {}, { output: 'pooler' }, /no output "pooler", but "last_hidden_state"/],
    ['another shape', { pooled: true }, {}, /\[1, 8\]; with pooling "mean"/],
    ['a token that is not there', {}, { start: '<s>' }, /no token "<s>"/],
  ])('refuses what has %s, and says so', async (_what, options, description, message) => {
    await expect(open(options, description)).rejects.toMatchObject({
      code: 'encoder-refused',
      message: expect.stringMatching(message) as string,
    })
  })

  test('refuses what is no ONNX', async () => {
    const description = encoderDescriptionSchema.parse({ name: 'test', licence: 'none' })
    const opened = openEncoder(createNodeRuntime(), new Uint8Array([1, 2, 3]), { description, tokenizer })
    await expect(opened).rejects.toMatchObject({ code: 'encoder-refused' })
  })
})

import { describe, expect, test } from 'vitest'
import { createTokenizer, tokenizerSchema } from '../../../../../models/text/encoder/tokenizer.ts'

const of = (model: object, normalizer?: object) =>
  createTokenizer(tokenizerSchema.parse({ model, normalizer }))

describe('WordPiece', () => {
  const words = [
    '[UNK]',
    'bronze',
    'cast',
    '##ing',
    '##s',
    'un',
    '##cast',
    ',',
    '鼎',
    '青',
    'ecole',
    'Bronze',
  ]
  const vocab = Object.fromEntries(words.map((word, id) => [word, id]))
  const names = (text: string, lowercase = true) =>
    of({ type: 'WordPiece', vocab }, { type: 'BertNormalizer', lowercase })
      .tokens(text)
      .map((id) => words[id])

  test.each([
    ['Bronze castings', ['bronze', 'cast', '##ing', '##s']],
    ['uncast,bronze', ['un', '##cast', ',', 'bronze']],
    ['青鼎cast', ['青', '鼎', 'cast']],
    ['École\u00ad\tbronze', ['ecole', 'bronze']],
    // A word of which a part is in no piece is unknown as a whole.
    ['castle 铜', ['[UNK]', '[UNK]']],
    ['', []],
  ])('cuts %j by the longest pieces first', (text, pieces) => {
    expect(names(text)).toEqual(pieces)
  })

  test('keeps capitals and marks where its normaliser does', () => {
    expect(names('Bronze bronze', false)).toEqual(['Bronze', 'bronze'])
    expect(names('École', false)).toEqual(['[UNK]'])
  })
})

describe('Unigram', () => {
  const vocab = [['<unk>', 0], ['▁bronze', -2], ['▁bron', -2.5], ['ze', -1], ['▁', -3], ['鼎', -4], ['青', -5], ['青鼎', -6]] // prettier-ignore
  const names = (text: string) =>
    of({ type: 'Unigram', vocab, unk_id: 0 })
      .tokens(text)
      .map((id) => vocab[id]![0])

  test.each([
    // -2 is likelier than -2.5 - 1.
    ['bronze', ['▁bronze']],
    // -3 - 6 is likelier than -3 - 5 - 4.
    ['青鼎', ['▁', '青鼎']],
    ['bronze 鼎', ['▁bronze', '▁', '鼎']],
    ['ｂｒｏｎｚｅ', ['▁bronze']],
    // Unknown signs in a row count once.
    ['xyz鼎', ['▁', '<unk>', '鼎']],
    ['  ', []],
  ])('cuts %j in the likeliest way', (text, pieces) => {
    expect(names(text)).toEqual(pieces)
  })
})

test('other kinds of tokenizer are refused', () => {
  expect(tokenizerSchema.safeParse({ model: { type: 'BPE', vocab: {}, merges: [] } }).success).toBe(false)
})

/**
 * Texts as an encoder's own tokens, read from a `tokenizer.json` as encoders are published with: WordPiece (Schuster & Nakajima
 * 2012, as BERT applies it) and Unigram (Kudo 2018). What else the file says, of truncation or templates, is not used: our own
 * description names the tokens at both ends and the length.
 */
import { z } from 'zod'

const wordPieceSchema = z.object({
  type: z.literal('WordPiece'),
  vocab: z.record(z.string(), z.number().int().min(0)),
  unk_token: z.string().default('[UNK]'),
  continuing_subword_prefix: z.string().default('##'),
  max_input_chars_per_word: z.number().int().min(1).max(1_000).default(100),
})
const unigramSchema = z.object({
  type: z.literal('Unigram'),
  vocab: z
    .array(z.tuple([z.string(), z.number()]))
    .min(1)
    .max(1_000_000),
  unk_id: z.number().int().min(0).default(0),
})

export const tokenizerSchema = z.object({
  model: z.discriminatedUnion('type', [wordPieceSchema, unigramSchema]),
  normalizer: z.looseObject({ lowercase: z.boolean().optional() }).nullish(),
})
export type TokenizerFile = z.infer<typeof tokenizerSchema>

export interface Tokenizer {
  /** Numbers of the tokens in reading order, without those at the ends. */
  readonly tokens: (text: string) => number[]
  /** Of a token by its text, such as `[CLS]`. */
  readonly idOf: (token: string) => number | undefined
}

export function createTokenizer({ model, normalizer }: TokenizerFile): Tokenizer {
  return model.type === 'WordPiece' ? wordPiece(model, normalizer?.lowercase ?? false) : unigram(model)
}

const controls = /[\p{Cc}\p{Cf}\ufffd]/gu
const marks = /\p{Mn}/gu
/** What BERT parts a word at: Han signs one by one, and all that is neither letter, mark, digit nor space. */
const pieces = /\p{Script=Han}|[^\p{L}\p{M}\p{N}\s]|[[\p{L}\p{M}\p{N}]--\p{Script=Han}]+/gv

function wordPiece(
  { vocab, unk_token, continuing_subword_prefix, max_input_chars_per_word }: z.infer<typeof wordPieceSchema>,
  lowercase: boolean,
): Tokenizer {
  const ids = new Map(Object.entries(vocab))
  const unknown = ids.get(unk_token) ?? 0
  const ofWord = (word: string): number[] => {
    const signs = [...word]
    if (signs.length > max_input_chars_per_word) return [unknown]
    const found: number[] = []
    for (let from = 0; from < signs.length;) {
      const pieceAt = (to: number) =>
        ids.get((from > 0 ? continuing_subword_prefix : '') + signs.slice(from, to).join(''))
      let to = signs.length
      while (to > from && pieceAt(to) === undefined) to--
      if (to === from) return [unknown]
      found.push(pieceAt(to)!)
      from = to
    }
    return found
  }
  return {
    idOf: (token) => ids.get(token),
    tokens(text) {
      const clean = text.replace(/\s+/g, ' ').replace(controls, '')
      const plain = lowercase ? clean.toLowerCase().normalize('NFD').replace(marks, '') : clean
      return (plain.match(pieces) ?? []).flatMap(ofWord)
    },
  }
}

/** What a sign that is in no piece costs below the least likely piece. */
const unknownPenalty = 10
const wordStart = '\u2581'

/** The likeliest way to cut a text into pieces (Viterbi); signs in no piece are unknown, several in a row once. */
function unigram({ vocab, unk_id }: z.infer<typeof unigramSchema>): Tokenizer {
  const ids = new Map(vocab.map(([piece, score], id) => [piece, { id, score, length: [...piece].length }]))
  const longest = Math.min(64, Math.max(...[...ids.values()].map(({ length }) => length)))
  const unlikely = Math.min(...vocab.map(([, score]) => score)) - unknownPenalty
  return {
    idOf: (token) => ids.get(token)?.id,
    tokens(text) {
      const words = text.normalize('NFKC').replace(controls, ' ').split(/\s+/u)
      const signs = [...words.flatMap((word) => (word === '' ? [] : [wordStart + word])).join('')]
      const best = new Float64Array(signs.length + 1).fill(-Infinity)
      const from = new Int32Array(signs.length + 1)
      const via = new Int32Array(signs.length + 1)
      best[0] = 0
      for (let start = 0; start < signs.length; start++) {
        const offer = (end: number, id: number, score: number) => {
          if (best[start]! + score <= best[end]!) return
          best[end] = best[start]! + score
          from[end] = start
          via[end] = id
        }
        offer(start + 1, unk_id, unlikely)
        let piece = ''
        for (let end = start + 1; end <= Math.min(signs.length, start + longest); end++) {
          piece += signs[end - 1]!
          const known = ids.get(piece)
          if (known !== undefined) offer(end, known.id, known.score)
        }
      }
      const found: number[] = []
      for (let end = signs.length; end > 0; end = from[end]!)
        if (via[end] !== unk_id || found.at(-1) !== unk_id) found.push(via[end]!)
      return found.reverse()
    },
  }
}

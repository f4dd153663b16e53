/** A text as the tensors that the graph reads. */
import { floats, ints } from '../session.ts'
import type { Tensors } from '../session.ts'
import { fingerprint, rowNumbers, unpackFingerprints } from './fingerprint.ts'
import { formOf, formSize, judgeVerse, poemBag } from './period/poem.ts'
import type { VerseVerdict } from './period/poem.ts'
import { lineStart } from './period/witten-bell.ts'
import type { TextVocab } from './schema.ts'
import { countGrams, museumGrams } from './tokens.ts'

export interface TextTablesIndex {
  readonly own: ReadonlyMap<number, number>
  readonly prior: ReadonlyMap<number, number>
  readonly poems: ReadonlyMap<number, number>
}
export interface TextFeatures {
  readonly feeds: Tensors
  /** The grams behind each row of the evidence. */
  readonly own: readonly string[]
  readonly prior: readonly string[]
  readonly poem: readonly string[]
  readonly verse: VerseVerdict
}

export function indexVocab(vocab: TextVocab): TextTablesIndex {
  const index = (packed: string) => rowNumbers(unpackFingerprints(packed))
  return { own: index(vocab.own), prior: index(vocab.prior), poems: index(vocab.poems) }
}

export function featuresOf(text: string, index: TextTablesIndex): TextFeatures {
  const counts = countGrams(text, museumGrams)
  const known = (rows: ReadonlyMap<number, number>) => {
    const found = [...counts].flatMap(([gram, tf]) => {
      const id = rows.get(fingerprint(gram))
      return id === undefined ? [] : [{ gram, id, weight: 1 + Math.log(tf) }]
    })
    return found.length > 0 ? found : [{ gram: '', id: 0, weight: 0 }]
  }
  const [own, prior] = [known(index.own), known(index.prior)]
  const verse = judgeVerse(text)
  const poem = verse.verse ? poemTensors(verse.lines, index.poems) : noPoem
  return {
    feeds: {
      own_ids: ints([own.length], own.map((entry) => entry.id)),
      own_weights: floats([own.length], own.map((entry) => entry.weight)),
      prior_ids: ints([prior.length], prior.map((entry) => entry.id)),
      prior_weights: floats([prior.length], prior.map((entry) => entry.weight)),
      ...poem.feeds,
    },
    own: own.map((entry) => entry.gram),
    prior: prior.map((entry) => entry.gram),
    poem: poem.grams,
    verse,
  } // prettier-ignore
}

const noPoem = {
  grams: [''],
  feeds: {
    poem_ids: ints([1], [0]),
    line_ids: ints([1, 1], [0]),
    form: floats([formSize], new Float32Array(formSize)),
    size: floats([2], [1, 1]),
  },
} as const

/** For each place of a line three rows: the pair, the character before, the character itself. */
function poemTensors(lines: readonly (readonly string[])[], rows: ReadonlyMap<number, number>) {
  const rowOf = (gram: string) => rows.get(fingerprint(gram)) ?? 0
  const unseen = rowOf('unseen')
  const grams = [...poemBag(lines).keys()].filter((gram) => rowOf(gram) > 0)
  const tokens = 3 * Math.max(...lines.map((line) => line.length))
  const ids = new Int32Array(lines.length * tokens)
  lines.forEach((line, l) =>
    line.forEach((sign, i) => {
      const before = line[i - 1] ?? lineStart
      const three = [rowOf(before + sign), rowOf(`before:${before}`), rowOf(sign) || unseen]
      ids.set(three, l * tokens + 3 * i)
    }),
  )
  return {
    grams: grams.length > 0 ? grams : [''],
    feeds: {
      poem_ids: grams.length > 0 ? ints([grams.length], grams.map(rowOf)) : ints([1], [0]),
      line_ids: ints([lines.length, tokens], ids),
      form: floats([formSize], formOf(lines)),
      size: floats([2], [lines.flat().length, lines.length]),
    },
  } // prettier-ignore
}

/** Poems of train.tsv and dev.tsv as numbers of characters; authors that stop the training are not those that are trained on. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createRandom, shuffled } from '../../models/nn/index.ts'
import type { Poem, PoemSizes } from '../networks/poem-cnn.ts'

export interface Corpus {
  readonly train: readonly Poem[]
  /** A tenth of the authors. */
  readonly stop: readonly Poem[]
  /** dev.tsv: other authors again. */
  readonly held: readonly Poem[]
  readonly sizes: PoemSizes
}

const length = 64

export function readPoems(dir: string, count: number): Corpus {
  const all = shuffled(read(join(dir, 'train.tsv')), createRandom(1)).slice(0, count)
  const counts = new Map<string, number>()
  for (const { text } of all) for (const c of text) counts.set(c, (counts.get(c) ?? 0) + 1)
  const known = [...counts].filter(([, n]) => n > 1).map(([c]) => c).sort() // prettier-ignore
  const numberOf = new Map(known.map((c, i) => [c, i + 1]))
  const poemOf = ({ text, song }: Row): Poem => ({
    song,
    characters: [...text].slice(0, length).map((c) => numberOf.get(c) ?? 0),
  })
  return {
    train: all.filter(({ author }) => tenthOf(author) > 0).map(poemOf),
    stop: all.filter(({ author }) => tenthOf(author) === 0).map(poemOf),
    held: read(join(dir, 'dev.tsv')).map(poemOf),
    sizes: { characters: known.length + 1, length, width: 32, channels: 64 },
  }
}

interface Row {
  readonly author: string
  readonly text: string
  readonly song: boolean
}
const read = (path: string): Row[] =>
  readFileSync(path, 'utf8')
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .map((line) => line.split('\t'))
    .map(([label, author, , text]) => ({ author: author!, text: text!, song: label === 'song' }))

const tenthOf = (author: string): number =>
  [...author].reduce((sum, letter) => (Math.imul(sum, 31) + letter.codePointAt(0)!) >>> 0, 7) % 10

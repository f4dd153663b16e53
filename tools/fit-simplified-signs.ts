/**
 * Makes models/text/period/simplified-signs.ts: `node tools/fit-simplified-signs.ts DICT TANG-SONG`, where DICT is
 * `dist/esm-lib/dict` of the npm package `opencc-js` (OpenCC's table of traditional and simplified characters) and TANG-SONG the
 * folder with `train.tsv`.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { format } from 'prettier'

/** Rarer characters move no poem. */
const leastCount = 3
/** A variant further from all variants together, in log-odds, would tell collections apart, where it is common enough to. */
const mostApart = 0.5
const common = 20
const blank = '□'

const [dict, tangSong] = process.argv.slice(2)
if (dict === undefined || tangSong === undefined)
  throw new Error('Usage: fit-simplified-signs.ts DICT TANG-SONG')
const table = /export default "([^"]+)"/.exec(readFileSync(join(dict, 'TSCharacters.js'), 'utf8'))![1]!
const simplifiedOf = new Map(
  table.split('|').map((row) => {
    const [traditional, simplified] = row.split(' ')
    return [traditional!, simplified!] as const
  }),
)

type Counts = [tang: number, song: number]
const counts = new Map<string, Counts>()
const totals: Counts = [0, 0]
for (const row of readFileSync(join(tangSong, 'train.tsv'), 'utf8').trimEnd().split('\n')) {
  const [label, , , text = ''] = row.split('\t')
  const period = label === 'song' ? 1 : 0
  for (const sign of text.match(/\p{Script=Han}/gu) ?? []) {
    const count = counts.get(sign) ?? [0, 0]
    counts.set(sign, count)
    count[period]++
    totals[period]++
  }
}

const variants = Map.groupBy(counts.keys(), (sign) => simplifiedOf.get(sign) ?? sign)
const lean = ([tang, song]: Counts) => Math.log((song + 0.5) / totals[1]) - Math.log((tang + 0.5) / totals[0])
const pairs = [...variants].flatMap(([simplified, signs]) => {
  const all = signs.reduce<Counts>(
    ([tang, song], sign) => [tang + counts.get(sign)![0], song + counts.get(sign)![1]],
    [0, 0],
  )
  const together = lean(all)
  const apart = (sign: string) => Math.abs(lean(counts.get(sign)!) - together)
  const nearest = signs.toSorted((a, b) => apart(a) - apart(b))[0]!
  const size = all[0] + all[1]
  const known = apart(nearest) > mostApart && size > common ? blank : nearest
  return size >= leastCount && known !== simplified ? [{ simplified, known }] : []
})
const text = (side: 'simplified' | 'known') => pairs.map((pair) => pair[side]).join('')
const path = resolve(import.meta.dirname, '../models/text/period/simplified-signs.ts')
const source = `/** Made by tools/fit-simplified-signs.ts: at each place a simplified character and what the period head knows it as. */
export const simplified = '${text('simplified')}'
export const known = '${text('known')}'
`
writeFileSync(path, await format(source, { parser: 'typescript', singleQuote: true, semi: false }))
console.log(`${pairs.length} characters`)

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { createNodeRuntime } from '../../../../../server/ort/node-runtime.ts'
import { ancestors } from '../../../../../server/trainer/benchmarks/ancestors.ts'

const folder = mkdtempSync(join(tmpdir(), 'mouseion-ancestors-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const runtime = createNodeRuntime()

/** A has f for p, B drops the last vowel: neither keeps the ancestor's word. */
const line = (key: string, word: string): string =>
  [key, word, word.replaceAll('p', 'f'), word.split(' ').slice(0, -1).join(' ')].join('\t')
const words = ['p', 't', 'k', 'm'].flatMap((onset) =>
  ['p', 't', 'k', 'm'].flatMap((coda) => ['a', 'i'].map((vowel) => `${onset} ${vowel} ${coda} ${vowel}`)),
)
const table = (rows: readonly string[]): string =>
  ['KEY\tOld\tA\tB', ...rows.map((word, i) => line(`${i}`, word)), ''].join('\n')

describe('ancestors', () => {
  it('reconstructs withheld words from all daughters, and writes them', async () => {
    const dataDir = join(folder, 'split')
    mkdirSync(dataDir)
    writeFileSync(join(dataDir, 'train.tsv'), table(words))
    writeFileSync(join(dataDir, 'dev.tsv'), table(['p a t i', 'k i p a']))
    const predictionsPath = join(folder, 'out.tsv')
    const report = await ancestors.run({ dataDir, split: 'dev', predictionsPath, runtime })
    expect(report.rows).toBe(2)
    expect(report.metrics.model.normalised_edit_distance!.value).toBe(0)
    expect(report.metrics.model.accuracy!.value).toBe(1)
    expect(readFileSync(predictionsPath, 'utf8')).toBe(
      'set\tancestor\tprediction\n0\tOld\tp a t i\n1\tOld\tk i p a\n',
    )
  })

  it('says where nothing can be asked', () => {
    const dataDir = join(folder, 'small')
    mkdirSync(dataDir)
    writeFileSync(join(dataDir, 'train.tsv'), table(words.slice(0, 5)))
    writeFileSync(join(dataDir, 'dev.tsv'), table(words.slice(0, 1)))
    expect(() => ancestors.run({ dataDir, split: 'dev', runtime })).toThrow('no ancestor here has 20 words')
  })
})

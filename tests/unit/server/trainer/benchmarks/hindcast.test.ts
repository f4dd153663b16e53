import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { createNodeRuntime } from '../../../../../server/ort/node-runtime.ts'
import { readFamilies } from '../../../../../server/trainer/benchmarks/family/folds.ts'
import { hindcast } from '../../../../../server/trainer/benchmarks/hindcast.ts'

const folder = mkdtempSync(join(tmpdir(), 'mouseion-hindcast-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const runtime = createNodeRuntime()

/** In A every p is f; B keeps the word. */
function writeSplit(name: string, asked: readonly string[]): string {
  const dir = join(folder, name)
  mkdirSync(dir)
  const line = (key: string, word: string) => `${key}\t${word}\t${word.replaceAll('p', 'f')}\t${word}`
  const words = ['p a', 't a', 'k a', 'p i', 't i', 'k i', 'p o', 't o', 'k o', 'p e', 't e', 'k e']
  const table = (rows: readonly string[]) =>
    ['KEY\tOld\tA\tB', ...rows.map((w, i) => line(`${i}`, w))].join('\n')
  writeFileSync(join(dir, 'train.tsv'), `${table(words)}\n`)
  writeFileSync(join(dir, 'dev.tsv'), `${table(asked)}\n`)
  return dir
}

describe('hindcast', () => {
  it('scores daughters predicted from their mother beside the mother’s own form', async () => {
    const dataDir = writeSplit('split', ['p a p', 't a t'])
    const predictionsPath = join(folder, 'out.tsv')
    const report = await hindcast.run({ dataDir, split: 'dev', predictionsPath, runtime })
    expect(report.rows).toBe(4)
    expect(report.metrics.model.accuracy!.value).toBe(1)
    expect(report.metrics.model.normalised_edit_distance!.value).toBe(0)
    // Copying is right for three of four, and two of three sounds off in the fourth.
    expect(report.metrics.baseline.accuracy!.value).toBe(0.75)
    expect(report.metrics.baseline.normalised_edit_distance!.value).toBeCloseTo(2 / 3 / 4, 12)
    const lines = readFileSync(predictionsPath, 'utf8').split('\n')
    expect(lines[1]).toMatch(/^0\tOld\tA\tf a f\t0\.\d+$/)
  })
})

describe('readFamilies', () => {
  it('reads a table of cognates in five folds, a set whole in one of them, Proto... as the mother', () => {
    const dir = join(folder, 'tables', 'tongues')
    mkdirSync(dir, { recursive: true })
    const rows = Array.from({ length: 30 }, (_, i) => `${i}\tp a\tf a\tp a`)
    writeFileSync(join(dir, 'cognates.tsv'), ['COGID\tProtoTongue\tA\tB', ...rows, ''].join('\n'))
    const [family] = readFamilies(join(folder, 'tables'), 'dev')
    expect(family!.name).toBe('tongues')
    expect(family!.languages).toEqual([
      { slug: 'ProtoTongue' },
      { slug: 'A', parent: 'ProtoTongue' },
      { slug: 'B', parent: 'ProtoTongue' },
    ])
    const asked = family!.folds.flatMap(({ asked: own }) => own.map(({ cognateSet }) => cognateSet))
    expect(asked).toHaveLength(90)
    expect(new Set(asked).size).toBe(30)
    for (const { train, asked: own } of family!.folds) {
      const trained = new Set(train.rows.map(({ cognateSet }) => cognateSet))
      expect(own.filter(({ cognateSet }) => trained.has(cognateSet))).toEqual([])
    }
  })

  it('says what a folder must hold', () => {
    const dir = join(folder, 'empty')
    mkdirSync(dir)
    expect(() => readFamilies(dir, 'dev')).toThrow('languages.json with forms.tsv')
    expect(() => readFamilies(writeSplit('no-test', ['p a']), 'test')).toThrow('no test part')
  })
})

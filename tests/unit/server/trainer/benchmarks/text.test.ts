import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createNodeRuntime } from '../../../../../server/ort/node-runtime.ts'
import { sib200 } from '../../../../../server/trainer/benchmarks/sib200.ts'
import { readPoems, tangSong } from '../../../../../server/trainer/benchmarks/tang-song.ts'
import { tateSubjects } from '../../../../../server/trainer/benchmarks/tate-subjects.ts'
import { translationPairs } from '../../../../../server/trainer/benchmarks/translation-pairs.ts'

vi.setConfig({ testTimeout: 180_000 })

const runtime = createNodeRuntime()
let dataDir: string
beforeEach(() => (dataDir = mkdtempSync(join(tmpdir(), 'text-benchmark-'))))
afterEach(() => rmSync(dataDir, { recursive: true }))

const table = (path: string, rows: readonly (readonly string[])[]) =>
  writeFileSync(join(dataDir, path), rows.map((row) => row.join('\t')).join('\n') + '\n')
const predictions = (path: string) => readFileSync(path, 'utf8').trimEnd().split('\n').map((line) => line.split('\t')) // prettier-ignore

test('sib200: predictions by language, and a language with a test file alone is scored zero-shot', async () => {
  const sentence = (k: number) =>
    k % 2 === 0
      ? [String(k), 'sports', `The football team won match ${k} in the stadium`]
      : [String(k), 'health', `The doctor gave the patient medicine ${k} in hospital`]
  for (const language of ['eng_Latn', 'sco_Latn']) mkdirSync(join(dataDir, language))
  table('eng_Latn/train.tsv', [
    ['index_id', 'category', 'text'],
    ...Array.from({ length: 24 }, (_, k) => sentence(k)),
  ])
  table('eng_Latn/test.tsv', [['index_id', 'category', 'text'], sentence(100), sentence(101)])
  table('sco_Latn/test.tsv', [
    ['index_id', 'category', 'text'],
    ['100', 'sports', 'The football team wan the match'],
  ])
  const predictionsPath = join(dataDir, 'out.tsv')
  const report = await sib200.run({ dataDir, split: 'test', predictionsPath, runtime })
  expect(report.metrics.model['accuracy']!.value).toBe(1)
  expect(report.rows).toBe(3)
  expect(report.notes).toContain('zero-shot: sco_Latn')
  expect(predictions(predictionsPath).map((row) => row.slice(0, 3))).toEqual([
    ['language', 'index_id', 'prediction'],
    ['eng_Latn', '100', 'sports'],
    ['eng_Latn', '101', 'health'],
    ['sco_Latn', '100', 'sports'],
  ])
})

test('tang-song: one row a poem, numbered from 0, without a look at the author', async () => {
  const poem = (signs: string, k: number) =>
    Array.from({ length: 4 }, (_, l) => Array.from({ length: 5 }, (_, i) => [...signs][(k + l + i * i) % 7]!).join('') + '。').join('') // prettier-ignore
  const rows = Array.from({ length: 40 }, (_, k) =>
    k % 2 === 0 ? ['tang', `a${k % 6}`, 'x', poem('山水風月花鳥雲', k)] : ['song', `b${k % 7}`, 'x', poem('茶書窗燈雨梅硯', k)],
  ) // prettier-ignore
  table('train.tsv', rows)
  table('dev.tsv', [['tang', 'b1', 'x', poem('山水風月花鳥雲', 3)], ['song', 'a1', 'x', poem('茶書窗燈雨梅硯', 4)]]) // prettier-ignore
  const predictionsPath = join(dataDir, 'out.tsv')
  const report = await tangSong.run({ dataDir, split: 'dev', predictionsPath, runtime })
  expect(report.metrics.model['accuracy']!.value).toBe(1)
  expect(predictions(predictionsPath).map((row) => row.slice(0, 2))).toEqual([['row', 'prediction'], ['0', 'tang'], ['1', 'song']]) // prettier-ignore
})

test('tate-subjects: labels joined by a bar, a probability for each', async () => {
  const work = (k: number) => {
    const sea = k % 2 === 0
    const [tops, leaves] = sea ? ['nature|places', 'sea|boat'] : ['people', 'woman']
    return [`A${k}`, String(k % 9), '1900', '', tops, leaves, 'Oil', sea ? `Boats on the sea at dusk ${k}` : `Portrait of a woman ${k}`]
  } // prettier-ignore
  table(
    'train.tsv',
    Array.from({ length: 60 }, (_, k) => work(k)),
  )
  table('dev.tsv', [work(100), work(101)])
  const predictionsPath = join(dataDir, 'out.tsv')
  const report = await tateSubjects.run({ dataDir, split: 'dev', predictionsPath, runtime })
  expect(report.metrics.model['micro_f1']!.value).toBe(1)
  const [header, first, second] = predictions(predictionsPath)
  expect(header).toEqual(['row', 'prediction', 'probability'])
  expect(first!.slice(0, 2)).toEqual(['0', 'nature|places'])
  expect(first![2]!.split('|')).toHaveLength(2)
  expect(second!.slice(0, 2)).toEqual(['1', 'people'])
})

const shared = join(
  process.env['MOUSEION_SHARED'] ?? join(import.meta.dirname, '../../../../../../shared'),
  'data',
)
describe.skipIf(!existsSync(join(shared, 'sib200')))(
  'on the real sentences (needs ../shared/data/sib200)',
  () => {
    test('English and Chinese together beat logistic regression on each', async () => {
      for (const language of ['eng_Latn', 'zho_Hans'])
        symlinkSync(join(shared, 'sib200', language), join(dataDir, language))
      const { model, baseline } = (await sib200.run({ dataDir, split: 'dev', runtime })).metrics
      expect(model['accuracy']!.value).toBeGreaterThan(0.75)
      expect(model['accuracy']!.value).toBeGreaterThan(baseline['accuracy']!.value + 0.03)
    })

    test('a Chinese sentence finds its English translation among those kept aside', async () => {
      for (const language of ['eng_Latn', 'zho_Hans']) {
        mkdirSync(join(dataDir, language))
        symlinkSync(join(shared, 'sib200', language, 'train.tsv'), join(dataDir, language, 'train.tsv'))
        symlinkSync(join(shared, 'sib200', language, 'dev.tsv'), join(dataDir, language, 'test.tsv'))
      }
      const predictionsPath = join(dataDir, 'out.tsv')
      const report = await translationPairs.run({ dataDir, split: 'test', predictionsPath, runtime })
      expect(report.rows).toBe(198)
      expect(report.metrics.model['recall@1']!.value).toBeGreaterThan(0.7)
      expect(report.comparisons![0]!.low).toBeGreaterThan(0.3)
      const rows = predictions(predictionsPath).slice(1)
      const right = rows.filter(([, asked, found]) => asked === found).length
      expect(right / 198).toBeCloseTo(report.metrics.model['recall@1']!.value, 10)
    })

    test('reads the poems as they are', () => {
      const poems = readPoems(join(shared, 'tang-song', 'dev.tsv'))
      expect(poems).toHaveLength(1776)
      expect(poems[2]!.lines.map((line) => line.length)).toEqual([7, 7, 7, 7])
    })
  },
)

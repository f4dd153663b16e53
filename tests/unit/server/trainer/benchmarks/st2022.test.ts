import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { inventedCorpus } from '../../../models/language/invented-corpus.ts'
import { st2022 } from '../../../../../server/trainer/benchmarks/st2022.ts'
import { wikihan } from '../../../../../server/trainer/benchmarks/wikihan.ts'
import { createNodeRuntime } from '../../../../../server/ort/node-runtime.ts'

const shared = resolve(process.env.MOUSEION_SHARED ?? '../shared', 'data')
const runtime = createNodeRuntime()
const folder = mkdtempSync(join(tmpdir(), 'mouseion-reflexes-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('st2022', () => {
  it('writes the task’s own format in the order of the test file, and scores only with solutions', async () => {
    const dataDir = join(folder, 'data')
    mkdirSync(join(dataDir, 'tiny'), { recursive: true })
    const file = (kind: string, lines: string[]) =>
      writeFileSync(join(dataDir, 'tiny', `${kind}-0.10.tsv`), [...lines, ''].join('\n'))
    file('training', ['COGID\tA\tB', '1\tp a\tf a', '2\tp i\tf i', '3\tt a\tt a', '4\tt i\tt i'])
    file('test', ['COGID\tA\tB', '9-2\tp a\t?', '8-1\t?\tf i'])
    const predictionsPath = join(folder, 'out')
    const report = await st2022.run({ dataDir, split: 'test', predictionsPath })
    expect(readFileSync(join(predictionsPath, 'tiny', 'result-0.10.tsv'), 'utf8')).toBe(
      'COGID\tA\tB\n9-2\t\tf a\n8-1\tp i\t\n',
    )
    expect(report.metrics.model).toEqual({})
    expect(report.rows).toBe(2)

    file('solutions', ['COGID\tA\tB', '9-2\t\tf a', '8-1\tt i\t'])
    const scored = await st2022.run({ dataDir, split: 'dev' })
    // B is right; A answers p i for t i, half wrong.
    expect(scored.metrics.model.ned!.value).toBeCloseTo(0.25, 12)
    expect(scored.metrics.model['ned@0.10']!.value).toBeCloseTo(0.25, 12)
  })

  it('answers the same whatever the number of threads, and tells how far it is', async () => {
    const dataDir = join(folder, 'invented')
    for (const [name, offset] of [
      ['first', 0],
      ['second', 70],
    ] as const) {
      mkdirSync(join(dataDir, name), { recursive: true })
      const { languages, rows } = inventedCorpus(170)
      const slugs = languages.map(({ slug }) => slug)
      const sets = [...Map.groupBy(rows, ({ cognateSet }) => cognateSet)].slice(offset, offset + 100)
      const line = (id: string, forms: typeof rows, asked?: string) =>
        [id, ...slugs.map((slug) => (slug === asked ? '?' : wordOf(forms, slug)))].join('\t')
      const wordOf = (forms: typeof rows, slug: string) =>
        forms.find(({ language }) => language === slug)?.segments.join(' ') ?? ''
      const header = ['COGID', ...slugs].join('\t')
      const write = (kind: string, lines: string[]) =>
        writeFileSync(join(dataDir, name, `${kind}-0.10.tsv`), [header, ...lines, ''].join('\n'))
      write(
        'training',
        sets.slice(10).map(([id, forms]) => line(id, forms)),
      )
      const asked = sets.slice(0, 10).map(([id, forms], i) => ({ id, forms, slug: slugs[i % slugs.length]! }))
      write(
        'test',
        asked.map(({ id, forms, slug }) => line(`${id}-1`, forms, slug)),
      )
      write(
        'solutions',
        asked.map(({ id, forms, slug }) =>
          [`${id}-1`, ...slugs.map((one) => (one === slug ? wordOf(forms, slug) : ''))].join('\t'),
        ),
      )
    }
    const answersOf = async (threads: number) => {
      const predictionsPath = join(folder, `threads-${threads}`)
      const told: number[] = []
      const { metrics } = await st2022.run({
        dataDir,
        split: 'dev',
        predictionsPath,
        threads,
        onProgress: ({ done }) => told.push(done),
      })
      expect(told).toEqual(told.toSorted((a, b) => a - b))
      expect(told.at(-1)).toBe(1)
      const files = ['first', 'second'].map((name) =>
        readFileSync(join(predictionsPath, name, 'result-0.10.tsv'), 'utf8'),
      )
      return { files, metrics }
    }
    const alone = await answersOf(1)
    expect(alone.files[0]!.split('\n').filter((line) => /[a-z]\b/.test(line))).toHaveLength(11)
    const { ned, accuracy, top5, ece, ece5, 'ece@0.10': own } = alone.metrics.model
    expect(ned!.value).toBeLessThan(0.15)
    expect(accuracy!.value).toBeGreaterThan(0.6)
    expect(top5!.value).toBeGreaterThanOrEqual(accuracy!.value)
    expect(ece!.value).toBeLessThan(0.25)
    expect(ece5!.value).toBeLessThan(0.1)
    expect(own).toEqual(ece)
    expect(await answersOf(3)).toEqual(alone)
  }, 400_000)

  it.skipIf(!existsSync(join(shared, 'st2022')))(
    'predicts reflexes better than the closed form does (shared data: st2022)',
    async () => {
      const report = await st2022.run({
        dataDir: join(shared, 'st2022'),
        split: 'dev',
        proportions: ['0.50'],
        datasets: ['davletshinaztecan', 'listsamplesize'],
      })
      const { model, baseline } = report.metrics
      expect(baseline.ned!.value).toBeLessThan(0.37)
      expect(baseline.ned!.value - model.ned!.value).toBeGreaterThan(0.01)
      expect(report.rows).toBe(508 + 808)
    },
    900_000,
  )
})

describe('wikihan', () => {
  it.skipIf(!existsSync(join(shared, 'wikihan')))(
    'reconstructs half of dev from a quarter of train, far above the closest language (shared data: wikihan)',
    async () => {
      const dataDir = join(folder, 'wikihan')
      mkdirSync(dataDir)
      const train = readFileSync(join(shared, 'wikihan', 'train.tsv'), 'utf8').split('\n')
      writeFileSync(join(dataDir, 'train.tsv'), train.slice(0, 901).join('\n'))
      copyFileSync(join(shared, 'wikihan', 'dev.tsv'), join(dataDir, 'dev.tsv'))
      const predictionsPath = join(folder, 'wikihan-dev.tsv')
      const report = await wikihan.run({
        dataDir,
        split: 'dev',
        predictionsPath,
        runtime,
      })
      const { model, baseline } = report.metrics
      expect(model.accuracy!.value).toBeGreaterThan(0.44)
      expect(model.accuracy!.low).toBeGreaterThan(baseline.accuracy!.high)
      const lines = readFileSync(predictionsPath, 'utf8').trimEnd().split('\n')
      expect(lines[0]).toBe('KEY\tprediction')
      expect(lines).toHaveLength(report.rows + 1)
    },
    600_000,
  )
})

/** Both forms of the data, from the file to the figures and the predictions. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createRandom } from '../../../../../models/nn/random.ts'
import { createNodeRuntime } from '../../../../../server/ort/node-runtime.ts'
import { readTask } from '../../../../../server/trainer/benchmarks/sequence-tasks.ts'
import { sequences } from '../../../../../server/trainer/benchmarks/sequences.ts'

let dir: string
beforeEach(() => (dir = mkdtempSync(join(tmpdir(), 'mouseion-sequences-'))))
afterEach(() => rmSync(dir, { recursive: true, force: true }))

const write = (name: string, lines: readonly string[]) =>
  writeFileSync(join(dir, name), `${lines.join('\n')}\n`)
/** Rounds of twenty things, each visitor starting elsewhere and now and then skipping one. */
const paths = Array.from({ length: 120 }, (_, v) => {
  const random = createRandom(5, v)
  const path = [random.int(20)]
  while (path.length < 6) path.push((path.at(-1)! + 1 + (random.next() < 0.2 ? 1 : 0)) % 20)
  return path.map((item) => `i${item}`)
})

describe('sequences.txt', () => {
  it('keeps the last but one for dev and the last for test, and counts neither', () => {
    write('sequences.txt', ['a x y z', 'b y z x w'])
    const [dev, test] = [readTask(dir, 'dev'), readTask(dir, 'test')]
    const slug = (task: typeof dev) =>
      task.targets.map(({ target, history }) => [task.items[target], history.map((i) => task.items[i])])
    expect(slug(dev)).toEqual([
      ['y', ['x']],
      ['x', ['z', 'y']],
    ])
    expect(slug(test)).toEqual([
      ['z', ['y', 'x']],
      ['w', ['x', 'z', 'y']],
    ])
    expect(dev.recipe.full.map(({ items }) => items.map((i) => dev.items[i]))).toEqual([['x'], ['y', 'z']])
  })

  it('is scored beside each closed form, with a paired bound for each lead', async () => {
    write(
      'sequences.txt',
      paths.map((path, v) => [`v${v}`, ...path].join(' ')),
    )
    const predictionsPath = join(dir, 'out.tsv')
    const report = await sequences.run({
      dataDir: dir,
      split: 'test',
      runtime: createNodeRuntime(),
      predictionsPath,
    })
    expect(report.rows).toBe(120)
    expect(report.metrics.model['hr10']!.value).toBeGreaterThan(0.9)
    expect(report.comparisons!.map(({ against, metric }) => `${against} ${metric}`)).toEqual([
      'SkipMarkov hr10', 'SkipMarkov ndcg10', 'EASE hr10', 'EASE ndcg10',
    ]) // prettier-ignore
    const markov = report.comparisons![1]!
    expect(markov.score).toBeCloseTo(report.metrics.baseline['ndcg10']!.value, 12)
    expect(markov.lead).toBeCloseTo(report.metrics.model['ndcg10']!.value - markov.score, 12)
    expect(markov.low).toBeLessThanOrEqual(markov.lead)
    const [header, first] = readFileSync(predictionsPath, 'utf8').split('\n')
    expect(header).toBe('visitor\ttarget\ttop')
    expect(first!.split('\t').slice(0, 2)).toEqual(['v0', paths[0]!.at(-1)])
    expect(first!.split('\t')[2]!.split(' ')).toHaveLength(10)
  })
})

describe('interactions.tsv', () => {
  it('freezes the statistics at four fifths of the time, and lets histories roll on', async () => {
    const events = paths.flatMap((path, v) => path.map((item, k) => ({ at: 1_000 * k + v, v, item })))
    const rows = events.toSorted((a, b) => a.at - b.at).map(({ at, v, item }) => `v${v}\t${item}\t5\t${at}`)
    write('interactions.tsv', ['visitor\titem\trating\tunix_time', ...rows])
    const task = readTask(dir, 'dev')
    expect(task.recipe.full.reduce((sum, { items }) => sum + items.length, 0)).toBe(576)
    expect(task.targets.every(({ history, target }) => history.length > 0 && !history.includes(target))).toBe(
      true,
    )
    expect(task.targets.some(({ history }) => history.length === 5)).toBe(true)
    const report = await sequences.run({ dataDir: dir, split: 'dev', runtime: createNodeRuntime() })
    expect(report.rows).toBe(task.targets.length)
    expect(report.metrics.model['hr10']!.value).toBeGreaterThan(0.8)
    expect(report.comparisons!.map(({ against }) => against)).toContain('SkipMarkov')
  })
})

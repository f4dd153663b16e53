/** Every method of the register: it is there, it computes, and its checks hold. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { examples, runExample } from '../../../../models/examples/index.ts'
import type { ExampleContext } from '../../../../models/examples/index.ts'
import { parseSentences } from '../../../../models/text/corpus.ts'
import { loadContent } from '../../../../server/content/load.ts'
import { createNodeRuntime } from '../../../../server/ort/node-runtime.ts'

const root = join(import.meta.dirname, '..', '..', '..', '..')
let context: ExampleContext

beforeAll(async () => {
  const sentences = readFileSync(join(root, 'models', 'text', 'corpus', 'subjects.tsv'), 'utf8')
  context = {
    runtime: createNodeRuntime(),
    content: await loadContent(),
    sentences: parseSentences(sentences, 'subject').filter(({ language }) => language === 'en'),
    channels: ['text', 'language', 'recommender'].map((model) => ({ model, version: `${model}-1` })),
  }
})

it('has all of the register, once, in its order', () => {
  const formulas = Array.from({ length: 32 }, (_, i) => `F${i + 1}`)
  const forms = Array.from({ length: 14 }, (_, i) => `N${i + 1}`)
  const samples = ['A0-1', 'A0-2', 'A0-3', 'A1-1', 'A1-2', 'A1-3', 'A2-1', 'A2-2', 'A2-3', 'A2-4', 'A3-1', 'A3-2', 'A3-3', 'A4-1', 'A4-2', 'A4-3'] // prettier-ignore
  expect(examples.map(({ id }) => id)).toEqual([...formulas, ...forms, ...samples])
})

describe('each holds', () => {
  it.each(examples.map((example) => [example.id, example] as const))('%s', async (_, example) => {
    const report = await runExample(example, context)
    expect(report.checks.filter((check) => !check.holds)).toEqual([])
    expect(report.checks.length).toBeGreaterThan(0)
  })
})

it('the same twice: nothing depends on the clock or on chance', async () => {
  const chosen = examples.filter(({ id }) => ['A1-1', 'A0-1', 'F28'].includes(id))
  for (const example of chosen) {
    const [first, second] = [await runExample(example, context), await runExample(example, context)]
    expect(second).toEqual(first)
  }
})

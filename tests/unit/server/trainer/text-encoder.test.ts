/** A museum's own encoder from its files to an answer: read, trained on, judged, published, served; or refused with a reason. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { runsOnServerAlone } from '../../../../models/bundle.ts'
import { sentiments, subjects } from '../../../../models/text/labels.ts'
import { textOutputSchema } from '../../../../models/text/schema.ts'
import { stretches } from '../../../../models/text/tokens.ts'
import { loadContent } from '../../../../server/content/load.ts'
import { seedContent } from '../../../../server/content/seed.ts'
import { openSqliteEventLog } from '../../../../server/events/sqlite/event-log.ts'
import { openGraphStore } from '../../../../server/graph/open.ts'
import { createNodeRuntime } from '../../../../server/ort/node-runtime.ts'
import { loadTextCorpus } from '../../../../server/trainer/corpora/text.ts'
import { createPredictors } from '../../../../server/trainer/predictors.ts'
import { openRegistry, shippedModels } from '../../../../server/trainer/registry.ts'
import { openSigner } from '../../../../server/trainer/signing.ts'
import { encoderFingerprint, readEncoder } from '../../../../server/trainer/text-encoder.ts'
import { runTraining } from '../../../../server/trainer/train.ts'
import type { TrainingContext } from '../../../../server/trainer/train.ts'
import { randomRows, specials, writeEncoder } from '../../../support/text-encoder.ts'

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 })

const { rows } = loadTextCorpus()
const wordsOf = (text: string) =>
  stretches(text).flatMap((word) => (/\p{Script=Han}/u.test(word) ? [...word] : [word]))
/** Words and signs of the sentences that the heads learn from. */
const words = [...new Set(rows.flatMap(({ text }) => wordsOf(text)))]

const labels: readonly string[] = [...subjects, ...sentiments]
const dimensions = 64

/**
 * An encoder that was taught elsewhere what words speak for, by the terms that no figure counts: a word's row tells for which
 * labels it stands, and the rest is at random; rare words weigh more.
 */
function taughtRows(): Float32Array {
  const texts = new Map<string, number>()
  for (const { text } of rows)
    for (const word of new Set(wordsOf(text))) texts.set(word, (texts.get(word) ?? 0) + 1)
  const spoken = new Map<string, number[]>()
  for (const { text, label } of rows.filter(({ origin }) => origin === 'term'))
    for (const word of wordsOf(text)) {
      const counts = spoken.get(word) ?? labels.map(() => 0)
      counts[labels.indexOf(label)]! += 1
      spoken.set(word, counts)
    }
  const all = [...specials, ...words]
  const table = randomRows(all.length * dimensions)
  all.forEach((word, row) => {
    const counts = spoken.get(word) ?? []
    const norm = Math.hypot(...counts) || 1
    const rarity = Math.log((1 + rows.length) / (1 + (texts.get(word) ?? 0)))
    for (let d = 0; d < dimensions; d++) {
      const at = row * dimensions + d
      table[at] = rarity * (d < labels.length ? (counts[d] ?? 0) / norm : (table[at]! * 0.5) / Math.sqrt(dimensions - labels.length)) // prettier-ignore
    }
  })
  return table
}

let folder: string
let stores: Pick<TrainingContext, 'store' | 'events'>
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mouseion-encoder-'))
  const store = await openGraphStore({ sqlitePath: ':memory:' })
  await seedContent(store, await loadContent())
  stores = { store, events: openSqliteEventLog({ path: join(folder, 'events.sqlite') }) }
})
afterAll(async () => {
  await stores.events.close()
  await stores.store.close()
  rmSync(folder, { recursive: true })
})

const registryOf = (name: string, shipped: string) =>
  openRegistry({ shipped, own: join(folder, name), signer: openSigner(join(folder, `${name}.pem`)) })
const now = new Date('2030-01-02T03:04:05Z')
const train = (context: Pick<TrainingContext, 'registry' | 'textEncoder'>) =>
  runTraining({ ...stores, ...context }, { model: 'text', seed: 1, now, onProgress: () => undefined })

describe("a museum's own encoder", () => {
  test('serves with heads of ours, by the server alone, and the card says so', async () => {
    const textEncoder = writeEncoder(join(folder, 'good'), words, { dimensions, table: taughtRows() })
    const registry = registryOf('own', join(folder, 'nothing-ships'))
    const outcome = await train({ registry, textEncoder })
    expect(outcome.reasons).toEqual([])
    expect(outcome.published).toBe(true)
    const { metrics } = outcome
    expect(metrics['subject_accuracy']).toBeGreaterThan(0.7)
    expect(metrics['sentiment_accuracy']).toBeGreaterThan(0.66)
    expect(metrics['subject_ece']).toBeLessThan(0.05)
    expect(metrics['parity']).toBeLessThan(2e-3)

    const version = registry.current('text')!
    const manifest = registry.manifest('text', version)
    expect(runsOnServerAlone(manifest)).toBe(true)
    expect(manifest.files.map(({ path }) => path).sort()).toEqual(['card.md', 'encoder.json', 'encoder.onnx', 'model.onnx', 'vocab.json']) // prettier-ignore
    const card = new TextDecoder().decode(registry.file('text', version, 'card.md'))
    expect(card).toContain('Encoder: words of a test (Apache-2.0), ')
    expect(card).toContain("runs on the museum's server alone")

    // What serves is what was stored, not what lies where it came from.
    rmSync(join(folder, 'good'), { recursive: true })
    const predictors = createPredictors(registry, createNodeRuntime())
    const ask = async (text: string) => textOutputSchema.parse((await predictors.text({ text })).prediction)
    const music = await ask('The flute player and the drummers followed the dancers onto the stage.')
    expect(music.subject[0]!.label).toBe('music-and-performance')
    expect(music.keyTerms.some(({ term, head }) => head === 'subject' && /dancers|drummers|flute|stage/.test(term))).toBe(true) // prettier-ignore
    expect(music.embedding).toHaveLength(dimensions)
    expect((await ask('太好看了，讲解也很精彩，非常感谢！')).sentiment[0]!.label).toBe('positive')
    const poem = await ask('床前看月光，疑是地上霜。舉頭望山月，低頭思故鄉。')
    expect('notApplicable' in poem.period).toBe(false)
    await predictors.close()
  })

  test('is refused where the model in use is better on passages kept aside', async () => {
    const textEncoder = writeEncoder(join(folder, 'small'), words, { dimensions: 8 })
    const registry = registryOf('second', shippedModels)
    const before = registry.current('text')
    const outcome = await train({ registry, textEncoder })
    expect(outcome.published).toBe(false)
    expect(outcome.reasons.join()).toMatch(/against/)
    expect(registry.current('text')).toBe(before)
  })

  test('stops the run where it is not what it says', async () => {
    const textEncoder = writeEncoder(join(folder, 'bad'), words, { fault: 'constant' })
    const registry = registryOf('third', shippedModels)
    await expect(train({ registry, textEncoder })).rejects.toThrow('all texts alike')
  })
})

describe('readEncoder', () => {
  const small = (name: string) => writeEncoder(join(folder, name), ['bronze'], { dimensions: 4 })

  test('tells one encoder from another by all three files', () => {
    const [one, other] = [small('a'), writeEncoder(join(folder, 'b'), ['bronze', 'jade'], { dimensions: 4 })]
    expect(encoderFingerprint(readEncoder(one))).toBe(encoderFingerprint(readEncoder(small('a2'))))
    expect(encoderFingerprint(readEncoder(one))).not.toBe(encoderFingerprint(readEncoder(other)))
  })

  test.each([
    ['a description that is not there', (path: string) => rmSync(path), /there is no file/],
    ['a model that is not there', (path: string) => rmSync(path.replace('.json', '.onnx')), /encoder\.onnx/],
    ['what is no JSON', (path: string) => writeFileSync(path, '{'), /is not JSON/],
    [
      'an unknown field',
      (path: string) => writeFileSync(path, '{"name":"x","licence":"y","pool":"mean"}'),
      /pool/,
    ],
    [
      'a way out of its folder',
      (path: string) => writeFileSync(path, '{"name":"x","licence":"y","model":"../x"}'),
      /without folders/,
    ],
    ['a long description', (path: string) => writeFileSync(path, ' '.repeat(70_000)), /at most 64000/],
  ])('refuses %s', (what, spoil, message) => {
    const path = small(what.replaceAll(' ', '-'))
    spoil(path)
    expect(() => readEncoder(path)).toThrow(message)
  })
})

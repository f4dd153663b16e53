import { expect, test } from 'vitest'
import { createRandom } from '../../../models/nn/index.ts'
import { changed, codingOf, maskedBatch, textBatch } from '../../../bench/text-networks/batches.ts'
import { placesEach } from '../../../bench/networks/reader.ts'
import type { Reading, Text } from '../../../bench/text-networks/text.ts'
import { learnReader, readerLogits } from '../../../bench/text-networks/train.ts'
import type { Plan } from '../../../bench/text-networks/train.ts'
import { createNodeRuntime } from '../../../server/ort/node-runtime.ts'

const reading: Reading = { classes: 2, link: 'softmax', length: 6, gramsEach: 2, width: 8, layers: 1 }
const plan: Plan = {
  epochs: { labels: 12, masked: 0, finer: 0 },
  peak: 0.02,
  dropout: 0,
  adversarial: 0,
  taught: 0,
  thin: 0,
  cut: 0,
  join: 0,
}
const textOf = (signs: string, finer: readonly string[] = []): Text => ({
  grams: [...signs].map((sign, i) => (i > 0 ? [sign, signs[i - 1]! + sign] : [sign])),
  tokens: [...signs],
  finer,
})
/** The label is whether 山 comes before 水: single characters tell nothing. */
const texts = Array.from({ length: 240 }, (_, k) => {
  const others = [...'風月花鳥'].map((_, i, all) => all[(k * 7 + i * (k % 3)) % 4]!)
  const pair = k % 2 === 0 ? ['山', '水'] : ['水', '山']
  const at = (k >> 1) % 4
  return textOf([...others.slice(0, at), ...pair, ...others.slice(at)].join(''), [`school ${k % 2}`])
})
const labels = texts.map((_, k) => (k % 2 === 0 ? [1, 0] : [0, 1]))
const runtime = createNodeRuntime()
const share = (logits: Float64Array, from: number) =>
  labels.slice(from).filter((label, k) => (logits[2 * k]! > logits[2 * k + 1]! ? 1 : 0) === label[0]).length /
  (labels.length - from)

test('grams that three texts have get numbers from 2, unknown ones are left out; padding has no share', () => {
  const coding = codingOf([textOf('山水'), textOf('山水'), textOf('山月'), textOf('山')], reading)
  expect(coding.sizes).toMatchObject({ grams: 3, tokens: 1, finer: 1 })
  const coded = coding.of(textOf('月山'))
  expect(coded.grams).toEqual([[], [2]])
  expect(coded.tokens).toEqual([-1, 0])
  const { grams, shares, mask } = textBatch([coded.grams], 2, coding.sizes)
  expect([...grams!.data].slice(0, 4)).toEqual([0, 0, 2, 0])
  expect([...shares!.data].slice(0, 4)).toEqual([0, 0, 1, 0])
  expect([...mask!.data]).toEqual([1, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0])
})

test('a hidden token leaves neither its own grams nor the pair behind it', () => {
  const coding = codingOf(texts, reading)
  const coded = texts.slice(0, 4).map((text) => coding.of(text))
  const { grams, places, tokens, weights } = maskedBatch(coded, {
    rows: 4,
    sizes: coding.sizes,
    random: createRandom(1),
  })
  expect(Array.from(weights!.data, Number).reduce((sum, w) => sum + w)).toBe(4)
  for (let row = 0; row < 4; row++) {
    const place = Number(places!.data[row * placesEach]) - row * 6
    expect(Number(tokens!.data[row * placesEach])).toBe(coded[row]!.tokens[place])
    const own = [...grams!.data].slice(row * 12, (row + 1) * 12)
    expect(own.slice(place * 2, place * 2 + 2)).toEqual([1, 0])
    if (place < 5) expect(own[place * 2 + 3]).toBe(0)
  }
})

test('joined texts have half of each, thinned ones lose grams, cut ones keep a span', () => {
  const coded = texts.map((text) => codingOf(texts, reading).of(text))
  const make = (changes: object) =>
    changed(coded, { changes: { thin: 0, cut: 0, join: 0, ...changes }, length: 6, random: createRandom(2) })
  const joined = make({ join: 1 })
  joined.partners.forEach(({ other, share }, row) => {
    expect(other).not.toBe(row)
    expect(share).toBe(0.5)
    expect(joined.spans[row]).toEqual([...coded[row]!.grams.slice(0, 3), ...coded[other]!.grams.slice(3)])
  })
  const count = (spans: readonly (readonly (readonly number[])[])[]) => spans.flat(2).length
  const whole = count(make({}).spans)
  expect(count(make({ thin: 0.25 }).spans) / whole).toBeCloseTo(0.75, 1)
  const lengths = make({ cut: 1 }).spans.map((span) => span.length)
  expect(Math.min(...lengths)).toBeGreaterThanOrEqual(3)
  expect(new Set(lengths).size).toBeGreaterThan(2)
})

test('it learns what only neighbours tell, and the same seed gives the same answers', async () => {
  const pupil = { texts: texts.slice(0, 200), labels: labels.slice(0, 200) }
  const learn = () => learnReader(pupil, { reading, plan }, { runtime, seed: 3 })
  const answers = await readerLogits(await learn(), texts.slice(200), runtime)
  expect(share(answers, 200)).toBeGreaterThan(0.95)
  expect([...(await readerLogits(await learn(), texts.slice(200), runtime))]).toEqual([...answers])
})

test('lessons without labels lower their own loss, and a teacher’s word replaces the labels', async () => {
  const losses: Record<string, number[]> = {}
  const teacher = Float64Array.from(labels.flatMap(([a, b]) => [b!, a!]))
  const reader = await learnReader(
    { texts, labels, teacher },
    {
      reading,
      plan: { ...plan, epochs: { labels: 12, masked: 20, finer: 4 }, taught: 1, adversarial: 0.01 },
    },
    { runtime, seed: 1, onEpoch: ({ lesson, loss }) => (losses[lesson] ??= []).push(loss) },
  )
  for (const lesson of ['masked', 'finer']) expect(losses[lesson]!.at(-1)!).toBeLessThan(losses[lesson]![0]! - 0.1) // prettier-ignore
  expect(share(await readerLogits(reader, texts, runtime), 0)).toBeLessThan(0.05)
})

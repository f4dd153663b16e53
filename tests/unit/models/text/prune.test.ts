import { expect, test } from 'vitest'
import { pruneTopics } from '../../../../models/text/prune.ts'
import { fitTopics, topicLogits, topicRecipe } from '../../../../models/text/topics.ts'
import { countGrams } from '../../../../models/text/tokens.ts'

/** Two words tell the classes apart, `common` none; `rare` is in one text only. */
const texts = [
  'flute common',
  'flute common rare',
  'flute common',
  'sword common',
  'sword common',
  'sword common',
]
const bags = texts.map((text) => countGrams(text))
const model = fitTopics({ bags, labels: [0, 0, 0, 1, 1, 1], classes: 2 }, { ...topicRecipe, minRows: 1 })

test('keeps the grams that say most, and their weights', () => {
  const pruned = pruneTopics(model, 16)
  const kept = [...pruned.vocabulary.keys()]
  expect(kept).toHaveLength(16)
  expect(kept.some((gram) => gram.includes('comm') || gram.includes('ommo'))).toBe(false)
  expect(pruned.ridge).toHaveLength(32)
  for (const [gram, id] of pruned.vocabulary) {
    const old = model.vocabulary.get(gram)!
    expect(pruned.gains[id]).toBe(model.gains[old])
    expect(pruned.ridge.subarray(2 * id, 2 * id + 2)).toEqual(model.ridge.subarray(2 * old, 2 * old + 2))
    expect(pruned.bayes.subarray(2 * id, 2 * id + 2)).toEqual(model.bayes.subarray(2 * old, 2 * old + 2))
  }
  const [music, war] = ['flute', 'sword'].map((text) => topicLogits(pruned, [countGrams(text)]))
  expect(music![0]).toBeGreaterThan(music![1]!)
  expect(war![1]).toBeGreaterThan(war![0]!)
})

test('a head within the bound is left as it is', () => {
  expect(pruneTopics(model, model.vocabulary.size)).toBe(model)
})

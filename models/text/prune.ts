/** A smaller topic head: most grams hardly speak for any class, and a table without them is as good. */
import type { TopicModel } from './topics.ts'

/**
 * The head with the `most` grams that say most, in their old order: gain times the lengths of both rows of weights, each
 * at the temperature by which it counts. Calibrate after this, not before.
 */
export function pruneTopics(model: TopicModel, most: number): TopicModel {
  const { vocabulary, gains, ridge, bayes, classes, recipe } = model
  if (vocabulary.size <= most) return model
  const length = (weights: Float64Array, id: number): number =>
    Math.hypot(...weights.subarray(id * classes, (id + 1) * classes))
  const kept = [...vocabulary]
    .map(([gram, id]) => {
      const says = length(ridge, id) / recipe.ridgeTemperature + length(bayes, id) / recipe.bayesTemperature
      return { gram, id, says: gains[id]! * says }
    })
    .sort((a, b) => b.says - a.says || a.id - b.id)
    .slice(0, most)
    .sort((a, b) => a.id - b.id)
  const rows = (table: Float64Array, width: number): Float64Array => {
    const own = new Float64Array(kept.length * width)
    kept.forEach(({ id }, i) => own.set(table.subarray(id * width, (id + 1) * width), i * width))
    return own
  }
  return {
    ...model,
    vocabulary: new Map(kept.map(({ gram }, i) => [gram, i])),
    gains: rows(gains, 1),
    ridge: rows(ridge, classes),
    bayes: rows(bayes, classes),
  }
}
